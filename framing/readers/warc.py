"""Reads web archives (WARC), as crawlers and archiving browsers write them: each page that was captured."""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import redirect_stderr
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.errors import InputError
from framing.fetching.download import PACKINGS, unpacked
from framing.readers.names import site_of
from framing.readers.reader import Reader, Source, few
from framing.readers.values import address
from framing.readers.web_page import HTML
from framing.records import Article, Story, joined, ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_GZIP = b"\x1f\x8b"
_BROKEN = (OSError, EOFError, zlib.error)
# Bytes of a record's headers.
_HEADERS = 1_000_000


class Unpacked:
    """An archive's bytes, unpacked: the reader that warcio's iterator expects, with an end to everything.

    It ends where the bytes are broken, where more come out than `unpacked`, or within headers that do not end.
    """

    decompressor = None

    def __init__(self, source: Source, unpacked: int) -> None:
        raw = io.BytesIO(source.data)
        self._file: Any = gzip.GzipFile(fileobj=raw) if source.data.startswith(_GZIP) else raw
        self._left = unpacked
        self._headers = 0
        self.is_damaged = False
        if self.read(5) != b"WARC/":
            raise InputError(
                ours(
                    "{name} is no web archive (WARC); unpack it, and give the files in it, or save the pages as .html.",
                    name=source.name,
                )
            )
        self._file.seek(0)

    def begin_record(self) -> None:
        """Let the next record have headers of its own."""
        self._headers = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        return self._bounded(self._file.read, size)

    def readline(self, size: int | None = None) -> bytes:
        """Return the next line of a record's headers."""
        left = _HEADERS - self._headers
        line = self._bounded(self._file.readline, left if size is None else min(size, left))
        self._headers += len(line)
        return line

    def _bounded(self, read: Any, size: int) -> bytes:
        """Return what is there of `size` bytes; an archive of which more is asked than it may give is damaged."""
        size = self._left if size < 0 else min(size, self._left)
        try:
            data: bytes = b"" if self.is_damaged else read(size)
        except _BROKEN:
            data, self.is_damaged = b"", True
        self._left -= len(data)
        self.is_damaged |= not size
        return data

    def tell(self) -> int:
        """Return how many bytes were read."""
        return int(self._file.tell())

    def rem_length(self) -> int:
        """Return how many bytes are unpacked but unread."""
        return 0

    def close_decompressor(self) -> None:
        """Close the archive."""
        self._file.close()


_CHUNK = 65_536
"""Bytes read at a time. A judgement."""
# Bytes of a page with nothing on it but a redirect or a counter.
_TINY = 500


@dataclass(frozen=True, slots=True)
class Page:
    """A captured page; `problem` says in a sentence why its bytes are not there."""

    url: str
    data: bytes
    encoding: str | None
    problem: str = ""


class Captures:
    """Iterates over an archive's HTML pages of at most `largest` bytes each; `unpacked` bounds the whole.

    Afterwards `skipped` counts the records that are no pages, and `is_damaged` says that the archive broke off.
    """

    def __init__(self, source: Source, largest: int, unpacked: int) -> None:
        self._stream = Unpacked(source, unpacked)
        self._largest = largest
        self.skipped = 0
        self.is_damaged = False

    def __iter__(self) -> Iterator[Page]:
        records = self._records()
        while True:
            # warcio prints what it stumbles over to standard error; here the notices tell.
            with redirect_stderr(io.StringIO()):
                page = next(records, None)
            if page is None:
                self.is_damaged |= self._stream.is_damaged
                return
            yield page

    def _records(self) -> Iterator[Page]:
        from warcio.archiveiterator import WARCIterator

        archive = WARCIterator(self._stream)
        # Its own reader unpacks as well, but without an end.
        archive.reader = self._stream
        try:
            for record in archive:
                self._stream.begin_record()
                page = self._page(record)
                if getattr(record.raw_stream, "limit", 0) and self._is_at_end(record):
                    self.is_damaged = True  # the record says that it is longer; half a page would seem to omit things
                elif page is not None:
                    yield page
                elif record.rec_type in ("response", "resource", "revisit"):
                    self.skipped += 1
        except Exception:  # noqa: BLE001, RUF100 - warcio does not say what it raises for records that are no records
            self.is_damaged = True

    def _is_at_end(self, record: Any) -> bool:
        """Return whether the archive ends within a record; reads what is left of it."""
        while record.raw_stream.read(_CHUNK):
            pass
        return bool(record.raw_stream.limit)

    def _page(self, record: Any) -> Page | None:
        """Return the HTML page in a record, or None for anything else."""
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        if not _is_page(record, url):
            return None
        encoding = _parameter(_content_type(record), "charset")
        packing = _packing(record)
        if packing and packing not in PACKINGS:
            return Page(url, b"", encoding, ours("It is packed as {packing}; save the page as .html.", packing=packing))
        data = self._content(record.content_stream(), packing)
        if data is None:
            return Page(url, b"", encoding, ours("It breaks off; save the page anew."))
        if len(data) > self._largest:
            most = f"{self._largest:,}"
            return Page(url, b"", encoding, ours("It has more than {most} bytes, and an article has less.", most=most))
        return Page(url, data, encoding) if len(data) >= _TINY else None

    def _content(self, stream: Any, packing: str) -> bytes | None:
        """Return a record's content unpacked, up to a piece more than is allowed; None where it breaks off."""
        chunks = list(_up_to(self._largest, iter(lambda: stream.read(_CHUNK), b"")))
        if not packing:
            return b"".join(chunks)
        try:
            return b"".join(_up_to(self._largest, unpacked(chunks)))
        except EOFError:
            return None
        except zlib.error:
            return b"".join(chunks)  # the crawler had unpacked it already, and kept the header


def _up_to(most: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield pieces until they are more than `most` bytes."""
    for piece in pieces:
        yield piece
        most -= len(piece)
        if most < 0:
            return


def _packing(record: Any) -> str:
    """Return how a record's content is packed, and take that from its headers: warcio would unpack without an end."""
    headers = record.http_headers
    packing = ((headers.get_header("Content-Encoding") or "") if headers else "").strip().lower()
    while headers and headers.remove_header("Content-Encoding"):
        pass
    return "" if packing == "identity" else packing


def _is_page(record: Any, url: str) -> bool:
    if record.rec_type == "response":
        is_there = record.http_headers is not None and record.http_headers.get_statuscode() == "200"
    else:
        is_there = record.rec_type == "resource"
    # Some servers send every file as HTML.
    is_robots = url.partition("?")[0].endswith("/robots.txt")
    return is_there and not is_robots and _content_type(record).partition(";")[0].strip().lower() in HTML.types


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _parameter(header: str, name: str) -> str | None:
    for part in header.split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == name:
            return value.strip().strip("\"'") or None
    return None


_MOST_PAGES = 1_000
"""Pages of one archive that are read: more are a crawl, not a story. A judgement."""
# An archive is mostly pictures and scripts: it may be this many times as long as the longest article. What it holds
# unpacked may be _UNPACKED times as long again, and no more: packed zeros have no end.
_PACKING = 1_000
_UNPACKED = 8
"""See above. A judgement."""


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
            words = {"name": source.name, "number": f"{len(articles):,}"}
            notices.append(ours("{name} has more pages than the first {number}, which were read.", **words))
            break
        try:
            articles.append(_article(page, source, longest))
        except InputError as error:
            failures.append(ours("{name} was left out: {why}", name=page.url, why=error.said))
    if captures.is_damaged:
        failures.append(ours("{name} is damaged or cut off; what came before the damage was read.", name=source.name))
    if captures.skipped:
        notices.append(_passed_over(source.name, captures.skipped))
    if not articles:
        nothing = ours("{name} holds no page that can be read; expected captures of HTML pages.", name=source.name)
        raise InputError(joined(nothing, *few(failures, 3), *notices))
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
    number = f"{skipped:,}"
    if skipped == 1:
        return ours(
            "{name}: 1 record that is no article's page (images, scripts, errors, redirects, copies) passed over.",
            name=name,
        )
    return ours(
        "{name}: {number} records that are no article's page (images, scripts, errors, redirects, copies) passed over.",
        name=name,
        number=number,
    )


WARC = Reader(
    "warc",
    (".warc", ".gz"),
    ("application/warc",),
    "A web archive (.warc or .warc.gz); each HTML page in it is an article.",
    _read,
    bytes_per_character=_PACKING,
)
