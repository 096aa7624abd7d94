"""Reads plain text and Markdown: an article, or a page that somebody copied with its menus and teasers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.readers.encoding import text_of
from framing.readers.names import outlet_name
from framing.readers.reader import Reader
from framing.records import Article, Story

if TYPE_CHECKING:
    from framing.readers.reader import Source


def _read(source: Source, longest: int) -> Story:
    decoded = text_of(source, longest)
    article = Article(
        outlet=outlet_name(source.stem),
        text=decoded.text,
        id=source.stem,
        source=source.name,
        form="page",
        notices=decoded.notices,
    )
    return Story("", (article,))


TEXT = Reader(
    "text",
    (".txt", ".md"),
    ("text/plain", "text/markdown"),
    "Text or Markdown, one article a file, copied from the page as it is.",
    _read,
)
