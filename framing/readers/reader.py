"""What a reader is: one kind of input, and the function that turns bytes of that kind into articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.readers.source import Source
    from framing.records import Story


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
