"""The line model: small decision trees that say how likely a line of a copied page is the article's (models/lines)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from framing.cleaning import features
from framing.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.cleaning.lines import Line
    from framing.cleaning.marks import Mark

FILE = Path(__file__).resolve().parent.parent / "models" / "lines" / "weights.json"


_SITE = 3
"""Lines worded as a site's that a page has at least, if it is a page and not just an article."""


@dataclass(frozen=True, slots=True, eq=False)
class _Tree:
    """One tree: node i asks whether feature[i] <= threshold[i]; `feature` is -1 at a leaf, where `value` counts."""

    feature: NDArray[np.int64]
    threshold: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]

    def __call__(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        node = np.zeros(len(rows), dtype=np.int64)
        every = np.arange(len(rows))
        while (inner := self.feature[node] >= 0).any():
            below = rows[every, self.feature[node]] <= self.threshold[node]
            node = np.where(inner, np.where(below, self.left[node], self.right[node]), node)
        return self.value[node]


def probabilities(lines: Sequence[Line], marks: Sequence[Mark], kept: Sequence[bool]) -> NDArray[np.float64]:
    """Return for each line the probability that it is the article's, float64 (lines,)."""
    rows = features.of_page(lines, marks, kept)
    base, trees, _ = _load()
    raw = base + sum((tree(rows) for tree in trees), np.zeros(len(rows)))
    return 1.0 / (1.0 + np.exp(-raw))


def outside(lines: Sequence[Line], marks: Sequence[Mark], kept: Sequence[bool]) -> frozenset[int]:
    """Return the lines that the rules keep and the model is sure lie outside the article."""
    # A text without a site around it needs no model; those that the model knows all have one.
    if not any(kept) or sum(mark.site is not None for mark in marks) < _SITE:
        return frozenset()
    sure = _load()[2]
    found = {int(i) for i in np.flatnonzero((probabilities(lines, marks, kept) < sure) & np.array(kept))}
    # One sentence alone beside the article may be its own; two or more are a box.
    rest = [i for i in range(len(lines)) if kept[i] and i not in found]
    beside = {near for i in rest for near in (i - 1, i + 1)}
    alone = {i for i in found & beside if lines[i].ended and not {i - 1, i + 1} & found}
    return frozenset(found - alone)


@cache
def _load() -> tuple[float, tuple[_Tree, ...], float]:
    """Return the model's base value, its trees, and the probability below which a line is struck out."""
    try:
        written = json.loads(FILE.read_text(encoding="utf-8"))
        names, trees = written["features"], written["trees"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{FILE} is missing or damaged ({error}); install framing again.") from error
    if tuple(names) != features.NAMES:
        raise ModelError(f"{FILE} was trained on other features than this version has; install framing again.")
    return (
        float(written["base"]),
        tuple(
            _Tree(
                np.array(tree["feature"], dtype=np.int64),
                np.array(tree["threshold"], dtype=np.float64),
                np.array(tree["left"], dtype=np.int64),
                np.array(tree["right"], dtype=np.int64),
                np.array(tree["value"], dtype=np.float64),
            )
            for tree in trees
        ),
        float(written["strike_below"]),
    )
