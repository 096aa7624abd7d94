"""Find the two sentences that report one fact in the words of two outlets, among four.

Each outlet has a look-alike besides: some other two of the four share more words than the two do, and what either
look-alike reports the other outlet surely lacks, so that no other two can be defended.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from framing.exercises.draw import by_chance, hard, heavy, item_id
from framing.exercises.fair import as_often_as_chance, overlap
from framing.exercises.item import Choice, Evidence, Item, Section
from framing.exercises.material import numbers, plain_words, states
from framing.exercises.task import Task

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.material import WordedIndex
    from framing.records import Passage

KIND = "same-fact"
ODDS = 1 / 6
"""Chance of naming the right two of four."""
CLEAR, COPIED = 0.15, 0.8
"""Resemblance (see Wording) below which two linked sentences are not surely one fact for a reader, and above which
matching them is copying."""
SHARED = 2
"""Telling words beside names that a pair shares at least: two sentences of one speaker share her name and no fact."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sentences that report one fact, and of each one's outlet a look-alike that reports something else."""

    one: Passage
    other: Passage
    like_one: Passage
    like_other: Passage

    @property
    def passages(self) -> tuple[Passage, ...]:
        return (self.one, self.other, self.like_one, self.like_other)

    @property
    def crossed(self) -> tuple[tuple[Passage, Passage], ...]:
        """The wrong answers: all other two of the four. No outlet is printed, so both may be of one article."""
        return tuple(combinations(self.passages, 2))[1:]

    @property
    def fooling(self) -> bool:
        """Whether whoever counts shared words takes a wrong answer for the pair, by number and by share."""
        words, share = overlap(self.one.text, self.other.text)
        counts = [overlap(a.text, b.text) for a, b in self.crossed]
        return max(count for count, _ in counts) >= words and max(part for _, part in counts) > share


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no sure pair has look-alikes that share as many words."""
    return TASK.section(
        draw.chosen(index.pool(KIND, _items)),
        instructions=(
            "Two news outlets wrote about the same event. Of each four sentences, two report the same fact, each in "
            "the words of one of the outlets.",
            "Find these two. The others report something else, even where they use the same words. One of the two may "
            "tell more than the other.",
        ),
        lacking="no two sentences of this story surely report the same fact in words of their own, beside others that "
        "share as many words and report something else.",
        wanted=draw.wanted,
        discuss=(
            "Which details does only one of the two sentences give? What does a reader of the other one not learn?",
            "Where both say the same: which words differ, and do they sound different?",
        ),
    )


TASK = Task(KIND, "Same fact, other words", "tick", make)


def _items(index: WordedIndex) -> tuple[Item, ...]:
    """Return an item for each sure pair that look-alikes hide, and for some others."""
    fooling: list[Item] = []
    telling: list[Item] = []
    for one, other in index.certain_pairs:
        if one_fact(index, one, other):
            pairs = [
                _Pair(one, other, like_one, like_other)
                for like_one in _only(index, one, other)
                for like_other in _only(index, other, one)
            ]
            hidden = [pair for pair in pairs if pair.fooling]
            # The look-alikes of middling likeness: the closest ones are the likeliest to be a fact after all.
            chosen = sorted(hidden or pairs, key=lambda pair: (_likeness(pair), [p.id for p in pair.passages]))
            if chosen:
                (fooling if hidden else telling).append(_item(index, chosen[0 if hidden else -1]))
    return tuple(as_often_as_chance(fooling, telling, ODDS, f"{KIND}/{index.comparison.story.title}"))


def _likeness(pair: _Pair) -> float:
    return max(overlap(a.text, b.text)[1] for a, b in pair.crossed)


def _only(index: WordedIndex, passage: Passage, other: Passage) -> list[Passage]:
    """Return what an article reports and the other's outlet surely does not, in sentences that can be judged alone."""
    outlet = index.outlet_of[other.id]
    return [
        own
        for own in index.passages_of[passage.article]
        if states(own) and index.lacks(outlet, own) and not index.related(own.id, other.id)
    ]


def one_fact(index: WordedIndex, asked: Passage, match: Passage) -> bool:
    """Return whether two sentences of a certain pair report one fact, in words of their own, and agree on it."""
    if not (states(asked) and states(match)) or {asked.id, match.id} & index.disputed:
        return False
    first, second = numbers(asked.text), numbers(match.text)
    return (
        # Where each has a figure that the other lacks, they may be about two events.
        (first <= second or second <= first)
        and len(plain_words(asked.text) & plain_words(match.text)) >= SHARED
        and CLEAR <= index.wording.resemblance(asked.text, match.text) <= COPIED
    )


def _item(index: WordedIndex, pair: _Pair) -> Item:
    id_ = item_id(KIND, *(passage.id for passage in pair.passages))
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
        difficulty=hard(
            1 - overlap(pair.one.text, pair.other.text)[1],
            _likeness(pair) / COPIED,
            heavy(" ".join(p.text for p in texts)),
        ),
        confidence=index.link(pair.one.id, pair.other.id),
    )


def _why(index: WordedIndex, pair: _Pair, passage: Passage) -> str:
    own, others = (pair.one, pair.other) if passage.article == pair.one.article else (pair.other, pair.one)
    if passage == own:
        return f"{index.outlet_of[others.id]} reports the same fact in the other sentence."
    return f"Only {index.outlet_of[own.id]} reports this; no sentence of {index.outlet_of[others.id]} does."
