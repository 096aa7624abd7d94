"""What two passages of different outlets have in common, as numbers: one row a pair, one column a feature.

First what the two themselves share, and how they stand among the passage's other candidates; then, once these give
each pair a first probability, what the other pairs of the story say about it: neighbours, third outlets, rivals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.align.overlap import larger_and_smaller, overlap
from framing.models import TOGETHER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.align.reading import Reading

    Floats = NDArray[np.floating[Any]]


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


_EVERY, _NEAREST = 600, 60
"""Passages; a story of no more than the first has all its pairs compared. In a larger one each passage is compared with
so many of other outlets whose pooled vectors are nearest, which keeps time and memory in proportion to its size."""

_STANDING = ("late_max", "shared_all_sum", "centred")
"""Features by which a pair is ranked among the passage's other candidates."""
_RANKINGS = 6
"""Columns that each of them adds: rank, gap and lift, the larger and the smaller of both directions."""

_DIGITS = 4
"""Digits of the cosines by which the nearest are chosen: processors differ in the sixth. (The features themselves keep
theirs: the trees were trained on whole ones, and some of their steps lie on fractions such as a third.)"""

_DEEP = 10
"""Ranks beyond this are all the same: far down."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of passages `a` < `b` of different outlets, and their features: float32 (pairs, columns)."""

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    columns: tuple[str, ...]
    features: Floats


def pair_features(reading: Reading) -> Pairs:
    """Return the features of the pairs of passages of different outlets: all, or in a large story the likeliest.

    Each feature is the same seen from either passage: `_max` and `_min` are the larger and the smaller of the two
    directions. `late` is late interaction (Khattab and Zaharia, 2020, ColBERT): each word piece's best match in the
    other passage, averaged by rarity. `shared` is the overlap of lemmas, `rank`, `gap` and `lift` say how a pair
    stands against the same passage's other candidates in that outlet.
    """
    candidates = _candidates(reading)
    a = np.repeat(np.arange(reading.size), [len(js) for js in candidates])
    b = np.concatenate([np.zeros(0, np.int64), *candidates])
    if not len(a):
        return Pairs(a, b, (), np.zeros((0, 0), np.float32))
    names: tuple[str, ...] = ()
    features = np.zeros((0, 0), np.float32)
    scores = {name: np.empty(len(a)) for name in _STANDING}
    done = 0
    for i, js in enumerate(candidates):
        if not len(js):
            continue
        columns = overlap(reading, i, js)
        if not names:
            names = tuple(columns)
            features = np.empty((len(a), len(names) + len(_STANDING) * _RANKINGS), np.float32)
        here = slice(done, done + len(js))
        for n, column in enumerate(columns.values()):
            features[here, n] = column
        for name, score in scores.items():
            score[here] = columns[name]
        done += len(js)
    standing = {
        name: column for of, score in scores.items() for name, column in _standing(reading, a, b, of, score).items()
    }
    for n, column in enumerate(standing.values(), len(names)):
        features[:, n] = column
    return Pairs(a, b, (*names, *standing), features)


def _candidates(reading: Reading) -> list[NDArray[np.int64]]:
    """Return for each passage the later ones of other outlets with which it is compared, in order."""
    if reading.size <= _EVERY:
        later = range(1, reading.size + 1)
        return [np.flatnonzero(reading.outlets[n:] != reading.outlets[n - 1]) + n for n in later]
    near = np.zeros((reading.size, reading.size), bool)
    for i in range(reading.size):
        alike = np.round(reading.centred @ reading.centred[i], _DIGITS)
        similar = np.where(reading.outlets == reading.outlets[i], -np.inf, alike)
        chosen = np.argsort(-similar, kind="stable")[:_NEAREST]
        near[i, chosen[np.isfinite(similar[chosen])]] = True
    near |= near.T
    return [np.flatnonzero(near[i, i + 1 :]) + i + 1 for i in range(reading.size)]


def _standing(
    reading: Reading, a: NDArray[np.int64], b: NDArray[np.int64], name: str, score: Floats
) -> dict[str, Floats]:
    """Say how each pair stands among its passage's pairs with that outlet.

    A headline repeats what its body says, so it competes with the body's passages but takes nothing from them.
    """
    headline = reading.headlines[a] | reading.headlines[b]
    found = _stand(reading, a, b, score)
    if headline.any():
        body = ~headline
        found[:, :, body] = _stand(reading, a[body], b[body], score[body])
    columns: dict[str, Floats] = {}
    for label, (one, other) in zip(("rank", "gap", "lift"), found, strict=True):
        columns |= larger_and_smaller(f"{name}_{label}", one, other)
    return columns


def _stand(reading: Reading, a: NDArray[np.int64], b: NDArray[np.int64], score: Floats) -> NDArray[np.float64]:
    """Return rank (logarithm), gap to the best other, and standard deviations above the mean: (3, 2, pairs)."""
    found = np.zeros((3, 2, len(a)))
    for side, (one, other) in enumerate(((a, b), (b, a))):
        group = one * (int(reading.outlets.max(initial=0)) + 1) + reading.outlets[other]
        order = np.lexsort((-score, group))
        ranked, value = group[order], score[order].astype(np.float64)
        new = np.concatenate([[True], ranked[1:] != ranked[:-1]]) if len(order) else np.zeros(0, bool)
        starts = np.flatnonzero(new)
        count = np.diff(np.concatenate([starts, [len(order)]]))
        which = np.repeat(np.arange(len(starts)), count)
        rank = np.arange(len(order)) - starts[which]
        best = value[starts]
        second = value[np.minimum(starts + 1, starts + count - 1)]
        mean = np.add.reduceat(value, starts) / count if len(starts) else value
        spread = np.sqrt(np.maximum(np.add.reduceat(value**2, starts) / count - mean**2, 0)) if len(starts) else value
        found[0, side, order] = np.log1p(np.minimum(rank, _DEEP))
        found[1, side, order] = value - np.where(rank == 0, second[which], best[which])
        found[2, side, order] = (value - mean[which]) / (spread[which] + 1e-6)
    return found
