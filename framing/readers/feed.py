"""Reads feeds (RSS and Atom) that carry their articles in full. What they only link to is named, and never fetched."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from framing.errors import InputError
from framing.readers import entries, values
from framing.readers.encoding import text_of
from framing.readers.names import outlet_name, outlet_of_host
from framing.readers.notices import few
from framing.readers.reader import Reader
from framing.records import Article, Story

if TYPE_CHECKING:
    from framing.readers.source import Source

# A feed of several articles, with their markup, may be this many times as long as the longest article.
_PACKING = 10
# Elements of a feed; so many are no feed but something made to keep the reader busy.
_MOST_TAGS = 200_000
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_ROOT = re.compile(r"<[A-Za-z]")
_ADDRESSES = 3


def _read(source: Source, longest: int) -> Story:
    decoded = text_of(source, longest * _PACKING, markup=True)
    feed = _parsed(decoded.text, source)
    found: list[Article] = []
    summaries: list[tuple[str, str]] = []
    for entry in feed.entries:
        if article := _article(entry, feed.feed, source, decoded.notices):
            found.append(article)
        else:
            link = _link(entry, feed.feed, source) or ""
            summaries.append((values.string(entry.get("title")) or link or "An entry without a title", link))
    if not found:
        raise InputError(_nothing(source, summaries))
    return Story("", tuple(found), few([_left_out(headline, link) for headline, link in summaries]))


def _parsed(text: str, source: Source) -> Any:
    """Return feedparser's view of a feed; InputError for anything else that is written in angle brackets."""
    import feedparser

    root = _ROOT.search(text)
    # Entities can multiply themselves to billions of characters. They are declared before the root element begins,
    # or, to be overlooked there, with an element's bracket inside a declaration.
    if _ENTITY.search(text[: root.start() + 1 if root else None]) or text.count("<") > _MOST_TAGS:
        raise InputError(
            f"{source.name} declares entities or has more elements than a feed needs; save the feed anew, or its "
            "articles' pages as .html."
        )
    try:
        # A stream, since feedparser takes a string for an address to be fetched or a file to be opened. The articles'
        # HTML is cleaned later, as a page's is; feedparser's own way with it takes minutes for some that is made up.
        feed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "ignore")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # of many kinds, such as a ValueError for a character that cannot be
        raise InputError(
            f"{source.name} is too broken to be read as a feed ({error}); save its articles' pages as .html."
        ) from error
    if not feed.version and not feed.entries:
        raise InputError(
            f"{source.name} is not a feed (RSS or Atom); save a web page as .html, or an article's text as .txt."
        )
    return feed


def _article(entry: Any, feed: Any, source: Source, notices: tuple[str, ...]) -> Article | None:
    """Return the article that an entry carries, or None where it has only a summary."""
    content = entries.full_text(entry)
    if content is None:
        return None
    link = _link(entry, feed, source)
    published, updated = entries.dates(entry)
    return Article(
        outlet=entries.outlet(entry, feed, link)
        or outlet_of_host(link or source.url or "")
        or outlet_name(source.stem),
        text=content.text,
        headline=" ".join(entries.plain(values.string(entry.get("title"))).split()),
        authors=entries.authors(entry) or entries.authors(feed),
        published=published,
        updated=updated,
        language=values.language(content.language or values.string(feed.get("language"))),
        url=link,
        source=source.name,
        form="html" if content.is_html else "article",
        notices=notices,
    )


def _link(entry: Any, feed: Any, source: Source) -> str | None:
    """Return an entry's address; a relative one is seen from the feed's site, or from where the feed itself was."""
    link = values.string(entry.get("link")).strip()
    for base in ("", values.string(feed.get("link")), source.url or ""):
        try:
            found = values.address(urljoin(base, link)) if link else None
        except ValueError:
            return None
        if found:
            return found
    return None


def _left_out(headline: str, link: str) -> str:
    give = f"give its address {link} to read it" if link else "save its page as .html to read it"
    return f"“{headline}” was left out: it has only a summary in the feed; {give}."


def _nothing(source: Source, summaries: list[tuple[str, str]]) -> str:
    if not summaries:
        return f"{source.name} is a feed without entries; give the addresses of the articles, or save their pages."
    links = [link for _, link in summaries if link]
    such = f", such as {' '.join(links[:_ADDRESSES])}" if links else ""
    return (
        f"{source.name} has only summaries of its articles ({len(summaries)}); give the articles' own addresses{such}, "
        "or save their pages as .html."
    )


FEED = Reader(
    "feed",
    (".rss", ".atom", ".xml"),
    ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
    "A feed (RSS or Atom) that has its articles in full.",
    _read,
    bytes_per_character=4 * _PACKING,
)
