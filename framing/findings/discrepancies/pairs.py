"""Pairs of passages that may report a common fact: where values are held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Claim, Link

_WITHIN = 0.5
"""How surely two passages of one claim that are not linked themselves report a common fact. A judgement."""


def linked_pairs(claims: Sequence[Claim], links: Sequence[Link], least: float) -> list[tuple[str, str, float]]:
    """Return pairs of passages, the smaller id first, that are in one claim or linked with `least` or more."""
    pairs = {
        (min(a, b), max(a, b)): _WITHIN
        for claim in claims
        for n, a in enumerate(claim.passages)
        for b in claim.passages[n + 1 :]
    }
    pairs.update({(link.a, link.b): link.probability for link in links if link.probability >= least})
    return [(a, b, linked) for (a, b), linked in sorted(pairs.items())]


def claim_of(passages: set[str], claims: Sequence[Claim]) -> Claim:
    """Return the claim that holds most of the passages; of several, the more salient."""
    return max(claims, key=lambda claim: (len(passages & set(claim.passages)), claim.salience))
