"""How often marks in whole articles are right, by how sure they are called, and how many are found.

`articles.json` has marks of the annotated stories as devices once made them, each with the verdict of a reader (a
language model) who saw the sentence, the end of the one before and the kind, under GUIDE.md: right, wrong, or a case
that could go either way. `story_labels.json` has sentences of these stories in which two readers marked every
qualifier and loaded word: a thousand drawn at random, and nine hundred in which a first tagger saw something. What
is marked today is held against both, by taggers that saw nothing of the story; marks that nobody judged are counted
apart. Recall is of the random sentences.

    python -m benchmarks.devices.articles ALIGNMENT-STORIES NEWSMTSC-TRAIN EVENTS [--write]
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.devices.evaluate import Texts, default_encoder, sentences
from benchmarks.devices.judged import FOLDS, fit, in_sentences, in_stories, read_stories
from framing.records import LIKELY, confidence
from framing.scorers.marks import TAGGED, tagged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.devices.judged import Read, Taught
    from framing.records import Confidence, Signal

RESULTS = Path(__file__).parent / "articles_results.json"
COMMAND = (
    "python -m benchmarks.devices.articles ../shared/eval/alignment/stories ../shared/eval/tone/newsmtsc-train.jsonl "
    "../shared/eval/grouping/events.jsonl --write"
)


def verdict(story: Read, signal: Signal) -> str:
    """Return what readers said of a mark; two readers of the whole sentence go before one of the mark alone."""
    labels = story.labels.get(signal.passage)
    if labels is None or signal.kind not in TAGGED:
        return story.verdicts.get((signal.kind, signal.passage, signal.start, signal.end), "not judged")
    met = [x for x in labels if x.kind == signal.kind and x.start < signal.end and signal.start < x.end]
    return "wrong" if not met else "doubtful" if all(label.disputed for label in met) else "right"


def count(stories: Sequence[Read], marks: Sequence[Sequence[Signal]]) -> dict[str, dict[str, Any]]:
    """Return the counts of verdicts and the share right of those that are clear, by kind and certainty."""
    counts: dict[tuple[str, Confidence], Counter[str]] = defaultdict(Counter)
    for story, signals in zip(stories, marks, strict=True):
        for signal in signals:
            if signal.stance != "neutral":
                said = verdict(story, signal)
                for kind in (signal.kind, "all"):
                    counts[kind, confidence(signal.probability)][said] += 1
    figures: dict[str, dict[str, Any]] = defaultdict(dict)
    for (kind, sure), some in sorted(counts.items()):
        clear = some["right"] + some["wrong"]
        figures[kind][sure] = dict(sorted(some.items())) | {"share_right": round(some["right"] / max(1, clear), 3)}
    return figures


def random_sentences(stories: Sequence[Read], marks: Sequence[Sequence[Signal]]) -> dict[str, dict[str, float]]:
    """Return precision and recall of what is stated in sentences that were drawn at random, by kind."""
    figures = {}
    for kind in TAGGED:
        counts: Counter[str] = Counter()
        for story, signals in zip(stories, marks, strict=True):
            stated = [s for s in signals if s.kind == kind and s.passage in story.random and s.probability >= LIKELY]
            counts.update(verdict(story, signal) for signal in stated)
            for passage in story.random:
                for label in story.labels[passage]:
                    if label.kind == kind and not label.disputed:
                        met = any(s.passage == passage and s.start < label.end and label.start < s.end for s in stated)
                        counts["found" if met else "missed"] += 1
        figures[kind] = {
            "precision": round(counts["right"] / max(1, counts["right"] + counts["wrong"]), 3),
            "recall": round(counts["found"] / max(1, counts["found"] + counts["missed"]), 3),
            "labels": counts["found"] + counts["missed"],
        }
    return figures


def left_out(stories: Sequence[Read], open_: Sequence[Taught]) -> list[Sequence[Signal]]:
    """Return the marks of each story by taggers that saw no word of it; `open_` words teach all."""
    marks: dict[str, Sequence[Signal]] = {}
    for fold in range(FOLDS):
        out, rest = stories[fold::FOLDS], [s for n, s in enumerate(stories) if n % FOLDS != fold]
        taggers = fit([*in_stories(rest), *open_])
        marks |= {story.name: tagged(taggers, story.parses, story.signals, story.asked) for story in out}
    return [marks[story.name] for story in stories]


def measure(stories: Path, texts: Texts) -> dict[str, Any]:
    """Return the figures by the rules alone, and by taggers that saw no word of the story."""
    encoder = default_encoder()
    read = read_stories(stories, encoder)
    open_ = in_sentences([sentence for sentence in sentences(texts) if not sentence.apart], encoder)
    by_rule = [[signal for signals in story.signals.values() for signal in signals] for story in read]
    by_tagger = left_out(read, open_)
    return {
        "command": COMMAND,
        "stories": len(read),
        "marks judged": sum(len(story.verdicts) for story in read),
        "sentences labelled": sum(len(story.labels) for story in read),
        "figures": count(read, by_tagger),
        "random sentences": random_sentences(read, by_tagger),
        "by rules alone": count(read, by_rule),
        "random sentences, by rules alone": random_sentences(read, by_rule),
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
