"""Feeds, and what they offer: articles in full, and pages that they lead to, each fetched once.

Who names a feed asks for its articles. Their addresses are chosen by the feed, so they must be public ones, unless they
are of the very site that the user named.
"""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from framing.batch.grouping.inputs import Loose, Unread
from framing.cleaning.article import clean_article
from framing.errors import InputError
from framing.readers.feed import FEED, entries
from framing.readers.file import largest
from framing.readers.names import site_of
from framing.readers.place import Place, read_url
from framing.readers.reader import Source, open_file

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Container, Iterator, Sequence

    from framing.readers.feed import Summary
    from framing.readers.place import Fetch
    from framing.records import Article

LISTS = (".opml", ".txt")
"""The endings of files that list feeds."""

TRIES = 3
"""Times that a page is asked for before a watch gives it up: a site may be down for a while. A judgement."""


def feeds_at(given: Sequence[str]) -> tuple[Place, ...]:
    """Return the feeds at these places, each once: files and addresses of feeds, or files that list such.

    A list is OPML, as feed readers export it, or text with a path or address on each line; paths are seen from its
    folder. Raises InputError where a list cannot be read, or has no feed in it.
    """
    places: dict[str, Place] = {}
    for where in given:
        listed = Path(where).suffix.lower() in LISTS and not Place(where).is_url
        for place in _listed(Path(where)) if listed else (Place(where),):
            places.setdefault(place.where, place)
    return tuple(places.values())


def _listed(path: Path) -> list[Place]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}); expected a list of feeds, as OPML or text.") from error
    if path.suffix.lower() == LISTS[0]:
        outlines = _Outlines()
        outlines.feed(text)
        found = outlines.addresses
    else:
        found = [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    if not found:
        raise InputError(f"{path} lists no feed; expected the path or address of one on each line, or OPML.")
    places = [Place(where, listed=True) for where in found]
    return [place if place.is_url else replace(place, where=str(path.parent / place.where)) for place in places]


class _Outlines(HTMLParser):
    """Collects the feeds of an OPML file. It knows no entities but characters, so that none can multiply itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        where = (dict(attrs).get("xmlurl") or "").strip()
        if tag == "outline" and where:
            self.addresses.append(where)


def feed_articles(
    feeds: Sequence[Place], longest: int, fetch: Fetch, known: Container[str], tries: Counter[str]
) -> Iterator[Loose | Unread]:
    """Yield the articles of feeds one by one, cleaned, and in a sentence what could not be read.

    A page whose address is among the `known` is not fetched, nor one that was tried TRIES times; `tries` counts them.
    """
    for feed in feeds:
        try:
            found = entries(_opened(feed, longest, fetch), longest)
        except InputError as error:
            yield Unread(f"{feed.where} was left out: {error}")
            continue
        yield from (_cleaned(article) for article in found.articles)
        for summary in found.summaries:
            if summary.link and summary.link not in known and tries[summary.link] < TRIES:
                tries[summary.link] += 1
                yield from _behind(summary, feed, longest, fetch)


def _opened(feed: Place, longest: int, fetch: Fetch) -> Source:
    if not feed.is_url:
        if not feed.path.is_file():
            raise InputError("it does not exist; expected a feed's file or address.")
        return open_file(feed.path, largest(FEED, longest), longest)
    page = fetch(feed.where, feed.listed)
    return Source(feed.where, site_of(page.url), page.data, page.encoding, page.url)


def _behind(summary: Summary, feed: Place, longest: int, fetch: Fetch) -> Iterator[Loose | Unread]:
    """Yield the article of which a feed has a summary, with the date that the feed gives where its page has none."""
    named = feed.is_url and not feed.listed and urlsplit(feed.where).netloc == urlsplit(summary.link).netloc
    try:
        articles = read_url(Place(summary.link, listed=not named), fetch, longest).articles
    except InputError as error:
        yield Unread(f"“{summary.title}” was left out: {error}")
    else:
        yield from (_cleaned(article, summary.published) for article in articles)


def _cleaned(article: Article, published: str | None = None) -> Loose | Unread:
    """Return an article cleaned: a feed whose markup changes from day to day has no new version of its articles."""
    try:
        clean = clean_article(article)
    except Exception as error:  # a fault of framing's own on one page must not stop a watch of many
        fault = f"a fault of framing's own ({type(error).__name__}: {error})"
        return Unread(f"{article.url or article.source} was left out: {fault}")
    return Loose(replace(clean, published=clean.published or published))
