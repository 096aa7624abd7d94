"""Boosted trees as plain numbers: what they say of a row of features, computed with numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.align.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Regression trees whose answers are added up to a logit (Friedman, 2001): the nodes of all, one after another.

    At node n, a row goes to `children[2 * n]` where its feature number `feature` is at most `threshold`, else to the
    one behind; a leaf is its own child and answers with `value`. `roots` are the trees' first nodes, `depths` the most
    steps from there to a leaf, `base` is the logit before any tree. `columns` are the features' names.
    """

    columns: tuple[str, ...]
    roots: NDArray[np.int32]
    depths: NDArray[np.int32]
    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    children: NDArray[np.int32]
    value: NDArray[np.float32]
    base: float

    def logits(self, columns: Sequence[str], features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return one logit a row of `features`, whose columns are called `columns`."""
        if not len(features):
            return np.zeros(0)
        return np.concatenate([self._logits(rows) for rows in rows_of(features, columns, self.columns)])

    def _logits(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        flat = np.ascontiguousarray(rows).ravel()
        start = np.arange(0, flat.size, rows.shape[1])
        total = np.full(len(rows), self.base)
        for root, depth in zip(self.roots, self.depths, strict=True):
            at = np.full(len(rows), root)
            for _ in range(depth):
                at = self.children[2 * at + (flat[start + self.feature[at]] > self.threshold[at])]
            total += self.value[at]
        return total


def from_arrays(written: Mapping[str, NDArray[Any]]) -> Trees:
    """Return the trees that the arrays of a file describe; raise KeyError where one is missing."""
    left, right = (np.asarray(written[side], np.int32) for side in ("left", "right"))
    return Trees(
        columns=tuple(str(name) for name in written["columns"]),
        roots=np.asarray(written["roots"], np.int32),
        depths=_depths(written["roots"], left, right),
        feature=np.asarray(written["feature"], np.int32),
        threshold=np.asarray(written["threshold"], np.float64),
        children=np.stack([left, right], axis=1).ravel(),
        value=np.asarray(written["value"], np.float32),
        base=float(written["base"]),
    )


def _depths(roots: NDArray[np.int32], left: NDArray[np.int32], right: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the steps from each root to its farthest leaf."""
    found = []
    for root in roots:
        reached, depth = np.array([root]), -1
        while len(reached):
            inner = reached[left[reached] != reached]
            reached, depth = np.concatenate([left[inner], right[inner]]), depth + 1
        found.append(depth)
    return np.array(found, np.int32)
