"""What the other pairs of a story say about a pair: its neighbours, third outlets, and its rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.models import TOGETHER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.align.features import Pairs
    from framing.align.reading import Reading

COLUMNS = (
    "first",
    "beside_max",
    "beside_sum",
    "before_or_after_max",
    "before_or_after_min",
    "third",
    "third_sum",
    "third_apart",
    "rivals_min",
    "rivals_max",
    "rival_min",
    "rival_max",
    "story",
)
"""The features of `relate`, in order."""


def relate(reading: Reading, pairs: Pairs, probability: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return features of each pair from the first-pass `probability` of the others: float32 (pairs, columns).

    A pair gains where the sentences before and after it are a pair too, and where both sentences are paired with one
    sentence of a third outlet; it loses where either has a better partner in the other's outlet.
    """
    if not len(pairs.a):
        return np.zeros((0, len(COLUMNS)), np.float32)
    table = np.zeros((reading.size, reading.size), np.float32)
    table[pairs.a, pairs.b] = table[pairs.b, pairs.a] = probability
    clipped = np.clip(probability, 1e-4, 1 - 1e-4)
    columns = [
        np.log(clipped / (1 - clipped)),
        *_beside(reading, pairs, table),
        *_third(reading, pairs, table),
        *_rivals(reading, pairs, table),
        np.full(len(pairs.a), probability.sum() / reading.size),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _beside(reading: Reading, pairs: Pairs, table: NDArray[np.float32]) -> tuple[NDArray[np.float32], ...]:
    """Return how probable the pairs around a pair are, one step on or back in either article or in both."""

    def step(one: int, other: int) -> NDArray[np.float32]:
        a, b = pairs.a + one, pairs.b + other
        inside = (a >= 0) & (a < reading.size) & (b >= 0) & (b < reading.size)
        a, b = np.clip(a, 0, reading.size - 1), np.clip(b, 0, reading.size - 1)
        inside &= (reading.articles[a] == reading.articles[pairs.a]) & (
            reading.articles[b] == reading.articles[pairs.b]
        )
        return np.where(inside & ~reading.headlines[a] & ~reading.headlines[b], table[a, b], np.float32(0))

    back, on = step(-1, -1), step(1, 1)
    there = np.maximum(step(0, 1), step(0, -1))
    here = np.maximum(step(1, 0), step(-1, 0))
    return np.maximum(back, on), back + on, np.maximum(there, here), np.minimum(there, here)


def _third(reading: Reading, pairs: Pairs, table: NDArray[np.float32]) -> tuple[NDArray[np.float32], ...]:
    """Return how well a sentence of a third outlet joins the two, best and over all outlets, and how it parts them."""
    best = np.zeros(len(pairs.a), np.float32)
    total, apart = best.copy(), best.copy()
    for outlet in range(int(reading.outlets.max(initial=-1)) + 1):
        theirs = np.flatnonzero((reading.outlets == outlet) & ~reading.headlines)
        of = np.flatnonzero((reading.outlets[pairs.a] != outlet) & (reading.outlets[pairs.b] != outlet))
        if not len(theirs) or not len(of):
            continue
        block = table[theirs]
        for n in range(0, len(of), TOGETHER):
            some = of[n : n + TOGETHER]
            one, other = block[:, pairs.a[some]], block[:, pairs.b[some]]
            best[some] = np.maximum(best[some], (one * other).max(axis=0))
            total[some] += np.minimum(one, other).max(axis=0)
            apart[some] = np.maximum(apart[some], np.abs(one - other).max(axis=0))
    return best, total, apart


def _rivals(reading: Reading, pairs: Pairs, table: NDArray[np.float32]) -> tuple[NDArray[np.float64], ...]:
    """Return what each sentence's other pairs with the other's outlet sum up to, and the best of them."""
    outlets = int(reading.outlets.max(initial=-1)) + 1
    table[reading.headlines] = table[:, reading.headlines] = 0  # the last to need them, and a second table is large
    total = np.zeros((reading.size, outlets))
    first, second = total.copy(), total.copy()
    for outlet in range(outlets):
        theirs = np.sort(table[:, reading.outlets == outlet], axis=1)
        total[:, outlet] = theirs.sum(axis=1)
        first[:, outlet] = theirs[:, -1] if theirs.shape[1] else 0
        second[:, outlet] = theirs[:, -2] if theirs.shape[1] > 1 else 0
    sums, bests = [], []
    for one, other in ((pairs.a, pairs.b), (pairs.b, pairs.a)):
        there = reading.outlets[other]
        own = table[one, other]
        sums.append(total[one, there] - own)
        bests.append(np.where(own >= first[one, there], second[one, there], first[one, there]))
    return np.minimum(*sums), np.maximum(*sums), np.minimum(*bests), np.maximum(*bests)
