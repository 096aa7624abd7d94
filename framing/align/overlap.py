"""What one passage has in common with others of its story, as columns of numbers: pieces, words, circumstances.

Take "The two signed 12 agreements" and "11 agreements were signed". Of the first one's lemmas (two, sign, 12,
agreement) two are in the second, so by count half of it is shared; by rarity it is more or less, as the story uses
these words. Its word piece "12" finds "11" as its best match, at a cosine of perhaps 0.7: so late interaction sees that
a number stands there, and the overlap of lemmas that it is another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framing.align.reading import KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.align.reading import Reading, Words

    Floats = NDArray[np.floating[Any]]

_HARD = (0.55, 0.75)
"""Cosines from which a word piece counts as found in the other passage."""


def overlap(reading: Reading, i: int, js: NDArray[np.int64]) -> dict[str, Floats]:
    """Return what the passages `js` have in common with passage `i`: a name and one number a passage, for each column.

    `_max` and `_min` are the larger and the smaller of the two directions, so a pair has one row whichever is first.
    """
    return {
        "cosine": reading.pooled[js] @ reading.pooled[i],
        "centred": reading.centred[js] @ reading.centred[i],
        **_late(reading, i, js),
        **_shared(reading, i, js),
        **_circumstances(reading, i, js),
    }


def larger_and_smaller(name: str, one: Floats, other: Floats) -> dict[str, Floats]:
    """Return two columns for a feature that has a value in either direction."""
    return {f"{name}_max": np.maximum(one, other), f"{name}_min": np.minimum(one, other)}


def _late(reading: Reading, i: int, js: NDArray[np.int64]) -> dict[str, Floats]:
    """Return late interaction: how well each word piece is matched by the best one of the other passage, by kind."""
    own = slice(reading.first[i], reading.first[i + 1])
    theirs, starts = _gather(reading.first, js)
    empty = reading.first[js] == reading.first[js + 1]
    there, back = _best_matches(reading.pieces[own], reading.pieces[theirs], starts, empty)
    w_own, w_their = reading.weight[own], reading.weight[theirs]
    forth, over, mass = _means(w_own, there, w_their, back, starts, empty)
    columns = larger_and_smaller("late", forth, over)
    columns |= larger_and_smaller("unmatched", (1 - forth) * float(w_own.sum()), (1 - over) * mass)
    for kind, name in enumerate(KINDS):
        own_of_kind = np.where(reading.kind[own] == kind, w_own, 0)
        their_of_kind = np.where(reading.kind[theirs] == kind, w_their, 0)
        one, other, present = _means(own_of_kind, there, their_of_kind, back, starts, empty)
        columns |= larger_and_smaller(
            f"late_{name}", one if own_of_kind.any() else forth, np.where(present > 0, other, over)
        )
    for least in _HARD:
        found = (there > least) * np.float32(1), (back > least) * np.float32(1)
        columns |= larger_and_smaller(f"found_{least}", *_means(w_own, found[0], w_their, found[1], starts, empty)[:2])
    size = np.log1p(float(w_own.sum())), np.log1p(mass)
    return columns | larger_and_smaller("size", np.full(len(js), size[0]), size[1])


def _best_matches(
    own: NDArray[np.float32], theirs: NDArray[np.float32], starts: NDArray[np.int64], empty: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Return each own piece's best cosine in each passage (pieces, passages), and each of their pieces' in ours."""
    beyond = np.full((len(own), 1), -1.0, np.float32)  # so that a last passage without pieces has somewhere to start
    similar = np.concatenate([own @ theirs.T, beyond], axis=1)
    there = np.maximum.reduceat(similar, starts, axis=1) if len(starts) else np.zeros((len(similar), 0), np.float32)
    there[:, empty] = 0.0
    return there, similar[:, :-1].max(axis=0) if len(similar) else np.zeros(len(theirs), np.float32)


def _means(
    own_weight: Floats,
    there: Floats,
    their_weight: Floats,
    back: Floats,
    starts: NDArray[np.int64],
    empty: NDArray[np.bool_],
) -> tuple[Floats, Floats, Floats]:
    """Return the weighted mean of our pieces' matches and of theirs, a number a passage, and the weight of theirs."""
    forth = own_weight @ there / max(float(own_weight.sum()), 1e-9)
    total = _sums(their_weight, starts, empty)
    return forth, _sums(their_weight * back, starts, empty) / np.maximum(total, 1e-9), total


def _shared(reading: Reading, i: int, js: NDArray[np.int64]) -> dict[str, Floats]:
    """Return the overlap of lemmas, of all and of some kinds: in either direction, their mass, and of their union."""
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
        columns |= larger_and_smaller(f"shared_{name}", common / max(total, 1e-9), common / np.maximum(their, 1e-9))
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
        **larger_and_smaller("place", mine, theirs),
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
