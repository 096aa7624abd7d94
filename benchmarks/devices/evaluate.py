"""How often the marked words are right: devices against 600 sentences that were labelled twice.

`labels.json` holds no sentence: each is named by its place in public data (NewsMTSC's training set, MIT, and
Giveme5W1H's news cluster, Apache-2.0). Two language models labelled each one independently under GUIDE.md; what only
one of them marked is disputed, and counts neither as found nor as missed. Random news sentences hold few devices, so
most were drawn by broad patterns (short quotations, harm, verbs of saying, epithets); the random ones stand apart in
`stratum`. A quarter, `apart`, was never looked at while the rules were written.

python -m benchmarks.devices.evaluate NEWSMTSC-TRAIN EVENTS [--write]
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.devices import find_signals
from framing.language import parse
from framing.records import LIKELY, Passage

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
KINDS = ("qualifier", "scare-quote", "attribution", "agency")
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
    """A labelled sentence; `apart` ones are kept for the end."""

    text: str
    stratum: str
    apart: bool
    labels: tuple[Label, ...]


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


def sentences(newsmtsc: Path, events: Path) -> list[Sentence]:
    """Return the labelled sentences with their texts."""
    for path in (newsmtsc, events):
        if not path.is_file():
            raise SystemExit(f"{path} is no file; give NewsMTSC's training set and the news cluster's events.jsonl.")
    tone = {row["id"]: row["sentence"] for row in map(json.loads, newsmtsc.read_text(encoding="utf-8").splitlines())}
    article = {row["id"]: row["text"] for row in map(json.loads, events.read_text(encoding="utf-8").splitlines())}
    found = []
    for row in json.loads((HERE / "labels.json").read_text(encoding="utf-8")):
        whole = tone[row["id"]] if row["source"] == "newsmtsc" else article[row["id"]][slice(*row["span"])]
        labels = tuple(Label(*label) for label in row["labels"])
        found.append(Sentence(" ".join(whole.split()), row["stratum"], row["apart"], labels))
    return found


def count(labelled: list[Sentence]) -> dict[str, Counts]:
    """Return the counts of each kind, unsure marks aside.

    A mark is right where it overlaps a label of its kind, and, of an attribution, has its stance.
    """
    passages = [Passage(f"{n}:0", str(n), 0, "body", 0, 0, len(s.text), s.text) for n, s in enumerate(labelled)]
    counts = {kind: Counts() for kind in KINDS}
    stated = [signal for signal in find_signals(parse(passages)) if signal.probability >= LIKELY]
    for n, sentence in enumerate(labelled):
        for kind in KINDS:
            left = [label for label in sentence.labels if label.kind == kind]
            for signal in (s for s in stated if s.passage == f"{n}:0" and s.kind == kind):
                match = next((label for label in left if signal.start < label.end and label.start < signal.end), None)
                shown = f"{signal.text!r} ({signal.stance}) in: {sentence.text}"
                if match is None:
                    counts[kind].wrong.append(shown)
                    continue
                left.remove(match)
                if match.disputed:
                    continue
                if match.stance == signal.stance or kind != "attribution":
                    counts[kind].right += 1
                else:
                    counts[kind].wrong.append(shown)
                    left.append(match)
            counts[kind].missed += [
                f"{sentence.text[label.start : label.end]!r} ({label.stance}) in: {sentence.text}"
                for label in left
                if not label.disputed
            ]
    return counts


def agreement(labelled: list[Sentence]) -> dict[str, float]:
    """Return the share of marks that both readers made, F1 of one against the other by overlap."""
    found = {}
    for kind in KINDS:
        labels = [label for sentence in labelled for label in sentence.labels if label.kind == kind]
        both = sum(not label.disputed for label in labels)
        found[kind] = round(2 * both / max(1, both + len(labels)), 3)
    return found


def evaluate(newsmtsc: Path, events: Path) -> dict[str, Any]:
    """Return the figures of each kind, on the sentences that were open and on those kept apart."""
    labelled = sentences(newsmtsc, events)
    parts = {
        "all": labelled,
        "open": [s for s in labelled if not s.apart],
        "apart": [s for s in labelled if s.apart],
        "random": [s for s in labelled if s.stratum == "random"],
    }
    figures = {name: {kind: found.figures() for kind, found in count(part).items()} for name, part in parts.items()}
    return {"command": COMMAND, "sentences": {name: len(part) for name, part in parts.items()}} | {
        "agreement": agreement(labelled),
        "figures": figures,
    }


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(paths) != 2:
        raise SystemExit(__doc__)
    if "--errors" in sys.argv:
        for kind, counted in count([s for s in sentences(*paths) if not s.apart]).items():
            print(kind, counted.figures(), *(f"  wrong: {w}" for w in counted.wrong), sep="\n")
            print(*(f"  missed: {m}" for m in counted.missed), sep="\n")
        raise SystemExit
    written = json.dumps(evaluate(*paths), indent=1) + "\n"
    print(written)
    if "--write" in sys.argv:
        RESULTS.write_text(written, encoding="utf-8")
