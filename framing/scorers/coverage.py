"""Who else tells what a passage tells, and where it stands: the other outlets' articles as a scorer reads them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.align import Alignment
    from framing.encoders.encoder import Encoded
    from framing.records import Article, Passage


def coverage(
    articles: Sequence[Article], passages: Sequence[Passage], encoded: Encoded, alignment: Alignment
) -> list[dict[str, float]]:
    """Return one row of named numbers a passage: how surely another outlet tells the same, and its place."""
    best = _best(articles, passages, alignment)
    length = {article.id: sum(p.article == article.id for p in passages) for article in articles}
    of = np.array([passage.article for passage in passages])
    alike = encoded.pooled @ encoded.pooled.T
    found = []
    for row, passage in enumerate(passages):
        others, own = of != passage.article, of == passage.article
        own[row] = False
        found.append(
            {
                "told elsewhere": max(best[row].values(), default=0.0),
                "told by how many": sum(best[row].values()) / max(len(length) - 1, 1),
                "place": passage.index / max(length[passage.article] - 1, 1),
                "first": float(passage.index == 0),
                "nearest elsewhere": _largest(alike[row][others]),
                "nearest of its own": _largest(alike[row][own]),
                "sentences": math.log(length[passage.article]),
            }
        )
    return found


def _best(articles: Sequence[Article], passages: Sequence[Passage], alignment: Alignment) -> list[dict[str, float]]:
    """Return for each passage the likeliest link to each other outlet."""
    outlet = {article.id: article.outlet for article in articles}
    place = {passage.id: row for row, passage in enumerate(passages)}
    best: list[dict[str, float]] = [{} for _ in passages]
    for link in (*alignment.links, *alignment.near):
        for one, other in ((link.a, link.b), (link.b, link.a)):
            there = outlet[passages[place[other]].article]
            row = best[place[one]]
            row[there] = max(row.get(there, 0.0), link.probability)
    return best


def _largest(values: NDArray[np.float32]) -> float:
    return float(values.max()) if len(values) else 0.0
