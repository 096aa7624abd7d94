"""Average linkage inside the graph of candidates: stories grow from the likest articles outwards."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np

from framing.batch.grouping.neighbours import distinct_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Offer = tuple[float, int, int, int, int]
    """To join two groups: how unlike they are, the two, and how often each had changed when it was made."""

    Likeness = Callable[["Groups", NDArray[np.int64], NDArray[np.int64]], NDArray[np.float64]]
    """Of each of some groups to the one at the same place among others; or of one group to each of others."""

_TOGETHER = 4_096
"""Pairs whose vectors are multiplied at once: with 640 dimensions, 20 MB."""


class Groups:
    """Articles taken together, each group under the row of its first article; at the beginning each is one of its own.

    The sum of a group's vectors, a row of `totals`, says how like two groups are on average, exactly. `of` is each
    article's group. The vectors that it is given are taken over, and become the sums: a copy would be half the memory.
    """

    def __init__(self, vectors: NDArray[np.float32], days: NDArray[np.float64]) -> None:
        many = len(vectors)
        self.totals = vectors
        self.of = np.arange(many)
        self.sizes = np.ones(many)
        self._first = np.where(np.isnan(days), np.inf, days)
        self._last = np.where(np.isnan(days), -np.inf, days)
        self._members = [[row] for row in range(many)]

    def __iter__(self) -> Iterator[int]:
        """Yield the groups that there are, in order."""
        return (row for row, members in enumerate(self._members) if members)

    def join(self, a: int, b: int) -> None:
        """Add the articles of group `b` to `a`, which comes first."""
        self.of[self._members[b]] = a
        self._members[a] += self._members[b]
        self._members[b] = []
        self.totals[a] += self.totals[b]
        self.sizes[a] += self.sizes[b]
        self._first[a] = min(self._first[a], self._first[b])
        self._last[a] = max(self._last[a], self._last[b])

    def mean_likeness(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the mean likeness of an article of each of `a`, or of its one, to one of the same place in `b`."""
        mean: NDArray[np.float64] = products(self.totals, a, self.totals, b) / (self.sizes[a] * self.sizes[b])
        return mean

    def days_between(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the days from the end of one to the beginning of the other: 0 where they overlap or have no date."""
        between = np.maximum(self._first[b] - self._last[a], self._first[a] - self._last[b])
        dated = np.isfinite(self._first[a]) & np.isfinite(self._first[b])
        return np.where(dated, np.maximum(between, 0.0), 0.0)


def link(groups: Groups, pairs: NDArray[np.int64], likeness: Likeness, least: float) -> None:
    """Join the likest two of `groups` again and again, while they reach `least`.

    `pairs`, (n, 2), are the articles that may be neighbours: two groups are compared where any pair joins them, and
    then by all their articles. Ties go to those whose first article comes first.
    """
    near = _Neighbours(pairs, len(groups.of))
    changed = [0] * len(groups.of)  # how often a group has grown: an older offer is void

    def offers(a: NDArray[np.int64], b: NDArray[np.int64]) -> list[Offer]:
        scores = likeness(groups, a, b)
        good = scores >= least
        a, b = np.minimum(a, b)[good], np.maximum(a, b)[good]
        unlike, first, second = (-scores[good]).tolist(), a.tolist(), b.tolist()
        return [(s, i, j, changed[i], changed[j]) for s, i, j in zip(unlike, first, second, strict=True)]

    first = sorted(offers(pairs[:, 0], pairs[:, 1]), reverse=True)  # the likest last; a heap of all would be slower
    later: list[Offer] = []
    while first or later:
        _, a, b, was_a, was_b = heapq.heappop(later) if later and not (first and first[-1] < later[0]) else first.pop()
        if (changed[a], changed[b]) != (was_a, was_b):
            continue
        groups.join(a, b)
        changed[a] += 1
        changed[b] += 1
        for offer in offers(np.array([a]), near.join(a, b, groups.of)):
            heapq.heappush(later, offer)


def products(
    left: NDArray[np.float32], a: NDArray[np.int64], right: NDArray[np.float32], b: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the product of each row of `left` that `a` names and the row of `right` at the same place in `b`.

    Where `a` names one, it is multiplied with all of `b`.
    """
    if len(a) == 1:
        return np.asarray(right[b] @ left[a[0]], np.float64)
    found = np.empty(len(a))
    for start in range(0, len(a), _TOGETHER):
        part = slice(start, start + _TOGETHER)
        found[part] = np.einsum("ij,ij->i", left[a[part]], right[b[part]])
    return found


class _Neighbours:
    """The groups that are near each group; written by article, so that a neighbour's joining another costs nothing."""

    def __init__(self, pairs: NDArray[np.int64], many: int) -> None:
        both = np.concatenate([pairs, pairs[:, ::-1]]).astype(np.int32)
        both = both[np.argsort(both[:, 0], kind="stable")]
        self._starts = np.searchsorted(both[:, 0], np.arange(many + 1))
        self._others = np.ascontiguousarray(both[:, 1])
        self._joined: dict[int, NDArray[np.int32]] = {}

    def join(self, a: int, b: int, of: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the groups near `a`, which `b` has been added to, in order."""
        either = distinct_numbers(of[np.concatenate([self._of(a), self._of(b)])])
        around: NDArray[np.int64] = either[either != a]
        self._joined[a] = around.astype(np.int32)
        return around

    def _of(self, group: int) -> NDArray[np.int32]:
        own = self._joined.pop(group, None)
        return self._others[self._starts[group] : self._starts[group + 1]] if own is None else own
