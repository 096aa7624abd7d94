"""Reads one file by the reader for its ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.readers.html import HTML
from framing.readers.json import JSON
from framing.readers.text import TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from framing.records import Story

FILES = (TEXT, HTML, JSON)
"""The readers of single files."""

SUFFIXES = tuple(suffix for reader in FILES for suffix in reader.suffixes)
"""The endings of files that can be read."""


def read_file(path: Path, longest: int) -> Story:
    """Return the articles in a file; raises InputError where there is none that can be read."""
    for reader in FILES:
        if path.suffix.lower() in reader.suffixes:
            return reader.read(path, longest)
    raise InputError(f"{path} is of a kind that cannot be read; expected one of {', '.join(SUFFIXES)}.")
