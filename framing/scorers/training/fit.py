"""Fitting a linear scorer: how strongly to hold the weights down, how to calibrate, from where to say yes.

All of it is chosen on rows that the model fitted for it had not seen (folds within the training rows), then the
weights are fitted once more on all rows. How well a scorer does is measured here too, and from which probability on it
may state anything: its gate.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from framing.errors import InputError
from framing.findings.estimates import wilson
from framing.models import Regression, probabilities
from framing.records import LIKELY, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.scorers.training.tables import Rows


_BINS = 10
"""Groups of probabilities over which calibration is checked. A judgement."""
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


STRENGTHS = (0.0005, 0.0015, 0.005)
"""Inverse strengths of the penalty on weights (scikit-learn's C) for vectors; of these the best is taken."""
SPARSE_STRENGTHS = (0.3, 1.0)
"""The same for named features that are either there or not."""
Goal = Literal["both", "yes", "likelier"]
_FOLDS = 5
"""Parts of the training data, each left out once. A judgement."""
_TEMPERATURES = tuple(float(slope) for slope in np.geomspace(0.3, 3, 47))


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A model and what it answers for its own rows, each asked of a model fitted without the row's fold.

    `unseen` are probabilities of yes (rows,), or of each label (rows, labels).
    """

    linear: Regression
    unseen: NDArray[np.float64]


def fit(rows: Rows, *, together: str | None, goal: Goal) -> Fit:
    """Return the model for labelled rows; `together` names the group that folds must not part.

    `goal` says from where a yes is stated: where both answers are told apart best (macro-F1), where the yes is found
    best (F1), or where it is the likelier answer. Raises InputError where a label has too few rows to learn from.
    """
    fewest = min(int((rows.truth == n).sum()) for n in range(max(len(rows.labels), 2)))
    if fewest < 2 * _FOLDS:
        raise InputError(f"A label occurs only {fewest} times; a model needs {2 * _FOLDS} examples of each at least.")
    mean, scale = _spread(rows.matrix)
    parts = _folds(rows, together)
    strengths = STRENGTHS if isinstance(rows.matrix, np.ndarray) else SPARSE_STRENGTHS
    unseen = {strength: _unseen(rows, parts, strength) for strength in strengths}
    calibrated = {strength: _calibrate(sums, rows) for strength, sums in unseen.items()}
    best = min(strengths, key=lambda strength: calibrated[strength][2])
    slope, offset, _ = calibrated[best]
    weights, bias = _weights(_scaled(rows.matrix, mean, scale), rows.truth, best)
    model = Regression(rows.columns, rows.labels, mean, scale, weights, bias, slope, offset, 0.5)
    logits = slope * unseen[best] + offset
    chances = probabilities(logits if len(rows.labels) > 1 else logits[:, 0])
    if len(rows.labels) > 1 or goal == "likelier":
        return Fit(model, chances)
    return Fit(replace(model, threshold=_threshold(chances, rows.truth, balanced=goal == "both")), chances)


def _folds(rows: Rows, together: str | None) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

    if together is None:
        return list(StratifiedKFold(_FOLDS, shuffle=True, random_state=0).split(rows.truth, rows.truth))
    groups = rows.groups[together]
    if len(set(groups.tolist())) < _FOLDS:
        raise InputError(f"The rows are of fewer than {_FOLDS} different {together} values; a model needs more.")
    return list(StratifiedGroupKFold(_FOLDS, shuffle=True, random_state=0).split(rows.truth, rows.truth, groups))


def _spread(matrix: Any) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return each column's mean and spread; features that are either there or not stay as they are."""
    if not isinstance(matrix, np.ndarray):
        return np.zeros(matrix.shape[1], np.float32), np.ones(matrix.shape[1], np.float32)
    spread = matrix.std(axis=0)
    return matrix.mean(axis=0).astype(np.float32), np.where(spread > 0, spread, 1).astype(np.float32)


def _scaled(matrix: Any, mean: NDArray[np.float32], scale: NDArray[np.float32]) -> Any:
    return (matrix - mean) / scale if isinstance(matrix, np.ndarray) else matrix


def _weights(matrix: Any, truth: NDArray[np.int64], strength: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    from sklearn.linear_model import LogisticRegression

    # liblinear is many times faster than the default where features are many and mostly absent.
    solver = "lbfgs" if isinstance(matrix, np.ndarray) else "liblinear"
    model = LogisticRegression(C=strength, max_iter=500, solver=solver).fit(matrix, truth)
    return model.coef_.astype(np.float32), model.intercept_.astype(np.float32)


def _unseen(
    rows: Rows, parts: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]], strength: float
) -> NDArray[np.float64]:
    """Return each row's weighted sum (rows, labels) by a model that was fitted without its fold."""
    sums = np.zeros((len(rows.truth), len(rows.labels)))
    for known, left in parts:
        mean, scale = _spread(rows.matrix[known])
        weights, bias = _weights(_scaled(rows.matrix[known], mean, scale), rows.truth[known], strength)
        sums[left] = _scaled(rows.matrix[left], mean, scale) @ weights.T + bias
    return sums


def _calibrate(sums: NDArray[np.float64], rows: Rows) -> tuple[float, float, float]:
    """Return slope, offset and log loss of the best calibration: Platt's for yes or no, a temperature for more."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import log_loss

    if len(rows.labels) == 1:
        platt = LogisticRegression(C=1e6).fit(sums, rows.truth)
        loss = float(log_loss(rows.truth, platt.predict_proba(sums)))
        return float(platt.coef_[0, 0]), float(platt.intercept_[0]), loss

    def loss_at(slope: float) -> float:
        logits = slope * sums
        shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
        return float(log_loss(rows.truth, shifted / shifted.sum(axis=1, keepdims=True)))

    best = min(_TEMPERATURES, key=loss_at)
    return best, 0.0, loss_at(best)


def _threshold(chances: NDArray[np.float64], truth: NDArray[np.int64], *, balanced: bool) -> float:
    """Return the probability from which a yes is best stated, by macro-F1 (balanced) or by the F1 of yes."""
    order = np.argsort(-chances, kind="stable")
    found = np.cumsum(truth[order])  # right ones among the first n
    stated = np.arange(1, len(order) + 1)
    yes = 2 * found / (stated + truth.sum())
    no_right = (len(truth) - truth.sum()) - (stated - found)
    no = 2 * no_right / np.maximum((len(truth) - stated) + (len(truth) - truth.sum()), 1)
    best = int(np.argmax((yes + no) / 2 if balanced else yes))
    return float(chances[order[best]])


PRECISION = 0.6
"""Share right below which a finding has no place in a report: a judgement, three in five."""
_FEWEST_STATED = 20
"""Answers from which their precision is measured at all: a judgement."""
_GATES = tuple(rounded(hundredth / 100) for hundredth in range(round(100 * LIKELY), 100))


def find_gate(labels: Sequence[str], truth: NDArray[np.int64], chances: NDArray[np.float64]) -> dict[str, float]:
    """Return for each label the lowest probability from which stating it is right often enough; it may have none.

    Often enough: the lower end of the 95 % interval of its precision (Wilson) is PRECISION or more. `chances` must come
    from a model that has not seen these rows, nor others of their stories, and the rows must be news as it is written:
    among sentences picked for their slant, or by patterns, any scorer is right more often than it will be in an
    article.
    """
    found = {}
    for label in labels:
        for lowest in _GATES:
            right, stated = stated_from(lowest, labels.index(label), truth, chances)
            if stated >= _FEWEST_STATED and wilson(right, stated)[0] >= PRECISION:
                found[label] = lowest
                break
    return found


def stated_from(lowest: float, label: int, truth: NDArray[np.int64], chances: NDArray[np.float64]) -> tuple[int, int]:
    """Return how many answers of a label are right, and how many there are, from a probability on.

    An answer is a yes, or the likeliest label; probabilities are rounded first, as a comparison does.
    """
    seen = np.reshape([rounded(chance) for chance in chances.ravel().tolist()], chances.shape)
    if seen.ndim == 1:
        stated = seen >= lowest
        return int(truth[stated].sum()), int(stated.sum())
    stated = (seen.argmax(axis=1) == label) & (seen[:, label] >= lowest)
    return int((truth[stated] == label).sum()), int(stated.sum())
