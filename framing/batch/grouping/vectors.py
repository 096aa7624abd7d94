"""An article as one unit vector, made so that the product of two says how like the events are that they report.

It is two vectors one after the other, each weighted: the headline with the lead, and the names. An article without
names has only the first, which then counts for the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.batch.grouping.names import names_of, spread
from framing.batch.moments import days
from framing.encoders.transformer import unit_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.encoders import Encoder
    from framing.records import Article

LEAD_WORDS = 60
"""Words of the text that are embedded with the headline. With 330 words stories come out worse: texts drift from their
event to its background (B³ F1 0.96 instead of 0.99 on the labelled events, each at its best threshold)."""

READ_WORDS = 1_200
"""Words in which names are looked for; what an article says later than that is background. A judgement."""

SHARES = (0.8, 0.2)
"""How much of the likeness is the lead's and the names'. Chosen by `benchmarks/grouping/fit.py`: more for the names
parts incidents of one kind better, and tears apart events that many outlets tell each in its own way."""


def text_of(article: Article) -> str:
    """Return what is embedded of a cleaned article: its headline with the lead."""
    return f"{article.headline}. {' '.join(own_text(article).split()[:LEAD_WORDS])}"


def vectors_of(articles: Sequence[Article], encoder: Encoder) -> NDArray[np.float32]:
    """Return one row a cleaned article, rounded to half precision so that kept ones are what fresh ones are."""
    if not articles:
        return np.zeros((0, 0), np.float32)
    return joined(lead_vectors(articles, encoder), name_vectors(articles))


def lead_vectors(articles: Sequence[Article], encoder: Encoder) -> NDArray[np.float32]:
    """Return one row of length 1 an article: what the model makes of its headline with the lead."""
    return unit_rows(encoder.encode([text_of(article) for article in articles]).pooled)


def name_vectors(articles: Sequence[Article]) -> NDArray[np.float32]:
    """Return one row an article: its names, of length 1, or zeros where it has none."""
    return np.stack([spread(names_of(" ".join(own_text(one).split()[:READ_WORDS]))) for one in articles])


def joined(
    leads: NDArray[np.float32], names: NDArray[np.float32], shares: tuple[float, float] = SHARES
) -> NDArray[np.float32]:
    """Return the rows of both weighted and side by side, each of length 1."""
    weighted = [np.sqrt(np.float32(share)) * part for share, part in zip(shares, (leads, names), strict=True)]
    rows: NDArray[np.float32] = unit_rows(np.concatenate(weighted, axis=1)).astype(np.float16).astype(np.float32)
    return rows


def day_of(article: Article) -> float:
    """Return when an article was published, in days since year 1; NaN where it has no date that can be read."""
    return days(article.published)


def own_text(article: Article) -> str:
    """Return the text without its headline, which in title case would make a name of every word."""
    parts = [article.text[block.start : block.end] for block in article.blocks if block.role != "headline"]
    return "\n".join(parts) if article.blocks else article.text
