"""Stage 6: what each article leaves out: the claims that others carry and its outlet lacks, the weightiest first."""

from __future__ import annotations

import datetime
import re
from itertools import combinations
from statistics import fmean
from typing import TYPE_CHECKING, Literal

from framing import lexicon
from framing.language.dates import days
from framing.records import UNKNOWN_LANGUAGE, Link, Omission, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis
    from framing.records import Article, Claim, Discrepancy

_PRESENT = 0.24
"""Nearness of an article to a claim from which nothing is called missing: each of the claim's passages has a best pair
with the article, and nearness lies midway between the mean and the least of them. The best of them alone, and the mean
alone, list fewer of what matters and are no surer."""
_PARTLY = 0.15
"""Likewise, from which something like the claim may be there, and the reader is told so: a third of the time it is."""
_UNSEEN, _SEEN = 0.04, 1.7
"""An article has a claim with this probability where nothing in it comes near, and so much more for each unit of
nearness: on 41 stories the share was 0.04, 0.15, 0.20, 0.33 and 0.42 at 0, 0.07, 0.12, 0.17 and 0.22."""
_DISPUTED = 0.2
"""Nearness of two passages that give values of one thing: the matter is there, what else is said of it may not be."""
_MAYBE_LATER = 0.49
"""The most that an omission can have of which it is not known whether it came after the article."""
_SHORTEST = 5
"""Words; a shorter passage that nobody else carries is a heading or a scrap, no claim to miss."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NUMBERS = ("no", *lexicon.ordered("numbers")[1:11])


Known = Literal["later", "perhaps", "known"]
"""Whether what a passage tells was known on an article's day."""
_KNOWN: tuple[Known, ...] = ("later", "perhaps", "known")


def find_omissions(analysis: Analysis) -> tuple[Omission, ...]:
    """Return what each article leaves out, article by article, ranked by salience and by how surely it is absent.

    Links and near links say how probable it is that the article has the claim in other words, and discrepancies that it
    has it with another figure: what it tells differently it has at least in part. Never listed: what came later than
    the article's own day, what is told in another language, captions and headings. What may have come later is offered
    for a check only.
    """
    reach = analysis.reach(_disputes(analysis.discrepancies))
    found: list[Omission] = []
    for article in analysis.articles:
        missing = []
        for claim in analysis.claims:
            if article.outlet in claim.outlets or (known := _known(analysis, article, claim)) == "later":
                continue
            best = [reach[passage].get(article.outlet, 0.0) for passage in claim.passages]
            present = (fmean(best) + min(best)) / 2
            if present >= _PRESENT:
                continue
            state: Literal["absent", "partly"] = "partly" if present >= _PARTLY else "absent"
            probability = rounded(min(1 - _UNSEEN - _SEEN * present, 1.0 if known == "known" else _MAYBE_LATER))
            why = _why(analysis, article, claim, state, known)
            missing.append(Omission(article.id, claim.id, state, claim.salience, probability, why))
        found += sorted(missing, key=lambda omission: (-omission.salience * omission.probability, omission.claim))
    return tuple(found)


def _disputes(discrepancies: Sequence[Discrepancy]) -> list[Link]:
    """Return the passages that give values of one thing, as pairs that come near each other."""
    return [
        Link(one.passage, other.passage, _DISPUTED)
        for discrepancy in discrepancies
        for one, other in combinations(discrepancy.values, 2)
    ]


def _known(analysis: Analysis, article: Article, claim: Claim) -> Known:
    """Return whether the article could have told the claim, as far as its dates and language say."""
    told = [analysis.parse_of[passage].passage for passage in claim.passages]
    if not any(p.role in {"body", "standfirst"} and len(p.text.split()) >= _SHORTEST for p in told):
        return "later"
    if not any(_same_language(article, analysis.article_of[p.article]) for p in told):
        return "later"
    return max((_known_from(analysis, passage, article) for passage in claim.passages), key=_KNOWN.index)


def _known_from(analysis: Analysis, passage: str, article: Article) -> Known:
    """Return whether what a passage tells was known on the article's day.

    It was where the passage's article is no younger. Where it is, a passage that names a day or year tells by that.
    One that names none was known where a single day lies between, which is often only print and web.
    """
    parse = analysis.parse_of[passage]
    source = analysis.article_of[parse.passage.article]
    own, theirs = _day(article), _day(source)
    if own is None or theirs is None or theirs <= own:
        return "known"
    named = [day.date for day in days(parse, source.published) if day.date is not None]
    if any(day > own for day in named):
        return "later"
    past = any(int(year) < own.year for year in _YEAR.findall(parse.passage.text))
    return "known" if named or past or theirs - own <= datetime.timedelta(1) else "perhaps"


def _why(analysis: Analysis, article: Article, claim: Claim, state: Literal["absent", "partly"], known: Known) -> str:
    """Say who reports the claim and who does not."""
    if len(claim.outlets) == 1:
        told = f"Only {claim.outlets[0]} reports this"
    else:
        told = f"{_number(len(claim.outlets)).capitalize()} of the {_number(len(analysis.outlets))} outlets report this"
    if state == "partly":
        return f"{told}; {article.outlet} may have part of it: a passage there comes near."
    if known == "perhaps":
        return f"{told}, in a later article; {article.outlet} does not, and may not have known it yet."
    return f"{told}; {article.outlet} does not."


def _same_language(one: Article, other: Article) -> bool:
    a, b = (article.language.lower().split("-")[0] for article in (one, other))
    return UNKNOWN_LANGUAGE not in (a, b) and (not a or not b or a == b)


def _day(article: Article) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
