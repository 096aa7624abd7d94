"""What a reader is: one kind of input, and the function that turns a path of that kind into articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from framing.records import Story


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of input. `read(path, longest)` gives a story of raw articles, or says in an InputError why it cannot.

    `suffixes` are the endings of the files that it reads, in lower case with the dot; `about` is shown in the docs.
    """

    kind: str
    suffixes: tuple[str, ...]
    about: str
    read: Callable[[Path, int], Story]
