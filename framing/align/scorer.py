"""How probable it is that two passages report a common fact, by a model whose weights ship as plain numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from framing.align.relations import COLUMNS, relate
from framing.align.rows import rows_of
from framing.align.trees import Trees, from_arrays
from framing.errors import ModelError
from framing.records import rounded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from framing.align.features import Pairs
    from framing.align.reading import Reading

_FOLDER = Path(__file__).resolve().parent.parent / "models" / "alignment"

_RULED_OUT = -5.5
"""Logit below which the regression's word is final: nineteen pairs in twenty, of which one in a thousand is a pair."""
_SHARE = 0.6
"""How much of the mixed logit is the trees'."""


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """Logistic regression over standardised features, called by their names."""

    columns: tuple[str, ...]
    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    weights: NDArray[np.float64]
    intercept: float

    def logits(self, columns: Sequence[str], features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return one logit a row of `features`, whose columns are called `columns`."""
        if not len(features):
            return np.zeros(0)
        weights = self.weights / self.scale
        intercept = self.intercept - float(self.mean @ weights)
        parts = [rows.astype(np.float64) @ weights for rows in rows_of(features, columns, self.columns)]
        return np.concatenate(parts) + intercept


@dataclass(frozen=True, slots=True, eq=False)
class Scorer:
    """Two passes over the pairs: one that looks at a pair alone, and one that also knows what the first made of others.

    The second pass is a regression and boosted trees, their logits mixed, and `slope` and `offset` make the mixture's
    probabilities true (Platt scaling). `threshold` is the probability from which a pair is linked.
    """

    alone: Regression
    among: Regression
    trees: Trees
    slope: float
    offset: float
    threshold: float

    def probabilities(self, reading: Reading, pairs: Pairs) -> NDArray[np.float64]:
        """Return one rounded probability a pair: links, claims and all that follows are decided on these."""
        first = probability(self.alone.logits(pairs.columns, pairs.features))
        columns, features = both_passes(reading, pairs, first)
        logit = mixed(self.among, self.trees, columns, features)
        precise = probability(self.slope * logit + self.offset)
        return np.fromiter(map(rounded, precise.tolist()), np.float64, len(precise))


def mixed(
    among: Regression, trees: Trees, columns: Sequence[str], features: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return the second pass's logits. Only pairs that the regression does not rule out go through the trees."""
    logit = among.logits(columns, features)
    likely = logit > _RULED_OUT
    logit[likely] += _SHARE * (trees.logits(columns, features[likely]) - logit[likely])
    return logit


def probability(logit: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities that logits stand for."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logit, -30, 30))))


def both_passes(
    reading: Reading, pairs: Pairs, first: NDArray[np.float64]
) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """Return the columns and features of the second pass: the pairs' own, and their relations to other pairs."""
    if not len(pairs.a):
        return (*pairs.columns, *COLUMNS), np.zeros((0, len(pairs.columns) + len(COLUMNS)), np.float32)
    return (*pairs.columns, *COLUMNS), np.concatenate([pairs.features, relate(reading, pairs, first)], axis=1)


def regression(written: dict[str, Any]) -> Regression:
    """Return the regression that `written` describes."""
    rows = written["features"]
    return Regression(
        columns=tuple(rows),
        mean=np.array([row["mean"] for row in rows.values()]),
        scale=np.array([row["scale"] for row in rows.values()]),
        weights=np.array([row["weight"] for row in rows.values()]),
        intercept=float(written["intercept"]),
    )


def from_plain(written: dict[str, Any], trees: Mapping[str, NDArray[Any]]) -> Scorer:
    """Return the scorer that a weights file and the arrays of its trees describe."""
    return Scorer(
        regression(written["alone"]),
        regression(written["among"]),
        from_arrays(trees),
        float(written["slope"]),
        float(written["offset"]),
        float(written["threshold"]),
    )


@cache
def shipped() -> Scorer:
    """Return the scorer that comes with the package; raise ModelError where a file of it is missing or damaged."""
    try:
        written = json.loads((_FOLDER / "weights.json").read_text(encoding="utf-8"))
        with np.load(_FOLDER / "trees.npz", allow_pickle=False) as trees:
            return from_plain(written, trees)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, BadZipFile) as error:
        raise ModelError(
            f"The alignment model in {_FOLDER} cannot be read ({error}); install framing again."
        ) from error
