"""A page as it came over the network."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a page, unpacked, and what the server said of them.

    `url` is the last address, after redirects; `media_type` is in lower case, or "" where none was given; `encoding` is
    the charset that the server named.
    """

    url: str
    data: bytes
    media_type: str
    encoding: str | None
