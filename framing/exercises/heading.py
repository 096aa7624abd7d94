"""What a sheet says of its story: a title that can head a page, and which articles are not compared."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from framing.align.coverage import APART
from framing.exercises.material import normal

if TYPE_CHECKING:
    from framing.exercises.material import WordedIndex
    from framing.records import Article


def title(index: WordedIndex, asked: frozenset[str]) -> str:
    """Return the story's title; where that is a folder's name only, the plainest headline that no item rests on.

    `asked` are the passages that items rest on.
    """
    story = index.comparison.story
    folders = {normal(PurePath(article.source).parent.name.replace("-", " ")) for article in story.articles}
    if normal(story.title.replace("-", " ")) not in folders:
        return story.title
    headlines = [
        (len(index.signals_of[passage.id]), passage.id in asked, place, passage.text)
        for place, passage in enumerate(index.comparison.passages)
        if passage.role == "headline"
    ]
    return min(headlines)[-1] if headlines else story.title


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
