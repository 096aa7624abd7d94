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
from framing.batch.folder import COMPARISON, DATASET, finished_stories
from framing.batch.stores import LocalStore
from framing.errors import InputError, OutputError
from framing.export import load_comparison
from framing.export.atomic import new_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from framing.batch.dataset.relations import Relation
    from framing.export.tables import Row
    from framing.records import Comparison

__all__ = ["DATABASE", "DESCRIPTION", "fill_dataset", "remake_dataset", "write_dataset"]

DATABASE, DESCRIPTION = "stories.db", "metadata.json"
"""What is in a data set's folder beside the folders `csv` and `parquet`."""


class Sink(Protocol):
    """One form of the data set while it is written: rows come table by table, story by story."""

    def add(self, relation: Relation, rows: list[Row]) -> None:
        """Add rows to a table."""

    def finish(self) -> None:
        """Write what is not yet written; nothing may be added after it."""

    def close(self) -> None:
        """Let go of the files, finished or not."""


def remake_dataset(run: Path) -> Path:
    """Write the data set of all stories of a run that are finished, and return its folder.

    Raises InputError where there is none, and OutputError where the run goes on, beside what `write_dataset` raises.
    """
    if not finished_stories(run):
        raise InputError(f"{run} holds no story that was compared; run `framing batch STORIES --out {run}` first.")
    with LocalStore(run).alone():
        return write_dataset(run, finished_stories(run))


def write_dataset(run: Path, stories: Iterable[str]) -> Path:
    """Write the data set of a run, which nobody else may be writing to, and return its folder.

    `stories` are the folders of its stories, by their names below the run's. Raises InputError where a comparison
    cannot be read, and OutputError where the run's folder does not take the data set.
    """
    place = run / DATASET
    if place.exists() and not (place / DESCRIPTION).is_file():
        raise OutputError(f"{place} is in the way of the data set, and is not one; give that folder another name.")
    try:
        with new_folder(place) as folder:
            fill_dataset(folder, ((name, load_comparison(run / name / COMPARISON)) for name in stories))
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


def _writable(name: str) -> str:
    """Return a folder's name as files can hold it; bytes in it that are no UTF-8 are written out."""
    return name.encode("utf-8", "backslashreplace").decode()


def _description(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        columns = {
            view.name: tuple(row[1] for row in database.execute(f'PRAGMA table_info("{view.name}")')) for view in VIEWS
        }
    return describe(path.stem, columns)
