"""Days that disagree: the same deed, in passages of one claim, dated differently by two outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.dates import Day, days, days_apart, differ
from framing.records import Discrepancy, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.parse import Parse
    from framing.records import Article, Claim, Link

_EMPTY = frozenset({"", "be", "have", "do", "include"})
"""Verbs that tell no deed apart from another."""
_SAYING = frozenset("say tell report announce add ask call write note speak state declare claim tweet post".split())
"""Verbs of speaking: somebody speaks every day, so the same verb on another day is no sign of one deed."""
_APART = 1
"""Days between two articles' dates beyond which they may tell of two deeds of one kind."""


def find_days(
    articles: Sequence[Article], claims: Sequence[Claim], links: Sequence[Link], parses: Sequence[Parse]
) -> list[Discrepancy]:
    """Return one discrepancy for each claim whose deed two outlets date differently, under the same verb.

    A passage that names two days is left out, and so is an outlet one of whose passages agrees with the other outlet.
    """
    published = {article.id: article.published for article in articles}
    outlet = {article.id: article.outlet for article in articles}
    at = {parse.passage.id: parse for parse in parses}
    named = {name: days(parse, published.get(parse.passage.article)) for name, parse in at.items()}
    linked = {(link.a, link.b): link.probability for link in links}
    found: list[Discrepancy] = []
    told: set[tuple[str, ...]] = set()
    for claim in claims:
        single = [
            (p, named[p][0]) for p in claim.passages if len(named[p]) == 1 and named[p][0].verb not in _EMPTY | _SAYING
        ]
        for verb in sorted({day.verb for _, day in single}):
            under = [(p, day) for p, day in single if day.verb == verb]
            dates = [published.get(at[p].passage.article) for p, _ in under]
            if any(days_apart(one, other) > _APART for one in dates for other in dates):
                continue
            clash = _clash(under, {p: outlet[at[p].passage.article] for p, _ in under}, linked)
            key = (verb, *sorted(p for p, _ in under))
            if clash and key not in told:
                told.add(key)
                found.append(_discrepancy(claim, verb, under, clash, outlet, at))
    return found


def _clash(told: list[tuple[str, Day]], outlet: dict[str, str], linked: dict[tuple[str, str], float]) -> float:
    """Return how surely two outlets' days differ (0: they do not), by the best link between passages that clash."""
    best = 0.0
    for n, (a, first) in enumerate(told):
        for b, second in told[n + 1 :]:
            mine, theirs = outlet[a], outlet[b]
            agree = any(not differ(x, y) for p, x in told if outlet[p] == mine for q, y in told if outlet[q] == theirs)
            if mine != theirs and differ(first, second) and not agree:
                best = max(best, linked.get((min(a, b), max(a, b)), 0.5))
    return best


def _discrepancy(
    claim: Claim, verb: str, told: list[tuple[str, Day]], link: float, outlet: dict[str, str], at: dict[str, Parse]
) -> Discrepancy:
    values = tuple(
        Value(p, d.start, d.end, d.text, d.date.isoformat() if d.date else d.weekday, "day") for p, d in told
    )
    said = "; ".join(dict.fromkeys(f"{outlet[at[p].passage.article]} says {day.text}" for p, day in told))
    why = f"The day of “{verb}” differs: {said}."
    return Discrepancy(claim.id, "date", values, why, round(0.35 + 0.4 * link, 3))
