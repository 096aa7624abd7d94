"""Labelled examples as a scorer's trainer reads them: a matrix, the labels, and what belongs together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.scorers.pooled import rows as as_matrix

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from framing.scorers.pooled import Example


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
