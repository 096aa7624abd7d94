"""Stage 6: statements, figures, dates, names and places of one claim that do not agree, and figures that do.

Which of them is right is not framing's to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.findings.discrepancies.agreements import find_agreements
from framing.findings.discrepancies.days import find_days
from framing.findings.discrepancies.occasions import find_places, find_times
from framing.findings.discrepancies.persons import find_persons
from framing.findings.discrepancies.quantities import find_numbers
from framing.findings.discrepancies.ranks import find_ranks
from framing.findings.discrepancies.statements import find_statements

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.records import Discrepancy

__all__ = ["find_agreements", "find_discrepancies"]


def find_discrepancies(analysis: Analysis) -> tuple[Discrepancy, ...]:
    """Return the statements, numbers, dates, names and places that do not agree.

    Statements come first, then the surest; those that can all be right come last.

    Values that fit ("over 10" beside 12) are shown with those that do not; where all fit and say different things, the
    discrepancy is `compatible`. A headline is held against the text below it as well. What only near links hold
    together is never more than doubtful or likely. Only English articles are compared: names, units and days of others
    are not read rightly.
    """
    if not analysis.claims:
        return ()
    every = (
        *find_statements(analysis),
        *find_numbers(analysis),
        *find_ranks(analysis),
        *find_days(analysis),
        *find_times(analysis),
        *find_persons(analysis),
        *find_places(analysis),
    )
    articles = {passage.id: passage.article for passage in analysis.passages}
    found = [one for one in every if all(analysis.is_english(articles[value.passage]) for value in one.values)]
    place = {claim.id: n for n, claim in enumerate(analysis.claims)}

    def order(it: Discrepancy) -> tuple[bool, bool, float, int, str, int]:
        first = it.values[0]
        return it.kind != "statement", it.compatible, -it.probability, place[it.claim], first.passage, first.start

    return tuple(sorted(found, key=order))
