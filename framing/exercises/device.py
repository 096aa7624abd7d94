"""Underline the words that colour a sentence, and name the framing device; some sentences have none.

Where a sentence has more than one thing that could be taken for a device, the words asked about are underlined on the
sheet, so that one answer is right.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.exercises.material import LETTERS, normal, quoted, shuffled, whole
from framing.exercises.sheet import Answer, Choice, Evidence, Question, Task
from framing.records import SURE

if TYPE_CHECKING:
    from random import Random

    from framing.records import Index, Passage, Signal

KIND = "device"
MOST, LEAST, EACH, PLAIN = 6, 2, 3, 2
"""Sentences with a device at most, and at least for a task worth setting; of one kind at most; plain ones beside."""

NOT_TAUGHT = frozenset({"spelling"})
"""Kinds that need knowledge from outside the sentence, which a pupil cannot be asked for."""
_TELLING = re.compile(
    r"\b(claim|alleg|insist|reveal|admit|conced|acknowledg|confess|boast|purport|profess|point)", re.IGNORECASE
)
"""Verbs whose stance a pupil can see; "noted" or "shows" carry one too, but less plainly."""
_PASSIVE = re.compile(
    r"\b(is|are|was|were|be|been|being)\s+(\w+ly\s+)?\w+(ed|en|ught|ade|eld|ot|ut)\b(?!\s+by\b)", re.IGNORECASE
)
"""A passive that names no doer, which might be taken for the device of leaving him out."""
_COLOUR = re.compile(r"\b[a-z]+(-[a-z]+|ly)\b")
"""Adverbs and compounds ("slowly", "developer-friendly"), which often colour a sentence where no list knows them."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the one device that is asked for; `shown` tells that its words are underlined on the sheet."""

    passage: Passage
    signals: tuple[Signal, ...] = ()
    shown: bool = False

    @property
    def kind(self) -> str:
        return self.signals[0].kind if self.signals else ""

    @property
    def words(self) -> frozenset[str]:
        return frozenset(normal(text) for text in (self.passage.text, *(signal.text for signal in self.signals)))


def make(index: Index, rng: Random) -> Task:
    """Return the task; without questions where the story has too few sure devices in the outlets' own voice."""
    taught = [device for device in index.comparison.legend if device.kind not in NOT_TAUGHT]
    chosen = _chosen(index, frozenset(device.kind for device in taught), rng)
    plain = _plain(index, rng) if len(chosen) >= LEAST else []
    asked = shuffled(chosen + plain, rng) if len(chosen) >= LEAST else []
    letter = {"": LETTERS[len(taught)]} | {device.kind: LETTERS[place] for place, device in enumerate(taught)}
    shown = any(sentence.shown for sentence in chosen)
    return Task(
        kind=KIND,
        form="name",
        title="Spot the framing device",
        instructions=(
            "A framing device is a way of wording that colours what a sentence says. It can be fair or unfair: that "
            "is for you to discuss, not for the device to decide.",
            "In each sentence, underline the words that are such a device, and write the letter of its kind in the "
            "box. Some sentences have none: underline nothing there."
            + (" Where words are underlined already, name the kind of these words only." if shown else ""),
        ),
        choices=(
            *(Choice(letter[device.kind], device.label, device.about) for device in taught),
            Choice(letter[""], "No device", "The sentence reports in plain words."),
        ),
        questions=tuple(
            _question(index, str(number), sentence, letter[sentence.kind]) for number, sentence in enumerate(asked, 1)
        ),
        discuss=(
            "How would the sentence read without the device, or with the opposite one? Does it lose information?",
            "Is the wording fair here? What would you have to know to decide?",
        ),
        notice=_notice(len(chosen), len(plain)),
    )


def _named(index: Index, passage: Passage) -> tuple[Signal, ...]:
    """Return a passage's signals, sure or not, that a pupil could name from the list: also a plain "said"."""
    return tuple(signal for signal in index.signals_of[passage.id] if signal.kind not in NOT_TAUGHT)


def _sure(signal: Signal) -> bool:
    """Return whether the outlet itself surely uses a device here; a neutral "said" is none."""
    told = signal.kind != "attribution" or signal.stance not in (None, "neutral")
    return signal.voice == "author" and signal.probability >= SURE and told


def _found(signal: Signal) -> bool:
    """Return whether a pupil can find the device without help: a verb of saying must be a telling one."""
    return _sure(signal) and (signal.kind != "attribution" or bool(_TELLING.match(signal.text)))


def _sentences(index: Index, passage: Passage) -> list[_Sentence]:
    """Return what can be asked of a passage: to find its one device, or else to name the kind of words shown."""
    if not whole(passage):
        return []
    signals = _named(index, passage)
    if _one_device(passage, signals):
        return [_Sentence(passage, signals)]
    return [
        _Sentence(passage, (signal,), shown=True)
        for signal in signals
        # Words that carry two kinds at once would have two right answers.
        if _sure(signal)
        and not any(o.kind != signal.kind and o.start < signal.end and signal.start < o.end for o in signals)
    ]


def _one_device(passage: Passage, signals: tuple[Signal, ...]) -> bool:
    """Return whether a sentence shows one kind beyond doubt: no second answer must be defensible."""
    kinds = {signal.kind for signal in signals}
    if len(kinds) != 1 or not all(map(_found, signals)):
        return False
    if kinds != {"agency"} and _PASSIVE.search(passage.text):
        return False
    rest = passage.text
    for signal in sorted(signals, key=lambda signal: -signal.start):
        rest = rest[: signal.start] + rest[signal.end :]
    # Other people's words in quotation marks may colour a sentence too, and they are not the outlet's.
    return not quoted(rest)


def _chosen(index: Index, taught: frozenset[str], rng: Random) -> list[_Sentence]:
    """Return sentences to ask about: those whose device the pupil finds first, then those where it is shown.

    In both, kinds come in turn, the rarest first, and within a kind the outlets in turn.
    """
    offered = [
        sentence
        for passage in shuffled(index.comparison.passages, rng)
        for sentence in shuffled(_sentences(index, passage), rng)
        if sentence.kind in taught
    ]
    chosen: list[_Sentence] = []
    for shown in (False, True):
        for sentence in _mixed(index, [sentence for sentence in offered if sentence.shown is shown]):
            same = sum(other.kind == sentence.kind for other in chosen)
            if len(chosen) < MOST and same < EACH and not any(sentence.words & other.words for other in chosen):
                chosen.append(sentence)
    return chosen


def _mixed(index: Index, sentences: list[_Sentence]) -> list[_Sentence]:
    by_kind: dict[str, dict[str, list[_Sentence]]] = defaultdict(lambda: defaultdict(list))
    for sentence in sentences:
        by_kind[sentence.kind][index.outlet_of[sentence.passage.id]].append(sentence)
    queues = {kind: _in_turn(list(outlets.values())) for kind, outlets in by_kind.items()}
    return _in_turn([queues[kind] for kind in sorted(queues, key=lambda kind: (len(queues[kind]), kind))])


def _in_turn(queues: list[list[_Sentence]]) -> list[_Sentence]:
    longest = max(map(len, queues), default=0)
    return [queue[place] for place in range(longest) for queue in queues if place < len(queue)]


def _plain(index: Index, rng: Random) -> list[_Sentence]:
    """Return sentences without any device: none marked, no quotation marks, no word marked elsewhere in the story."""
    named = [signal for passage in index.comparison.passages for signal in _named(index, passage)]
    marked = {word for signal in named for word in normal(signal.text).split()}
    heat = Counter(index.passage_of[signal.passage].article for signal in index.comparison.signals if _sure(signal))
    # A plain sentence from a report with few devices is the least likely to hold one that was overlooked.
    calm = sorted(shuffled(index.comparison.passages, rng), key=lambda passage: heat[passage.article])
    found: list[_Sentence] = []
    for passage in calm:
        if (
            len(found) < PLAIN
            and whole(passage)
            and not _named(index, passage)
            and not quoted(passage.text)
            and not _PASSIVE.search(passage.text)
            and not _COLOUR.search(passage.text)
            and not marked & set(normal(passage.text).split())
        ):
            found.append(_Sentence(passage))
    return found


def _question(index: Index, number: str, sentence: _Sentence, letter: str) -> Question:
    passage = sentence.passage
    marks = tuple(sorted((signal.start, signal.end) for signal in sentence.signals))
    why = " ".join(dict.fromkeys(signal.why for signal in sentence.signals))
    answer = Answer(
        letter,
        right=True,
        why=why or "No word here was found to colour what is reported.",
        evidence=(Evidence(passage.id, index.outlet_of[passage.id], passage.text, marks),),
    )
    shown = marks if sentence.shown else ()
    return Question(number, passage.text, (answer,), passage.id, index.outlet_of[passage.id], shown)


def _notice(devices: int, plain: int) -> str:
    if devices < LEAST:
        return (
            "The task “Spot the framing device” is left out: fewer than two sentences of this story surely show a "
            "device in the outlet's own voice."
        )
    parts = []
    if devices < MOST:
        parts.append(f"This task has {devices} sentences with a device instead of {MOST}: no more are sure.")
    if plain < PLAIN:
        parts.append("It has fewer plain sentences than usual: no more are surely free of devices.")
    return " ".join(parts)
