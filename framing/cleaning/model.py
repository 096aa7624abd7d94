"""The line model: small decision trees that say how likely a line of a copied page is the article's (models/lines)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from framing import models
from framing.cleaning import features
from framing.models import OTHER_FEATURES, SHIPPED, Card, Kept, Trees, probability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.cleaning.lines import Line
    from framing.cleaning.marks import Mark

FOLDER = SHIPPED / "lines"

_SITE = 3
"""Lines worded as a site's that a page has at least, if it is a page and not just an article."""


def probabilities(lines: Sequence[Line], marks: Sequence[Mark], kept: Sequence[bool]) -> NDArray[np.float64]:
    """Return for each line the probability that it is the article's, float64 (lines,)."""
    rows = features.of_page(lines, marks, kept)
    return probability(_load()[0].logits(features.NAMES, rows))


def outside(lines: Sequence[Line], marks: Sequence[Mark], kept: Sequence[bool]) -> frozenset[int]:
    """Return the lines that the rules keep and the model is sure lie outside the article."""
    # A text without a site around it needs no model; those that the model knows all have one.
    if not any(kept) or sum(mark.site is not None for mark in marks) < _SITE:
        return frozenset()
    sure = _load()[1]
    found = {int(i) for i in np.flatnonzero((probabilities(lines, marks, kept) < sure) & np.array(kept))}
    # One sentence alone beside the article may be its own; two or more are a box.
    rest = [i for i in range(len(lines)) if kept[i] and i not in found]
    beside = {near for i in rest for near in (i - 1, i + 1)}
    alone = {i for i in found & beside if lines[i].ended and not {i - 1, i + 1} & found}
    return frozenset(found - alone)


@cache
def _load() -> tuple[Trees, float]:
    """Return the model's trees, and the probability below which a line is struck out."""
    return models.load(FOLDER, _trees)


def _trees(_card: Card, kept: Kept) -> tuple[Trees, float]:
    trees = Trees.of(kept.part("trees"))
    if trees.columns != features.NAMES:
        raise ValueError(OTHER_FEATURES)
    return trees, float(kept.values["strike_below"])
