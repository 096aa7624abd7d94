"""The data set as one SQLite file: keys, a full-text index of passages and claims, and views for common questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.batch.dataset.relations import KEY_OF, RELATIONS
from framing.batch.dataset.views import VIEWS

if TYPE_CHECKING:
    from pathlib import Path

    from framing.batch.dataset.relations import Relation
    from framing.export.tables import Row

SEARCHED = {"passages": ("text",), "claims": ("title", "summary")}
"""The columns that can be searched for words, by table."""


class Database:
    """The file while it is written, a transaction a story."""

    def __init__(self, path: Path) -> None:
        """Make the file with every table, empty."""
        import sqlite_utils  # takes a tenth of a second to import

        self._database = sqlite_utils.Database(path)
        # The file is made under another name and thrown away after a kill, so it needs no journal of its own.
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        for relation in RELATIONS:
            self._database[relation.name].create(  # type: ignore[union-attr]
                {name: column.type for name, column in relation.columns.items()},
                pk=relation.keys[0] if len(relation.keys) == 1 else relation.keys or None,
                foreign_keys=_references(relation),
                not_null=set(relation.keys),
            )

    def add(self, relation: Relation, rows: list[Row]) -> None:
        """Add rows to a table; of the legend, those that it does not have yet."""
        marks = ", ".join("?" * len(relation.columns))
        names = ", ".join(f'"{name}"' for name in relation.columns)
        with self._database.conn:
            self._database.conn.executemany(
                f'INSERT INTO "{relation.name}" ({names}) VALUES ({marks})',  # noqa: S608 — our own names
                rows,
            )

    def finish(self) -> None:
        """Index the keys and the words, add the views, and close the file."""
        self._database.index_foreign_keys()
        for name in ("articles", "coverage", "signals", "omissions", "measures"):
            self._database[name].create_index(["outlet"])  # type: ignore[union-attr]
        for name, columns in SEARCHED.items():
            self._database[name].enable_fts(columns, tokenize="porter unicode61")  # type: ignore[union-attr]
        for view in VIEWS:
            self._database.create_view(view.name, view.query)
        self._database.execute("ANALYZE")
        self._database.conn.commit()
        self.close()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._database.close()


def _references(relation: Relation) -> list[tuple[str, str, str]]:
    return [
        (name, column.refers, KEY_OF[column.refers])
        for name, column in relation.columns.items()
        if column.refers and column.refers != relation.name
    ]
