"""How probable it is that two passages report a common fact, by a model whose weights ship as plain numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.align.relations import COLUMNS, relate
from framing.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.align.features import Pairs
    from framing.align.reading import Reading

_WEIGHTS = Path(__file__).resolve().parent.parent / "models" / "alignment" / "weights.json"


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """Logistic regression over standardised features, called by their names."""

    columns: tuple[str, ...]
    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    weights: NDArray[np.float64]
    intercept: float

    def probabilities(self, columns: Sequence[str], features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return one probability a row of `features`, whose columns are called `columns`."""
        if not len(features):
            return np.zeros(0)
        place = {name: n for n, name in enumerate(columns)}
        chosen = features[:, [place[name] for name in self.columns]].astype(np.float64)
        logit = ((chosen - self.mean) / self.scale) @ self.weights + self.intercept
        return np.asarray(1 / (1 + np.exp(-np.clip(logit, -30, 30))))


@dataclass(frozen=True, slots=True, eq=False)
class Scorer:
    """Two regressions: one that looks at a pair alone, and one that also knows what the first made of the others.

    `threshold` is the probability from which a pair is linked.
    """

    alone: Regression
    among: Regression
    threshold: float

    def probabilities(self, reading: Reading, pairs: Pairs) -> NDArray[np.float64]:
        """Return one probability a pair, rounded to four places so that runs on other machines agree."""
        first = self.alone.probabilities(pairs.columns, pairs.features)
        return np.round(self.among.probabilities(*both_passes(reading, pairs, first)), 4)


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


def from_json(written: dict[str, Any]) -> Scorer:
    """Return the scorer that `written` describes."""
    return Scorer(regression(written["alone"]), regression(written["among"]), float(written["threshold"]))


@cache
def shipped() -> Scorer:
    """Return the scorer that comes with the package; raise ModelError where its file is missing or damaged."""
    try:
        return from_json(json.loads(_WEIGHTS.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{_WEIGHTS} cannot be read ({error}); install framing again.") from error
