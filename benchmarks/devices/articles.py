"""How often marks in whole articles are right, by how sure they are called.

`articles.json` has marks of the annotated stories as devices once made them, each with the verdict of a reader (a
language model) who saw the sentence, the end of the one before and the kind, under GUIDE.md: right, wrong, or a case
that could go either way. What devices mark today is held against it, weighed by verdicts that learned from other
stories; marks that nobody judged are counted apart. The reader was also given words that no device had marked, and
called none of them right.

    python -m benchmarks.devices.articles ALIGNMENT-STORIES NEWSMTSC-TRAIN EVENTS [--write]
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.devices.evaluate import ROUNDS, Texts, default_encoder, sentences
from benchmarks.devices.judged import in_articles, in_sentences, left_out, verdicts
from framing.records import confidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.devices.judged import Mark
    from framing.records import Confidence

RESULTS = Path(__file__).parent / "articles_results.json"
COMMAND = (
    "python -m benchmarks.devices.articles ../shared/eval/alignment/stories ../shared/eval/tone/newsmtsc-train.jsonl "
    "../shared/eval/grouping/events.jsonl --write"
)


def count(marks: Sequence[Mark], chances: Sequence[float]) -> dict[str, dict[str, Any]]:
    """Return the counts of verdicts and the share right of those that are clear, by kind and certainty."""
    counts: dict[tuple[str, Confidence], Counter[str]] = defaultdict(Counter)
    for mark, chance in zip(marks, chances, strict=True):
        for kind in (mark.signal.kind, "all"):
            counts[kind, confidence(chance)][mark.verdict] += 1
    figures: dict[str, dict[str, Any]] = defaultdict(dict)
    for (kind, sure), some in sorted(counts.items()):
        clear = some["right"] + some["wrong"]
        figures[kind][sure] = dict(sorted(some.items())) | {"share_right": round(some["right"] / max(1, clear), 3)}
    return figures


def measure(stories: Path, texts: Texts) -> dict[str, Any]:
    """Return the figures by the rules alone, and weighed by verdicts that saw no mark of the story."""
    encoder = default_encoder()
    marks = in_articles(stories, encoder)
    open_ = in_sentences([sentence for sentence in sentences(texts) if not sentence.apart], ROUNDS, encoder)
    judged = verdicts()
    return {
        "command": COMMAND,
        "stories": len(judged),
        "marks": sum(map(len, judged.values())),
        "figures": count(marks, left_out(marks, open_)),
        "by rules alone": count(marks, [mark.signal.probability for mark in marks]),
    }


def main() -> None:
    """Print the figures, and write them where asked."""
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(paths) != 3 or not paths[0].is_dir():
        raise SystemExit(__doc__)
    written = json.dumps(measure(paths[0], Texts(*paths[1:])), indent=1) + "\n"
    print(written)
    if "--write" in sys.argv:
        RESULTS.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
