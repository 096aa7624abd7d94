"""A folder, or an address, with one folder of articles for each story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from framing.batch.sources.source import Source
from framing.batch.stores import LocalStore, is_address
from framing.batch.story import RawStory, StoryFile
from framing.errors import InputError
from framing.readers import READERS, largest
from framing.readers.folder import NAME, is_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.batch.stores import Store

_SUFFIXES = {suffix: reader for reader in READERS for suffix in reader.suffixes}

Sizes = dict[str, int]


def read_folders(store: Store, out: Store, longest: int) -> Source:
    """Return the stories at or below a folder, but for what a batch wrote to `out`.

    Raises InputError where there is no story.
    """
    folders = story_files(_not_written(store, out))
    loose = alone(folders)
    stories = {folder: sizes for folder, sizes in folders.items() if folder not in loose and _articles(sizes)}
    if not stories:
        raise InputError(f"{store.where} holds no folder of articles; a batch takes one such folder for each story.")
    own = _last(store.where)
    folder_of = {folder or own: folder for folder in sorted(stories)}

    def load(name: str) -> RawStory:
        folder = folder_of[name]
        where = "/".join(part for part in (store.where, folder) if part)
        files = tuple(_file(store, folder, file, size, longest) for file, size in stories[folder].items())
        return RawStory(name, where, folder.rpartition("/")[2] or own, files)

    notices = tuple(
        f"{folder}{'/' if folder else ''}{file} was left out: it lies beside folders of stories, and in none."
        for folder in sorted(loose)
        for file in _articles(folders[folder])
    )
    return Source(own, tuple(folder_of), load, notices)


def story_files(files: Iterable[tuple[str, int]]) -> dict[str, Sizes]:
    """Return, for each folder, the files with their sizes that are meant as articles, and its manifest."""
    folders: dict[str, Sizes] = {}
    for name, size in files:
        folder, _, file = name.rpartition("/")
        if is_meant(file) or file == NAME:
            folders.setdefault(folder, {})[file] = size
    return folders


def alone(folders: Mapping[str, Sizes]) -> set[str]:
    """Return the folders with one article alone beside folders of stories: no story has one article."""
    holding = {folder for folder, sizes in folders.items() if _articles(sizes)}
    return {
        folder
        for folder in holding
        if len(_articles(folders[folder])) == 1
        and any(other != folder and other.startswith(f"{folder}/" if folder else "") for other in holding)
    }


def _articles(sizes: Sizes) -> list[str]:
    return [name for name in sizes if is_meant(name) and _suffix(name) in _SUFFIXES]


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()


def _file(store: Store, folder: str, name: str, size: int, longest: int) -> StoryFile:
    """Return a file's bytes, unless no reader would take them."""
    reader = _SUFFIXES.get(_suffix(name))
    wanted = name == NAME or (reader is not None and size <= largest(reader, longest))
    data = store.read(f"{folder}/{name}" if folder else name) if wanted else b""
    return StoryFile(name, data, len(data) if wanted else size)


def _not_written(store: Store, out: Store) -> Iterable[tuple[str, int]]:
    """Yield a source's files, but for those that lie where this run writes."""
    inside = _inside(store, out)
    return ((name, size) for name, size in store.files() if inside is None or not f"{name}/".startswith(inside))


def _inside(store: Store, out: Store) -> str | None:
    """Return the part of `store` that `out` is, with a `/` behind it ("": all of it); None where it is no part."""
    if isinstance(store, LocalStore) and isinstance(out, LocalStore):
        here, there = store.root.resolve(), out.root.resolve()
        if there == here:
            return ""
        return f"{there.relative_to(here).as_posix()}/" if there.is_relative_to(here) else None
    return f"{out.where.removeprefix(f'{store.where}/')}/" if out.where.startswith(f"{store.where}/") else None


def _last(where: str) -> str:
    """Return what a folder is called: the last part of its address, or of its path however that was written."""
    return where.rstrip("/").rpartition("/")[2] if is_address(where) else Path(where).resolve().name
