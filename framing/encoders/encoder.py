"""What the rest of framing knows of an embedding model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
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
