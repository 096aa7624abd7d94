"""Ids that tell a story's articles apart, whoever made the story."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Article


def identify(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles with ids that are unique in the story: the second `a` becomes `a-2`.

    An article made without an id is called by its outlet: "The Harbour Post" is `the-harbour-post`.
    """
    names = [article.id or slug(article.outlet) for article in articles]
    taken = set(names)
    given: set[str] = set()
    distinct = []
    for article, wanted in zip(articles, names, strict=True):
        name, number = wanted, 1
        while name in given or (number > 1 and name in taken):
            number += 1
            name = f"{wanted}-{number}"
        given.add(name)
        distinct.append(replace(article, id=name))
    return tuple(distinct)


def slug(outlet: str) -> str:
    """Return an outlet's name in the form of an id: lower case, words joined by hyphens."""
    return re.sub(r"[^\w]+", "-", outlet.casefold()).strip("-_") or "article"
