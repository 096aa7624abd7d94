"""How alike words of two passages are in their sentences, by their word pieces' vectors."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from framing.records import rounded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.encoders.encoder import Encoded

Span = tuple[int, int]


class Likeness:
    """The vectors of words in their sentences, each the mean of its word pieces'."""

    def __init__(self, encoded: Encoded) -> None:
        self._tokens = encoded.tokens

    def __call__(self, row: int, span: Span | None, other_row: int, other: Span | None) -> float:
        """Return the cosine of two stretches of two passages, rounded; 0 where one is missing or has no vector."""
        a, b = self._vector(row, span), self._vector(other_row, other)
        return rounded(float(a @ b)) if a is not None and b is not None else 0.0

    def _vector(self, row: int, span: Span | None) -> NDArray[np.float32] | None:
        if span is None or row >= len(self._tokens):
            return None
        tokens, (start, end) = self._tokens[row], span
        pieces = [n for n, (s, e) in enumerate(tokens.spans) if s < end and start < e]
        if not pieces:
            return None
        vector: NDArray[np.float32] = tokens.vectors[pieces].sum(axis=0)
        length = math.sqrt(float(vector @ vector))
        return vector / length if length else None
