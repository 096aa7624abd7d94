"""Reads a folder: one article a file, and an optional `story.toml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.readers import manifest
from framing.readers.file import SUFFIXES, read_file
from framing.readers.names import title
from framing.records import Story

if TYPE_CHECKING:
    from pathlib import Path

    from framing.records import Article


def article_files(folder: Path) -> list[Path]:
    """Return the files of a folder that are read as articles, in natural order; its subfolders are not looked into."""
    return [file for file in _meant(folder) if file.suffix.lower() in SUFFIXES]


def read_folder(path: Path, longest: int) -> Story:
    """Return the articles in a folder, with what its `story.toml` says; InputError where none can be read."""
    present, files = _meant(path), article_files(path)
    notices = [
        f"{file.name} was left out: it is none of {', '.join(SUFFIXES)}." for file in present if file not in files
    ]
    if not files:
        held = f"only {', '.join(sorted({file.suffix or file.name for file in present}))}" if present else "nothing"
        raise InputError(f"{path} holds no article ({held}); put one file an article there: {', '.join(SUFFIXES)}.")
    written = manifest.read_manifest(path, files)
    articles: list[Article] = []
    failures: list[str] = []
    for file in files:
        try:
            found = read_file(file, longest)
        except InputError as error:
            failures.append(f"{file.name} was left out: {error}")
            continue
        entry = written.entries.get(file.name)
        articles += [entry.apply(article) if entry else article for article in found.articles]
        notices += found.notices
    if not articles:
        raise InputError(f"{path} holds no article that can be read. {' '.join(notices + failures)}")
    name = written.title or title(path.resolve().name)
    return Story(name, tuple(articles), (*notices, *failures), tuple(failures))


def _meant(folder: Path) -> list[Path]:
    try:
        return sorted((entry for entry in folder.iterdir() if _counts(entry)), key=_natural)
    except OSError as error:
        raise InputError(f"{folder} cannot be read ({error.strerror}); check its permissions.") from error


def _counts(entry: Path) -> bool:
    """Return whether a folder's entry is meant as an article: not hidden, no subfolder, no README or answer key."""
    name = entry.name.casefold()
    return entry.is_file() and not name.startswith((".", "readme", "key.")) and name != manifest.NAME


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    """Order names as people do: page before page-2 before page-10, whatever their endings."""
    parts = re.findall(r"\d{1,18}|\D+", path.stem.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], path.name
