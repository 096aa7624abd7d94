"""Where the stories of a batch come from.

In goes a path or an address: a folder with a folder for each story, a file of articles, or articles that name no story
(web archives, feeds), which are grouped first. Out comes a `Source`, which knows the stories' names and reads each one
when it is due.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from framing.batch.sources.articles import as_lines, read_articles
from framing.batch.sources.folders import read_folders
from framing.batch.sources.loose import Gatherer, lines_of, loose_in
from framing.batch.sources.source import Source, Unread
from framing.batch.stores import LocalStore, is_address, open_store
from framing.errors import InputError

if TYPE_CHECKING:
    from framing.batch.stores import Store

__all__ = ["Gatherer", "Source", "Unread", "open_source"]

_LINES, _PARQUET = (".jsonl", ".ndjson"), (".parquet",)


def open_source(
    where: str, out: Store, longest: int, key: str | None = None, gatherer: Gatherer | None = None
) -> Source:
    """Return the stories at a path or an address; `key` is the field that names each article's story.

    An article has at most `longest` characters. Articles that say of no story are grouped by the `gatherer`. Raises
    InputError where there is no story, with what was expected.
    """
    suffix = Path(where).suffix.lower()
    if suffix in (*_LINES, *_PARQUET) and not Path(where).is_dir():
        return _of_file(where, longest, key, gatherer)
    if gatherer and not is_address(where) and (heap := loose_in(Path(where), longest, gatherer)):
        return gatherer.source(Path(where).resolve().stem, heap, gatherer.gather(heap))
    store = open_store(where)
    if isinstance(store, LocalStore) and not store.root.is_dir():
        raise InputError(
            f"{where} is no folder; a batch takes one with a folder of articles for each story, a file of articles "
            f"({', '.join((*_LINES, *_PARQUET))}), a web archive or a folder of them, or a list of feeds (.opml, .txt)."
        )
    return read_folders(store, out, longest)


def _of_file(where: str, longest: int, key: str | None, gatherer: Gatherer | None) -> Source:
    folder, _, called = where.rpartition("/")
    file = _opened(where, folder, called)
    is_table = called.lower().endswith(_PARQUET)
    found = read_articles(file, f"{called}{_LINES[0]}" if is_table else called, folder or ".", key)
    if found is None and gatherer:
        heap = lines_of(file, called, longest)
        return gatherer.source(Path(called).stem, heap, gatherer.gather(heap))
    if found is None:
        raise InputError(
            f"{where} does not say which story an article belongs to. Give each a field `story`, name the field that "
            "says so with --story-key, or run `framing group` first, which puts articles into folders, one a story."
        )
    return found


def _opened(where: str, folder: str, called: str) -> IO[bytes]:
    """Return a file's lines, seekable; those of a table, or of another machine, in a temporary copy."""
    if not is_address(where) and not called.lower().endswith(_PARQUET):
        try:
            return Path(where).open("rb")
        except OSError as error:
            raise InputError(f"{where} cannot be read ({error.strerror}); expected a file of articles.") from error
    copy = tempfile.TemporaryFile()  # noqa: SIM115  # it lives as long as the source does
    if not is_address(where):
        as_lines(where, copy)
        return copy
    data = open_store(folder).read(called)
    if not called.lower().endswith(_PARQUET):
        copy.write(data)
        return copy
    with tempfile.NamedTemporaryFile(suffix=_PARQUET[0]) as table:
        table.write(data)
        table.flush()
        as_lines(table.name, copy)
    return copy
