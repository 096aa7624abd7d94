"""The data set as CSV files, one a table, guarded for spreadsheets as those of a single story are."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from typing import TYPE_CHECKING

from framing.batch.dataset.relations import RELATIONS
from framing.export.tables import cells

if TYPE_CHECKING:
    from pathlib import Path

    from framing.batch.dataset.relations import Relation
    from framing.export.tables import Row


class CsvFiles:
    """The files while they are written; rows go out as they come in."""

    def __init__(self, folder: Path) -> None:
        """Open a file for each table, with its head, in a new `folder`."""
        folder.mkdir()
        self._files = ExitStack()
        self._sheets = {}
        for relation in RELATIONS:
            path = folder / f"{relation.name}.csv"
            file = self._files.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._sheets[relation.name] = csv.writer(file)
            self._sheets[relation.name].writerow(relation.columns)

    def add(self, relation: Relation, rows: list[Row]) -> None:
        """Add rows to a table."""
        self._sheets[relation.name].writerows(map(cells, rows))

    def finish(self) -> None:
        """Write what is not yet written."""
        self._files.close()

    close = finish
