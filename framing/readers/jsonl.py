"""Reads JSON lines: an article a line, as scrapers and data sets write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.readers.encoding import text_of
from framing.readers.json_articles import article_of, parse, shapes_of
from framing.readers.notices import few
from framing.readers.reader import Reader
from framing.records import Article, Story

if TYPE_CHECKING:
    from framing.readers.source import Source

# A file of many articles may be this many times as long as the longest article.
_PACKING = 100


def _read(source: Source, longest: int) -> Story:
    decoded = text_of(source, longest * _PACKING)
    articles: list[Article] = []
    failures: list[str] = []
    # Not splitlines: a JSON string may hold the line separators of Unicode as they are.
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            articles += _articles(line, source, f"{source.name}, line {number},", longest)
        except InputError as error:
            failures.append(f"{error} It was left out.")
    if not articles:
        raise InputError(
            f"{source.name} holds no article: expected a JSON object with a `text` on each line. "
            f"{' '.join(few(failures, 3))}"
        )
    said = few(failures)
    return Story("", tuple(articles), (*decoded.notices, *said), said)


def _articles(line: str, source: Source, which: str, longest: int) -> list[Article]:
    """Return the articles on a line: one, or those of a list or a story that somebody wrote on it."""
    shapes, _ = shapes_of(parse(line, which.removesuffix(",")))
    if not shapes:
        raise InputError(f"{which} holds no article: expected a JSON object with a `text`.")
    return [article_of(shape, source, which, longest, ()) for shape in shapes]


JSONL = Reader(
    "jsonl",
    (".jsonl", ".ndjson"),
    ("application/x-ndjson", "application/jsonl"),
    "JSON lines: an article a line, in the shapes that JSON files have.",
    _read,
    bytes_per_character=4 * _PACKING,
)
