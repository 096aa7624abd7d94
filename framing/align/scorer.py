"""How probable it is that two passages report a common fact, by a model whose weights ship as plain numbers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.align.features import Pairs

_WEIGHTS = Path(__file__).resolve().parent.parent / "models" / "alignment" / "weights.json"


@dataclass(frozen=True, slots=True, eq=False)
class Scorer:
    """Logistic regression over standardised features; `threshold` is the probability from which a pair is linked."""

    columns: tuple[str, ...]
    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    weights: NDArray[np.float64]
    intercept: float
    threshold: float

    def probabilities(self, pairs: Pairs) -> NDArray[np.float64]:
        """Return one probability a pair, rounded to four places so that runs on other machines agree."""
        if not len(pairs.a):
            return np.zeros(0)
        place = {name: n for n, name in enumerate(pairs.columns)}
        chosen = pairs.features[:, [place[name] for name in self.columns]].astype(np.float64)
        logit = ((chosen - self.mean) / self.scale) @ self.weights + self.intercept
        return np.round(1 / (1 + np.exp(-np.clip(logit, -30, 30))), 4)


def from_json(written: dict[str, Any]) -> Scorer:
    """Return the scorer that `written` describes."""
    rows = written["features"]
    return Scorer(
        columns=tuple(rows),
        mean=np.array([row["mean"] for row in rows.values()]),
        scale=np.array([row["scale"] for row in rows.values()]),
        weights=np.array([row["weight"] for row in rows.values()]),
        intercept=float(written["intercept"]),
        threshold=float(written["threshold"]),
    )


@cache
def shipped() -> Scorer:
    """Return the scorer that comes with the package; raise ModelError where its file is missing or damaged."""
    try:
        return from_json(json.loads(_WEIGHTS.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{_WEIGHTS} cannot be read ({error}); install framing again.") from error
