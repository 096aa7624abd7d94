"""Reads a web address: fetches the page, and gives it to the reader for what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from framing.errors import InputError
from framing.readers.file import READERS
from framing.readers.pdf import PDF
from framing.readers.site_name import site_of
from framing.readers.source import Source
from framing.readers.web_page import HTML

if TYPE_CHECKING:
    from framing.fetching import Fetched
    from framing.readers.place import Place
    from framing.readers.reader import Reader
    from framing.records import Story

Fetch = Callable[[str, bool], "Fetched"]
"""Gets the page at an address; the second argument asks for public addresses only."""

_VAGUE = ("", "application/octet-stream", "text/plain", "application/xml", "text/xml")
"""What servers say of files that they do not know."""


def read_url(place: Place, fetch: Fetch, longest: int) -> Story:
    """Return the articles at an address; raises InputError where there is none that can be read."""
    fetched = fetch(place.where, place.listed)
    source = Source(place.where, site_of(fetched.url), fetched.data, fetched.encoding, fetched.url)
    return _reader(fetched).read(source, longest)


def _reader(fetched: Fetched) -> Reader:
    if fetched.data.startswith(b"%PDF-"):
        return PDF
    path = unquote(urlsplit(fetched.url).path).lower()
    if fetched.media_type in _VAGUE:
        for reader in READERS:
            if path.endswith(reader.suffixes):
                return reader
    for reader in READERS:
        if fetched.media_type in reader.types:
            return reader
    if fetched.data[:1_000].lstrip()[:1] == b"<":
        return HTML
    raise InputError(
        f"{fetched.url} is of a kind that cannot be read ({fetched.media_type or 'none given'}); expected the address "
        "of an article's page, a PDF, a feed or JSON."
    )
