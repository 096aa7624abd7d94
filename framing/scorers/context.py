"""Who else tells what a passage tells, and where it stands: the other outlets' articles as a scorer reads them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.analysis import Analysis


def context(analysis: Analysis) -> list[dict[str, float]]:
    """Return one row of named numbers a passage: how surely another outlet tells the same, and its place."""
    passages, reach = analysis.passages, analysis.reach()
    length = {article.id: sum(p.article == article.id for p in passages) for article in analysis.articles}
    of = np.array([passage.article for passage in passages])
    alike = analysis.encoded.pooled @ analysis.encoded.pooled.T
    found = []
    for row, passage in enumerate(passages):
        others, own = of != passage.article, of == passage.article
        own[row] = False
        found.append(
            {
                "told elsewhere": max(reach[passage.id].values(), default=0.0),
                "told by how many": sum(reach[passage.id].values()) / max(len(length) - 1, 1),
                "place": passage.index / max(length[passage.article] - 1, 1),
                "first": float(passage.index == 0),
                "nearest elsewhere": _largest(alike[row][others]),
                "nearest of its own": _largest(alike[row][own]),
                "sentences": math.log(length[passage.article]),
            }
        )
    return found


def _largest(values: NDArray[np.float32]) -> float:
    return float(values.max()) if len(values) else 0.0
