"""A perceptron with one hidden layer, computed with numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.models.layout import Kept, folded, unfolded
from framing.models.plain import probabilities

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ARRAYS = ("mean", "scale", "hidden", "hidden_bias", "weights")


@dataclass(frozen=True, slots=True, eq=False)
class Perceptron:
    """Yes or no from standardised columns by way of `hidden` units (units, columns); what is positive of these counts.

    A logit is the units' sum by `weights` plus `bias`. Several that were trained alike are one: their units side by
    side, with the mean of their logits. `columns` are the columns' names; what is taken as it is has `mean` 0 and
    `scale` 1.
    """

    columns: tuple[str, ...]
    mean: NDArray[np.floating[Any]]
    scale: NDArray[np.floating[Any]]
    hidden: NDArray[np.floating[Any]]
    hidden_bias: NDArray[np.floating[Any]]
    weights: NDArray[np.floating[Any]]
    bias: float

    def probabilities(self, rows: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        """Return for each of the `rows`, in the model's own columns, the probability of yes."""
        table = ((rows - self.mean) / self.scale).astype(np.float32)
        units = np.maximum(table @ self.hidden.astype(np.float32).T + self.hidden_bias, 0)
        return probabilities(units.astype(np.float64) @ self.weights + self.bias)

    @classmethod
    def of(cls, kept: Kept) -> Perceptron:
        """Return the perceptron that was kept; raise KeyError for what is missing, ValueError where it does not fit."""
        found = cls(
            unfolded(kept.values["columns"]),
            **{name: kept.arrays[name] for name in _ARRAYS},
            bias=float(kept.values["bias"]),
        )
        units, columns = len(found.weights), len(found.columns)
        shapes = [getattr(found, name).shape for name in _ARRAYS]
        if shapes != [(columns,), (columns,), (units, columns), (units,), (units,)]:
            raise ValueError("its arrays do not fit its columns")
        return found

    def kept(self) -> Kept:
        """Return the model as it is kept on disk."""
        values = {"columns": folded(self.columns), "bias": self.bias}
        return Kept(values, {name: getattr(self, name) for name in _ARRAYS})
