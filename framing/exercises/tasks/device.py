"""Spot the device: of several words in a sentence, which colours what it reports, and how; or none does.

Every choice of an item names words and one kind of device, and each could be of that kind by its part of speech: a verb
for a word of saying, a describing word for a qualifier. "None" is right as often as chance would have it, and is not
offered of a kind for which the story has no sentence of plain words only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.coloured import clear, found, of_an_actor, own_words, plain, sure
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.distractors import distractors
from framing.exercises.draw import by_chance
from framing.exercises.item import Choice, Item, Material
from framing.exercises.task import Task
from framing.records import ours

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage, Signal

KIND = "device"
_RIVALS = (("attribution", "hedge"), ("loaded", "qualifier"))
"""Kinds that one word can be taken for at once; a sheet has one of each pair."""
_NONE = ours("None of these: they name what happened and colour nothing")
_STANCE = ours("Attribution with a stance")
LEGEND = {
    "attribution": (
        _STANCE,
        ours(
            "A word that introduces what somebody said, and keeps a distance from it or treats it as true. One that "
            "says no more than that it was said takes no stance."
        ),
    ),
    "hedge": (ours("Hedge"), ours("A word by which the article leaves open whether something is so.")),
    "loaded": (ours("Loaded word"), ours("A word that carries a judgement where a plainer one would do.")),
    "qualifier": (
        ours("Qualifier"),
        ours("A word that colours an actor or a source: who stands behind it, a distance, a judgement or praise."),
    ),
}
"""The kinds that are asked about, each with what it is. No examples: one that stands in a sentence would be the
answer."""


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no device surely stands in the story."""
    signals = [
        s
        for s in index.comparison.signals
        if sure(s)
        and clear(index, s)
        and (s.kind != "qualifier" or of_an_actor(index, s))
        and own_words(index, s)
        and distractors(index, index.passage_of[s.passage], s.kind)
    ]
    kinds = _kinds(signals, draw)
    plains = {kind: [p for p in index.comparison.passages if _plainly(index, p, kind)] for kind in kinds}
    hands = [
        [
            _item(index, passage, kind, s, none=bool(plains[kind]))
            for s, passage in ((s, index.passage_of[s.passage]) for s in signals)
            if s.kind == kind and (plains[kind] or len(distractors(index, passage, kind)) >= _BESIDE)
        ]
        for kind in kinds
    ]
    nones = [_item(index, passage, kind, None, none=True) for kind in kinds for passage in plains[kind]]
    items = draw.fairly(hands, nones, 1 / (_BESIDE + 2) if nones else 0.0)
    legend = tuple(LEGEND[kind] for kind in kinds) if items else ()
    return TASK.section(
        items,
        instructions=(
            ours(
                "A framing device is a way of wording that colours what a sentence says. It can be fair or unfair: "
                "that is for you to discuss, not for the device to decide."
            ),
            ours(
                "Each question names some words of a sentence, and a kind of device. At most one of the words is such "
                "a device: choose the line that names it. Where a question offers “none”, all of them may be plain."
            ),
        ),
        lacking=ours(
            "no sentence that can be asked about surely holds a word that colours, in the outlet's own voice."
        ),
        wanted=draw.wanted,
        legend=legend,
        discuss=(
            ours("How would the sentence read without the device, or with the opposite one? Does it lose information?"),
            ours("Is the wording fair here? What would you have to know to decide?"),
        ),
    )


def _kinds(signals: list[Signal], draw: Draw) -> tuple[str, ...]:
    """Return the kinds of a sheet: of two that can be taken for one another, the one with more sentences."""
    count = {kind: sum(s.kind == kind for s in signals) for kind in dict.fromkeys(s.kind for s in signals)}
    for one, other in _RIVALS:
        if one in count and other in count:
            del count[one if count[one] < count[other] or (count[one] == count[other] and draw.seed % 2) else other]
    return tuple(sorted(count))


_BESIDE = 2
"""Plain words beside the device; one is enough where "none" stands below them."""


def _plainly(index: WordedIndex, passage: Passage, kind: str) -> bool:
    """Return whether a sentence is plain, and has words that could be taken for a kind of device."""
    return plain(index, passage) and len(distractors(index, passage, kind)) > _BESIDE


def _item(index: WordedIndex, passage: Passage, kind: str, signal: Signal | None, *, none: bool) -> Item:
    """Return the item on a sentence: on its device, or on plain words only."""
    name = index.item_id(KIND, passage.id, signal.text if signal else "", kind)
    beside = by_chance(distractors(index, passage, kind), name)
    if kind == "attribution":  # A plain "said" is what a stance is to be told from.
        beside.sort(key=lambda span: passage.text[slice(*span)].lower() not in ("said", "says", "stated"))
    right = [(signal.start, signal.end)] if signal else []
    spans = sorted([*right, *beside[: _BESIDE + (signal is None)]])
    label = LEGEND[kind][0]
    choices = [_choice(passage.text[slice(*span)], label, signal if span in right else None) for span in spans]
    none_why = (
        ours("“{word}” does colour what is reported.", word=signal.text)
        if signal
        else ours("The other lines name words that judge nothing.")
    )
    marks = tuple(right)
    return Item(
        id=name,
        task=KIND,
        prompt=ours("Which of these words of the sentence is a framing device of the kind named?"),
        material=(Material(passage.article, passage.text),),
        choices=(*choices, *([Choice(_NONE, signal is None, none_why)] if none else [])),
        why=found(signal) if signal else ours("All the words that are offered only name what happened."),
        evidence=(index.evidence(passage.id, *marks),),
        skill=ours("Tell words that colour from words that report"),
        difficulty=mean_difficulty(reading_difficulty(passage.text), 0.6 if signal is None else 0.3, len(choices) / 8),
        confidence=signal.probability if signal else _PLAIN,
        marked=marks,
    )


_PLAIN = 0.95
"""How sure it is that words from the list of plain ones colour nothing. A judgement."""


def _choice(words: str, label: str, signal: Signal | None) -> Choice:
    stance = label == _STANCE
    plainly = (
        ours("“{words}” takes no stance.", words=words)
        if stance
        else ours("“{words}” only names what it is about.", words=words)
    )
    line = ours("“{words}” – {device}", words=words, device=label)
    return Choice(line, right=signal is not None, why=found(signal) if signal else plainly)


TASK = Task(KIND, ours("Spot the framing device"), "choose", make)
