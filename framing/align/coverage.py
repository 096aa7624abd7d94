"""The one verdict on a claim and an outlet: it reports the claim, in part, not at all, or nobody can tell."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.align.verdicts import MOST_LIKELY
from framing.language.dates import days
from framing.records import LIKELY, UNKNOWN_LANGUAGE, Coverage, ours, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from framing.align.verdicts import Evidence, Verdicts
    from framing.analysis import Analysis
    from framing.records import Article, Claim, Ours


APART = 2
"""Days between two articles beyond which neither is asked for what the other tells: they may report other events. A
judgement."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def could_tell(analysis: Analysis, article: Article, passages: Sequence[str]) -> bool:
    """Return whether the article could have told what these passages of others tell.

    One of them must be in the article's language, be no more than two days from it, and tell what was known on its day.
    """
    return any(_could_day(analysis, article, passage) for passage in passages)


def _could_day(analysis: Analysis, article: Article, passage: str) -> bool:
    """Return whether what a passage tells was known on the article's day.

    It was where the passage's article is no younger. Where it is a day younger, which is often only print and web, the
    passage must name no later day; where it is two days younger, it must name one that was past.
    """
    parse = analysis.parse_of[passage]
    source = analysis.article_of[parse.passage.article]
    if not same_language(article, source):
        return False
    own, theirs = day_of(article), day_of(source)
    if own is None or theirs is None:
        return True
    if abs((theirs - own).days) > APART:
        return False
    if theirs <= own:
        return True
    named = [day.date for day in days(parse, source.published) if day.date is not None]
    if any(day > own for day in named):
        return False
    past = any(int(year) < own.year for year in _YEAR.findall(parse.passage.text))
    return bool(named) or past or theirs - own <= datetime.timedelta(1)


def same_language(one: Article, other: Article) -> bool:
    """Return whether two articles are in one language; one that does not say is taken to be, an unknown one is not."""
    a, b = (article.language.lower().split("-")[0] for article in (one, other))
    return UNKNOWN_LANGUAGE not in (a, b) and (not a or not b or a == b)


def day_of(article: Article) -> datetime.date | None:
    """Return the day on which an article appeared; None where its page does not say."""
    try:
        return datetime.date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def articles_apart(analysis: Analysis, claims: Iterable[Iterable[str]]) -> frozenset[str]:
    """Return the ids of the articles that share none of the `claims`, each given by its passages, with another outlet.

    What such an article leaves out, and what others leave out of it, says nothing: its core does not meet theirs.
    """
    met: set[str] = set()
    for claim in claims:
        passages = tuple(claim)
        if len({analysis.outlet_of[passage] for passage in passages}) > 1:
            met |= {analysis.passage_of[passage].article for passage in passages}
    return frozenset(article.id for article in analysis.articles if article.id not in met)


def notices(analysis: Analysis) -> tuple[Ours, ...]:
    """Return what a reader should know before comparing these articles; nothing where they belong together."""
    found = []
    dated = sorted((day, article.outlet) for article in analysis.articles if (day := day_of(article)))
    if dated and (dated[-1][0] - dated[0][0]).days > APART:
        (first, early), (last, late) = dated[0], dated[-1]
        days = {"early": early, "first": first.isoformat(), "late": late, "last": last.isoformat(), "days": str(APART)}
        found.append(
            ours(
                "These articles may report different events: {early}'s is of {first}, {late}'s of {last}. Between "
                "articles more than {days} days apart nothing is said to be left out; to compare those of the same "
                "days, put them into a folder of their own.",
                **days,
            )
        )
    if len(analysis.outlets) < 2:
        return tuple(found)
    apart = articles_apart(analysis, (claim.passages for claim in analysis.claims))
    outlets = tuple(dict.fromkeys(article.outlet for article in analysis.articles if article.id in apart))
    if outlets and len(apart) == len(analysis.articles):
        found.append(
            ours(
                "No two of these articles are likely to report one fact: they may report different events, so nothing "
                "is said to be left out."
            )
        )
    elif len(outlets) == 1:
        found.append(
            ours(
                "No fact of {outlet} is likely to be one of the others': this may be a report of another event, so "
                "nothing is said of what it leaves out or has alone. Compare it apart, or leave it out.",
                outlet=outlets[0],
            )
        )
    elif outlets:
        found.append(
            ours(
                "No fact of {others} and {last} is likely to be one of the others': these may be reports of another "
                "event, so nothing is said of what they leave out or have alone. Compare them apart, or leave them "
                "out.",
                others=", ".join(outlets[:-1]),
                last=outlets[-1],
            )
        )
    return tuple(found)


ABSENT = 0.56
"""Probability from which an outlet is said to lack a claim. On 47 stories left out, 0.88 of what is said of shared
claims is right from here on and 0.56 of the true gaps are said. A judgement, between many and right ones.
"""


_SPECIFIC = 7
"""Content words from which a claim can surely be looked for elsewhere. To strict readers 7 of 71 claims that were
surely one outlet's alone stood in another one, and 2 of the 58 of so many words: "many are not pleased" has fewer."""


def cover(
    analysis: Analysis,
    evidence: Evidence,
    verdicts: Verdicts,
    group: tuple[int, ...],
    claim: float,
    apart: Set[str],
) -> tuple[Coverage, ...]:
    """Return every outlet's verdict on the claim that `group` carries with the probability `claim`.

    `apart` are the articles that may report another event: nothing is said across that line.

    In an outlet that has no passage in the claim the fact is probably absent, or not. Where it is, and the outlet could
    have told it, it lacks the claim, or has it partly if it is likely to tell the same as one of the claim's passages.
    Else nobody can tell, and the probability of that state is the chance that the outlet has the claim.
    """
    absent, nearest = verdicts.of_outlets(evidence, group, claim), evidence.nearest(group)
    most = 1.0 if max(evidence.content_words(group)) >= _SPECIFIC else MOST_LIKELY
    reported = {int(evidence.outlets[i]) for i in group}
    passages = tuple(p.id for p in (analysis.passages[i] for i in group) if p.article not in apart)
    found = []
    for number, outlet in enumerate(analysis.outlets):
        probability = min(rounded(absent.get(number, 0.0)), most)
        if number in reported:
            found.append(Coverage(outlet, "reported", claim))
        elif probability >= ABSENT and _could(analysis, outlet, passages, apart):
            found.append(Coverage(outlet, "partly" if nearest[number] >= LIKELY else "absent", probability))
        else:
            found.append(Coverage(outlet, "unclear", rounded(1 - probability)))
    return tuple(found)


def _could(analysis: Analysis, outlet: str, passages: Sequence[str], apart: Set[str]) -> bool:
    """Return whether any article of the outlet that belongs to the story could have told what the passages tell."""
    own = [article for article in analysis.articles if article.outlet == outlet and article.id not in apart]
    return any(could_tell(analysis, article, passages) for article in own)


def with_disputes(analysis: Analysis) -> tuple[Claim, ...]:
    """Return the claims, none said to be left out where the outlet gives another figure or name for the same thing.

    What it tells differently it has, whatever else the claim holds: how much of that, nobody can tell.
    """
    disputing: dict[str, set[str]] = {}
    for discrepancy in analysis.discrepancies:
        outlets = {analysis.outlet_of[value.passage] for value in discrepancy.values}
        disputing.setdefault(discrepancy.claim, set()).update(outlets)
    return tuple(
        replace(claim, coverage=tuple(_disputed(one, disputing[claim.id]) for one in claim.coverage))
        if claim.id in disputing
        else claim
        for claim in analysis.claims
    )


def _disputed(verdict: Coverage, outlets: set[str]) -> Coverage:
    if verdict.outlet in outlets and verdict.state in {"absent", "partly"}:
        return Coverage(verdict.outlet, "unclear", LIKELY)
    return verdict
