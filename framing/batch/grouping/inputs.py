"""Loose articles from files, folders and addresses, each with what is needed to put a copy of it into a story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.readers import folder, read_story
from framing.readers.file import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from framing.readers.place import Fetch, Place
    from framing.records import Article


@dataclass(frozen=True, slots=True)
class Loose:
    """An article as it was read, and its file where it has one to itself."""

    article: Article
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read, in a sentence."""

    reason: str


def loose_articles(places: Sequence[Place], longest: int, fetch: Fetch) -> Iterator[Loose | Unread]:
    """Yield the articles at these places, one by one, and what could not be read; `longest` counts characters."""
    for place in places:
        try:
            if not place.is_url and place.path.is_dir():
                yield from _in_folder(place.path, longest)
            elif not place.is_url and place.path.is_file():
                yield from _in_file(place.path, longest)
            else:
                yield from map(Loose, read_story([place], longest=longest, fetch=fetch).articles)
        except InputError as error:
            yield Unread(f"{place.where} was left out: {error}")


def _in_folder(path: Path, longest: int) -> Iterator[Loose | Unread]:
    files = folder.article_files(path)
    written = folder.read_manifest(path, files).entries
    if not files:
        raise InputError(f"{path} holds no article; group takes files, or a folder of them.")
    for file in files:
        try:
            for loose in _in_file(file, longest):
                entry = written.get(file.name)
                yield Loose(entry.apply(loose.article), loose.file) if entry else loose
        except InputError as error:
            yield Unread(f"{file.name} was left out: {error}")


def _in_file(path: Path, longest: int) -> Iterator[Loose]:
    articles = read_file(path, longest).articles
    yield from (Loose(article, path if len(articles) == 1 else None) for article in articles)
