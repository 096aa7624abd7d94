"""Whole articles as one vector each: the vectors of their word pieces, a thousand times as many, are not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.encoders.encoder import Encoded, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.encoders.encoder import Encoder
    from framing.records import Model


class WholeTextEncoder:
    """What another encoder makes of texts, without their word pieces."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.model: Model = encoder.model

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Return the vectors of `texts`, row i for text i; each text's tokens are empty."""
        pooled = [self._encoder.encode([text]).pooled[0] for text in texts]  # one text's tokens at a time in memory
        if not pooled:
            return Encoded(np.zeros((0, 0), np.float32), ())
        none = np.zeros((0, len(pooled[0])), np.float32)
        return Encoded(np.stack(pooled), tuple(Tokens(none, (), none.astype(np.float16)) for _ in pooled))
