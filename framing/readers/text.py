"""Reads plain text and Markdown: an article, or a page that somebody copied with its menus and teasers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.readers.encoding import load
from framing.readers.names import outlet_name
from framing.readers.reader import Reader
from framing.records import Article, Story

if TYPE_CHECKING:
    from pathlib import Path


def _read(path: Path, longest: int) -> Story:
    decoded = load(path, longest)
    article = Article(
        outlet=outlet_name(path.stem),
        text=decoded.text,
        id=path.stem,
        source=str(path),
        form="page",
        notices=decoded.notices,
    )
    return Story("", (article,))


TEXT = Reader("text", (".txt", ".md"), "Text or Markdown, one article a file, copied from the page as it is.", _read)
