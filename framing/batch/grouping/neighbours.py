"""Which articles may belong together: the likest ones within a span of time, without comparing all with all."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from usearch.index import BatchMatches

MOST = 40
"""Neighbours kept of an article. A story of more articles still hangs together, by chains of neighbours."""

EXACT = 60_000
"""Articles in one search up to which every product is computed, which misses none. A judgement."""

DIGITS = 4
"""Of a likeness, so that no decision hangs on the last bit of another machine's sum."""

_ROWS = 256
"""Rows of products computed at once: with EXACT articles, 60 MB, and as much for the order of each row."""

_ONE = 1
"""Threads that build an index: with several it comes out differently each time."""


def candidates(
    vectors: NDArray[np.float32], days: NDArray[np.float64], least: float, window: float
) -> NDArray[np.int64]:
    """Return pairs of rows, (n, 2) with the smaller first, in order, whose product reaches `least`.

    `days`, NaN for an article without a date, must not lie farther apart than `window`; to an article without one all
    are near. Each row is searched in blocks of time, so the cost of an article depends on how many there are within
    its span, not on how many there are. Of more than MOST in a block, the likest are returned.
    """
    found = [np.zeros((0, 2), np.int64)]
    for queries, base in _blocks(days, window):
        rows, columns, products = _search(vectors, queries, base)
        apart = np.abs(days[rows] - days[columns])
        keep = (
            (np.round(products.astype(np.float64), DIGITS) >= least) & (rows != columns) & ~(apart > window)
        )  # NaN, no date, is not far
        pairs = np.stack([rows[keep], columns[keep]], axis=1)
        found.append(np.unique(np.sort(pairs, axis=1), axis=0))
    return np.unique(np.concatenate(found), axis=0)


def _blocks(days: NDArray[np.float64], window: float) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield rows to search for, and those to search among: each `window` of days with itself and the one before it."""
    undated = np.flatnonzero(np.isnan(days))
    dated = np.flatnonzero(~np.isnan(days))
    number = np.floor_divide(days[dated], window).astype(np.int64)
    for block in np.unique(number).tolist():
        own = dated[number == block]
        yield np.concatenate([dated[number == block - 1], own]), own
    if len(undated):
        yield np.arange(len(days)), undated


def _search(
    vectors: NDArray[np.float32], queries: NDArray[np.int64], base: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Return the MOST likest rows of `base` for each of `queries`, as rows, columns and products."""
    most = min(MOST + 1, len(base))  # a row finds itself
    find = _exact if len(base) <= EXACT else _approximate
    places, products = find(vectors, queries, base, most)
    return np.repeat(queries, most), base[places.ravel()], products.ravel()


def _exact(
    vectors: NDArray[np.float32], queries: NDArray[np.int64], base: NDArray[np.int64], most: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    among = vectors[base]
    places = np.zeros((len(queries), most), np.int64)
    best = np.zeros((len(queries), most), np.float32)
    for start in range(0, len(queries), _ROWS):
        products = vectors[queries[start : start + _ROWS]] @ among.T
        # Whole numbers that differ, so that every machine chooses the same: of those that are equally like, the first.
        order = np.arange(len(base), dtype=np.int32) - np.rint(products * 10**DIGITS).astype(np.int32) * len(base)
        chosen = np.argpartition(order, most - 1, axis=1)[:, :most]
        places[start : start + _ROWS] = chosen
        best[start : start + _ROWS] = np.take_along_axis(products, chosen, axis=1)
    return places, best


def _approximate(
    vectors: NDArray[np.float32], queries: NDArray[np.int64], base: NDArray[np.int64], most: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Search a graph of neighbours (HNSW; Malkov and Yashunin, 2018), filled in the order of the rows."""
    from usearch.index import Index

    index = Index(ndim=vectors.shape[1], metric="ip", dtype="f32")
    index.add(np.arange(len(base)), vectors[base], threads=_ONE)
    places = np.zeros((len(queries), most), np.int64)
    best = np.full((len(queries), most), -np.inf, np.float32)
    for start in range(0, len(queries), EXACT):
        matches = cast("BatchMatches", index.search(vectors[queries[start : start + EXACT]], most, threads=_ONE))
        found = zip(matches.counts, matches.keys, matches.distances, strict=True)
        for at, (count, keys, far) in enumerate(found, start):
            places[at, :count], best[at, :count] = keys[:count], 1 - far[:count]
    return places, best
