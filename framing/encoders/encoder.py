"""What the rest of framing knows of an embedding model, and one that keeps no more than a vector a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.records import Model


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """Texts as vectors: `pooled` float32 (texts, dims), one unit row a text; `tokens`, one entry a text."""

    pooled: NDArray[np.float32]
    tokens: tuple[Tokens, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """One text's word pieces: `vectors` float32 (pieces, dims) of unit rows, `spans` their characters in the text.

    `middle`, float16 (pieces, dims), are the same pieces in the model's middle third (a mean of its layers), where how
    a thing is said still weighs as much as what is said.
    """

    vectors: NDArray[np.float32]
    spans: tuple[tuple[int, int], ...]
    middle: NDArray[np.float16]


class Encoder(Protocol):
    """Turns texts into vectors. The same text always gets the same vectors, whatever stands beside it."""

    @property
    def model(self) -> Model:
        """Return the model's name and the hash of its weights, which together key the cache."""
        ...

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Return the vectors of `texts`, row i for text i."""
        ...


class WholeTextEncoder:
    """What another encoder makes of whole articles, without their word pieces: there are a thousand times as many."""

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
