"""A model's columns: picked by name out of a large table, and their names written shortly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

TOGETHER = 8192
"""Rows that are looked at together: few enough for the processor's cache, and no second copy of a large table."""


def rows_of(
    table: NDArray[np.floating[Any]], columns: Sequence[str], wanted: Sequence[str]
) -> Iterator[NDArray[np.floating[Any]]]:
    """Yield the columns `wanted` of a table, whose own are called `columns`, block by block."""
    place = {name: n for n, name in enumerate(columns)}
    own = [place[name] for name in wanted]
    for start in range(0, len(table), TOGETHER):
        yield table[start : start + TOGETHER, own]


def folded(columns: Sequence[str]) -> list[str | list[str | int]]:
    """Write runs such as "middle 0", "middle 1" … as one entry, name and length."""
    written: list[str | list[str | int]] = []
    for column in columns:
        name, _, number = column.rpartition(" ")
        if number == "0" and name:
            written.append([name, 1])
        elif (
            written
            and isinstance(written[-1], list)
            and [name, int(number or -1) if number.isdecimal() else -1] == written[-1]
        ):
            written[-1][1] = int(written[-1][1]) + 1
        else:
            written.append(column)
    return written


def unfolded(written: Sequence[Any]) -> tuple[str, ...]:
    """Return the columns' names, as they were before they were `folded`."""
    return tuple(
        name
        for entry in written
        for name in ([entry] if isinstance(entry, str) else [f"{entry[0]} {n}" for n in range(entry[1])])
    )
