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
    from framing.cleaning.reprints import Reprints
    from framing.records import Passage

_TOGETHER = 0.3
"""Mean probability that keeps a claim together. It is lower than a link's: what a claim holds wrongly is seen beside
the rest and told as unsure, what it lacks would be called left out. On 41 stories 0.25 lists fewer omissions."""
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
    reprints: Sequence[Reprints] = (),
) -> tuple[Claim, ...]:
    """Return the story's claims in the order of their salience, as `c1`, `c2`, …; `outlets` has one name a passage.

    Articles that are `reprints` of one text are one witness to what stands in it.

    Passages are joined while their probability of reporting a common fact, averaged over all pairs of different
    outlets, stays above 0.3 (average linkage), so a chain of look-alikes does not become one claim. A pair that this
    leaves between two claims makes a claim of its own if it is likely: a passage may carry several facts.
    What nobody else carries is a claim of one, except for captions.
    """
    unsettled = {(int(a), int(b)): float(p) for a, b, p in zip(pairs.a, pairs.b, probability, strict=True)}
    # What one claim holds settles a pair; so every round settles one at least, and the rounds end.
    groups: list[tuple[int, ...]] = []
    threshold = _TOGETHER
    while found := _clusters(unsettled, threshold):
        groups += found
        settled = {(a, b) for group in found for a in group for b in group if a < b}
        unsettled = {pair: p for pair, p in unsettled.items() if pair not in settled}
        threshold = max(threshold, LIKELY)
    carried = {i for group in groups for i in group}
    groups += [(i,) for i, p in enumerate(passages) if i not in carried and p.role != "caption"]
    agreement = np.full((len(passages), len(passages)), 0.5, np.float32)
    agreement[pairs.a, pairs.b] = agreement[pairs.b, pairs.a] = probability
    origins = [count_origins(group, outlets, passages, reprints) for group in groups]
    salience = [rate(group, n, outlets, passages) for group, n in zip(groups, origins, strict=True)]
    order = sorted(range(len(groups)), key=lambda g: (-salience[g], groups[g]))
    claims: list[Claim] = []
    told: set[int] = set()
    for g in order:
        # A passage with two facts sums up one claim only, where another can stand for the second.
        summary = _clearest(tuple(i for i in groups[g] if i not in told) or groups[g], groups[g], passages, agreement)
        told.add(summary)
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}",
                passages=tuple(passages[i].id for i in groups[g]),
                outlets=tuple(dict.fromkeys(outlets[i] for i in groups[g])),
                summary=passages[summary].text,
                salience=salience[g],
                origins=origins[g],
            )
        )
    return tuple(claims)


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


def _clearest(
    some: tuple[int, ...], group: tuple[int, ...], passages: Sequence[Passage], agreement: NDArray[np.float32]
) -> int:
    """Return the passage of `some` that the others of its group agree with most, if it is whole and readable."""
    own = np.array(group)
    # A passage is not asked of itself; a group of one agrees with itself.
    agreed = (agreement[np.ix_(own, own)].sum(axis=1) - agreement[own, own]) / max(len(own) - 1, 1)
    worth = {i: float(mean) if len(own) > 1 else 1.0 for i, mean in zip(group, agreed, strict=True)}

    def clarity(i: int) -> tuple[float, int]:
        words = passages[i].text.split()
        alone = words[0].strip(',“"').casefold() not in _LEANING
        whole = passages[i].text.rstrip("\"'”’)").endswith((".", "!", "?")) and passages[i].role != "headline"
        readable = 1.0 if _SHORT <= len(words) <= _LONG else 0.6
        return worth[i] * readable * (1.0 if whole else 0.7) * (1.0 if alone else 0.7), -i

    return max(some, key=clarity)
