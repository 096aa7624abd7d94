"""Boosted trees as plain numbers: what they say of a row of features, computed with numpy alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.models.columns import folded, rows_of, unfolded
from framing.models.layout import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_ARRAYS = ("roots", "feature", "threshold", "children", "value")


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Regression trees whose answers are added up to a logit (Friedman, 2001): the nodes of all, one after another.

    At node n, a row goes to `children[n, 0]` where its feature number `feature` is at most `threshold`, else to
    `children[n, 1]`; a leaf is its own child and answers with `value`. `roots` are the trees' first nodes; a tree of
    one leaf adds the same to every row. `columns` are the features' names, `depths` the most steps from root to leaf.
    """

    columns: tuple[str, ...]
    roots: NDArray[np.int32]
    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    children: NDArray[np.int32]
    value: NDArray[np.floating[Any]]
    depths: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "depths", tuple(_depth(self.children, int(root)) for root in self.roots))

    def logits(self, columns: Sequence[str], table: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        """Return one logit a row of a table whose columns are called `columns`."""
        if not len(table):
            return np.zeros(0)
        return np.concatenate([self._logits(rows) for rows in rows_of(table, columns, self.columns)])

    def _logits(self, rows: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        flat, children = np.ascontiguousarray(rows).ravel(), self.children.ravel()
        start = np.arange(0, flat.size, rows.shape[1])
        total = np.zeros(len(rows))
        for root, depth in zip(self.roots, self.depths, strict=True):
            at = np.full(len(rows), root)
            for _ in range(depth):
                at = children[2 * at + (flat[start + self.feature[at]] > self.threshold[at])]
            total += self.value[at]
        return total

    @classmethod
    def of(cls, kept: Kept) -> Trees:
        """Return the trees that were kept; raise KeyError where an array of theirs is missing."""
        return cls(unfolded(kept.values["columns"]), **{name: kept.arrays[name] for name in _ARRAYS})

    def kept(self) -> Kept:
        """Return the model as it is kept on disk."""
        return Kept({"columns": folded(self.columns)}, {name: getattr(self, name) for name in _ARRAYS})


def _depth(children: NDArray[np.int32], root: int) -> int:
    """Return the steps from a root to its farthest leaf."""
    reached, depth = np.array([root]), -1
    while len(reached):
        inner = reached[children[reached, 0] != reached]
        reached, depth = children[inner].ravel(), depth + 1
    return depth
