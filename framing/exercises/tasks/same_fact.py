"""Find the two sentences that report one fact in the words of two outlets, among four.

The two others are look-alikes, as close in words as the story has them. One of the two outlets surely lacks what either
reports, so that no other two can be defended. Counting words finds the pair all the same: on 154 stories the certain
pairs share 25 to 75 % of their words, and hardly two sentences that surely differ more than 40 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.draw import by_chance
from framing.exercises.item import Choice, Evidence, Item, Section
from framing.exercises.suitable import states
from framing.exercises.task import Task
from framing.exercises.wording import numbers, overlap, telling_words

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

KIND = "same-fact"
CLEAR, COPIED = 0.15, 0.8
"""Resemblance (see Wording) below which two linked sentences are not surely one fact for a reader, and above which
matching them is copying."""
COVERED = 0.3
"""Share of one sentence's weight that the other has at least. Of 137 certain pairs of real stories, 16 have less: one
reader found that 6 of these share a side fact only, and 1 of the next 15."""
MOST = 12
"""Look-alikes of a pair that are tried, the closest ones."""
SHARED = 2
"""Telling words beside names that a pair shares at least: two sentences of one speaker share her name and no fact."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sentences that report one fact, and two look-alikes that report something else, each another thing."""

    one: Passage
    other: Passage
    alike: tuple[Passage, Passage]

    @property
    def passages(self) -> tuple[Passage, ...]:
        return (self.one, self.other, *self.alike)

    @property
    def crossed(self) -> tuple[tuple[Passage, Passage], ...]:
        """The wrong answers: all other two of the four. No outlet is printed, so both may be of one article."""
        return tuple(combinations(self.passages, 2))[1:]

    @property
    def likeness(self) -> float:
        """The largest share of words that a wrong answer's two sentences have in common."""
        return max(overlap(a.text, b.text)[1] for a, b in self.crossed)


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no sure pair has others beside it that surely report something else."""
    return TASK.section(
        draw.chosen(index.pool(KIND, _items)),
        instructions=(
            "Two news outlets wrote about the same event. Of each four sentences, two report the same fact, each in "
            "the words of one of the outlets.",
            "Find these two. The others report something else, even where they use the same words. One of the two may "
            "tell more than the other.",
        ),
        lacking="no two sentences of this story surely report the same fact in words of their own, beside others that "
        "surely report something else.",
        wanted=draw.wanted,
        discuss=(
            "Which details does only one of the two sentences give? What does a reader of the other one not learn?",
            "Where both say the same: which words differ, and do they sound different?",
        ),
    )


TASK = Task(KIND, "Same fact, other words", "tick", make, countable=True)


def _items(index: WordedIndex) -> tuple[Item, ...]:
    """Return an item for each sure pair, with the closest look-alikes that it has."""
    found: list[Item] = []
    for one, other in index.certain_pairs:
        if one_fact(index, one, other):
            alike = _alike(index, one, other)
            pairs = [_Pair(one, other, two) for two in combinations(alike, 2) if _differ(index, *two)]
            if pairs:
                closest = max(pairs, key=lambda pair: (pair.likeness, [passage.id for passage in pair.passages]))
                found.append(_item(index, closest))
    return tuple(found)


def _alike(index: WordedIndex, one: Passage, other: Passage) -> list[Passage]:
    """Return the closest sentences that surely report another fact than a pair: one of its outlets has none like it."""
    outlets = {index.outlet_of[one.id], index.outlet_of[other.id]}
    found = [
        passage
        for passage in index.comparison.passages
        if states(passage)
        and all(passage.article == p.article or index.comparable(passage.article, p.article) for p in (one, other))
        and not any(index.related(passage.id, p.id) for p in (one, other))
        and any(index.lacks(outlet, passage) for outlet in outlets - {index.outlet_of[passage.id]})
    ]
    return sorted(found, key=lambda p: (-max(overlap(p.text, q.text)[1] for q in (one, other)), p.id))[:MOST]


def _differ(index: WordedIndex, one: Passage, other: Passage) -> bool:
    """Return whether two sentences of two outlets surely report different facts: one's outlet lacks the other."""
    outlets = index.outlet_of[one.id], index.outlet_of[other.id]
    return outlets[0] != outlets[1] and (index.lacks(outlets[0], other) or index.lacks(outlets[1], one))


def one_fact(index: WordedIndex, asked: Passage, match: Passage) -> bool:
    """Return whether two sentences of a certain pair report one fact, in words of their own, and agree on it."""
    if not (states(asked) and states(match)) or {asked.id, match.id} & index.disputed:
        return False
    first, second = numbers(asked.text), numbers(match.text)
    return (
        # Where each has a figure that the other lacks, they may be about two events.
        (first <= second or second <= first)
        and len(telling_words(asked.text) & telling_words(match.text)) >= SHARED
        and CLEAR <= index.wording.resemblance(asked.text, match.text) <= COPIED
        and max(index.wording.covered(a.text, b.text) for a, b in ((asked, match), (match, asked))) >= COVERED
        and _stances(index, asked) == _stances(index, match)
    )


def _stances(index: WordedIndex, passage: Passage) -> frozenset[str | None]:
    """Return how a sentence takes what somebody says: that somebody alleges a fact is another fact."""
    stances = {s.stance for s in index.signals_of[passage.id] if s.kind == "attribution"}
    return frozenset(stances & {"doubting", "endorsing"})


def _item(index: WordedIndex, pair: _Pair) -> Item:
    id_ = index.item_id(KIND, *(passage.id for passage in pair.passages))
    right = (pair.one, pair.other)
    texts = by_chance(pair.passages, id_)
    return Item(
        id=id_,
        task=KIND,
        prompt="Which two of these four sentences report the same fact?",
        material=(),
        choices=tuple(Choice(p.text, p in right, _why(index, pair, p)) for p in texts),
        why=f"{index.outlet_of[pair.one.id]} and {index.outlet_of[pair.other.id]} report the same fact here, each in "
        "words of its own.",
        evidence=tuple(Evidence(p.article, p.id, index.outlet_of[p.id], p.text) for p in pair.passages),
        skill="Tell whether two texts report the same, whatever words they use",
        difficulty=mean_difficulty(
            1 - overlap(pair.one.text, pair.other.text)[1],
            pair.likeness / COPIED,
            reading_difficulty(" ".join(p.text for p in texts)),
        ),
        confidence=index.link(pair.one.id, pair.other.id),
    )


def _why(index: WordedIndex, pair: _Pair, passage: Passage) -> str:
    if passage in pair.alike:
        lacking = [index.outlet_of[p.id] for p in (pair.one, pair.other) if index.lacks(index.outlet_of[p.id], passage)]
        return f"{index.outlet_of[passage.id]} reports this; no sentence of {lacking[0]} does."
    match = pair.other if passage == pair.one else pair.one
    return f"{index.outlet_of[match.id]} reports the same fact in the other sentence."
