"""What comparing costs an article as stories become many: what a run does itself, with 250 to 25,000 stories.

    python -m benchmarks.runs [--write]

Comparing a story has nothing to do with how many others there are; it is measured once, on a demo story, after another
one that loads the models. What could grow is the run's own part: reading and hashing stories, writing what was found,
the index and the failures. That is measured with stories of four short articles each and an engine that compares none
of them but gives a ready answer; each size in a process of its own, on one thread. Cost is the time of a core, so
waiting for a disk has no part in it. `again` is a second run, which finds everything done. `growth` is by how much more
an article of the last size costs, as a share of what one of the first costs. The data set is not among it: it is made
afterwards, a story at a time.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from framing import assets
from framing.batch import Recipe, compare_all, open_source, open_store
from framing.batch.comparing import Outcome, compare_one
from framing.batch.folder import FILES
from framing.export import REPORT
from framing.report.batch import BatchEntry
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from framing.batch.engines import Due

RESULTS = Path(__file__).parent / "runs.json"
COMMAND = "python -m benchmarks.runs --write"
STORIES = (250, 2_500, 25_000)
ARTICLES = 4
"""Of a story, so that the stories have 1,000 to 100,000."""

RECIPE = Recipe(Settings(threads=1), "2026-01-01T00:00:00+00:00")


OUTLETS = tuple(f"outlet-{number}" for number in range(ARTICLES))


class Ready:
    """An engine that compares nothing: every story has the same short files."""

    def run(self, stories: Iterator[Due]) -> Generator[tuple[Due, Outcome], None, None]:
        """Yield each story with what is said to have become of it."""
        for due in stories:
            name = due[0].name
            files = {file: f"What would be found in {name}.".encode() for file in FILES}
            words = {"bridge": 4, name: 4, f"{name[:-1]}x": 2}  # the index picks those that few stories have
            entry = BatchEntry(name, name, "done", outlets=OUTLETS, href=f"{name}/{REPORT}", words=words)
            yield due, Outcome(entry, files, name)


def write_stories(stories: int, folder: Path) -> None:
    """Write stories of four short articles each."""
    for number in range(stories):
        story = folder / f"story-{number}"
        story.mkdir(parents=True)
        for outlet in OUTLETS:
            text = f"Bridge {number} closes\n\nBridge {number} was closed on Monday, {outlet} says.\n"
            (story / f"{outlet}.txt").write_text(text, encoding="utf-8")


def measure(stories: int) -> dict[str, float]:
    """Return what a run does itself, in milliseconds of a core an article and in megabytes, in this process."""
    with tempfile.TemporaryDirectory(prefix="framing-runs-") as made:
        source, out = Path(made) / "stories", Path(made) / "run"
        write_stories(stories, source)
        first, again = (_run(source, out) for _ in range(2))
    articles = stories * ARTICLES
    return {
        "articles": articles,
        "first": round(1000 * first / articles, 3),
        "again": round(1000 * again / articles, 3),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _run(folder: Path, out: Path) -> float:
    """Return the seconds of a core that a run takes."""
    RECIPE.maker()  # reads the models' hashes, once for a run of any size
    began = time.process_time()
    store = open_store(str(out))
    source = open_source(str(folder), store, RECIPE.settings.max_article_chars)
    compare_all(source, store, RECIPE, Ready(), resume=True, step=lambda _: None)
    return time.process_time() - began


def measure_comparing() -> float:
    """Return the milliseconds of a core that comparing a demo story takes, an article, without kept vectors."""
    folders = sorted(path for path in assets.folder("corpora").iterdir() if path.is_dir())
    with tempfile.TemporaryDirectory(prefix="framing-runs-") as made:
        source = open_source(str(assets.folder("corpora")), open_store(made), RECIPE.settings.max_article_chars)
        recipe = Recipe(Settings(threads=1, cache=Path(made)), RECIPE.created)
        for folder in folders[:2]:
            began = time.process_time()
            story = source.load(folder.name)
            outcome = compare_one(story, recipe)
            seconds = time.process_time() - began
    return round(1000 * seconds / len(outcome.entry.outlets))


def main() -> None:
    """Print the figures of every size, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace the committed runs.json")
    parser.add_argument("--stories", type=int, help="measure this size alone, in this process")
    args = parser.parse_args()
    if args.stories:
        print(json.dumps(measure(args.stories)))
        return
    sizes: dict[str, dict[str, float]] = {}
    for stories in STORIES:
        command = [sys.executable, "-m", "benchmarks.runs", "--stories", str(stories)]
        ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        sizes[str(stories)] = json.loads(ran.stdout.splitlines()[-1])
        print(stories, sizes[str(stories)], flush=True)
    first, last, comparing = sizes[str(STORIES[0])], sizes[str(STORIES[-1])], measure_comparing()
    results = {
        "command": COMMAND,
        "comparing": comparing,
        "sizes": sizes,
        "growth": {
            "first": round(last["first"] / first["first"] - 1, 3),
            "again": round(last["again"] / first["again"] - 1, 3),
            "with_comparing": round((last["first"] + comparing) / (first["first"] + comparing) - 1, 4) + 0.0,  # no -0.0
        },
    }
    print(json.dumps(results, indent=1))
    if args.write:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
