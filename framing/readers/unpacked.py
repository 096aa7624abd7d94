"""A web archive's bytes, unpacked within bounds."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, Any

from framing.errors import InputError

if TYPE_CHECKING:
    from framing.readers.source import Source

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
                f"{source.name} is no web archive (WARC); unpack it, and give the files in it, or save the pages "
                "as .html."
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
