"""Unpacking a page as it arrives, in pieces of a bounded size and to its very end."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKINGS = ("gzip", "x-gzip", "deflate")
"""The content encodings that can be unpacked."""

_PIECE = 65_536  # bytes; a small packet can swell a thousandfold, so that it is taken bit by bit
_GZIP = b"\x1f"  # how another packed part begins; its second byte may be in the next chunk
_EITHER, _BARE = 32 + zlib.MAX_WBITS, -zlib.MAX_WBITS  # gzip or zlib, as the first bytes say; deflate without a header


def unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what is packed in chunks, bit by bit; zlib.error where nothing is, EOFError where the end is missing.

    urllib3 would unpack too, but takes packed data that end early for whole: an article cut short would go unnoticed.
    """
    unpack = None
    for chunk in chunks:
        rest = chunk
        while rest:
            if unpack is None:
                unpack = _begun(rest)
            elif unpack.eof and rest.startswith(_GZIP):
                unpack = zlib.decompressobj(_EITHER)
            elif unpack.eof:
                break  # padding after the end, as some servers send
            yield unpack.decompress(rest, _PIECE)
            rest = unpack.unconsumed_tail or unpack.unused_data
    if unpack is not None and not unpack.eof:
        yield unpack.flush()
        if not unpack.eof:
            raise EOFError("the packed page ends early")


def _begun(start: bytes) -> Any:
    """Return what unpacks data that begin so; some servers call deflate what has no header."""
    if not start.startswith(_GZIP):
        try:
            zlib.decompressobj(_EITHER).decompress(start, 1)
        except zlib.error:
            return zlib.decompressobj(_BARE)
    return zlib.decompressobj(_EITHER)
