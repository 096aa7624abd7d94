"""How well a scorer does on labelled rows: the usual figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.models import Regression
    from framing.scorers.training.rows import Rows

_BINS = 10
_DOUBT = 0.15
"""A probability this near to the threshold, on either side, is "not sure"."""


def decide(linear: Regression, chances: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the label stated for each row: the likeliest, or yes from the threshold on."""
    if len(linear.labels) > 1:
        return np.asarray(chances.argmax(axis=1), np.int64)
    return np.asarray(chances >= linear.threshold, np.int64)


def scores(rows: Rows, linear: Regression, chances: NDArray[np.float64]) -> dict[str, float]:
    """Return the figures of the stated labels, of the probabilities, and of the rows where the scorer is sure."""
    stated = decide(linear, chances)
    return figures(rows.truth, stated, chances, clear=sure(linear, chances))


def sure(linear: Regression, chances: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return the rows whose answer is clear: far from the threshold, or from the second-likeliest label."""
    if len(linear.labels) > 1:
        top = np.sort(chances, axis=1)
        return np.asarray(top[:, -1] - top[:, -2] >= 2 * _DOUBT)
    return np.asarray(np.abs(chances - linear.threshold) >= _DOUBT)


def figures(
    truth: NDArray[np.int64], stated: NDArray[np.int64], chances: NDArray[np.float64], clear: NDArray[np.bool_]
) -> dict[str, float]:
    """Return the figures by name, each between 0 and 1 but for the number of `rows`."""
    from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score

    found = {
        "rows": float(len(truth)),
        "macro_f1": float(f1_score(truth, stated, average="macro", zero_division=0)),
        "accuracy": float((truth == stated).mean()),
    }
    if chances.ndim == 1:
        found |= {
            "f1": float(f1_score(truth, stated, zero_division=0)),
            "precision": float(precision_score(truth, stated, zero_division=0)),
            "recall": float(recall_score(truth, stated, zero_division=0)),
            "average_precision": float(average_precision_score(truth, chances)) if truth.any() else 0.0,
        }
    found["calibration_error"] = calibration_error(truth, chances)
    found["sure"] = float(clear.mean())
    if clear.any():
        found["macro_f1_where_sure"] = float(f1_score(truth[clear], stated[clear], average="macro", zero_division=0))
    return found


def calibration_error(truth: NDArray[np.int64], chances: NDArray[np.float64]) -> float:
    """Return the expected calibration error in ten bins of equal width (Naeini and others, 2015)."""
    right = truth == 1 if chances.ndim == 1 else truth == chances.argmax(axis=1)
    stated = chances if chances.ndim == 1 else chances.max(axis=1)
    bins = np.minimum((stated * _BINS).astype(int), _BINS - 1)
    return float(
        sum(
            (bins == n).mean() * abs(float(stated[bins == n].mean()) - float(right[bins == n].mean()))
            for n in range(_BINS)
            if (bins == n).any()
        )
    )
