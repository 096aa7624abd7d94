"""Whether an article could have told a claim at all, as far as its date and language say."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from framing.language.dates import days
from framing.records import UNKNOWN_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.analysis import Analysis
    from framing.records import Article

APART = 2
"""Days between two articles beyond which neither is asked for what the other tells: they may report other events. A
judgement."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def could_tell(analysis: Analysis, article: Article, passages: Sequence[str]) -> bool:
    """Return whether the article could have told what these passages of others tell.

    One of them must be in the article's language, be no more than two days from it, and tell what was known on its day.
    """
    return any(_could(analysis, article, passage) for passage in passages)


def _could(analysis: Analysis, article: Article, passage: str) -> bool:
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
