"""Spot the device: of several words in a sentence, which colours what it reports, and how; or none does.

Every choice names words and a kind of device. Words that colour and words that do not stand with the same kinds, so
that neither a kind nor a word is the likely answer; "none" is right as often as chance would have it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.exercises.coloured import clear, of_an_actor, own_words, plain, plain_spans, sure
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.draw import by_chance
from framing.exercises.item import Choice, Item, Material
from framing.exercises.task import Task

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage, Signal

KIND = "device"
_RIVALS = (("attribution", "hedge"), ("loaded", "qualifier"))
"""Kinds that one word can be taken for at once; a sheet has one of each pair."""
_NONE = "None of these: they name what happened and colour nothing"
_STANCE = (
    "Attribution with a stance",
    "A word that introduces what somebody said, and keeps a distance from it or treats it as true. One that says no "
    "more than that it was said takes no stance.",
)


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no device surely stands in the story."""
    signals = [
        s
        for s in index.comparison.signals
        if sure(s)
        and clear(index, s)
        and (s.kind != "qualifier" or of_an_actor(index, s))
        and own_words(index, s)
        and len(plain_spans(index, index.passage_of[s.passage])) >= _BESIDE[-1]
    ]
    kinds = _kinds(signals, draw)
    by_kind = {kind: [_coloured(index, s, kinds) for s in signals if s.kind == kind] for kind in kinds}
    hands = [[item for item in items if item] for items in by_kind.values()]
    nones = [item for passage in index.comparison.passages if (item := _plain(index, passage, kinds))]
    items = draw.fairly(hands, nones, 1 / _offered(kinds)) if all(hands) else ()
    legend = tuple(_legend(index, kind) for kind in kinds) if items else ()
    return TASK.section(
        items,
        instructions=(
            "A framing device is a way of wording that colours what a sentence says. It can be fair or unfair: that is "
            "for you to discuss, not for the device to decide.",
            "Each question names some words of a sentence. At most one of them is a device: choose the line that names "
            "it, with the right kind. Where all of them are plain, choose “none”.",
        ),
        lacking="no sentence that can be asked about surely holds a word that colours, in the outlet's own voice.",
        wanted=draw.wanted,
        legend=legend,
        discuss=(
            "How would the sentence read without the device, or with the opposite one? Does it lose information?",
            "Is the wording fair here? What would you have to know to decide?",
        ),
    )


def _kinds(signals: list[Signal], draw: Draw) -> tuple[str, ...]:
    """Return the kinds of a sheet: of two that can be taken for one another, the one with more sentences."""
    count = {kind: sum(s.kind == kind for s in signals) for kind in dict.fromkeys(s.kind for s in signals)}
    for one, other in _RIVALS:
        if one in count and other in count:
            del count[one if count[one] < count[other] or (count[one] == count[other] and draw.seed % 2) else other]
    return tuple(sorted(count))


_BESIDE = (1, 2)
"""Plain words beside the device: one where two kinds are offered for each, else two."""


def _offered(kinds: tuple[str, ...]) -> int:
    """Return how many choices an item has."""
    return 5 if len(kinds) > 1 else 4


def _coloured(index: WordedIndex, signal: Signal, kinds: tuple[str, ...]) -> Item | None:
    passage = index.passage_of[signal.passage]
    return _item(index, passage, kinds, signal)


def _plain(index: WordedIndex, passage: Passage, kinds: tuple[str, ...]) -> Item | None:
    return _item(index, passage, kinds) if kinds and plain(index, passage) else None


def _item(index: WordedIndex, passage: Passage, kinds: tuple[str, ...], signal: Signal | None = None) -> Item | None:
    """Return the item on a sentence: on its device, or on plain words only; None where it has too few of these."""
    name = index.item_id(KIND, passage.id, signal.text if signal else "", *kinds)
    beside = by_chance(plain_spans(index, passage), name)
    if "attribution" in kinds:  # A plain "said" is what a stance is to be told from.
        beside.sort(key=lambda span: passage.text[slice(*span)].lower() not in ("said", "says", "stated"))
    count = _BESIDE[len(kinds) == 1] + (signal is None)
    if len(beside) < count:
        return None
    right = [(signal.start, signal.end)] if signal else []
    spans = sorted([*right, *beside[:count]])
    kind = signal.kind if signal else by_chance(kinds, name)[0]
    others = by_chance([other for other in kinds if other != kind], name)[:1]
    labels = {each: _legend(index, each)[0] for each in (kind, *others)}
    choices = [
        _choice(passage.text[slice(*span)], each, labels, signal if span in right else None)
        for span in spans
        for each in sorted(labels)
    ]
    none_why = (
        f"“{signal.text}” does colour what is reported." if signal else "The other lines name words that judge nothing."
    )
    marks = tuple(right)
    return Item(
        id=name,
        task=KIND,
        prompt="Which of these words of the sentence is a framing device, and of which kind?",
        material=(Material(passage.article, passage.text),),
        choices=(*choices, Choice(_NONE, signal is None, none_why)),
        why=signal.why if signal else "All the words that are offered only name what happened.",
        evidence=(index.evidence(passage.id, *marks),),
        skill="Tell words that colour from words that report",
        difficulty=mean_difficulty(reading_difficulty(passage.text), 0.6 if signal is None else 0.3, len(choices) / 8),
        confidence=signal.probability if signal else _PLAIN,
        marked=marks,
    )


_PLAIN = 0.95
"""How sure it is that words from the list of plain ones colour nothing. A judgement."""


def _choice(words: str, kind: str, labels: dict[str, str], signal: Signal | None) -> Choice:
    text = f"“{words}” – {labels[kind]}"
    if signal is None:
        return Choice(text, right=False, why=f"“{words}” only names what it is about.")
    if signal.kind == kind:
        return Choice(text, right=True, why=signal.why)
    return Choice(text, right=False, why=f"“{words}” is the device, but of another kind: {labels[signal.kind]}.")


def _legend(index: WordedIndex, kind: str) -> tuple[str, str]:
    """Return a kind's name and what it is, without examples: one that stands in a sentence would be the answer."""
    if kind == "attribution":
        return _STANCE
    entry = next(entry for entry in index.comparison.legend if entry.kind == kind)
    return entry.label, re.split(r"(?<=\.)\s", without_examples(entry.about), maxsplit=1)[0]


def without_examples(about: str) -> str:
    """Return what a list says of a kind, without its examples: one that stands in a sentence would be the answer."""
    told = []
    for sentence in re.split(r"(?<=\.)\s+", re.sub(r"\s*\([^()]*“[^()]*\)", "", about)):
        parts = re.split(r"[;:]\s+", sentence)
        kept = [part for part in parts if "“" not in part]
        if parts[0] in kept:
            told.append(sentence if kept == parts else f"{'; '.join(kept).rstrip('.')}.")
    return " ".join(told)


TASK = Task(KIND, "Spot the framing device", "choose", make)
