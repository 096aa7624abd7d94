"""Find the two sentences that cannot both be right, among four: what figures and opposite statements have in common.

The two others come from two outlets that tell the same and agree, where the story has such: sharing words is then no
sign of disagreeing.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.draw import by_chance
from framing.exercises.item import Choice, Evidence, Item, NearMiss
from framing.exercises.main_clause import clash
from framing.exercises.suitable import stands_alone, states
from framing.exercises.wording import numbers, overlap
from framing.records import LIKELY, SURE, joined, listed, ours

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from framing.exercises.material import WordedIndex
    from framing.records import Discrepancy, Passage, Value


ENOUGH = 0.65
"""Probability from which a disagreement is asked about. Of the 20 numbers, days and spellings from there on that one
reader read on 154 stories, 18 were real; what is likelier than 0.8 is a handful."""


def disagreements(
    index: WordedIndex, task: str, kinds: Collection[str], *, prompt: str, skill: str, figures: bool
) -> tuple[Item, ...]:
    """Return an item for each sure disagreement of these kinds; with `figures`, all its sentences hold some."""
    found: list[Item] = []
    for discrepancy in index.comparison.discrepancies:
        if discrepancy.kind not in kinds or discrepancy.compatible or discrepancy.probability < ENOUGH:
            continue
        for one, other in _values(index, discrepancy):
            decoys = _agreeing(index, one.passage, other.passage, figures=figures)
            if decoys:
                found.append(_item(index, discrepancy, (one, other), decoys, (task, prompt, skill)))
                break
    return tuple(found)


def doubtful(index: WordedIndex, task: str, kinds: Collection[str]) -> tuple[NearMiss, ...]:
    """Return the disagreements of these kinds that are not sure enough to be asked about, but likely."""
    return tuple(
        NearMiss(
            task,
            " / ".join(index.passage_of[value.passage].text for value in discrepancy.values),
            ours(
                "{reason} This is likely ({share}), and not sure.",
                reason=discrepancy.why,
                share=f"{discrepancy.probability:.0%}",
            ),
        )
        for discrepancy in index.comparison.discrepancies
        if discrepancy.kind in kinds and not discrepancy.compatible and LIKELY <= discrepancy.probability < ENOUGH
    )


_AT_AN_HOUR = re.compile(
    r"\b(?:[ap]\.?m\b|mid-?(?:morning|afternoon|day)|pre-?market|after-hours|(?:opening|closing) bell|so far)",
    re.IGNORECASE,
)
"""What makes a figure that of an hour: prices and counts of two hours can both be right."""


def _values(index: WordedIndex, discrepancy: Discrepancy) -> Iterator[tuple[Value, Value]]:
    """Yield two values of different outlets at a time, in sentences that can be read alone."""
    usable = [value for value in discrepancy.values if stands_alone(index.passage_of[value.passage])]
    for one, other in combinations(usable, 2):
        comparable = index.comparable(index.passage_of[one.passage].article, index.passage_of[other.passage].article)
        # A weekday and a date disagree only for whoever has a calendar of that year.
        alike = discrepancy.kind != "date" or bool(numbers(one.text)) == bool(numbers(other.text))
        hours = any(_AT_AN_HOUR.search(index.passage_of[value.passage].text) for value in (one, other))
        if comparable and alike and not hours and (one.value, one.unit) != (other.value, other.unit):
            yield one, other


def _agree(index: WordedIndex, one: Passage, other: Passage) -> bool:
    """Return whether two linked sentences of comparable articles agree in all that they tell, figures above all."""
    first, second = numbers(one.text), numbers(other.text)
    return (
        (first <= second or second <= first)
        and index.comparable(one.article, other.article)
        and index.link(one.id, other.id) >= SURE
        and not clash(one.text, other.text)
    )


def _agreeing(index: WordedIndex, one: str, other: str, *, figures: bool) -> tuple[Passage, Passage] | None:
    """Return two sentences that agree, with each other and with a disagreeing pair: the closest of the story."""

    def fits(passage: Passage) -> bool:
        apart = not index.related(passage.id, one) and not index.related(passage.id, other)
        return (
            apart and passage.id not in index.disputed and states(passage) and (bool(numbers(passage.text)) >= figures)
        )

    linked = ((index.passage_of[link.a], index.passage_of[link.b]) for link in index.comparison.links)
    pairs = [(a, b) for a, b in linked if fits(a) and fits(b) and a.text != b.text and _agree(index, a, b)]
    if not pairs:
        outlets = (index.outlet_of[one], index.outlet_of[other])
        left, right = (
            [p for p in index.comparison.passages if index.outlet_of[p.id] == o and fits(p)] for o in outlets
        )
        pairs = [(a, b) for a in left for b in right if not index.related(a.id, b.id)]
    return max(pairs, key=lambda pair: (overlap(pair[0].text, pair[1].text)[1], pair[0].id, pair[1].id), default=None)


def _item(
    index: WordedIndex,
    discrepancy: Discrepancy,
    values: tuple[Value, Value],
    decoys: tuple[Passage, Passage],
    words: tuple[str, str, str],
) -> Item:
    task, prompt, skill = words
    right = tuple(index.passage_of[value.passage] for value in values)
    marks = {value.passage: ((value.start, value.end),) for value in values}
    passages = (*right, *decoys)
    id_ = index.item_id(task, *(passage.id for passage in passages))
    agrees = ours("Nothing in this sentence contradicts another one.")
    said = listed([f"“{value.text}” ({index.outlet_of[value.passage]})" for value in values])
    why = ours("{values} cannot both be right.", values=said)
    return Item(
        id=id_,
        task=task,
        prompt=prompt,
        material=(),
        choices=tuple(Choice(p.text, p in right, why if p in right else agrees) for p in by_chance(passages, id_)),
        why=joined(why, ours("These sentences alone do not tell which one is.")),
        evidence=tuple(Evidence(p.article, p.id, index.outlet_of[p.id], p.text, marks.get(p.id, ())) for p in passages),
        skill=skill,
        difficulty=mean_difficulty(
            1 - overlap(right[0].text, right[1].text)[1],
            overlap(decoys[0].text, decoys[1].text)[1],
            reading_difficulty(" ".join(p.text for p in passages)),
        ),
        confidence=discrepancy.probability,
    )
