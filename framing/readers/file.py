"""Reads one file by the reader for its ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.readers.feed import FEED
from framing.readers.json_articles import JSON, JSONL
from framing.readers.mail import MAIL
from framing.readers.pdf import PDF
from framing.readers.reader import open_file
from framing.readers.text import TEXT
from framing.readers.warc import WARC
from framing.readers.web_page import HTML
from framing.records import ours

if TYPE_CHECKING:
    from pathlib import Path

    from framing.readers.reader import Reader
    from framing.records import Story

READERS: tuple[Reader, ...] = (TEXT, HTML, MAIL, PDF, JSON, JSONL, FEED, WARC)
"""The readers of files."""

SUFFIXES = tuple(suffix for reader in READERS for suffix in reader.suffixes)
"""The endings of files that can be read."""


def read_file(path: Path, longest: int) -> Story:
    """Return the articles in a file; raises InputError where there is none that can be read."""
    for reader in READERS:
        if path.suffix.lower() in reader.suffixes:
            return reader.read(open_file(path, largest(reader, longest), longest), longest)
    kinds = ", ".join(SUFFIXES)
    raise InputError(
        ours("{path} is of a kind that cannot be read; expected one of {kinds}.", path=str(path), kinds=kinds)
    )


def largest(reader: Reader, longest: int) -> int:
    """Return how many bytes a reader accepts, where an article has at most `longest` characters."""
    return reader.bytes_per_character * longest + 4
