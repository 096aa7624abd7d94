"""Figures in corresponding places of two sentences that report a common fact: less sure than by what they count."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from framing.findings.discrepancies.figures import Figure, fits, same_kind
from framing.findings.discrepancies.sameness import EMPTY, FAR, distinct
from framing.language.quantities import AGE, DURATIONS, TALLY, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.findings.discrepancies.likeness import Likeness

_ALIKE = 0.55
"""Cosine of two verbs' vectors in their sentences from which they may tell of one deed: "arrested", "detained".
A judgement."""
_BARELY = 0.3
"""Probability of a common fact from which a figure's place in its sentence says anything. A judgement."""
_LONG = 1000
"""From which size on the same figure in two linked passages is hardly of two things. A judgement."""
_MIDDLING = 0.6
"""What two figures' likeness is taken to be where they have no vectors. A judgement."""


def counterparts(
    first: Figure, second: Figure, linked: float, likeness: Likeness, rows: Mapping[int, Sequence[Figure]]
) -> float:
    """Return how probable it is (0 to 0.79) that two figures are about one thing, by their places in their sentences.

    They must be of one unit and be what is left when the equal figures of that unit in both passages are paired up, or
    hang on one verb. Above 0.5 only under verbs alike, or for a tally or a part of one total. `rows` are the figures by
    passage; `linked` is as for `sameness`, and passages that are nearly linked count too.
    """
    a, b = first.quantity, second.quantity
    one_verb = first.anchor.verb not in EMPTY | {""} and first.anchor.verb == second.anchor.verb
    alike = one_verb or likeness(first.row, first.anchor.verb_at, second.row, second.anchor.verb_at) >= _ALIKE
    if linked < _BARELY or not _may_be_one(first, second) or not _placed(first, second, rows, alike=alike):
        return 0.0
    near = likeness(first.row, (a.start, a.end), second.row, (b.start, b.end)) or _MIDDLING
    probability = 0.15 + 0.3 * linked + 0.3 * near
    firm = (
        alike
        or _one_face(a, b)
        or first.total is not None
        or (a.unit == TALLY and (a.low == b.low or a.counted == b.counted))
    )
    return min(probability + 0.1, 0.79) if firm else min(probability, 0.49)


def _one_face(a: Quantity, b: Quantity) -> bool:
    """Return whether a long number stands in both, rough here and exact there: "$250,000", "more than $250,000"."""
    faces = [max(re.findall(r"\d[\d.,]*\d|\d", quantity.text), key=len, default="") for quantity in (a, b)]
    return faces[0] == faces[1] and max(a.low, b.low) >= _LONG


def _may_be_one(first: Figure, second: Figure) -> bool:
    """Return whether nothing tells two figures apart: not noun, owner, size or year."""
    a, b = first.quantity, second.quantity
    if first.article == second.article or first.year != second.year or not _comparable(first, second):
        return False
    return max(a.low, b.low) <= FAR * min(a.high, b.high) and not distinct(first, second)


def _placed(first: Figure, second: Figure, rows: Mapping[int, Sequence[Figure]], *, alike: bool) -> bool:
    """Return whether two figures stand in corresponding places; `alike` is whether their verbs may tell of one deed."""
    a, b = first.quantity, second.quantity
    if a.unit in DURATIONS and not alike:
        return False
    if fits(a, b):
        return max(first.of_kind, second.of_kind) == 1 or math.inf not in {a.high, b.high}
    return (alike or _single(first, second, rows)) and _remaining(first, second, rows)


def _comparable(first: Figure, second: Figure) -> bool:
    a = first.quantity
    if first.total is not None and second.total is not None:
        return first.total.unit == second.total.unit and fits(first.total, second.total)
    return first.whole and second.whole and same_kind(first, second) and a.unit != AGE


def _remaining(first: Figure, second: Figure, rows: Mapping[int, Sequence[Figure]]) -> bool:
    """Return whether neither figure has an equal in the other passage."""
    return first in _left(first, rows[first.row], rows[second.row]) and second in _left(
        second, rows[second.row], rows[first.row]
    )


def _single(first: Figure, second: Figure, rows: Mapping[int, Sequence[Figure]]) -> bool:
    """Return whether each figure is its passage's only one of the kind that has no equal in the other passage."""
    mine, theirs = rows[first.row], rows[second.row]
    return len(_left(first, mine, theirs)) == len(_left(second, theirs, mine)) == 1


def _left(figure: Figure, own: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the figures in `own` of the unit of `figure` that fit none of `others`."""
    return [
        mine
        for mine in own
        if _comparable(mine, figure)
        and not any(_comparable(mine, other) and fits(mine.quantity, other.quantity) for other in others)
    ]
