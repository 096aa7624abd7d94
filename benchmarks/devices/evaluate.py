"""How often the marked words are right: devices against 4,468 sentences that were labelled twice.

`labels.json` holds no sentence: each is named by its place in public data (NewsMTSC's sets, MIT, and Giveme5W1H's
news cluster, Apache-2.0). Two language models labelled each one independently under GUIDE.md; what only one of them
marked is disputed, and counts neither as found nor as missed. Random news sentences hold few devices, so most were
drawn by broad patterns (short quotations, harm, verbs of saying, qualifiers); the random ones have their own
`stratum`. The second `round` has 300 of them and loaded words; the third has 750 and no attributions; the fourth has
598 with short quotations or harm, for scare quotes and doers left out alone, the fifth 620 and the sixth 1,600 for
qualifiers and loaded words; those of the seventh one reader labelled. `verbs.json` has 208 occurrences of verbs that
report in some sentences only ("call", "find", "admit"), on 205 of which both readers agree. The rules were improved
on the first two rounds and on what is open of the next three, and the taggers of words that judge (see `train`)
learned from all that is open; a third of the later rounds, `apart`, was not looked at.

python -m benchmarks.devices.evaluate NEWSMTSC-TRAIN EVENTS [--write]
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing import encoders
from framing.devices import find_signals
from framing.language import parse
from framing.records import LIKELY, Passage, Signal
from framing.scorers.marks import mark
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.encoders import Encoder

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
KINDS = ("qualifier", "loaded", "scare-quote", "attribution", "agency")
ROUNDS = {
    "qualifier": (1, 2, 3, 5, 6),
    "loaded": (2, 3, 5, 6),
    "scare-quote": (1, 2, 3, 4),
    "attribution": (1, 2),
    "agency": (1, 2, 3, 4),
}
"""The rounds in which a kind was labelled by two readers."""
READ_ONCE = 7
"""The round of sentences whose qualifiers and loaded words one reader labelled: to learn from, not to measure by."""
COMMAND = (
    "python -m benchmarks.devices.evaluate ../shared/eval/tone/newsmtsc-train.jsonl "
    "../shared/eval/grouping/events.jsonl --write"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A marked stretch of a sentence; `stance` is an attribution's; `disputed` says that one reader alone marked it."""

    kind: str
    start: int
    end: int
    stance: str | None
    disputed: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence; `apart` ones are kept for the end, `round` says when it was labelled."""

    text: str
    stratum: str
    apart: bool
    labels: tuple[Label, ...]
    round: int


@dataclass(frozen=True, slots=True)
class Verb:
    """An occurrence of an ambiguous verb, and whether it reports a statement."""

    text: str
    start: int
    end: int
    apart: bool
    cue: bool


@dataclass(slots=True)
class Counts:
    """Marks that are right, wrong, and missing, with the first few of the wrong and missing ones as text."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float | int]:
        """Return precision and recall, and the number of labels."""
        return {
            "precision": round(self.right / max(1, self.right + len(self.wrong)), 3),
            "recall": round(self.right / max(1, self.right + len(self.missed)), 3),
            "labels": self.right + len(self.missed),
        }


class Texts:
    """The sentences behind the labels, by where they stand in the data."""

    def __init__(self, newsmtsc: Path, events: Path) -> None:
        """Read the data; the second set of NewsMTSC stands beside its training set."""
        paths = {"newsmtsc": newsmtsc, "events": events, "newsmtsc-rw-dev": newsmtsc.with_name("newsmtsc-rw-dev.jsonl")}
        for path in paths.values():
            if not path.is_file():
                raise SystemExit(
                    f"{path} is no file; give NewsMTSC's training set and the news cluster's events.jsonl."
                )
        self._rows = {
            source: {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
            for source, path in paths.items()
        }

    def sentence(self, row: dict[str, Any]) -> str:
        """Return the sentence of a row of labels, with single spaces."""
        found = self._rows[row["source"]][row["id"]]
        whole = found["text"][slice(*row["span"])] if row["source"] == "events" else found["sentence"]
        return " ".join(whole.split())


def sentences(texts: Texts) -> list[Sentence]:
    """Return the labelled sentences."""
    return [
        Sentence(
            texts.sentence(row),
            row["stratum"],
            row["apart"],
            tuple(Label(*label) for label in row["labels"]),
            row["round"],
        )
        for row in json.loads((HERE / "labels.json").read_text(encoding="utf-8"))
    ]


def verbs(texts: Texts) -> list[Verb]:
    """Return the occurrences of ambiguous verbs on which both readers agree."""
    return [
        Verb(texts.sentence(row), row["start"], row["end"], row["apart"], row["cue"])
        for row in json.loads((HERE / "verbs.json").read_text(encoding="utf-8"))
        if row["cue"] is not None
    ]


@cache
def default_encoder() -> Encoder:
    """Return the encoder that comes with framing, opened once."""
    settings = Settings()
    return encoders.load(settings.model, settings.cache, settings.threads)


def _stated(texts: list[str]) -> list[list[Signal]]:
    """Return the signals of each sentence as a comparison has them, unsure ones aside."""
    passages = [Passage(f"{n}:0", str(n), 0, "body", 0, 0, len(text), text) for n, text in enumerate(texts)]
    found: list[list[Signal]] = [[] for _ in texts]
    parses = parse(passages)
    for signal in mark(parses, find_signals(parses), default_encoder()):
        if signal.probability >= LIKELY:
            found[int(signal.passage.split(":")[0])].append(signal)
    return found


def count(labelled: list[Sentence]) -> dict[str, Counts]:
    """Return the counts of each kind, unsure marks aside.

    A mark is right where it overlaps a label of its kind, and, of an attribution, has its stance.
    """
    counts = {kind: Counts() for kind in KINDS}
    for sentence, stated in zip(labelled, _stated([sentence.text for sentence in labelled]), strict=True):
        for kind in KINDS:
            if sentence.round in ROUNDS[kind]:
                _count(counts[kind], sentence, kind, [signal for signal in stated if signal.kind == kind])
    return counts


def _count(counts: Counts, sentence: Sentence, kind: str, signals: list[Signal]) -> None:
    left = [label for label in sentence.labels if label.kind == kind]
    for signal in signals:
        match = next((label for label in left if signal.start < label.end and label.start < signal.end), None)
        shown = f"{signal.text!r} ({signal.stance}) in: {sentence.text}"
        if match is None:
            counts.wrong.append(shown)
            continue
        left.remove(match)
        if match.disputed:
            continue
        if match.stance == signal.stance or kind != "attribution":
            counts.right += 1
        else:
            counts.wrong.append(shown)
            left.append(match)
    counts.missed += [
        f"{sentence.text[label.start : label.end]!r} ({label.stance}) in: {sentence.text}"
        for label in left
        if not label.disputed
    ]


def count_verbs(labelled: list[Verb]) -> Counts:
    """Return the counts of cues among ambiguous verbs, whatever their stance."""
    counts = Counts()
    for verb, stated in zip(labelled, _stated([verb.text for verb in labelled]), strict=True):
        found = any(s.kind == "attribution" and s.start < verb.end and verb.start < s.end for s in stated)
        shown = f"{verb.text[verb.start : verb.end]!r} in: {verb.text}"
        if found and verb.cue:
            counts.right += 1
        elif found or verb.cue:
            (counts.wrong if found else counts.missed).append(shown)
    return counts


def agreement(labelled: list[Sentence]) -> dict[str, float]:
    """Return the share of marks that both readers made, F1 of one against the other by overlap."""
    found = {}
    for kind in KINDS:
        labels = [label for sentence in labelled for label in sentence.labels if label.kind == kind]
        both = sum(not label.disputed for label in labels)
        found[kind] = round(2 * both / max(1, both + len(labels)), 3)
    return found


def evaluate(texts: Texts) -> dict[str, Any]:
    """Return the figures of each kind: where rules were improved, on the later rounds' parts, and on random ones."""
    labelled, occurrences = [s for s in sentences(texts) if s.round != READ_ONCE], verbs(texts)
    later, last = [s for s in labelled if 2 < s.round < 6], [s for s in labelled if s.round == 6]
    parts = {
        "rounds 1 and 2": ([s for s in labelled if s.round <= 2], occurrences),
        "rounds 3 to 5, open": ([s for s in later if not s.apart], []),
        "rounds 3 to 5, apart": ([s for s in later if s.apart], []),
        "round 6, open": ([s for s in last if not s.apart], []),
        "round 6, apart": ([s for s in last if s.apart], []),
        "random": ([s for s in labelled if s.stratum == "random"], []),
    }
    figures: dict[str, dict[str, Any]] = {}
    for name, (part, some) in parts.items():
        figures[name] = {kind: told for kind, found in count(part).items() if (told := found.figures())["labels"]}
        if some:
            figures[name]["verbs"] = count_verbs(some).figures()
    return {
        "command": COMMAND,
        "sentences": {name: len(part) for name, (part, _) in parts.items()},
        "verbs": len(occurrences),
        "agreement": agreement(labelled),
        "figures": figures,
    }


def _print_errors(texts: Texts) -> None:
    """Print what is wrong and missing on the open sentences, and on no others."""
    counted = count([sentence for sentence in sentences(texts) if not sentence.apart])
    counted["verbs"] = count_verbs([verb for verb in verbs(texts) if not verb.apart])
    for kind, counts in counted.items():
        print(kind, counts.figures(), *(f"  wrong: {w}" for w in counts.wrong), sep="\n")
        print(*(f"  missed: {m}" for m in counts.missed), sep="\n")


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(paths) != 2:
        raise SystemExit(__doc__)
    if "--errors" in sys.argv:
        _print_errors(Texts(*paths))
        raise SystemExit
    written = json.dumps(evaluate(Texts(*paths)), indent=1) + "\n"
    print(written)
    if "--write" in sys.argv:
        RESULTS.write_text(written, encoding="utf-8")
