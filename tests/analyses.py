"""Invented articles and passages as the analysis that finders read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framing.analysis import Analysis
from framing.encoders.encoder import Encoded
from framing.language import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.encoders import Encoder
    from framing.records import Article, Passage

_NO_VECTORS = Encoded(np.zeros((0, 0), np.float32), ())


def analysis_of(
    articles: Sequence[Article], passages: Sequence[Passage], encoder: Encoder | None = None, **found: Any
) -> Analysis:
    """Return the passages parsed, with vectors where an encoder is given, and what the stages before `found`."""
    encoded = encoder.encode([passage.text for passage in passages]) if encoder else _NO_VECTORS
    return Analysis(tuple(articles), parse(passages), encoded, **found)
