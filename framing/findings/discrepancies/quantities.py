"""Numbers that disagree: figures about one thing gathered over the outlets, where at least two cannot both be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.discrepancies.counterparts import counterparts
from framing.findings.discrepancies.figures import Figure, figures, fits
from framing.findings.discrepancies.likeness import Likeness
from framing.findings.discrepancies.pairs import claim_of
from framing.findings.discrepancies.sameness import misprint, sameness
from framing.findings.discrepancies.wording import bounds, explain, phrase
from framing.language.dates import days_apart
from framing.language.quantities import TALLY
from framing.records import LIKELY, Discrepancy, Value, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis
    from framing.language.parse import Parse
    from framing.records import Claim, Link

_APART = 3
"""Days between two articles' dates beyond which a figure may have changed rather than differ."""
_LEAST = 0.3
"""Below it two figures are not taken to be about one thing."""
_EXACT, _ROUGH = 1.0, 0.85
"""How much of its probability a disagreement keeps: whole between exact figures, less where one is given roughly."""
_SURE = 0.79
"""The most that a disagreement can have which is not between exact figures of one noun in linked passages."""


_UNSURE = 0.49
"""The most that a disagreement can have where a story gives a figure in many ways, at different times as a rule."""
_WAYS = 3
"""Values of one figure beyond which it is taken to have moved: a share's price, a count that is still going on."""
_SCORES = 4
"""Tallies of a story beyond which it is about a game, in which every figure moves."""

_Probabilities = dict[tuple[int, int], float]
"""By two places, the smaller first."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What a story's figures stand in. `moving` is whether it is about a game, in which every figure moves."""

    analysis: Analysis
    linked: _Probabilities
    moving: bool


def find_numbers(analysis: Analysis) -> list[Discrepancy]:
    """Return one discrepancy for each thing that the story counts in ways that do not fit together."""
    found = figures(analysis.parses)
    linked = _linked(analysis.claims, analysis.links, analysis.row_of)
    near = _linked((), analysis.near, analysis.row_of)
    same = _same(analysis, found, linked, near, Likeness(analysis.encoded))
    game = len({(f.quantity.low, f.quantity.counted) for f in found if f.quantity.unit == TALLY}) > _SCORES
    context = _Context(analysis, linked, moving=game)
    told = [_discrepancy(group, found, same, context) for group in _groups(len(found), same)]
    return [discrepancy for discrepancy in told if discrepancy is not None]


def _same(
    analysis: Analysis,
    found: Sequence[Figure],
    linked: _Probabilities,
    near: _Probabilities,
    likeness: Likeness,
) -> _Probabilities:
    """Return how probably two figures, by their places in `found`, are about one thing, where that is worth a look."""
    steady = _steady(found)
    published = {article.id: article.published for article in analysis.articles}
    rows: list[list[Figure]] = [[] for _ in analysis.passages]
    for figure in found:
        rows[figure.row].append(figure)
    same: _Probabilities = {}
    for i, first in enumerate(found):
        for j in range(i + 1, len(found)):
            second = found[j]
            if days_apart(published[first.article], published[second.article]) > _APART:
                continue
            pair = (first.row, second.row)
            belongs = pair in linked or first.article == second.article
            alone = fits(first.quantity, second.quantity) or misprint(first.quantity, second.quantity)
            probability = 0.0
            if belongs or alone or (steady[i] and steady[j]):
                probability = sameness(first, second, linked.get(pair, 0.0), likeness)
            common = max(linked.get(pair, 0.0), near.get(pair, 0.0))
            probability = max(probability, counterparts(first, second, common, likeness, rows))
            if probability >= _LEAST:
                same[i, j] = probability
    return same


def _linked(claims: Sequence[Claim], links: Sequence[Link], row: dict[str, int]) -> _Probabilities:
    """Return how surely two passages report a common fact: by their link, else 0.5 within one claim."""
    linked: _Probabilities = {}
    for claim in claims:
        rows = sorted(row[passage] for passage in claim.passages)
        linked.update({(a, b): 0.5 for n, a in enumerate(rows) for b in rows[n + 1 :]})
    for link in links:
        a, b = sorted((row[link.a], row[link.b]))
        linked[a, b] = link.probability
    return linked


def _steady(found: Sequence[Figure]) -> list[bool]:
    """Return for each figure whether its article counts that noun in one way only (its headline apart)."""
    by: dict[tuple[str, str], list[Figure]] = {}
    for figure in found:
        if figure.whole and not figure.headline:
            by.setdefault((figure.article, figure.quantity.unit), []).append(figure)
    one = {
        key: all(fits(a.quantity, b.quantity) for n, a in enumerate(group) for b in group[n + 1 :])
        for key, group in by.items()
    }
    return [f.whole and not f.headline and one[f.article, f.quantity.unit] for f in found]


def _groups(count: int, same: _Probabilities) -> list[list[int]]:
    """Return the figures that are about one thing, directly or through a third."""
    root = list(range(count))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i, j in sorted(same):
        a, b = sorted((find(i), find(j)))
        root[b] = a
    groups: dict[int, list[int]] = {}
    for i in range(count):
        groups.setdefault(find(i), []).append(i)
    return [group for group in groups.values() if len(group) > 1]


def _discrepancy(
    group: list[int], found: Sequence[Figure], same: _Probabilities, context: _Context
) -> Discrepancy | None:
    clashes = [
        (i, j)
        for n, i in enumerate(group)
        for j in group[n + 1 :]
        if (i, j) in same
        and not fits(found[i].quantity, found[j].quantity)
        and (misprint(found[i].quantity, found[j].quantity) or not _answered(found[i], found[j], found))
    ]
    if not clashes:
        return None
    disputed = sorted({i for pair in clashes for i in pair})
    beside = [i for i in group if i not in disputed and any(_fitting(i, j, found, same) for j in disputed)]
    members = [found[i] for i in sorted([*disputed, *beside])]
    if not context.analysis.claims:
        return None
    parses = context.analysis.parses
    claim = claim_of({parses[figure.row].passage.id for figure in members}, context.analysis.claims)
    probability = max(_weight(found[i], found[j], same[i, j], context.linked) for i, j in clashes)
    if context.moving or len({bounds(found[i].quantity) for i in disputed}) > _WAYS:
        probability = min(probability, _UNSURE)
    probability = rounded(probability)
    values = tuple(_value(figure, parses) for figure in members)
    why = explain(
        [found[i] for i in disputed],
        [found[i] for i in beside],
        parses,
        context.analysis.outlet_of_article,
        doubtful=probability < LIKELY,
    )
    return Discrepancy(claim.id, "number", values, why, probability)


def _fitting(i: int, j: int, found: Sequence[Figure], same: _Probabilities) -> bool:
    """Return whether figure `i` fits `j`, and counts the same or is of the same group and its passage's only one."""
    known = (min(i, j), max(i, j)) in same or max(found[i].crowd, found[j].crowd) == 1
    return known and fits(found[i].quantity, found[j].quantity)


def _answered(first: Figure, second: Figure, found: Sequence[Figure]) -> bool:
    """Return whether one side also gives a number that fits the other's: then it tells both, and of two things."""
    return any(
        figure is not one
        and figure is not other
        and _beside(figure, one, other)
        and fits(figure.quantity, other.quantity)
        for one, other in ((first, second), (second, first))
        for figure in found
    )


def _beside(figure: Figure, one: Figure, other: Figure) -> bool:
    """Return whether `figure` stands on the side of `one` and may count what `other` counts."""
    within = one.article == other.article  # then the sides are the headline and the text below
    side = figure.article == one.article and (not within or figure.headline == one.headline)
    return side and (figure.quantity.unit == other.quantity.unit or (not figure.whole and figure.row == one.row))


def _weight(first: Figure, second: Figure, same: float, linked: _Probabilities) -> float:
    a, b = first.quantity, second.quantity
    exact = not (a.approximate or b.approximate)
    sure = exact and a.unit == b.unit and (first.row, second.row) in linked
    weight = same * (_EXACT if exact else _ROUGH)
    return weight if sure else min(weight, _SURE)


def _value(figure: Figure, parses: Sequence[Parse]) -> Value:
    quantity, passage = figure.quantity, parses[figure.row].passage
    start, end = phrase(figure, parses)
    return Value(passage.id, start, end, passage.text[start:end], bounds(quantity), quantity.unit)
