"""From links to what readers see: the passages that carry one fact, and how much the fact matters."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

from framing.align.origins import count_origins
from framing.align.salience import rate
from framing.records import LIKELY, Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.align.features import Pairs
    from framing.records import Passage

_SHORT, _LONG = 8, 30
"""Words; a summary reads best between them."""

_LEANING = frozenset(
    "and but so yet also then meanwhile however he she it they we this that these those his her its their".split()
)
"""First words of a sentence that leans on the one before it; another sentence makes the clearer summary."""


def find_claims(
    outlets: Sequence[str],
    passages: Sequence[Passage],
    pairs: Pairs,
    probability: NDArray[np.float64],
    threshold: float,
) -> tuple[Claim, ...]:
    """Return the story's claims in the order of their salience, as `c1`, `c2`, …; `outlets` has one name a passage.

    Passages are joined while their probability of reporting a common fact, averaged over all pairs of different
    outlets, stays above `threshold` (average linkage), so a chain of look-alikes does not become one claim. A link
    that this leaves between two claims makes a claim of its own if it is likely: a passage may carry several facts.
    What nobody else carries is a claim of one, except for captions.
    """
    of_pair = {(int(a), int(b)): float(p) for a, b, p in zip(pairs.a, pairs.b, probability, strict=True)}
    # What one claim holds settles a pair; so every round settles one at least, and the rounds end.
    unsettled, groups = of_pair, list[tuple[int, ...]]()
    while found := _clusters(unsettled, threshold):
        groups += found
        settled = {(a, b) for group in found for a in group for b in group if a < b}
        unsettled = {pair: p for pair, p in unsettled.items() if pair not in settled}
        threshold = max(threshold, LIKELY)
    carried = {i for group in groups for i in group}
    groups += [(i,) for i, p in enumerate(passages) if i not in carried and p.role != "caption"]
    origins = [count_origins(group, outlets, passages) for group in groups]
    salience = [rate(group, n, outlets, passages) for group, n in zip(groups, origins, strict=True)]
    order = sorted(range(len(groups)), key=lambda g: (-salience[g], groups[g]))
    return tuple(
        Claim(
            id=f"c{n}",
            passages=tuple(passages[i].id for i in groups[g]),
            outlets=tuple(dict.fromkeys(outlets[i] for i in groups[g])),
            summary=passages[_clearest(groups[g], passages, of_pair)].text,
            salience=salience[g],
            origins=origins[g],
        )
        for n, g in enumerate(order, 1)
    )


def _clusters(probability: dict[tuple[int, int], float], threshold: float) -> list[tuple[int, ...]]:
    """Join the ends of pairs from `threshold` on by average linkage; return the groups, each in reading order.

    The likeliest two groups are joined first, from a heap in which what a join makes outdated is passed over: the work
    grows with the number of pairs, times its logarithm.
    """
    members: dict[int, tuple[int, ...]] = {i: (i,) for pair, p in probability.items() if p >= threshold for i in pair}
    between: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in members}  # sum and number of pairs
    heap: list[tuple[float, int, int]] = []
    for (a, b), p in probability.items():
        if a in members and b in members:
            between[a][b] = between[b][a] = (p, 1)
            heap.append((-p, a, b))
    heapify(heap)
    while heap:
        mean, a, b = heappop(heap)
        if -mean < threshold:
            break
        total, count = between.get(a, {}).get(b, (0.0, 0))
        if not count or -total / count != mean:
            continue
        members[a] = tuple(sorted(members[a] + members.pop(b)))
        del between[a][b]
        for other, (more, pairs) in between.pop(b).items():
            if other == a:
                continue
            del between[other][b]
            kept, before = between[a].get(other, (0.0, 0))
            between[a][other] = between[other][a] = (kept + more, before + pairs)
            heappush(heap, (-(kept + more) / (before + pairs), min(a, other), max(a, other)))
    return [group for group in members.values() if len(group) > 1]


def _clearest(group: tuple[int, ...], passages: Sequence[Passage], probability: dict[tuple[int, int], float]) -> int:
    """Return the passage that the others agree with most, if it is a whole sentence of readable length."""

    def clarity(i: int) -> tuple[float, int]:
        agreement = [probability.get((min(i, j), max(i, j)), 0.5) for j in group if j != i]
        words = passages[i].text.split()
        alone = words[0].strip(',“"').casefold() not in _LEANING
        whole = passages[i].text.rstrip("\"'”’)").endswith((".", "!", "?")) and passages[i].role != "headline"
        readable = 1.0 if _SHORT <= len(words) <= _LONG else 0.6
        return float(np.mean(agreement or [1.0])) * readable * (1.0 if whole else 0.7) * (1.0 if alone else 0.7), -i

    return max(group, key=clarity)
