"""How often marks in whole articles are right, by how sure they are called.

`articles.json` has marks of the annotated stories as devices once made them, each with the verdict of a reader (a
language model) who saw the sentence, the end of the one before and the kind, under GUIDE.md: right, wrong, or a case
that could go either way. What devices mark today is held against it; marks that nobody judged are counted apart. The
reader was also given words that no device had marked, and called none of them right.

    python -m benchmarks.devices.articles ../shared/eval/alignment/stories [--write]
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.cleaning import clean
from framing.devices import find_signals
from framing.language import parse
from framing.language.passages import divide
from framing.readers import read_story
from framing.records import confidence

if TYPE_CHECKING:
    from framing.records import Confidence, Signal

    Place = tuple[str, str, int, int]

HERE = Path(__file__).parent
RESULTS = HERE / "articles_results.json"
COMMAND = "python -m benchmarks.devices.articles ../shared/eval/alignment/stories --write"
VERDICTS = {"y": "right", "n": "wrong", "d": "doubtful"}


def verdicts() -> dict[str, dict[Place, str]]:
    """Return each story's judged marks: the verdict by kind, passage and characters."""
    found: dict[str, dict[Place, str]] = defaultdict(dict)
    for story, passage, start, end, kind, verdict in json.loads((HERE / "articles.json").read_text(encoding="utf-8")):
        found[story][kind, passage, start, end] = VERDICTS[verdict]
    return found


def marks(folder: Path) -> list[Signal]:
    """Return what devices mark in a story, plain verbs of saying aside."""
    story = clean(read_story([folder]))
    signals = find_signals(parse([passage for article in story.articles for passage in divide(article)]))
    return [signal for signal in signals if signal.stance != "neutral"]


def measure(stories: Path) -> dict[str, Any]:
    """Return the counts of verdicts and the share right of those that are clear, by kind and certainty."""
    counts: dict[tuple[str, Confidence], Counter[str]] = defaultdict(Counter)
    judged = verdicts()
    for name, known in sorted(judged.items()):
        for signal in marks(stories / name):
            verdict = known.get((signal.kind, signal.passage, signal.start, signal.end), "not judged")
            for kind in (signal.kind, "all"):
                counts[kind, confidence(signal.probability)][verdict] += 1
    figures: dict[str, dict[str, Any]] = defaultdict(dict)
    for (kind, sure), some in sorted(counts.items()):
        clear = some["right"] + some["wrong"]
        figures[kind][sure] = dict(sorted(some.items())) | {"share_right": round(some["right"] / max(1, clear), 3)}
    return {"command": COMMAND, "stories": len(judged), "marks": sum(map(len, judged.values())), "figures": figures}


def main() -> None:
    """Print the figures, and write them where asked."""
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(paths) != 1 or not paths[0].is_dir():
        raise SystemExit(__doc__)
    written = json.dumps(measure(paths[0]), indent=1) + "\n"
    print(written)
    if "--write" in sys.argv:
        RESULTS.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
