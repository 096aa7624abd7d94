"""What two passages of different outlets have in common, as numbers: one row a pair, one column a feature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.align.reading import KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.align.reading import Reading, Words

    Floats = NDArray[np.floating[Any]]

_HARD = (0.55, 0.75)
"""Cosines from which a word piece counts as found in the other passage."""

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
        columns = _row(reading, i, js)
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


def _row(reading: Reading, i: int, js: NDArray[np.int64]) -> dict[str, Floats]:
    """Return what the passages `js` have in common with passage `i`."""
    return {
        "cosine": reading.pooled[js] @ reading.pooled[i],
        "centred": reading.centred[js] @ reading.centred[i],
        **_late(reading, i, js),
        **_shared(reading, i, js),
        **_circumstances(reading, i, js),
    }


def _late(reading: Reading, i: int, js: NDArray[np.int64]) -> dict[str, Floats]:
    own = slice(reading.first[i], reading.first[i + 1])
    theirs, starts = _gather(reading.first, js)
    similar = np.concatenate(
        [reading.pieces[own] @ reading.pieces[theirs].T, np.full((own.stop - own.start, 1), -1.0, np.float32)], axis=1
    )
    there = np.maximum.reduceat(similar, starts, axis=1) if len(js) else np.zeros((len(similar), 0), np.float32)
    empty = reading.first[js] == reading.first[js + 1]
    there[:, empty] = 0.0
    back = similar[:, :-1].max(axis=0) if len(similar) else np.zeros(len(theirs), np.float32)
    w_own, w_their = reading.weight[own], reading.weight[theirs]
    k_own, k_their = reading.kind[own], reading.kind[theirs]

    def mean(
        one: Floats, other: Floats, chosen: int | None, default: tuple[Floats, Floats] | None
    ) -> tuple[Floats, Floats]:
        w1 = w_own if chosen is None else np.where(k_own == chosen, w_own, 0)
        w2 = w_their if chosen is None else np.where(k_their == chosen, w_their, 0)
        forth = w1 @ one / max(float(w1.sum()), 1e-9)
        total = _sums(w2, starts, empty)
        over = _sums(w2 * other, starts, empty) / np.maximum(total, 1e-9)
        if default is not None:
            forth = forth if w1.any() else default[0]
            over = np.where(total > 0, over, default[1])
        return forth, over

    plain = mean(there, back, None, None)
    columns = _both("late", *plain)
    mass = _sums(w_their, starts, empty)
    columns |= _both("unmatched", (1 - plain[0]) * float(w_own.sum()), (1 - plain[1]) * mass)
    for kind, name in enumerate(KINDS):
        columns |= _both(f"late_{name}", *mean(there, back, kind, plain))
    for cut in _HARD:
        columns |= _both(f"found_{cut}", *mean((there > cut) * np.float32(1), (back > cut) * np.float32(1), None, None))
    size = np.log1p(float(w_own.sum())), np.log1p(mass)
    return columns | _both("size", np.full(len(js), size[0]), size[1])


def _shared(reading: Reading, i: int, js: NDArray[np.int64]) -> dict[str, Floats]:
    words = reading.words
    mine = slice(words.first[i], words.first[i + 1])
    theirs, starts = _gather(words.first, js)
    empty = words.first[js] == words.first[js + 1]
    place = np.full(int(words.lemma.max(initial=0)) + 1, -1)
    place[words.lemma[mine]] = np.arange(mine.stop - mine.start)
    at = place[words.lemma[theirs]]
    columns: dict[str, Floats] = {}
    for name, chosen in _selections(words).items():
        picked = chosen[theirs]
        total = float(words.rarity[mine][chosen[mine]].sum())
        hit = picked & (at >= 0)
        hit[hit] = chosen[mine][at[hit]]
        common = _sums(words.rarity[theirs] * hit, starts, empty)
        their = _sums(words.rarity[theirs] * picked, starts, empty)
        columns |= _both(f"shared_{name}", common / max(total, 1e-9), common / np.maximum(their, 1e-9))
        columns[f"shared_{name}_sum"] = np.log1p(common)
        columns[f"shared_{name}_union"] = common / np.maximum(total + their - common, 1e-9)
        columns[f"has_{name}"] = (their > 0) * float(total > 0)
    return columns


def _selections(words: Words) -> dict[str, NDArray[np.bool_]]:
    """Return which words each overlap looks at."""
    kinds = {name: words.kind == KINDS.index(name) for name in ("name", "number", "verb")}
    return {"all": np.ones(len(words.kind), bool), **kinds, "quoted": words.quoted}


def _circumstances(reading: Reading, i: int, js: NDArray[np.int64]) -> dict[str, Floats]:
    mine, theirs = np.full(len(js), reading.place[i]), reading.place[js]
    quotes = np.full(len(js), float(reading.quotes[i])), reading.quotes[js].astype(np.float64)
    return {
        **_both("place", mine, theirs),
        "apart": np.abs(mine - theirs),
        "lead": np.exp(-(reading.index[i] + reading.index[js]) / 2),
        "quotes": quotes[0] * quotes[1],
        "one_quotes": np.abs(quotes[0] - quotes[1]),
        "caption": (reading.captions[js] | reading.captions[i]).astype(np.float64),
        **_agreement("speaker", reading.speakers, i, js),
        **_agreement("subject", reading.subjects, i, js),
        **_agreement("verb", reading.verbs, i, js),
    }


def _agreement(
    name: str, sets: tuple[frozenset[str], ...], i: int, js: NDArray[np.int64]
) -> dict[str, NDArray[np.float64]]:
    """Return whether both passages have one in common, and whether both have some and none in common."""
    same = np.array([not sets[i].isdisjoint(sets[j]) for j in js], np.float64)
    both = np.array([bool(sets[i]) and bool(sets[j]) for j in js], np.float64)
    return {f"{name}_same": same, f"{name}_differs": both - same}


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
        columns |= _both(f"{name}_{label}", one, other)
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


def _gather(first: NDArray[np.int64], js: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the rows of the pieces of passages `js`, one after the other, and where each passage starts in them."""
    count = first[js + 1] - first[js]
    starts = np.concatenate([[0], np.cumsum(count)])[:-1].astype(np.int64) if len(js) else np.zeros(0, np.int64)
    return np.repeat(first[js] - starts, count) + np.arange(int(count.sum())), starts


def _sums(values: Floats, starts: NDArray[np.int64], empty: NDArray[np.bool_]) -> Floats:
    if not len(starts):
        return np.zeros(0, np.float32)
    total = np.add.reduceat(np.append(values, np.float32(0)), starts)
    total[empty] = 0
    return total


def _both(name: str, one: Floats, other: Floats) -> dict[str, Floats]:
    return {f"{name}_max": np.maximum(one, other), f"{name}_min": np.minimum(one, other)}
