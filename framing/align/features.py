"""What two passages of different outlets have in common, as numbers: one row a pair, one column a feature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.align.overlap import larger_and_smaller, overlap

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.align.reading import Reading

    Floats = NDArray[np.floating[Any]]

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
