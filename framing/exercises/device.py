"""Underline the words that colour a sentence, and name the framing device; some sentences have none."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from framing.exercises.draw import LETTERS, shuffled
from framing.exercises.suitable import quoted, whole
from framing.exercises.wording import normal
from framing.records import SURE
from framing.signals import DETECTORS
from framing.views.exercise import Answer, Choice, Evidence, Question, Task

if TYPE_CHECKING:
    from random import Random

    from framing.exercises.index import Index
    from framing.records import Passage, Signal

KIND = "device"
MOST, LEAST, EACH, PLAIN = 6, 3, 3, 2
"""Sentences with a device at most, and at least for a task worth setting; of one kind at most; plain ones beside."""

NOT_TAUGHT = frozenset({"spelling"})
"""Kinds that need knowledge from outside the sentence, which a pupil cannot be asked for."""
_STANCES = ("doubting", "endorsing")
_TELLING = re.compile(
    r"\b(claim|alleg|insist|reveal|admit|conced|acknowledg|confess|boast|purport|profess|point)", re.IGNORECASE
)
"""Verbs whose stance a pupil can see; "noted" or "shows" carry one too, but less plainly."""
_PASSIVE = re.compile(
    r"\b(is|are|was|were|be|been|being)\s+(\w+ly\s+)?\w+(ed|en|ught|ade|eld|ot|ut)\b(?!\s+by\b)", re.IGNORECASE
)
"""A passive that names no doer, which might be taken for the device of leaving him out."""


def make(index: Index, rng: Random) -> Task:
    """Return the task; without questions where the story has too few sure devices in the outlets' own voice."""
    taught = [detector for detector in DETECTORS if detector.kind not in NOT_TAUGHT]
    chosen = _chosen(index, frozenset(detector.kind for detector in taught), rng)
    plain = _plain(index, rng) if len(chosen) >= LEAST else []
    letter = {detector.kind: LETTERS[place] for place, detector in enumerate(taught)}
    none = LETTERS[len(taught)]
    asked = shuffled([(passage, True) for passage in chosen] + [(passage, False) for passage in plain], rng)
    if len(chosen) < LEAST:
        asked = []
    return Task(
        kind=KIND,
        form="name",
        title="Spot the framing device",
        instructions=(
            "A framing device is a way of wording that colours what a sentence says. It can be fair or unfair: that "
            "is for you to discuss, not for the device to decide.",
            "In each sentence, underline the words that are such a device, and write the letter of its kind in the "
            "box. Some sentences have none: underline nothing there.",
        ),
        choices=(
            *(Choice(letter[detector.kind], detector.label, detector.about) for detector in taught),
            Choice(none, "No device", "The sentence reports in plain words."),
        ),
        questions=tuple(
            _question(index, str(number), passage, letter, none if not device else "")
            for number, (passage, device) in enumerate(asked, 1)
        ),
        discuss=(
            "How would the sentence read without the device, or with the opposite one? Does it lose information?",
            "Is the wording fair here? What would you have to know to decide?",
        ),
        notice=_notice(len(chosen), len(plain)),
    )


def _named(index: Index, passage: Passage) -> tuple[Signal, ...]:
    """Return a passage's signals, sure or not, that a pupil could name from the list: also a plain "said"."""
    return tuple(signal for signal in index.signals[passage.id] if signal.kind not in NOT_TAUGHT)


def _teaches(signal: Signal) -> bool:
    clear = signal.kind != "attribution" or (signal.stance in _STANCES and bool(_TELLING.match(signal.text)))
    return signal.voice == "author" and signal.probability >= SURE and clear


def _kind(index: Index, passage: Passage) -> str:
    """Return the one kind that a sentence shows beyond doubt, or nothing: no second answer must be defensible."""
    signals = _named(index, passage)
    kinds = {signal.kind for signal in signals}
    if len(kinds) != 1 or not all(map(_teaches, signals)) or not whole(passage):
        return ""
    if kinds != {"agency"} and _PASSIVE.search(passage.text):
        return ""
    rest = passage.text
    for signal in sorted(signals, key=lambda signal: -signal.start):
        rest = rest[: signal.start] + rest[signal.end :]
    # Other people's words in quotation marks may colour a sentence too, and they are not the outlet's.
    return "" if quoted(rest) else kinds.pop()


def _chosen(index: Index, taught: frozenset[str], rng: Random) -> list[Passage]:
    """Return passages with one sure device: kinds in turn, the rarest first, and within a kind the outlets in turn."""
    kind = {passage.id: _kind(index, passage) for passage in index.comparison.passages}
    by_kind: dict[str, dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for passage in shuffled(index.comparison.passages, rng):
        if kind[passage.id] in taught:
            by_kind[kind[passage.id]][index.outlet(passage)].append(passage)
    queues = {name: _in_turn(list(outlets.values())) for name, outlets in by_kind.items()}
    order = sorted(queues, key=lambda name: (len(queues[name]), name))
    chosen: list[Passage] = []
    seen: set[str] = set()
    for passage in _in_turn([queues[name] for name in order]):
        marked = {normal(signal.text) for signal in _named(index, passage)}
        same = sum(kind[other.id] == kind[passage.id] for other in chosen)
        if len(chosen) < MOST and same < EACH and not (marked | {normal(passage.text)}) & seen:
            chosen.append(passage)
            seen |= marked | {normal(passage.text)}
    return chosen


def _in_turn(queues: list[list[Passage]]) -> list[Passage]:
    longest = max(map(len, queues), default=0)
    return [queue[place] for place in range(longest) for queue in queues if place < len(queue)]


def _plain(index: Index, rng: Random) -> list[Passage]:
    """Return sentences without any device: none marked, no quotation marks, no word marked elsewhere in the story."""
    named = [signal for passage in index.comparison.passages for signal in _named(index, passage)]
    marked = {word for signal in named for word in normal(signal.text).split()}
    found: list[Passage] = []
    for passage in shuffled(index.comparison.passages, rng):
        if (
            len(found) < PLAIN
            and whole(passage)
            and not _named(index, passage)
            and not quoted(passage.text)
            and not _PASSIVE.search(passage.text)
            and not marked & set(normal(passage.text).split())
        ):
            found.append(passage)
    return found


def _question(index: Index, number: str, passage: Passage, letter: dict[str, str], none: str) -> Question:
    signals = sorted(_named(index, passage), key=lambda s: (s.start, s.end))
    marks = tuple((signal.start, signal.end) for signal in signals)
    evidence = (Evidence(passage.id, index.outlet(passage), passage.text, marks),)
    if none:
        answer = Answer(none, right=True, why="No word here was found to colour what is reported.", evidence=evidence)
    else:
        why = " ".join(dict.fromkeys(signal.why for signal in signals))
        answer = Answer(letter[signals[0].kind], right=True, why=why, evidence=evidence)
    return Question(number, passage.text, (answer,), passage.id, index.outlet(passage))


def _notice(devices: int, plain: int) -> str:
    if devices < LEAST:
        return (
            "The task “Spot the framing device” is left out: fewer than three sentences of this story surely show one "
            "device in the outlet's own voice."
        )
    parts = []
    if devices < MOST:
        parts.append(f"This task has {devices} sentences with a device instead of {MOST}: no more are sure.")
    if plain < PLAIN:
        parts.append("It has fewer plain sentences than usual: no more are surely free of devices.")
    return " ".join(parts)
