"""From links to what readers see: the passages that carry one fact, and how much the fact matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.align.salience import rate
from framing.records import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.align.features import Pairs
    from framing.records import Passage

_SHORT, _LONG = 8, 40
"""Words; a summary reads best between them."""


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
    that this leaves between two claims makes a claim of its own: a passage may carry several facts. What nobody else
    carries is a claim of one, except for captions.
    """
    linked = probability >= threshold
    of_pair = {(int(a), int(b)): float(p) for a, b, p in zip(pairs.a, pairs.b, probability, strict=True)}
    open_links = {(int(a), int(b)) for a, b in zip(pairs.a[linked], pairs.b[linked], strict=True)}
    of_open = of_pair
    groups: list[tuple[int, ...]] = []
    while open_links:
        found = _clusters(open_links, of_open, threshold)
        groups += found
        covered = {(a, b) for group in found for a in group for b in group if a < b}
        open_links -= covered
        # What a claim holds already joins nothing again: every round settles a link at least, so the rounds end.
        of_open = {pair: p for pair, p in of_open.items() if pair not in covered}
    carried = {i for group in groups for i in group}
    groups += [(i,) for i, p in enumerate(passages) if i not in carried and p.role != "caption"]
    salience = [rate(group, outlets, passages) for group in groups]
    order = sorted(range(len(groups)), key=lambda g: (-salience[g], groups[g]))
    return tuple(
        Claim(
            id=f"c{n}",
            passages=tuple(passages[i].id for i in groups[g]),
            outlets=tuple(dict.fromkeys(outlets[i] for i in groups[g])),
            summary=passages[_clearest(groups[g], passages, of_pair)].text,
            salience=salience[g],
        )
        for n, g in enumerate(order, 1)
    )


def _clusters(
    links: set[tuple[int, int]], probability: dict[tuple[int, int], float], threshold: float
) -> list[tuple[int, ...]]:
    """Join the ends of `links` by average linkage; return the groups of two and more, each in reading order."""
    members: dict[int, tuple[int, ...]] = {i: (i,) for link in links for i in link}
    between: dict[tuple[int, int], tuple[float, int]] = {
        (a, b): (probability[a, b], 1) for a in members for b in members if a < b and (a, b) in probability
    }
    while between:
        (a, b), (total, count) = max(between.items(), key=lambda one: (one[1][0] / one[1][1], -one[0][0], -one[0][1]))
        if total / count < threshold:
            break
        del between[a, b]
        members[a] = tuple(sorted(members[a] + members.pop(b)))
        for other in members:
            if other == a:
                continue
            old = between.pop((min(b, other), max(b, other)), (0.0, 0))
            key = (min(a, other), max(a, other))
            kept = between.get(key, (0.0, 0))
            if old[1] + kept[1]:
                between[key] = (old[0] + kept[0], old[1] + kept[1])
    return [group for group in members.values() if len(group) > 1]


def _clearest(group: tuple[int, ...], passages: Sequence[Passage], probability: dict[tuple[int, int], float]) -> int:
    """Return the passage that the others agree with most, if it is a whole sentence of readable length."""

    def clarity(i: int) -> tuple[float, int]:
        agreement = [probability.get((min(i, j), max(i, j)), 0.5) for j in group if j != i]
        words = len(passages[i].text.split())
        whole = passages[i].text.rstrip("\"'”’)").endswith((".", "!", "?")) and passages[i].role != "headline"
        readable = 1.0 if _SHORT <= words <= _LONG else 0.6
        return float(np.mean(agreement or [1.0])) * readable * (1.0 if whole else 0.7), -i

    return max(group, key=clarity)
