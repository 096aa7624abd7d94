"""Times of day that disagree: one deed, in passages that report a common fact, timed differently by two outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.findings.discrepancies.likeness import Likeness
from framing.findings.discrepancies.pairs import claim_of, linked_pairs
from framing.findings.discrepancies.wording import verdict
from framing.language.clock import Time, times, times_differ
from framing.language.dates import days, days_apart, differ
from framing.records import LIKELY, Discrepancy, Value, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis
    from framing.language.parse import Parse
    from framing.records import Article, Claim

_LINKED = 0.5
"""Probability of a common fact from which two passages' times are held against each other. A judgement."""
_SURELY = 0.8
"""Probability from which passages that name one time each need not have verbs that are alike. A judgement."""
_ALIKE = 0.55
"""Cosine of two verbs' vectors in their sentences from which they may tell of one deed. A judgement."""
_APART = 1
"""Days between two articles' dates beyond which they may tell of two deeds of one kind. A judgement."""


def find_times(analysis: Analysis) -> list[Discrepancy]:
    """Return one discrepancy for each two times of day that linked passages give to what seems to be one deed.

    "came at 1:20 p.m. on Friday" and "came at 12:55 p.m. on Friday" disagree; where a passage names two times, or the
    days differ, nothing is said.
    """
    likeness, row, parses = Likeness(analysis.encoded), analysis.row_of, analysis.parses
    named = [times(parse) for parse in parses]
    found: dict[tuple[str, ...], Discrepancy] = {}
    for a, b, linked in linked_pairs(analysis.claims, (*analysis.links, *analysis.near), _LINKED):
        i, j = row[a], row[b]
        one, other = (analysis.article_of[parses[n].passage.article] for n in (i, j))
        if len(named[i]) != 1 or len(named[j]) != 1 or one.outlet == other.outlet or linked < _LINKED:
            continue
        mine, theirs = named[i][0], named[j][0]
        if not times_differ(mine, theirs) or days_apart(one.published, other.published) > _APART:
            continue
        here, there = days(parses[i], one.published), days(parses[j], other.published)
        if here and there and all(differ(day, elsewhere) for day in here for elsewhere in there):
            continue
        alike = mine.verb == theirs.verb or likeness(i, mine.verb_at, j, theirs.verb_at) >= _ALIKE
        if alike or linked >= _SURELY:
            key = tuple(sorted((mine.clock, theirs.clock)))
            told = [(one, parses[i], mine), (other, parses[j], theirs)]
            found.setdefault(key, _discrepancy(told, (0.35 if alike else 0.2) + 0.45 * linked, analysis.claims))
    return list(found.values())


def _discrepancy(told: list[tuple[Article, Parse, Time]], probability: float, claims: Sequence[Claim]) -> Discrepancy:
    probability = rounded(probability)
    claim = claim_of({parse.passage.id for _, parse, _ in told}, claims)
    values = tuple(Value(p.passage.id, t.start, t.end, t.text, t.clock, "time") for _, p, t in told)
    why = verdict(((a.outlet, f"“{t.text}”") for a, _, t in told), two=True, doubtful=probability < LIKELY)
    return Discrepancy(claim.id, "date", values, why, probability)
