"""Which figures of a story are about one thing, and how probably; which passages every kind of value is sought in.

Three outlets write "signed 12 agreements", "signed 11 agreements" and "over 10 agreements" in linked passages: each
pair is about one thing (0.5 + 0.45 × the link's probability), and so the three become one group.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from framing.findings.discrepancies.figures import Figure, fits, same_kind
from framing.findings.discrepancies.sameness import ALIKE, EMPTY, distinct, far, misprint, misquoted, sameness
from framing.language.dates import days_apart
from framing.language.quantities import AGE, DURATIONS, TALLY, Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.findings.discrepancies.sameness import Likeness
    from framing.records import Article, Claim, Link


_WITHIN = 0.5
"""How surely two passages of one claim that are not linked themselves report a common fact. A judgement."""


def linked_pairs(claims: Sequence[Claim], links: Sequence[Link], least: float) -> list[tuple[str, str, float]]:
    """Return pairs of passages, the smaller id first, that are in one claim or linked with `least` or more."""
    pairs = {
        (min(a, b), max(a, b)): _WITHIN
        for claim in claims
        for n, a in enumerate(claim.passages)
        for b in claim.passages[n + 1 :]
    }
    pairs.update({(link.a, link.b): link.probability for link in links if link.probability >= least})
    return [(a, b, linked) for (a, b), linked in sorted(pairs.items())]


def claim_of(passages: set[str], claims: Sequence[Claim], told: Sequence[str] = ()) -> Claim:
    """Return the claim that holds most of the passages; of several, one titled by a value `told`, else a salient one.

    Figures on agreements in passages of which each is of another claim belong to the claim on "11 agreements", not to
    the one on the visit.
    """
    return max(
        claims,
        key=lambda claim: (
            len(passages & set(claim.passages)),
            any(value in claim.title for value in told),
            claim.salience,
        ),
    )


_BARELY = 0.3
"""Probability of a common fact from which a figure's place in its sentence says anything. A judgement."""
_FAIRLY = 0.45
"""Probability from which counts that belong to one noun may be of one thing. A judgement."""
_LONG = 1000
"""From which size on the same figure in two linked passages is hardly of two things. A judgement."""
_WHILE = frozenset({"for", "over", "during", "within"})
"""Prepositions before how long something lasts."""
_MEASURES = DURATIONS | frozenset("percent point times mile kilometre kilometer metre meter foot inch pound".split())
"""Units of which a noun has many: a lead of six points in one poll, and of ten in another."""
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
    alike = one_verb or likeness(first.row, first.anchor.verb_at, second.row, second.anchor.verb_at) >= ALIKE
    alike = alike or _lasting(first, second, linked)
    if (first.total is None) != (second.total is None) and linked < _WITHIN:
        return 0.0
    if linked < _BARELY or not _may_be_one(first, second) or not _placed(first, second, rows, alike=alike):
        return 0.0
    near = likeness(first.row, (a.start, a.end), second.row, (b.start, b.end)) or _MIDDLING
    probability = 0.15 + 0.3 * linked + 0.3 * near
    firm = (
        alike
        or _one_face(a, b)
        or (linked >= _FAIRLY and _one_holder(first, second))
        or first.total is not None
        or (a.unit == TALLY and (a.low == b.low or a.counted == b.counted))
    )
    return min(probability + 0.1, 0.79) if firm else min(probability, 0.49)


def _lasting(first: Figure, second: Figure, linked: float) -> bool:
    """Return whether both say how long linked passages' one thing lasts: "stayed for six years", "taught for seven"."""
    one, other = first.anchor.preposition, second.anchor.preposition
    return linked >= _WITHIN and first.quantity.unit in DURATIONS and one == other and one in _WHILE


def _one_holder(first: Figure, second: Figure) -> bool:
    """Return whether two counts belong to one noun: "data of 50 million people", "data on 87 million people"."""
    unit = first.quantity.unit
    plain = unit not in _MEASURES | {AGE, "percentage point"} and not unit.isupper()
    return plain and bool(first.anchor.holder) and first.anchor.holder == second.anchor.holder


def _one_face(a: Quantity, b: Quantity) -> bool:
    """Return whether a long number stands in both, rough here and exact there: "$250,000", "more than $250,000"."""
    faces = [max(re.findall(r"\d[\d.,]*\d|\d", quantity.text), key=len, default="") for quantity in (a, b)]
    return faces[0] == faces[1] and max(a.low, b.low) >= _LONG


def _may_be_one(first: Figure, second: Figure) -> bool:
    """Return whether nothing tells two figures apart: not noun, owner, size or year."""
    a, b = first.quantity, second.quantity
    years = first.year == second.year or first.anchor.preposition in _WHILE
    if first.article == second.article or not years or not _comparable(first, second):
        return False
    return not far(a, b) and not distinct(first, second)


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
    if first.total is not None or second.total is not None:
        return _counts_part(first, second) or _counts_part(second, first)
    return first.whole and second.whole and same_kind(first, second) and a.unit != AGE


def _counts_part(first: Figure, second: Figure) -> bool:
    """Return whether a plain count may be of what another counts as a part: "12 of 40 cables are worn", "14 cables"."""
    whole = first.total
    return (
        whole is not None
        and second.whole
        and second.of_kind == 1
        and second.quantity.unit == whole.unit
        and not fits(second.quantity, whole)
    )


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


Probabilities = dict[tuple[int, int], float]
"""By two places, the smaller first."""

_APART = 3
"""Days between two articles' dates beyond which a figure may have changed rather than differ. A judgement."""
_LEAST = 0.3
"""Below it two figures are not taken to be about one thing. A judgement."""


def same_figures(
    articles: Sequence[Article],
    found: Sequence[Figure],
    linked: Probabilities,
    near: Probabilities,
    likeness: Likeness,
) -> Probabilities:
    """Return how probably two figures, by their places in `found`, are about one thing, where that is worth a look.

    `linked` and `near` are passages by their rows: those that report a common fact, and those that may.
    """
    steady = _steady(found)
    published = {article.id: article.published for article in articles}
    rows: dict[int, list[Figure]] = {}
    for figure in found:
        rows.setdefault(figure.row, []).append(figure)
    same: Probabilities = {}
    for i, first in enumerate(found):
        for j in range(i + 1, len(found)):
            second = found[j]
            if days_apart(published[first.article], published[second.article]) > _APART:
                continue
            pair = (first.row, second.row)
            belongs = pair in linked or first.article == second.article
            alone = fits(first.quantity, second.quantity) or misprint(first.quantity, second.quantity)
            alone = alone or misquoted(first, second)
            probability = 0.0
            if belongs or alone or (steady[i] and steady[j]):
                probability = sameness(first, second, linked.get(pair, 0.0), likeness)
            common = max(linked.get(pair, 0.0), near.get(pair, 0.0))
            probability = max(probability, counterparts(first, second, common, likeness, rows))
            if probability >= _LEAST:
                same[i, j] = probability
    return same


def linked_rows(claims: Sequence[Claim], links: Sequence[Link], row: dict[str, int]) -> Probabilities:
    """Return how surely two passages report a common fact: by their link, else 0.5 within one claim."""
    linked: Probabilities = {}
    for claim in claims:
        rows = sorted(row[passage] for passage in claim.passages)
        linked.update({(a, b): _WITHIN for n, a in enumerate(rows) for b in rows[n + 1 :]})
    for link in links:
        a, b = sorted((row[link.a], row[link.b]))
        linked[a, b] = link.probability
    return linked


def groups(count: int, same: Probabilities) -> list[list[int]]:
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
    members: dict[int, list[int]] = {}
    for i in range(count):
        members.setdefault(find(i), []).append(i)
    return [group for group in members.values() if len(group) > 1]


def _steady(found: Sequence[Figure]) -> list[bool]:
    """Return for each figure whether its article counts that kind in one way only (its headline apart)."""
    by: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in found:
        if figure.whole and not figure.headline:
            by.setdefault((figure.article, *figure.kind), []).append(figure)
    one = {
        key: all(fits(a.quantity, b.quantity) for n, a in enumerate(group) for b in group[n + 1 :])
        for key, group in by.items()
    }
    return [f.whole and not f.headline and one[f.article, *f.kind] for f in found]
