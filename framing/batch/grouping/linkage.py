"""Average linkage inside the graph of candidates: stories grow from the likest articles outwards."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray


@dataclass(slots=True, eq=False)
class Cluster:
    """Articles taken together: the sum of their vectors says how like two clusters are on average, exactly."""

    members: list[int]
    total: NDArray[np.float32]
    first: float
    last: float

    def joined(self, other: Cluster) -> Cluster:
        """Return both as one."""
        return Cluster(
            self.members + other.members,
            self.total + other.total,
            min(self.first, other.first),
            max(self.last, other.last),
        )


def single(row: int, vector: NDArray[np.float32], day: float) -> Cluster:
    """Return a cluster of one article; a `day` of NaN is that of an article without a date."""
    first, last = (np.inf, -np.inf) if np.isnan(day) else (day, day)
    return Cluster([row], vector.astype(np.float32), first, last)


def mean_likeness(a: Cluster, b: Cluster) -> float:
    """Return the mean likeness of an article of `a` to one of `b`."""
    return float(a.total @ b.total) / (len(a.members) * len(b.members))


def days_between(a: Cluster, b: Cluster) -> float:
    """Return the days from the end of one to the beginning of the other: 0 where they overlap or one has no date."""
    return max(0.0, b.first - a.last, a.first - b.last) if np.isfinite(a.first) and np.isfinite(b.first) else 0.0


def link(
    singles: list[Cluster], pairs: NDArray[np.int64], likeness: Callable[[Cluster, Cluster], float], least: float
) -> list[Cluster]:
    """Return the clusters that are left when the likest two are joined again and again, while they reach `least`.

    `pairs`, (n, 2), are the articles that may be neighbours: two clusters are compared where any pair joins them, and
    then by all their articles. Ties go to those whose first article comes first, so the order of `singles` decides
    alone.
    """
    alive = dict(enumerate(singles))
    near: dict[int, set[int]] = {n: set() for n in alive}
    heap: list[tuple[float, int, int, int, int]] = []

    def offer(a: int, b: int) -> None:
        score = likeness(alive[a], alive[b])
        if score >= least:
            first, second = sorted((alive[a].members[0], alive[b].members[0]))
            heapq.heappush(heap, (-score, first, second, a, b))

    for a, b in pairs.tolist():
        near[a].add(b)
        near[b].add(a)
        offer(a, b)
    next_name = len(singles)
    while heap:
        _, _, _, a, b = heapq.heappop(heap)
        if a not in alive or b not in alive:
            continue
        first, second = sorted((alive.pop(a), alive.pop(b)), key=lambda cluster: cluster.members[0])
        alive[next_name] = first.joined(second)
        around = (near.pop(a) | near.pop(b)) - {a, b}
        near[next_name] = around
        for other in sorted(around, key=lambda name: alive[name].members[0]):
            near[other] -= {a, b}
            near[other].add(next_name)
            offer(next_name, other)
        next_name += 1
    return sorted(alive.values(), key=lambda cluster: min(cluster.members))
