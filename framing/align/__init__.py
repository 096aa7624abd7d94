"""Passages and vectors into links and claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.align.claims import find_claims
from framing.align.features import compare
from framing.align.reading import read
from framing.align.scorer import shipped
from framing.cleaning.reprints import find_reprints
from framing.records import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.align.features import Pairs
    from framing.encoders.encoder import Encoded
    from framing.language.parse import Parse
    from framing.records import Article, Claim, Passage

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


def align(
    articles: Sequence[Article], passages: Sequence[Passage], parses: Sequence[Parse], encoded: Encoded
) -> Alignment:
    """Return the links and claims of a story of any number of outlets. Row i of `parses` and `encoded` is passage i.

    Two articles of one outlet are one witness: their passages are never linked with each other.
    """
    scorer = shipped()
    reading = read(articles, passages, parses, encoded)
    pairs = compare(reading)
    return decide(articles, passages, pairs, scorer.probabilities(reading, pairs), scorer.threshold)


def decide(
    articles: Sequence[Article],
    passages: Sequence[Passage],
    pairs: Pairs,
    probability: NDArray[np.float64],
    threshold: float,
) -> Alignment:
    """Return the alignment that follows from the pairs' probabilities: links from `threshold` on, and the claims."""
    outlet = {article.id: article.outlet for article in articles}
    likely = [
        Link(min(passages[a].id, passages[b].id), max(passages[a].id, passages[b].id), float(p))
        for a, b, p in zip(pairs.a, pairs.b, probability, strict=True)
        if p >= min(_NEAR, threshold)
    ]
    links = tuple(link for link in likely if link.probability >= threshold)
    near = tuple(link for link in likely if link.probability < threshold)
    outlets = [outlet[passage.article] for passage in passages]
    claims = find_claims(outlets, passages, pairs, probability, find_reprints(articles))
    return Alignment(links, claims, near)
