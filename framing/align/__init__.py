"""Passages and vectors into links and claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.align.claims import find_claims
from framing.align.features import compare
from framing.align.reading import read
from framing.align.scorer import shipped
from framing.cleaning.reprints import find_reprints
from framing.records import Link

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.align.features import Pairs
    from framing.analysis import Analysis
    from framing.records import Claim

__all__ = ["Alignment", "align", "decide"]

_NEAR = 0.05
"""Probability from which a pair that is not linked is worth remembering."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which passages of different outlets report a common fact, and the claims that follow from it.

    `near` are pairs that may report a common fact and were not linked: what speaks against an omission.
    """

    links: tuple[Link, ...]
    claims: tuple[Claim, ...]
    near: tuple[Link, ...]

    def added_to(self, analysis: Analysis) -> Analysis:
        """Return the analysis with these links and claims."""
        return replace(analysis, links=self.links, claims=self.claims, near=self.near)


def align(analysis: Analysis) -> Alignment:
    """Return the links and claims of a story of any number of outlets.

    Two articles of one outlet are one witness: their passages are never linked with each other.
    """
    scorer = shipped()
    reading = read(analysis)
    pairs = compare(reading)
    return decide(analysis, pairs, scorer.probabilities(reading, pairs), scorer.threshold)


def decide(analysis: Analysis, pairs: Pairs, probability: NDArray[np.float64], threshold: float) -> Alignment:
    """Return the alignment that follows from the pairs' probabilities: links from `threshold` on, and the claims."""
    passages = analysis.passages
    likely = [
        Link(min(passages[a].id, passages[b].id), max(passages[a].id, passages[b].id), float(p))
        for a, b, p in zip(pairs.a, pairs.b, probability, strict=True)
        if p >= min(_NEAR, threshold)
    ]
    links = tuple(link for link in likely if link.probability >= threshold)
    near = tuple(link for link in likely if link.probability < threshold)
    outlets = [analysis.outlet_of[passage.id] for passage in passages]
    claims = find_claims(outlets, passages, pairs, probability, find_reprints(analysis.articles))
    return Alignment(links, claims, near)
