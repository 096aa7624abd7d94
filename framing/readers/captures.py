"""The pages in a web archive, read through warcio with bounds on what an archive made to harm can take."""

from __future__ import annotations

import io
import zlib
from contextlib import redirect_stderr
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.fetching.unpack import PACKINGS, unpacked
from framing.readers.unpacked import Unpacked
from framing.readers.web_page import HTML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.readers.source import Source

_CHUNK = 65_536
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
            return Page(url, b"", encoding, f"It is packed as {packing}; save the page as .html.")
        data = self._content(record.content_stream(), packing)
        if data is None:
            return Page(url, b"", encoding, "It breaks off; save the page anew.")
        if len(data) > self._largest:
            return Page(url, b"", encoding, f"It has more than {self._largest:,} bytes, and an article has less.")
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
