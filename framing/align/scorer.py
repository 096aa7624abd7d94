"""How probable it is that two passages report a common fact, by a model whose weights ship as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from framing import models
from framing.align.features import COLUMNS, relate
from framing.models import SHIPPED, Card, Kept, Regression, Trees, probability
from framing.records import rounded
from framing.settings import EMBEDDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.align.features import Pairs
    from framing.align.reading import Reading
    from framing.encoders.cross_encoder import PairScorer

_RULED_OUT = -5.5
"""Logit below which the regression's word is final: nineteen pairs in twenty, of which one in a thousand is a pair."""
_SHARE = 0.6
"""How much of the mixed logit is the trees'."""
_OPEN = 0.12
"""Probability from which the vectors leave a pair open. From 0.04 on, twice as many pairs are read, which takes
most of the time, and average precision is 0.641 instead of 0.646 (docs/design/speed.md)."""
REREAD_COLUMNS = ("by vectors", "read together")
"""Of the last step: two logits, one from the two passes over the vectors, one from the pair scorer."""


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
    reread: Regression

    def probabilities(self, reading: Reading, pairs: Pairs) -> NDArray[np.float64]:
        """Return one rounded probability a pair: links, claims and all that follows are decided on these."""
        first = probability(self.alone.logits(pairs.columns, pairs.features))
        columns, features = both_passes(reading, pairs, first)
        logit = mixed(self.among, self.trees, columns, features)
        return _rounded(probability(self.slope * logit + self.offset))

    def read_again(
        self, pairs: Pairs, first: NDArray[np.float64], texts: Sequence[str], pair_scorer: PairScorer
    ) -> NDArray[np.float64]:
        """Return the rounded probabilities after `pair_scorer` has read the pairs that `first` leaves open.

        `texts` are the passages' texts by row. What is not open keeps its probability.
        """
        rows, logits = read_together(pairs, first, texts, pair_scorer)
        second = first.copy()
        second[rows] = _rounded(self.reread.probabilities(logits))
        return second


def read_together(
    pairs: Pairs, first: NDArray[np.float64], texts: Sequence[str], pair_scorer: PairScorer
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the rows of the pairs that `first` leaves open, and their two logits, as REREAD_COLUMNS names them."""
    rows = np.flatnonzero(first >= _OPEN)
    read = pair_scorer.logits([(texts[a], texts[b]) for a, b in zip(pairs.a[rows], pairs.b[rows], strict=True)])
    inside = np.clip(first[rows], 0.01, 0.99)
    return rows, np.stack([np.log(inside / (1 - inside)), read], axis=1)


def mixed(
    among: Regression, trees: Trees, columns: Sequence[str], features: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return the second pass's logits. Only pairs that the regression does not rule out go through the trees."""
    logit = among.logits(columns, features)
    likely = logit > _RULED_OUT
    logit[likely] += _SHARE * (trees.logits(columns, features[likely]) - logit[likely])
    return logit


def both_passes(
    reading: Reading, pairs: Pairs, first: NDArray[np.float64]
) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """Return the columns and features of the second pass: the pairs' own, and their relations to other pairs."""
    if not len(pairs.a):
        return (*pairs.columns, *COLUMNS), np.zeros((0, len(pairs.columns) + len(COLUMNS)), np.float32)
    return (*pairs.columns, *COLUMNS), np.concatenate([pairs.features, relate(reading, pairs, first)], axis=1)


def pack(scorer: Scorer, card: Card) -> dict[str, bytes]:
    """Return the scorer's files by name, to be written in this order."""
    values = {"encoder": EMBEDDED, "slope": scorer.slope, "offset": scorer.offset, "threshold": scorer.threshold}
    parts = {
        "alone": scorer.alone.kept(),
        "among": scorer.among.kept(),
        "trees": scorer.trees.kept(),
        "reread": scorer.reread.kept(),
    }
    return models.pack(card, models.together(values, parts))


@cache
def shipped() -> Scorer:
    """Return the scorer that comes with the package; raise ModelError where a file of it is missing or damaged."""
    return models.load(SHIPPED / "alignment", _scorer)


def _scorer(_card: Card, kept: Kept) -> Scorer:
    return Scorer(
        Regression.of(kept.part("alone")),
        Regression.of(kept.part("among")),
        Trees.of(kept.part("trees")),
        slope=float(kept.values["slope"]),
        offset=float(kept.values["offset"]),
        threshold=float(kept.values["threshold"]),
        reread=Regression.of(kept.part("reread")),
    )


def _rounded(probabilities: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.fromiter(map(rounded, probabilities.tolist()), np.float64, len(probabilities))
