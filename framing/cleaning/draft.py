"""What cleaning finds in a page, before it becomes an article with positions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.records import Aside, Block

if TYPE_CHECKING:
    from framing.records import Article, PassageRole

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of a page in their order. `paragraphs` pair a role with a text; the headline is not among them.

    `shown` is all that the page shows, in its order: it tells where among the paragraphs an aside stood. `beside`
    counts the words of running text that a web page has outside its article, menus, comments and other boxes apart.
    """

    headline: str
    paragraphs: tuple[tuple[PassageRole, str], ...]
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    asides: tuple[Aside, ...] = ()
    shown: tuple[str, ...] = ()
    beside: int = 0


def compose(article: Article, draft: Draft) -> Article:
    """Return the article with the draft's text and blocks; what the article already says of itself stays."""
    parts: list[tuple[PassageRole, str]] = [("headline", draft.headline)] if draft.headline else []
    parts += [(role, text) for role, text in draft.paragraphs if text]
    blocks: list[Block] = []
    at = 0
    for role, text in parts:
        blocks.append(Block(role, at, at + len(text)))
        at += len(text) + len(_GAP)
    return replace(
        article,
        text=_GAP.join(text for _, text in parts),
        blocks=tuple(blocks),
        form="article",
        headline=draft.headline,
        authors=article.authors or draft.authors,
        published=article.published or draft.published,
        updated=article.updated or draft.updated,
        asides=article.asides + draft.asides,
    )
