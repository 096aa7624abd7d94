"""What was understood of articles, before they are compared: as text for people, or as JSON."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

from framing.export.comparison_json import article_fields
from framing.records import UNKNOWN_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.records import Article

READING_FORMATS = ("text", "json")
"""How `framing read` can print."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs"})
"""Unicode's categories of characters that a terminal does not show."""


def render_reading(articles: Sequence[Article], form: str) -> str:
    """Return the articles in one of READING_FORMATS.

    As JSON, one article is an object as in comparison.json, several are such objects under `articles`; `framing` reads
    both again.
    """
    if form == "text":
        return "\n\n".join("\n".join(_lines(article)) for article in articles)
    shapes = [article_fields(article) for article in articles]
    written = json.dumps(shapes[0] if len(shapes) == 1 else {"articles": shapes}, ensure_ascii=False, indent=1)
    # What terminals do not show, and may be steered by, is escaped: a joiner within an emoji must come back, and every
    # character counts in the positions of the blocks. The line ends are JSON's own.
    return "".join(_escaped(c) if c != "\n" and unicodedata.category(c) in _HIDDEN else c for c in written)


def _escaped(character: str) -> str:
    return json.dumps(character).strip('"')


def _lines(article: Article) -> Iterator[str]:
    yield article.source or article.id
    for name, value in _facts(article):
        yield f"  {name:<11}{value}"
    for role, title in (("standfirst", "standfirst"), ("body", "body"), ("caption", "captions")):
        texts = [article.text[block.start : block.end] for block in article.blocks if block.role == role]
        if texts:
            yield ""
            yield f"{title} ({len(texts)})"
            yield from (f"  {text}" for text in texts)
    if article.asides:
        yield ""
        yield f"set aside ({len(article.asides)})"
        yield from (f"  [{aside.reason}] {aside.text}" for aside in article.asides)


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what is known about the article; where a thing was looked for and not found, it says so."""
    yield "headline", article.headline or "none found"
    yield "outlet", article.outlet
    yield "authors", ", ".join(article.authors) or "none found"
    yield "published", article.published or "not given"
    if article.updated:
        yield "updated", article.updated
    yield "language", "not sure" if article.language in ("", UNKNOWN_LANGUAGE) else article.language
    yield "wire", f"copy of {article.wire}" if article.wire else "no agency's copy, as far as the page says"
    yield "address", article.url or "not given"
    yield "words", f"{article.words:,}"
    for notice in article.notices:
        yield "note", notice
