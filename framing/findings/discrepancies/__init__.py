"""Stage 6: figures, dates, names and places of one claim that do not agree. Which is right is not framing's to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.findings.discrepancies.days import find_days
from framing.findings.discrepancies.persons import find_persons
from framing.findings.discrepancies.places import find_places
from framing.findings.discrepancies.quantities import find_numbers

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.records import Discrepancy

__all__ = ["find_discrepancies"]


def find_discrepancies(analysis: Analysis) -> tuple[Discrepancy, ...]:
    """Return the numbers, dates, names and places that do not agree, surest first.

    Values that fit ("over 10" beside 12) are shown with those that do not, and never make a discrepancy by themselves.
    A headline is held against the text below it as well. What only near links hold together is never more than doubtful
    or likely.
    """
    found = [
        *find_numbers(analysis),
        *find_days(analysis),
        *find_persons(analysis),
        *find_places(analysis),
    ]
    place = {claim.id: n for n, claim in enumerate(analysis.claims)}
    return tuple(sorted(found, key=lambda d: (-d.probability, place[d.claim], d.values[0].passage, d.values[0].start)))
