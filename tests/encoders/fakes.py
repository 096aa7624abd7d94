"""An encoder that needs no model: vectors from a hash of each word, and a count of what it was asked."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import numpy as np

from framing.encoders import Encoded, Tokens
from framing.encoders.transformer import unit_rows
from framing.records import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MODEL = Model("hashed words", "0" * 64)
DIMS = 16


class HashEncoder:
    """The same word always has the same vector; `asked` are the texts that were computed."""

    def __init__(self) -> None:
        self.model = MODEL
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Return the sum of the words' vectors, and each word's own."""
        self.asked += texts
        tokens = tuple(_tokens(text) for text in texts)
        pooled = np.stack([one.vectors.sum(axis=0) for one in tokens]) if tokens else np.zeros((0, DIMS), np.float32)
        return Encoded(unit_rows(pooled), tokens)


def _tokens(text: str) -> Tokens:
    spans = tuple(match.span() for match in re.finditer(r"\w+", text))
    rows = [_vector(text[start:end].lower()) for start, end in spans]
    vectors = unit_rows(np.array(rows, np.float32).reshape(-1, DIMS))
    return Tokens(vectors, spans, vectors.astype(np.float16))


def _vector(word: str) -> NDArray[np.float32]:
    seed = int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    return np.random.default_rng(seed).standard_normal(DIMS).astype(np.float32)
