"""Passages and vectors into links and claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.align.claims import find_claims
from framing.align.coverage import notices, with_disputes
from framing.align.features import pair_features
from framing.align.reading import read
from framing.align.scorer import shipped
from framing.align.verdicts import gather
from framing.align.verdicts import shipped as shipped_verdicts
from framing.records import Link

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.align.features import Pairs
    from framing.align.reading import Reading
    from framing.align.verdicts import Verdicts
    from framing.analysis import Analysis
    from framing.encoders.cross_encoder import PairScorer
    from framing.records import Claim

__all__ = ["Alignment", "align", "decide", "notices", "with_disputes"]

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


def align(analysis: Analysis, pair_scorer: PairScorer | None = None) -> Alignment:
    """Return the links and claims of a story of any number of outlets.

    The `pair_scorer` reads the pairs that vectors leave open; without one the vectors' word is final. Two articles of
    one outlet are one witness: their passages are never linked with each other.
    """
    scorer = shipped()
    reading = read(analysis)
    pairs = pair_features(reading)
    probability = scorer.probabilities(reading, pairs)
    if pair_scorer is not None:
        probability = scorer.read_again(
            pairs, probability, [passage.text for passage in analysis.passages], pair_scorer
        )
    return decide(analysis, reading, pairs, probability, scorer.threshold)


def decide(
    analysis: Analysis,
    reading: Reading,
    pairs: Pairs,
    probability: NDArray[np.float64],
    threshold: float,
    verdicts: Verdicts | None = None,
) -> Alignment:
    """Return the alignment that follows from the pairs' probabilities: links from `threshold` on, and the claims."""
    passages = analysis.passages
    likely = [
        Link(min(passages[a].id, passages[b].id), max(passages[a].id, passages[b].id), float(p))
        for a, b, p in zip(pairs.a, pairs.b, probability, strict=True)
        if p >= min(_NEAR, threshold)
    ]
    links = tuple(link for link in likely if link.probability >= threshold)
    near = tuple(link for link in likely if link.probability < threshold)
    evidence = gather(reading, pairs.a, pairs.b, probability)
    return Alignment(links, find_claims(analysis, evidence, verdicts or shipped_verdicts()), near)
