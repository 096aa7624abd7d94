"""Another incident of the same kind for an article: the same words, but every name and every number is an invented one.

Only names and numbers tell twins apart; two real incidents of one kind are worded less alike than that.
"""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from framing.batch.grouping.evaluation import Labelled
from framing.batch.grouping.names import names_of
from framing.batch.grouping.vectors import day_of
from framing.cleaning.article import clean_article

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from framing.records import Article

_SYLLABLES = "ba bel dor fen gal hin jo kar lum mer nis or pel ras sul tam ur vel wen zor".split()
_WORD_OR_NUMBER = re.compile(r"\d[\d,]*\d|[^\W\d_](?:[^\W_]|[’'&-](?=[^\W_]))*?(?=[’']s\b|\b)")


def with_twins(labelled: list[Labelled]) -> list[Labelled]:
    """Return the articles, and each event again with invented names and numbers, a day later."""
    return [*labelled, *(Labelled(twin(one.article, one.event), f"{one.event}, twin") for one in labelled)]


def twin(article: Article, event: str) -> Article:
    """Return a cleaned article a day later, with names and numbers that are the same in all articles of its event."""
    known = set(names_of(f"{article.headline}\n{article.text}"))
    published = article.published
    if published and not np.isnan(day_of(article)):
        published = (datetime.fromisoformat(published) + timedelta(days=1)).isoformat()
    text, headline = (other_words(written, event, known) for written in (article.text, article.headline))
    return clean_article(replace(article, text=text, headline=headline, published=published, blocks=()))


def other_words(text: str, event: str, names: AbstractSet[str]) -> str:
    """Return a text where these names (in lower case) and all numbers are invented ones, the same for one event."""

    def other(match: re.Match[str]) -> str:
        key = match[0].replace(",", "").casefold()
        return _invented(f"{event} {key}", key.isdecimal()) if key.isdecimal() or key in names else match[0]

    return _WORD_OR_NUMBER.sub(other, text)


@lru_cache(maxsize=10_000)
def _invented(key: str, is_number: bool) -> str:
    chance = random.Random(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest())  # noqa: S311 - no secret
    return str(chance.randint(11, 9999)) if is_number else "".join(chance.choices(_SYLLABLES, k=3)).capitalize()
