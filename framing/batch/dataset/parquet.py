"""The data set as Parquet files, one a table, with each column's type and meaning in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.batch.dataset.relations import RELATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from framing.batch.dataset.relations import Relation
    from framing.export.tables import Row

_GROUP = 20_000
"""Rows that are kept before they are written together: some megabytes a table, and groups that readers can skip."""


class ParquetFiles:
    """The files while they are written; at most `_GROUP` rows and one story's of a table wait in memory."""

    def __init__(self, folder: Path) -> None:
        """Open a file for each table in a new `folder`."""
        import pyarrow as pa
        from pyarrow import parquet

        folder.mkdir()
        types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
        self._waiting: dict[str, list[Row]] = {relation.name: [] for relation in RELATIONS}
        self._schemas: dict[str, Any] = {}
        self._writers: dict[str, Any] = {}
        for relation in RELATIONS:
            fields = [
                pa.field(name, types[column.type], metadata={"about": column.about, "unit": column.unit})
                for name, column in relation.columns.items()
            ]
            schema = pa.schema(fields, metadata={"about": relation.about})
            self._schemas[relation.name] = schema
            self._writers[relation.name] = parquet.ParquetWriter(
                folder / f"{relation.name}.parquet", schema, compression="zstd"
            )

    def add(self, relation: Relation, rows: list[Row]) -> None:
        """Add rows to a table."""
        self._waiting[relation.name] += rows
        if len(self._waiting[relation.name]) >= _GROUP:
            self._write(relation.name)

    def finish(self) -> None:
        """Write what is not yet written."""
        for name in self._waiting:
            self._write(name)
        self.close()

    def close(self) -> None:
        """Let go of the files, finished or not."""
        for writer in self._writers.values():
            writer.close()

    def _write(self, name: str) -> None:
        import pyarrow as pa

        rows, schema = self._waiting[name], self._schemas[name]
        if rows:
            columns = [
                pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)
            ]
            self._writers[name].write_table(pa.Table.from_arrays(columns, schema=schema))
            self._waiting[name] = []
