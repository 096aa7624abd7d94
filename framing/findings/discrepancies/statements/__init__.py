"""Statements that cannot both be true: one outlet says that it is so, another that it is not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.discrepancies.pairing import claim_of, linked_pairs
from framing.findings.discrepancies.statements.clauses import Statement, statements
from framing.findings.discrepancies.statements.opposition import opposed
from framing.language.dates import days_apart
from framing.records import LIKELY, Discrepancy, Value, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis

__all__ = ["find_statements"]

_BARELY = 0.1
"""Probability of a common fact from which two passages' statements are held against each other. A judgement."""
_UNSURE = 0.49
"""The most that an opposition can have where a doer is not named. A judgement."""
_APART = 1
"""Days between two articles' dates beyond which what was not so may have become so. A judgement."""


@dataclass(frozen=True, slots=True, eq=False)
class _Opposites:
    """Two opposite statements of two outlets, and how probable it is that they cannot both be true."""

    first: Statement
    second: Statement
    probability: float


def find_statements(analysis: Analysis) -> list[Discrepancy]:
    """Return one discrepancy for each statement that one outlet makes and another denies.

    Near links count too. An article that says both, as one that reports a dispute does, contradicts nobody. Neither
    does a denial in one person's words contradict what is said in another's or in the author's.
    """
    stated = {parse.passage.id: statements(row, parse) for row, parse in enumerate(analysis.parses)}
    by_article: dict[str, list[Statement]] = defaultdict(list)
    for passage in analysis.passages:
        by_article[passage.article] += stated[passage.id]
    article_of = {passage.id: analysis.article_of[passage.article] for passage in analysis.passages}
    found: list[_Opposites] = []
    for a, b, linked in linked_pairs(analysis.claims, (*analysis.links, *analysis.near), _BARELY):
        here, there = article_of[a], article_of[b]
        if here.outlet == there.outlet:
            continue
        apart = days_apart(here.published, there.published) > _APART
        best = [
            _Opposites(one, other, _probability(shared, linked, apart=apart, vague=one.vague or other.vague))
            for one in stated[a]
            for other in stated[b]
            if (shared := opposed(one, other))
            and not any(opposed(one, own) for own in by_article[here.id])
            and not any(opposed(other, own) for own in by_article[there.id])
        ]
        found += sorted(best, key=lambda opposites: -opposites.probability)[:1]
    return [_discrepancy(group, analysis) for group in _groups(found)]


def _probability(shared: int, linked: float, *, apart: bool, vague: bool) -> float:
    """Return how probable it is that two statements exclude each other: by their link, and the arguments they share.

    The formula is a judgement. In 139 annotated stories one of three that were stated was right, so it is stated
    only where its passages are likely to be of one fact, and never where a pronoun stands for one of the doers: "it
    raises taxes" may be said of another plan than the one that cuts them.
    """
    surest = linked + 0.05 * min(shared, 2) - (0.3 if apart else 0.0)
    return rounded(min(max(surest, 0.1), _UNSURE if vague else 0.9))


def _groups(found: Sequence[_Opposites]) -> list[list[_Opposites]]:
    """Return opposites that are of one statement together: those that share a passage and a predicate."""
    groups: list[list[_Opposites]] = []
    for opposites in found:
        rows = {(s.row, s.concept) for s in (opposites.first, opposites.second)}
        met = [g for g in groups if any((s.row, s.concept) in rows for o in g for s in (o.first, o.second))]
        groups = [g for g in groups if g not in met]
        groups.append([opposites for group in met for opposites in group] + [opposites])
    return groups


def _discrepancy(group: Sequence[_Opposites], analysis: Analysis) -> Discrepancy:
    surest = max(opposites.probability for opposites in group)
    told = {s.row: s for opposites in group for s in (opposites.first, opposites.second)}
    values, sides = [], defaultdict(list)
    for row in sorted(told):
        passage, start, end = analysis.passages[row], told[row].start, told[row].end
        side = "not so" if told[row].sign < 0 else "so"
        values.append(Value(passage.id, start, end, passage.text[start:end], side))
        sides[analysis.outlet_of[passage.id]].append(f"“{passage.text[start:end]}”")
    listed = ", ".join(f"{outlet} has {' and '.join(dict.fromkeys(words))}" for outlet, words in sides.items())
    doubt = "" if surest >= LIKELY else "if they mean the same, "
    why = f"{listed}; {doubt}one says that it is so, the other that it is not."
    claim = claim_of({value.passage for value in values}, analysis.claims)
    return Discrepancy(claim.id, "statement", tuple(values), why, surest)
