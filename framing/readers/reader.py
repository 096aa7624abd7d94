"""What a reader is: one kind of input, and the function that turns bytes of that kind into articles.

It is given the bytes of a file, a page or a part of an archive, and what came with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.records import ours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from framing.records import Story


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
        raise unreadable(path, error) from error
    words = {"path": str(path), "size": f"{size:,}", "most": f"{longest:,}"}
    raise InputError(ours("{path} has {size} bytes; an article has at most {most} characters. Cut it down.", **words))


def unreadable(path: Path, error: OSError) -> InputError:
    """Return the error that the system does not give what lies at a path."""
    why = str(error.strerror)
    return InputError(ours("{path} cannot be read ({why}); check its permissions.", path=str(path), why=why))


# A file of thousands of bad lines is one problem, not thousands.
_MOST = 20


def few(notices: Sequence[str], most: int = _MOST) -> tuple[str, ...]:
    """Return the first notices, and how many more there are."""
    if len(notices) <= most:
        return tuple(notices)
    number = f"{len(notices) - most:,}"
    return (*notices[:most], ours("{number} more were left out for the like.", number=number))


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file. `read(source, longest)` gives a story of raw articles, or says in an InputError why it cannot.

    `suffixes` are the endings of the files that it reads, in lower case with the dot, and `types` the media types that
    a server or a mail gives the same; `about` is shown in the docs. `bytes_per_character` bounds what is loaded: for
    each character that an article may have, so many bytes of packing are accepted.
    """

    kind: str
    suffixes: tuple[str, ...]
    types: tuple[str, ...]
    about: str
    read: Callable[[Source, int], Story]
    bytes_per_character: int = 4
