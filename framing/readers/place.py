"""Where articles are, a path or an address, given on the command line or by a list; and how an address is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from framing.errors import InputError
from framing.readers.file import READERS
from framing.readers.names import site_of
from framing.readers.pdf import PDF
from framing.readers.reader import Source
from framing.readers.web_page import HTML
from framing.records import ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.fetching import Fetched
    from framing.readers.reader import Reader
    from framing.records import Story


LIST = "-"
"""Stands on the command line for the places listed on standard input."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A file, a folder or a web address.

    `listed` says that it came from a list, which may be somebody else's: its addresses must be public ones, so that
    a list cannot reach into the user's own network.
    """

    where: str
    listed: bool = False

    @property
    def is_url(self) -> bool:
        """Whether it is an address and no path; one that cannot be fetched is told as such."""
        return bool(_ADDRESS.match(self.where))

    @property
    def path(self) -> Path:
        """The file or folder."""
        return Path(self.where)


def place(given: Place | Path | str) -> Place:
    """Return a place however it is given."""
    return given if isinstance(given, Place) else Place(str(given))


def expand(given: Sequence[str], lines: Iterable[str]) -> tuple[Place, ...]:
    """Return the given places, with those that `lines` list in the place of `-`.

    A line of a list holds one path or address; blank lines, and those that begin with #, are passed over. Raises
    InputError where the list has no place in it, or bytes that are no text.
    """
    places: list[Place] = []
    for where in given:
        if where != LIST:
            places.append(Place(where))
            continue
        try:
            listed = [line.strip() for line in lines]
        except UnicodeDecodeError as error:
            raise InputError(f"The list on standard input is not text ({error}); expected paths or URLs.") from error
        found = [Place(line.removeprefix("\ufeff"), listed=True) for line in listed if line and line[0] != "#"]
        if not found:
            raise InputError("The list on standard input is empty; expected a path or URL on each line.")
        places += found
    return tuple(places)


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
        ours(
            "{url} is of a kind that cannot be read ({kind}); expected the address of an article's page, a PDF, a feed "
            "or JSON.",
            url=fetched.url,
            kind=fetched.media_type or ours("none given"),
        )
    )
