"""How fair and how sound classroom exercises are: what naive solvers reach, and what annotated facts contradict.

    python -m benchmarks.exercises [ALIGNMENT] [--comparisons FOLDER] [--write]

Over the demo stories in corpora/ and, given the folder with `stories/` and `gold/`, 24 of its stories, sheets are made
with one seed after another until a story has given twenty items, and each is checked: its items are whole, no
sentence stands in two of its tasks, and the next sheet repeats a third at most or says so. A solver that does not read
has a hit rate beside what chance would give; so has one that knows from how many shared words on two sentences tell the
same, which no pupil does. A key is contradicted where annotators found that two sentences share no
fact, or share one, or that the article has a fact that is keyed as missing. FOLDER holds comparisons saved as
<story>.json, which are taken instead of being made.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.exercises.checks import against_gold, check, solve
from benchmarks.exercises.tally import Tally, figures
from framing.encoders import load as load_encoder
from framing.errors import InputError
from framing.exercises import make_exercise
from framing.export import load_comparison
from framing.pipeline import compare
from framing.readers import read_story
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.records import Comparison

CORPORA = Path(__file__).parents[2] / "corpora"
RESULTS = Path(__file__).with_name("results.json")
COMMAND = "python -m benchmarks.exercises ../shared/eval/alignment --write"
STORIES, STEP = 24, 6
"""Stories taken, and of how many each is the first, in the order of their names."""
ITEMS, SEEDS = 20, 12
"""Items wanted of a story; sheets made at most, since a small story never gives so many different ones."""


def measure(stories: Mapping[str, Comparison], gold: Path | None, kinds: tuple[str, ...] = ()) -> dict[str, Any]:
    """Make the sheets of every story, and return the figures."""
    tally = Tally()
    given: dict[str, dict[str, int]] = {}
    for name, comparison in stories.items():
        file = gold / f"{name}.json" if gold else None
        annotated = json.loads(file.read_text(encoding="utf-8")) if file and file.is_file() else None
        judged: set[str] = set()
        tally.sizes[name] = 0
        seen: dict[str, str] = {}
        for seed in range(1, SEEDS + 1):
            if len(seen) >= ITEMS:
                break
            try:
                sheet, following = (make_exercise(comparison, n, kinds) for n in (seed, seed + 1))
            except InputError:
                break
            tally.sheets += 1
            tally.sizes[name] = tally.sizes[name] or len(sheet.items)
            check(comparison, sheet, following, tally)
            for section in sheet.sections:
                solve(section, tally)
            seen.update((item.id, item.task) for item in sheet.items)
            if annotated:
                against_gold(comparison, annotated, sheet.items, judged, tally)
        given[name] = dict(Counter(seen.values()))
        tally.items.update(seen.values())
    return figures(tally, given)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("alignment", type=Path, nargs="?")
    parser.add_argument("--comparisons", type=Path)
    parser.add_argument("--tasks", default="")
    parser.add_argument("--all", action="store_true", help="every annotated story")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    folders = sorted(path.parent for path in CORPORA.glob("*/story.toml"))
    if arguments.alignment:
        annotated = sorted(path for path in (arguments.alignment / "stories").iterdir() if path.is_dir())
        folders += annotated if arguments.all else annotated[::STEP][:STORIES]
    stories = {folder.name: comparison_of(folder, arguments.comparisons) for folder in folders}
    kinds = tuple(filter(None, arguments.tasks.split(",")))
    found = measure(stories, arguments.alignment / "gold" if arguments.alignment else None, kinds)
    print(json.dumps(found, indent=1))
    if arguments.write:
        RESULTS.write_text(json.dumps({"command": COMMAND, "figures": found}, indent=1) + "\n", encoding="utf-8")


def comparison_of(folder: Path, saved: Path | None) -> Comparison:
    """Return a story's comparison, the saved one if there is one."""
    file = saved / f"{folder.name}.json" if saved else None
    if file and file.is_file():
        return load_comparison(file)
    return compare(read_story([folder]), encoder=load_encoder(Settings().model, Settings().cache, Settings().threads))


if __name__ == "__main__":
    main()
