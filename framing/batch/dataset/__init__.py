"""A run's comparisons as one data set: tidy tables as Parquet and CSV, and an SQLite file that can be searched.

In go the `comparison.json` of every story of a run; out comes its folder `dataset`, the new one whole or the old one
left as it was. Stories are read one after the other, so that memory does not grow with them.
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Protocol

from framing.batch.dataset.csv_files import CsvFiles
from framing.batch.dataset.database import Database
from framing.batch.dataset.description import describe
from framing.batch.dataset.parquet import ParquetFiles
from framing.batch.dataset.relations import LEGEND, story_rows
from framing.batch.dataset.views import VIEWS
from framing.errors import InputError, OutputError
from framing.export import load_comparison
from framing.export.atomic import new_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from framing.batch.dataset.relations import Relation
    from framing.export.tables import Row
    from framing.records import Comparison

__all__ = ["DATABASE", "DATASET", "DESCRIPTION", "fill_dataset", "finished_stories", "write_dataset"]

DATASET, DATABASE, DESCRIPTION = "dataset", "stories.db", "metadata.json"
"""The folder below the run's, and what is in it beside the folders `csv` and `parquet`."""

_COMPARISON, _ENTRY = "comparison.json", "entry.json"


class Sink(Protocol):
    """One form of the data set while it is written: rows come table by table, story by story."""

    def add(self, relation: Relation, rows: list[Row]) -> None:
        """Add rows to a table."""

    def finish(self) -> None:
        """Write what is not yet written; nothing may be added after it."""

    def close(self) -> None:
        """Let go of the files, finished or not."""


def write_dataset(run: Path, stories: Iterable[str] | None = None) -> Path:
    """Write the data set of a run, and return its folder.

    `stories` are the folders of its stories, by their names below the run's; without them, every story there that is
    finished. Raises InputError where there is none, or a comparison cannot be read, and OutputError where the run's
    folder does not take the data set.
    """
    names = finished_stories(run) if stories is None else tuple(stories)
    if not names:
        raise InputError(f"{run} holds no story that was compared; run `framing batch STORIES --out {run}` first.")
    place = run / DATASET
    if place.exists() and not (place / DESCRIPTION).is_file():
        raise OutputError(f"{place} is in the way of the data set, and is not one; give that folder another name.")
    try:
        with new_folder(place) as folder:
            fill_dataset(folder, ((name, load_comparison(run / name / _COMPARISON)) for name in names))
    except sqlite3.Error as error:  # SQLite's own words for a full or broken disk
        raise OutputError(f"{place} cannot be written ({error}); make room, or check that you may write.") from error
    return place


def fill_dataset(folder: Path, stories: Iterable[tuple[str, Comparison]]) -> None:
    """Write the data set of `stories`, each a name and what was found, into an empty folder."""
    kinds: set[str] = set()
    with ExitStack() as opened:
        makers = ((CsvFiles, "csv"), (ParquetFiles, "parquet"), (Database, DATABASE))
        sinks: list[Sink] = [opened.enter_context(closing(make(folder / name))) for make, name in makers]
        for name, comparison in stories:
            for relation, found in story_rows(_writable(name), comparison):
                # The legend is one for all stories.
                rows = [row for row in found if row[0] not in kinds] if relation.name == LEGEND else found
                for sink in sinks:
                    sink.add(relation, rows)
            kinds.update(entry.kind for entry in comparison.legend)
            kinds.update(signal.kind for signal in comparison.signals)
        for sink in sinks:
            sink.finish()
    (folder / DESCRIPTION).write_text(_description(folder / DATABASE), encoding="utf-8")


def finished_stories(run: Path) -> tuple[str, ...]:
    """Return the names of the stories of a run that are finished, in their order."""
    return tuple(
        sorted(
            entry.parent.relative_to(run).as_posix()
            for entry in run.rglob(_ENTRY)
            if (entry.parent / _COMPARISON).is_file()
        )
    )


def _writable(name: str) -> str:
    """Return a folder's name as files can hold it; bytes in it that are no UTF-8 are written out."""
    return name.encode("utf-8", "backslashreplace").decode()


def _description(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        columns = {
            view.name: tuple(row[1] for row in database.execute(f'PRAGMA table_info("{view.name}")')) for view in VIEWS
        }
    return describe(path.stem, columns)
