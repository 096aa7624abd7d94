"""Figures that agree: one number of one thing in several outlets, in passages that report a common fact.

A reader who sees where figures differ asks where they do not. A figure that some outlet gives otherwise, as far as that
is stated, is a discrepancy, and stands there alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.findings.discrepancies.figures import same_kind
from framing.findings.discrepancies.pairing import Probabilities, claim_of, groups
from framing.findings.discrepancies.quantities import gathered, value_of
from framing.language.quantities import AGE, DURATIONS
from framing.records import LIKELY, Agreement, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis
    from framing.findings.discrepancies.figures import Figure

_DULL = DURATIONS | {AGE}
"""Units of figures that nobody looks for: how old somebody is, how many days something took. A judgement."""


def find_agreements(analysis: Analysis) -> tuple[Agreement, ...]:
    """Return the figures that outlets give alike, each outlet's words once; those of most outlets, then surest, first.

    Only what is at least likely to count one thing is told. Only English articles are compared, as in
    `find_discrepancies`.
    """
    if not analysis.claims:
        return ()
    found, same, linked = gathered(analysis)
    equal = {
        (i, j): probability
        for (i, j), probability in same.items()
        if probability >= LIKELY
        and (found[i].row, found[j].row) in linked
        and analysis.is_english(found[i].article)
        and analysis.is_english(found[j].article)
        and _equal(found[i], found[j])
    }
    stated = (it for it in analysis.discrepancies if it.probability >= LIKELY)
    disputed = {(value.passage, value.start) for it in stated for value in it.values}
    told = [
        _agreement([found[i] for i in group], _weakest(group, equal), analysis) for group in groups(len(found), equal)
    ]
    place = {claim.id: n for n, claim in enumerate(analysis.claims)}
    kept = [it for it in told if len(it.values) > 1 and not disputed & {(v.passage, v.start) for v in it.values}]
    return tuple(sorted(kept, key=lambda it: (-len(it.values), -it.probability, place[it.claim])))


def _equal(first: Figure, second: Figure) -> bool:
    """Return whether two outlets' figures say the same of one kind: "12 deals" and "twelve deals", "over 10" twice."""
    a, b = first.quantity, second.quantity
    alike = (a.low, a.high, a.modifier) == (b.low, b.high, b.modifier) and same_kind(first, second)
    return first.article != second.article and alike and a.unit not in _DULL


def _weakest(group: Sequence[int], equal: Probabilities) -> float:
    """Return how sure the whole group is: as its least sure figure, by the surest pair that it is in."""
    return min(max(p for pair, p in equal.items() if i in pair) for i in group)


def _agreement(group: Sequence[Figure], probability: float, analysis: Analysis) -> Agreement:
    once: dict[str, Figure] = {}
    for figure in sorted(group, key=lambda figure: figure.headline):  # the text says what is counted
        once.setdefault(analysis.outlet_of_article[figure.article], figure)
    values = tuple(value_of(figure, analysis.parses) for figure in sorted(once.values(), key=lambda figure: figure.row))
    claim = claim_of({value.passage for value in values}, analysis.claims, [value.text for value in values])
    return Agreement(claim.id, values, rounded(probability))
