"""What a sheet says of its story: a title that can head a page, and which articles are not compared."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from framing.align.coverage import APART
from framing.exercises.material import POINTS_BACK, names_and_figures, normal
from framing.records import SURE

if TYPE_CHECKING:
    from framing.exercises.material import WordedIndex
    from framing.records import Article

_NAMED = 2
"""Names and figures that a title has at least: who, and where or how many. A judgement."""


def title(index: WordedIndex, asked: frozenset[str]) -> str:
    """Return the story's title; where that is a folder's name only, what most outlets report and no item rests on.

    `asked` are the passages that items rest on.
    """
    story = index.comparison.story
    folders = {normal(PurePath(article.source).parent.name.replace("-", " ")) for article in story.articles}
    if normal(story.title.replace("-", " ")) not in folders:
        return story.title
    for claim in sorted(index.comparison.claims, key=lambda claim: (-len(claim.outlets), -claim.salience, claim.id)):
        sure = claim.probability >= SURE and len(claim.outlets) > 1
        if sure and _reads_well(claim.title) and not asked.intersection(claim.passages):
            return claim.title
    return next((article.headline for article in story.articles if article.headline), story.title)


def _reads_well(text: str) -> bool:
    """Return whether a claim's title can head a page: with names, not cut off, no quotation and of nobody's saying."""
    first = re.split(r"\W", text, maxsplit=1)[0].casefold()
    return len(names_and_figures(text)) >= _NAMED and not set(text) & set('…:“”"?') and first not in POINTS_BACK


def uncompared(index: WordedIndex) -> tuple[str, ...]:
    """Return which articles of the story no item sets beside another one, and why; nothing where all are."""
    ids = sorted(index.article_of)
    alone = [a for a in ids if not any(index.comparable(a, b) for b in ids if b != a)]
    if len(index.outlets) < 2 or not alone:
        return ()
    named = "; ".join(_named(index.article_of[id_]) for id_ in alone)
    return (f"Not compared, as they may report another event, or lie more than {APART} days apart: {named}.",)


def _named(article: Article) -> str:
    day = f", {article.published[:10]}" if article.published else ""
    return f"“{article.headline}” ({article.outlet}{day})"
