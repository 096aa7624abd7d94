"""Labelled data from a file: rows of a CSV file or lines of a JSONL file, and what is wrong with them."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.errors import InputError
from framing.scorers.scorer import rows as as_matrix

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from framing.scorers.scorer import Example


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """`matrix` (rows, columns) with the right answer of each row, `truth` (rows,), a place among `labels`.

    `groups` name what a row belongs to ("story", "outlet", "article"): rows of one group are never parted when a model
    is tried on rows that it has not seen. `skipped` rows of the file had no text.
    """

    columns: tuple[str, ...]
    labels: tuple[str, ...]
    matrix: Any  # float32 (rows, columns), or a sparse one of the same shape
    truth: NDArray[np.int64]
    groups: Mapping[str, NDArray[np.str_]]
    skipped: int = 0

    def take(self, rows: NDArray[np.int64]) -> Rows:
        """Return some of the rows."""
        return replace(
            self,
            matrix=self.matrix[rows],
            truth=self.truth[rows],
            groups={name: group[rows] for name, group in self.groups.items()},
        )


def sentence_rows(
    table: Sequence[Mapping[str, Any]],
    truth: Sequence[int],
    read: Iterable[tuple[Sequence[int], Sequence[Example]]],
) -> Rows:
    """Return the rows of a table of sentences; `read` gives examples with the numbers of their rows, in any order."""
    numbers: list[int] = []
    parts = []
    columns: tuple[str, ...] = ()
    for places, examples in read:
        columns = examples[0].columns
        parts.append(as_matrix(examples))
        numbers += places
    order = np.argsort(numbers)
    kept = [numbers[n] for n in order]
    return Rows(
        columns=columns,
        labels=("slanted",),
        matrix=np.concatenate(parts)[order],
        truth=np.array([truth[n] for n in kept], np.int64),
        groups={
            name: np.array([str(table[n][name]) for n in kept]) for name in ("story", "outlet") if name in table[0]
        },
        skipped=len(table) - len(kept),
    )


def read_table(path: Path, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows of a .csv or .jsonl file; raise InputError where a column of `wanted`, or any row, is missing."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror or error}); give a CSV or JSONL file.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not in UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8.") from error
    rows = _lines(path, text) if path.suffix.lower() in (".jsonl", ".ndjson") else _csv(path, text)
    if not rows:
        raise InputError(f"{path} holds no rows; expected one with {', '.join(wanted)} for each example.")
    missing = [column for column in wanted if column not in rows[0]]
    if missing:
        raise InputError(
            f"{path} has no column {', '.join(missing)}; expected {', '.join(wanted)}, "
            f"found {', '.join(str(column) for column in rows[0] if column is not None)}."
        )
    for number, row in enumerate(rows, 1):
        if None in row:  # what csv makes of fields that the header does not name
            raise InputError(
                f"{path}, row {number} has more fields than the header; put quotation marks around commas."
            )
        lacking = [column for column in wanted if row.get(column) is None]
        if lacking:
            raise InputError(f"{path}, row {number}: {', '.join(lacking)} is missing; every row needs it.")
    return rows


def _csv(path: Path, text: str) -> list[dict[str, Any]]:
    csv.field_size_limit(10_000_000)
    try:
        return list(csv.DictReader(text.splitlines(keepends=True)))
    except csv.Error as error:
        raise InputError(f"{path} is no CSV file ({error}); save it as comma-separated values.") from error


def _lines(path: Path, text: str) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}, line {number} is not JSON ({error}); expected one object a line.") from error
        if not isinstance(row, dict):
            raise InputError(f"{path}, line {number} holds {type(row).__name__}; expected an object.")
        rows.append(row)
    return rows


def with_text(path: Path, table: Sequence[dict[str, Any]], column: str) -> list[tuple[int, dict[str, Any]]]:
    """Return the rows that hold text, each with its place from 0; raise InputError where none does."""
    there = [(n, row) for n, row in enumerate(table) if str(row[column]).strip()]
    if not there:
        raise InputError(f"{path} has no text in its column {column}; every row's is empty.")
    return there


def label(path: Path, number: int, row: dict[str, Any], column: str, known: Sequence[str]) -> int:
    """Return which of the `known` labels a row has, as its place among them; raise InputError for any other value."""
    value = str(row[column]).strip()
    if value not in known:
        raise InputError(f"{path}, row {number}: {column} is {value!r}; expected {' or '.join(known)}.")
    return known.index(value)


def whole(path: Path, number: int, row: dict[str, Any], column: str) -> int:
    """Return a row's whole number; raise InputError where it is none."""
    try:
        return int(row[column])
    except (TypeError, ValueError) as error:
        raise InputError(f"{path}, row {number}: {column} is {row[column]!r}; expected a whole number.") from error
