"""Reads a saved web page. The article in it is found by cleaning; here only who published it, and where."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from framing.readers.encoding import text_of
from framing.readers.names import outlet_name, outlet_of_host
from framing.readers.reader import Reader
from framing.readers.values import address
from framing.records import Article, Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.readers.reader import Source

# Most of a saved page is markup and scripts: a page may be this many times as long as the longest article.
_MARKUP = 10
# How the Internet Archive writes the address of what it keeps.
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\w+/(?=https?://)")
# What browsers and add-ons write at the top of a page that they save: "saved from url=(0042)https://…", "url: https://…".
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)|\burl:\s*(https?://\S+)", re.IGNORECASE)


def _read(source: Source, longest: int) -> Story:
    decoded = text_of(source, longest * _MARKUP, markup=True)
    page = _Head()
    with suppress(AssertionError):  # the standard library's parser gives up on a broken declaration
        page.feed(decoded.text)
    article = Article(
        outlet=page.outlet or _called(page.url or source.url, source.stem),
        text=decoded.text,
        id=source.stem,
        url=page.url or source.url,
        source=source.name,
        form="html",
        notices=decoded.notices,
    )
    return Story("", (article,))


def _called(url: str | None, stem: str) -> str:
    """Return the outlet's name by its page's address, or by the file's name, which may tell the same word by word."""
    host, name = outlet_of_host(_ARCHIVED.sub("", url or "")), outlet_name(stem)
    same = "".join(filter(str.isalnum, host)).casefold() == "".join(filter(str.isalnum, name)).casefold()
    return name if same or not host else host


class _Head(HTMLParser):
    """Collects what a page says about itself: the site's name and the page's address."""

    def __init__(self) -> None:
        super().__init__()
        self._site = ""
        self._publisher = ""
        self._data: list[str] | None = None
        self._canonical = ""
        self._shared = ""
        self._saved = ""

    @property
    def outlet(self) -> str:
        return self._site or self._publisher

    @property
    def url(self) -> str | None:
        return self._canonical or self._shared or self._saved or None

    def handle_comment(self, data: str) -> None:
        if not self._saved and (found := _SAVED.search(data[:2_000])):
            self._saved = address(found[1] or found[2]) or ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (values.get("property") or values.get("name") or "").lower()
            if name == "og:site_name" and not self._site:
                self._site = " ".join(values.get("content", "").split())
            elif name == "og:url":
                self._shared = self._shared or (address(values.get("content")) or "")
        elif tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self._canonical = self._canonical or (address(values.get("href")) or "")
        elif tag == "script" and values.get("type", "").lower() == "application/ld+json":
            self._data = []

    def handle_data(self, data: str) -> None:
        if self._data is not None:
            self._data.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._data is not None:
            try:
                found = json.loads("".join(self._data))
            except (ValueError, RecursionError):
                found = None  # a page's broken metadata say nothing, and are no reason to refuse the page
            self._data = None
            for thing in _things(found):
                publisher = thing.get("publisher")
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                if isinstance(name, str) and name.strip() and not self._publisher:
                    self._publisher = " ".join(name.split())


def _things(found: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD block: alone, in a list or under @graph."""
    for thing in found if isinstance(found, list) else [found]:
        if isinstance(thing, dict):
            yield thing
            if isinstance(thing.get("@graph"), list):
                yield from (part for part in thing["@graph"] if isinstance(part, dict))


HTML = Reader(
    "html",
    (".html", ".htm", ".xhtml"),
    ("text/html", "application/xhtml+xml"),
    "A web page saved from the browser.",
    _read,
    bytes_per_character=4 * _MARKUP,
)
