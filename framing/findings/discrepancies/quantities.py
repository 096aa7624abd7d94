"""Numbers that disagree: figures about one thing gathered over the outlets, where at least two cannot both be right.

In steps: `figures` gathers them, `pairing` says which are about one thing (by what they count: `sameness`; by their
places in their sentences: `counterparts`), `clashes` says which cannot both be right, and here a record is made of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from framing.findings.discrepancies.clashes import beside, bounds, clashing, compatible, explain, phrase
from framing.findings.discrepancies.figures import Figure, figures, fits
from framing.findings.discrepancies.pairing import Probabilities, claim_of, groups, linked_rows, same_figures
from framing.findings.discrepancies.sameness import Likeness
from framing.language.quantities import TALLY
from framing.records import LIKELY, Discrepancy, Value, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis
    from framing.language.parse import Parse

_EXACT, _ROUGH = 1.0, 0.85
"""How much of its probability a disagreement keeps: whole between exact figures, less where one is given roughly.
A judgement."""
_SURE = 0.79
"""The most that a disagreement can have which is not between exact figures of one noun in linked passages.
A judgement."""
_UNSURE = 0.49
"""The most that a disagreement can have where a story gives a figure in many ways, at different times as a rule.
A judgement."""
_WAYS = 3
"""Values of one figure beyond which it is taken to have moved: a share's price, a count that is still going on.
A judgement."""
_SCORES = 4
"""Tallies of a story beyond which it is about a game, in which every figure moves. A judgement."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What a story's figures stand in. `moving` is whether it is about a game, in which every figure moves."""

    analysis: Analysis
    linked: Probabilities
    moving: bool


def find_numbers(analysis: Analysis) -> list[Discrepancy]:
    """Return one discrepancy for each thing that the story counts in ways that do not fit, or fit and differ."""
    found, same, linked = gathered(analysis)
    game = len({(f.quantity.low, f.quantity.counted) for f in found if f.quantity.unit == TALLY}) > _SCORES
    context = _Context(analysis, linked, moving=game)
    told = [_discrepancy(group, found, same, context) for group in groups(len(found), same)]
    return [discrepancy for discrepancy in told if discrepancy is not None]


def gathered(analysis: Analysis) -> tuple[list[Figure], Probabilities, Probabilities]:
    """Return a story's figures, which of them are about one thing, and which passages report a common fact."""
    found = figures(analysis.parses)
    linked = linked_rows(analysis.claims, analysis.links, analysis.row_of)
    near = linked_rows((), analysis.near, analysis.row_of)
    return found, same_figures(analysis.articles, found, linked, near, Likeness(analysis.encoded)), linked


def _discrepancy(
    group: list[int], found: Sequence[Figure], same: Probabilities, context: _Context
) -> Discrepancy | None:
    clashes = clashing(group, found, same)
    pairs = clashes or compatible(group, found, same, context.linked)
    if not pairs:
        return None
    disputed = sorted({i for pair in pairs for i in pair})
    also = beside(group, disputed, found, same) if clashes else []
    members = [found[i] for i in sorted([*disputed, *also])]
    parses = context.analysis.parses
    values = tuple(value_of(figure, parses) for figure in members)
    claim = claim_of({value.passage for value in values}, context.analysis.claims, [value.text for value in values])
    probability = max(_weight(found[i], found[j], same[i, j], context.linked) for i, j in pairs)
    many = len({bounds(found[i].quantity) for i in disputed}) > _WAYS
    if context.moving or many or _gives_two([found[i] for i in disputed]):
        probability = min(probability, _UNSURE)
    probability = rounded(probability)
    why = explain(
        [found[i] for i in disputed],
        [found[i] for i in also],
        parses,
        context.analysis.outlet_of_article,
        doubtful=probability < LIKELY,
        compatible=not clashes,
    )
    return Discrepancy(claim.id, "number", values, why, probability, compatible=not clashes)


def _gives_two(disputed: Sequence[Figure]) -> bool:
    """Return whether the text of one article gives two figures that do not fit: then it tells of two things."""
    texts = [figure for figure in disputed if not figure.headline]
    return any(a.article == b.article and not fits(a.quantity, b.quantity) for a, b in combinations(texts, 2))


def _weight(first: Figure, second: Figure, same: float, linked: Probabilities) -> float:
    a, b = first.quantity, second.quantity
    exact = not (a.approximate or b.approximate)
    sure = exact and a.unit == b.unit and (first.row, second.row) in linked
    weight = same * (_EXACT if exact else _ROUGH)
    return weight if sure else min(weight, _SURE)


def value_of(figure: Figure, parses: Sequence[Parse]) -> Value:
    """Return a figure as readers see it, with what it counts."""
    quantity, passage = figure.quantity, parses[figure.row].passage
    start, end = phrase(figure, parses)
    return Value(passage.id, start, end, passage.text[start:end], bounds(quantity), quantity.unit)
