"""Articles that may report another event than the rest: by their dates, or since no claim joins them to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.align.known import APART, day_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.analysis import Analysis


def strangers(analysis: Analysis, claims: Iterable[Iterable[str]]) -> frozenset[str]:
    """Return the ids of the articles that share none of the `claims`, each given by its passages, with another outlet.

    What such an article leaves out, and what others leave out of it, says nothing: its core does not meet theirs.
    """
    met: set[str] = set()
    for claim in claims:
        passages = tuple(claim)
        if len({analysis.outlet_of[passage] for passage in passages}) > 1:
            met |= {analysis.passage_of[passage].article for passage in passages}
    return frozenset(article.id for article in analysis.articles if article.id not in met)


def notices(analysis: Analysis) -> tuple[str, ...]:
    """Return what a reader should know before comparing these articles; nothing where they belong together."""
    found = []
    dated = sorted((day, article.outlet) for article in analysis.articles if (day := day_of(article)))
    if dated and (dated[-1][0] - dated[0][0]).days > APART:
        (first, early), (last, late) = dated[0], dated[-1]
        found.append(
            f"These articles may report different events: {early}'s is of {first.isoformat()}, {late}'s of "
            f"{last.isoformat()}. Between articles more than {APART} days apart nothing is said to be left out; "
            "to compare those of the same days, put them into a folder of their own."
        )
    if len(analysis.outlets) < 2:
        return tuple(found)
    apart = strangers(analysis, (claim.passages for claim in analysis.claims))
    outlets = tuple(dict.fromkeys(article.outlet for article in analysis.articles if article.id in apart))
    if outlets and len(apart) == len(analysis.articles):
        found.append(
            "No two of these articles are likely to report one fact: they may report different events, so nothing is "
            "said to be left out."
        )
    elif outlets:
        found.append(
            f"No fact of {' and '.join(outlets)} is likely to be one of the others': this may be a report of another "
            "event, so nothing is said of what it leaves out or has alone. Compare it apart, or leave it out."
        )
    return tuple(found)
