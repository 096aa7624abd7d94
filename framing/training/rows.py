"""Labelled examples as a scorer's trainer reads them: a matrix, the labels, and what belongs together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray


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
