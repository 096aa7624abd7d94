"""Labelled data from a file: rows of a CSV file or lines of a JSONL file, and what is wrong with them."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from framing.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


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
