"""Reads web archives (WARC), as crawlers and archiving browsers write them: each page that was captured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.readers.captures import Captures
from framing.readers.notices import few
from framing.readers.reader import Reader
from framing.readers.site_name import site_of
from framing.readers.source import Source
from framing.readers.values import address
from framing.readers.web_page import HTML
from framing.records import Article, Story

if TYPE_CHECKING:
    from framing.readers.captures import Page

_MOST_PAGES = 1_000
# An archive is mostly pictures and scripts: it may be this many times as long as the longest article. What it holds
# unpacked may be _UNPACKED times as long again, and no more: packed zeros have no end.
_PACKING = 1_000
_UNPACKED = 8


def _read(source: Source, longest: int) -> Story:
    # As much of a page as the reader of pages would load, and of all pages as of an archive.
    captures = Captures(source, HTML.bytes_per_character * longest + 4, _UNPACKED * _PACKING * longest)
    articles: list[Article] = []
    failures: list[str] = []
    notices: list[str] = []
    read = 0
    for page in captures:
        read += len(page.data)
        if len(articles) == _MOST_PAGES or read > _PACKING * longest:
            notices.append(f"{source.name} has more pages than the first {len(articles):,}, which were read.")
            break
        try:
            articles.append(_article(page, source, longest))
        except InputError as error:
            failures.append(f"{page.url} was left out: {error}")
    if captures.is_damaged:
        failures.append(f"{source.name} is damaged or cut off; what came before the damage was read.")
    if captures.skipped:
        notices.append(_passed_over(source.name, captures.skipped))
    if not articles:
        raise InputError(
            f"{source.name} holds no page that can be read; expected captures of HTML pages. "
            f"{' '.join((*few(failures, 3), *notices))}".strip()
        )
    said = few(failures)
    return Story("", tuple(articles), (*notices, *said), said)


def _article(page: Page, source: Source, longest: int) -> Article:
    if page.problem:
        raise InputError(page.problem)
    name = f"{source.name}, {page.url}"
    url = address(page.url)
    # Called after its host, whose name is the outlet's where the page gives none.
    story = HTML.read(Source(name, site_of(page.url), page.data, page.encoding, url), longest)
    return story.articles[0]


def _passed_over(name: str, skipped: int) -> str:
    what = "1 record that is" if skipped == 1 else f"{skipped:,} records that are"
    return f"{name}: {what} no article's page (images, scripts, errors, redirects, copies) passed over."


WARC = Reader(
    "warc",
    (".warc", ".gz"),
    ("application/warc",),
    "A web archive (.warc or .warc.gz); each HTML page in it is an article.",
    _read,
    bytes_per_character=_PACKING,
)
