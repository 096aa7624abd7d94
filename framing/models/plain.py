"""Learned models as plain numbers, computed with numpy alone: boosted trees and logistic regressions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.models.layout import Kept, folded, rows_of, unfolded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


_SURE = 30
"""Logit beyond which a probability is no longer told from 0 or 1: less than one in ten billion."""


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """Logistic regression over standardised columns: `weights` (labels, columns), one label only where it is yes or no.

    A logit is `slope` times the weighted sum plus `offset` (Platt's calibration, fitted on rows that the weights had
    not seen). `threshold` is the probability from which a yes is stated. `labels` are the answers by name. Columns that
    the weights take as they are have `mean` 0 and `scale` 1.
    """

    columns: tuple[str, ...]
    labels: tuple[str, ...]
    mean: NDArray[np.floating[Any]]
    scale: NDArray[np.floating[Any]]
    weights: NDArray[np.floating[Any]]
    bias: NDArray[np.floating[Any]]
    slope: float = 1.0
    offset: float = 0.0
    threshold: float = 0.5

    def logits(self, columns: Sequence[str], table: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the logits of a table whose columns are called `columns`: (rows,) of yes, or (rows, labels)."""
        if not len(table):
            return self._logits(np.zeros((0, len(self.columns))))
        return np.concatenate([self._logits(rows) for rows in rows_of(table, columns, self.columns)])

    def probabilities(self, rows: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        """Return for each of the `rows`, in the model's own columns, the probability of yes, or (rows, labels)."""
        return probabilities(self._logits(rows))

    def probability_of_named(self, features: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
        """Return the probability of yes for rows given by name; names that training never saw count for nothing."""
        weights = _by_name(self)
        sums = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in features]
        return probabilities(self._calibrated(np.array(sums, np.float64).reshape(-1, 1) + self.bias))

    def _logits(self, rows: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        if self.mean.any() or (self.scale != 1).any():
            rows = (rows - self.mean) / self.scale
        return self._calibrated(rows.astype(np.float64) @ self.weights.T + self.bias)

    def _calibrated(self, sums: NDArray[np.float64]) -> NDArray[np.float64]:
        logits = self.slope * sums + self.offset
        return logits[:, 0] if len(self.labels) == 1 else logits

    @classmethod
    def of(cls, kept: Kept) -> Regression:
        """Return the regression that was kept; raise KeyError for what is missing, ValueError where it does not fit."""
        found = cls(
            columns=unfolded(kept.values["columns"]),
            labels=tuple(kept.values["labels"]),
            mean=kept.arrays["mean"],
            scale=kept.arrays["scale"],
            weights=kept.arrays["weights"],
            bias=kept.arrays["bias"],
            slope=float(kept.values["slope"]),
            offset=float(kept.values["offset"]),
            threshold=float(kept.values["threshold"]),
        )
        each, many = (len(found.columns),), (len(found.labels),)
        if (found.mean.shape, found.scale.shape, found.bias.shape) != (each, each, many) or (
            found.weights.shape != many + each
        ):
            raise ValueError("its arrays do not fit its columns and labels")
        return found

    def kept(self) -> Kept:
        """Return the model as it is kept on disk."""
        values = {
            "labels": list(self.labels),
            "columns": folded(self.columns),
            "slope": self.slope,
            "offset": self.offset,
            "threshold": self.threshold,
        }
        return Kept(values, {"mean": self.mean, "scale": self.scale, "weights": self.weights, "bias": self.bias})


def probability(logit: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities that logits stand for."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logit, -_SURE, _SURE))))


def probabilities(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities of yes for one logit a row, or of each label for rows of logits."""
    if logits.ndim == 1:
        return probability(logits)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


@lru_cache(maxsize=4)
def _by_name(model: Regression) -> dict[str, float]:
    """Return the weights of a model by its columns' names; made once, since there may be a hundred thousand."""
    return dict(zip(model.columns, (model.weights[0] / model.scale).tolist(), strict=True))
