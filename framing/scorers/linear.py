"""A linear model as plain numbers: how likely each label is, and which words spoke for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from framing.scorers.pooled import Example


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """Logistic regression over standardised columns: `weights` (labels, columns), one label only where it is yes or no.

    A logit is `slope` times the weighted sum plus `offset` (Platt's calibration, fitted on rows that the weights had
    not seen). `threshold` is the probability from which a yes is stated. `labels` are the answers by name.
    """

    columns: tuple[str, ...]
    labels: tuple[str, ...]
    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    slope: float
    offset: float
    threshold: float

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return for each of the `rows` (rows, columns) the probability of yes, or of each label (rows, labels)."""
        sums = ((rows - self.mean) / self.scale).astype(np.float64) @ self.weights.T + self.bias
        return self._calibrated(sums)

    def probability_of_named(self, features: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
        """Return the probability of yes for rows given by name; names that training never saw count for nothing."""
        weights = _by_name(self)
        sums = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in features]
        return self._calibrated(np.array(sums, np.float64).reshape(-1, 1) + self.bias)

    def _calibrated(self, sums: NDArray[np.float64]) -> NDArray[np.float64]:
        logits = self.slope * sums + self.offset
        if len(self.labels) == 1:
            return np.asarray(1 / (1 + np.exp(-np.clip(logits[:, 0], -50, 50))))
        logits -= logits.max(axis=1, keepdims=True)
        return np.asarray(np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True))

    def pieces(self, example: Example, label: int = 0) -> NDArray[np.float64]:
        """Return how much each word piece of an example speaks for the label: parts of the sum, (pieces,).

        Exact, since the score is linear in the pieces' vectors: no approximation such as removing words in turn.
        """
        weights = (self.weights[label] / self.scale).astype(np.float64)
        total = np.zeros(len(example.poolings[0].share))
        at = 0
        for pooling in example.poolings:
            dims = pooling.vectors.shape[1]
            total += pooling.share * ((pooling.vectors - self.mean[at : at + dims]) @ weights[at : at + dims])
            at += dims
        return total

    def numbers(self, example: Example, label: int = 0) -> dict[str, float]:
        """Return how much each of an example's named numbers speaks for the label."""
        first = len(self.columns) - len(example.numbers)
        values = np.fromiter(example.numbers.values(), np.float64)
        parts = (values - self.mean[first:]) / self.scale[first:] * self.weights[label, first:]
        return dict(zip(example.numbers, parts.tolist(), strict=True))


@lru_cache(maxsize=4)
def _by_name(linear: Linear) -> dict[str, float]:
    """Return the weights of a model by its columns' names; made once, since there may be a hundred thousand."""
    return dict(zip(linear.columns, (linear.weights[0] / linear.scale).tolist(), strict=True))
