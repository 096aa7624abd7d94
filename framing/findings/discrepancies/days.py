"""Days that disagree: one deed, in passages that report a common fact, dated differently by two outlets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.discrepancies.likeness import Likeness
from framing.findings.discrepancies.pairs import claim_of, linked_pairs
from framing.findings.discrepancies.wording import verdict
from framing.language.dates import Day, days, days_apart, differ
from framing.records import LIKELY, Discrepancy, Value, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis
    from framing.records import Claim

_EMPTY = frozenset({"", "be", "have", "do", "include"})
"""Verbs that tell no deed apart from another."""
_SAYING = frozenset("say tell report announce add ask call write note speak state declare claim tweet post".split())
"""Verbs of speaking: somebody speaks every day, so the same verb on another day is no sign of one deed."""
_APART = 1
"""Days between two articles' dates beyond which they may tell of two deeds of one kind."""
_ALIKE = 0.55
"""Cosine of two verbs' vectors in their sentences from which they may tell of one deed: "begins", "starts"."""
_BARELY = 0.4
"""Probability of a common fact from which two passages' days are held against each other."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A passage's one day, and where the passage stands in the story."""

    row: int
    passage: str
    outlet: str
    published: str | None
    day: Day


def find_days(analysis: Analysis) -> list[Discrepancy]:
    """Return one discrepancy for each deed that two outlets date differently, under one verb or two that are alike.

    A passage that names two days is left out, and so is an outlet one of whose passages agrees with the other outlet.
    """
    likeness = Likeness(analysis.encoded)
    by = {dated.passage: dated for dated in _dated(analysis)}
    same: dict[tuple[str, str], float] = {}
    for a, b, linked in linked_pairs(analysis.claims, (*analysis.links, *analysis.near), _BARELY):
        if a in by and b in by:
            same[a, b] = _one_deed(by[a], by[b], linked, likeness)
    found = []
    for group in _groups({pair for pair, probability in same.items() if probability}):
        told = [by[passage] for passage in sorted(group, key=lambda p: by[p].row)]
        clash = {
            pair: p for pair, p in same.items() if p and set(pair) <= group and _clash(by[pair[0]], by[pair[1]], told)
        }
        if clash:
            disputed = [dated for dated in told if any(dated.passage in pair for pair in clash)]
            found.append(_discrepancy(analysis.claims, disputed, max(clash.values())))
    return found


def _dated(analysis: Analysis) -> list[_Dated]:
    found = []
    for row, parse in enumerate(analysis.parses):
        article = analysis.article_of[parse.passage.article]
        named = days(parse, article.published, ahead=True)
        if len(named) == 1 and named[0].verb not in _EMPTY | _SAYING:
            found.append(_Dated(row, parse.passage.id, article.outlet, article.published, named[0]))
    return found


def _one_deed(first: _Dated, second: _Dated, linked: float, likeness: Likeness) -> float:
    """Return how probable it is that two days are of one deed: 0, or 0.4 to 0.75."""
    if first.outlet == second.outlet or days_apart(first.published, second.published) > _APART:
        return 0.0
    if first.day.verb == second.day.verb:
        return 0.35 + 0.4 * linked
    alike = likeness(first.row, first.day.verb_at, second.row, second.day.verb_at)
    return 0.25 + 0.4 * linked if alike >= _ALIKE else 0.0


def _groups(pairs: set[tuple[str, str]]) -> list[set[str]]:
    """Return the passages that tell of one deed, directly or through a third."""
    groups: list[set[str]] = []
    for pair in sorted(pairs):
        met = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in met]
        groups.append(set(pair).union(*met))
    return groups


def _clash(first: _Dated, second: _Dated, told: Sequence[_Dated]) -> bool:
    """Return whether two outlets' days differ, and neither outlet gives the other's day as well."""
    mine = [one.day for one in told if one.outlet == first.outlet]
    theirs = [one.day for one in told if one.outlet == second.outlet]
    return differ(first.day, second.day) and all(differ(one, other) for one in mine for other in theirs)


def _discrepancy(claims: Sequence[Claim], told: Sequence[_Dated], probability: float) -> Discrepancy:
    probability = rounded(probability)
    passages = {dated.passage for dated in told}
    claim = claim_of(passages, claims)
    values = tuple(
        Value(
            d.passage,
            d.day.start,
            d.day.end,
            d.day.text,
            d.day.date.isoformat() if d.day.date else d.day.weekday,
            "day",
        )
        for d in told
    )
    why = verdict(
        ((d.outlet, f"“{d.day.text}”") for d in told),
        two=len({v.value for v in values}) == 2,
        doubtful=probability < LIKELY,
    )
    return Discrepancy(claim.id, "date", values, why, probability)
