"""All articles that are to be grouped, known and new, read one after the other so that few are in memory at once."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.batch.grouping.inputs import Unread
from framing.batch.grouping.state import GroupedArticle
from framing.batch.grouping.stories import group, key_of
from framing.batch.grouping.vectors import day_of, vectors_of
from framing.cleaning.article import clean_article
from framing.export.atomic import utf8
from framing.export.reading import render_reading
from framing.records import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from framing.batch.grouping.inputs import Loose
    from framing.batch.grouping.state import State
    from framing.batch.grouping.stories import Grouping
    from framing.encoders import Encoder
    from framing.records import Article

_TOGETHER = 64
"""Articles that are cleaned and embedded before the next are read: what is held of their texts. A judgement."""

_LINE = 1_000
"""Articles between two lines about how far it is."""


class Copies:
    """The files of new articles as they were read, by article: on disk until they are laid out, not in memory."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # it lives as long as the pool does
        self._places: dict[str, tuple[str, int, int]] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)

    def __contains__(self, key: str) -> bool:
        """Return whether an article has one: it is new."""
        return key in self._places

    def add(self, key: str, name: str, data: bytes) -> None:
        """Keep an article's file."""
        self._places[key] = name, self._file.seek(0, 2), len(data)
        self._file.write(data)

    def name(self, key: str) -> str:
        """Return what an article's file is called."""
        return self._places[key][0]

    def read(self, key: str) -> bytes:
        """Return what is in an article's file."""
        _, start, length = self._places[key]
        self._file.seek(start)
        return self._file.read(length)


@dataclass(frozen=True, slots=True, eq=False)
class ArticlePool:
    """All articles that are known, row i of `vectors` for article i; `copies` are the files of those that are new.

    `many` says how many of those that were found could be read, new or known; `failures` say what could not, and why.
    """

    articles: tuple[GroupedArticle, ...]
    vectors: NDArray[np.float32]
    copies: Copies
    failures: tuple[str, ...]
    many: int

    def grouped(self) -> Grouping:
        """Return the stories of all articles."""
        days = [float("nan") if article.day is None else article.day for article in self.articles]
        return group(self.vectors, days, [article.key for article in self.articles])


def read_articles(
    found: Iterable[Loose | Unread], known: State, encoder: Encoder, tell: Callable[[str], None]
) -> ArticlePool:
    """Return the articles that are `known`, then the new ones among those `found`, each once.

    `tell` gets a line for what could not be read, and one for every so many articles.
    """
    articles, vectors = list(known.articles), [known.vectors] if len(known.vectors) else []
    seen = {article.key for article in articles}
    copies = Copies()
    failures: list[str] = []
    waiting: list[Loose] = []
    many = 0

    def take_in() -> None:
        cleaned = [clean_article(loose.article) for loose in waiting]
        if cleaned:
            vectors.append(vectors_of(cleaned, encoder))
        for loose, article in zip(waiting, cleaned, strict=True):
            key = key_of(loose.article)
            articles.append(_grouped_article(key, loose, article))
            copies.add(key, *_copy(loose, article))
            if len(copies) % _LINE == 0:
                tell(f"{len(copies):,} new articles read")
        waiting.clear()

    for loose in found:
        if isinstance(loose, Unread):
            failures.append(loose.reason)
            tell(loose.reason)
            continue
        many += 1
        if (key := key_of(loose.article)) not in seen:
            seen.add(key)
            waiting.append(loose)
            if len(waiting) == _TOGETHER:
                take_in()
    take_in()
    rows = np.concatenate(vectors) if vectors else np.zeros((0, 0), np.float32)
    return ArticlePool(tuple(articles), rows, copies, tuple(failures), many)


def _grouped_article(key: str, loose: Loose, article: Article) -> GroupedArticle:
    day = day_of(article)
    return GroupedArticle(
        key=key,
        outlet=article.outlet,
        headline=article.headline,
        published=article.published or "",
        source=str(loose.file or article.source),
        day=None if np.isnan(day) else day,
        place="",
    )


def _copy(loose: Loose, article: Article) -> tuple[str, bytes]:
    """Return the name of an article's copy, and what is in it: its own file, or JSON where it has none to itself."""
    if loose.file is not None:
        return without_surrogates(loose.file.name), loose.file.read_bytes()  # `story.toml`, which is UTF-8, names it
    return f"{slug(article.outlet)}.json", utf8(render_reading([article], "json"))


def slug(text: str) -> str:
    """Return a text in the form of a file's name: lower case, words joined by hyphens."""
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-_") or "story"
