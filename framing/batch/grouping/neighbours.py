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

EXACT = 4_000
"""Articles in one search up to which every product is computed, which misses none, and costs no more than an index."""

DIGITS = 4
"""Of a likeness, so that no decision hangs on the last bit of another machine's sum."""

_ROWS = 256
"""Rows of products computed at once: with EXACT articles, 4 MB, and as much for the order of each row."""

_ONE = 1
"""Threads that build an index: with several it comes out differently each time."""

_STEPS = 256
"""An index holds vectors in whole steps of 1 / 256, a byte each: a quarter of the memory, five times as fast, and a
product is then off by 0.002 or so. Sums of whole numbers are exact, so no processor's rounding decides on its graph."""

_AT_ONCE = 4_096
"""Articles that an index is given at once."""

_EFFORT = 64
"""Neighbours weighed where an article is put into an index and searched for. Of 10,000 articles' pairs as like as a
story's members are, 99 in 100 are found (benchmarks/grouping/growth.py's); with half of it, 97."""


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
        found.append(distinct(np.stack([rows[keep], columns[keep]], axis=1)))
    return distinct(np.concatenate(found))


def distinct(pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return pairs of small whole numbers, (n, 2), each once, in order, the smaller number first."""
    small, large = np.minimum(pairs[:, 0], pairs[:, 1]), np.maximum(pairs[:, 0], pairs[:, 1])
    both = distinct_numbers(small << 32 | large)
    return np.stack([both >> 32, both & (1 << 32) - 1], axis=1)


def distinct_numbers(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return numbers each once, in order: of millions twenty times as fast as `np.unique`, of a few four times."""
    ordered = np.sort(numbers)
    is_first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return ordered[is_first]


def _blocks(days: NDArray[np.float64], window: float) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield rows to search for, and those to search among: each `window` of days with itself and the one before it."""
    undated = np.flatnonzero(np.isnan(days))
    dated = np.flatnonzero(~np.isnan(days))
    number = np.floor_divide(days[dated], window).astype(np.int64)
    in_time = np.argsort(number, kind="stable")
    blocks, starts = np.unique(number[in_time], return_index=True)
    rows_of = dict(zip(blocks.tolist(), np.split(dated[in_time], starts)[1:], strict=True))
    for block, own in rows_of.items():
        yield np.concatenate([rows_of.get(block - 1, own[:0]), own]), own
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

    index = Index(
        ndim=vectors.shape[1], metric="ip", dtype="i8", expansion_add=_EFFORT, expansion_search=max(_EFFORT, most)
    )
    places = np.zeros((len(queries), most), np.int64)
    best = np.full((len(queries), most), -np.inf, np.float32)
    for start in range(0, len(base), _AT_ONCE):
        part = base[start : start + _AT_ONCE]
        index.add(np.arange(start, start + len(part)), _in_steps(vectors[part]), threads=_ONE)
    for start in range(0, len(queries), _AT_ONCE):
        part = queries[start : start + _AT_ONCE]
        matches = cast("BatchMatches", index.search(_in_steps(vectors[part]), most, threads=_ONE))
        found = np.arange(most) < matches.counts[:, None]  # the rest of a row was never written
        places[start : start + len(part)] = np.where(found, matches.keys, 0)
        best[start : start + len(part)] = np.where(found, (1 - matches.distances) / _STEPS**2, -np.inf)
    return places, best


def _in_steps(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return vectors in whole steps; the few elements beyond what a byte holds, of articles with one name, are less."""
    return np.clip(np.rint(vectors * _STEPS), -127, 127).astype(np.int8)
