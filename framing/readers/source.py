"""What a reader is given: the bytes of a file, a page or a part of an archive, and what came with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to be read as articles.

    `name` is the file or address that messages speak of, `stem` what an article is called after where nothing else
    names it. `encoding` is a label that came with the bytes (from HTTP or a mail's part), `url` the address that they
    are known to be from.
    """

    name: str
    stem: str
    data: bytes
    encoding: str | None = None
    url: str | None = None


def open_file(path: Path, largest: int, longest: int) -> Source:
    """Return a file's bytes; raises InputError for a file of more than `largest` bytes, which is not loaded."""
    try:
        size = path.stat().st_size
        if size <= largest:
            return Source(str(path), path.stem, path.read_bytes())
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
    raise InputError(f"{path} has {size:,} bytes; an article has at most {longest:,} characters. Cut it down.")
