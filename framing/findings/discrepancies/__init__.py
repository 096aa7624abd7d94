"""Stage 6: figures, dates, names and places of one claim that do not agree. Which is right is not framing's to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.findings.discrepancies.days import find_days
from framing.findings.discrepancies.persons import find_persons
from framing.findings.discrepancies.places import find_places
from framing.findings.discrepancies.quantities import find_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.encoders.encoder import Encoded
    from framing.language.parse import Parse
    from framing.records import Article, Claim, Discrepancy, Link

__all__ = ["find_discrepancies"]


def find_discrepancies(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    links: Sequence[Link],
    parses: Sequence[Parse],
    encoded: Encoded,
    near: Sequence[Link] = (),
) -> tuple[Discrepancy, ...]:
    """Return the numbers, dates, names and places that do not agree, surest first.

    Row i of `encoded` is the passage of `parses[i]`. Values that fit ("over 10" beside 12) are shown with those that do
    not, and never make a discrepancy by themselves. A headline is held against the text below it as well. `near` are
    pairs of passages that may report a common fact: what only they hold together is never more than doubtful or likely.
    """
    found = [
        *find_numbers(articles, claims, links, parses, encoded, near),
        *find_days(articles, claims, (*links, *near), parses, encoded),
        *find_persons(articles, claims, links, parses),
        *find_places(articles, claims, links, parses),
    ]
    place = {claim.id: n for n, claim in enumerate(claims)}
    return tuple(sorted(found, key=lambda d: (-d.probability, place[d.claim], d.values[0].passage, d.values[0].start)))
