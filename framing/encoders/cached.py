"""An encoder that remembers: each text's vectors are computed once on a computer."""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING

import numpy as np

from framing.encoders.encoder import Encoded, Tokens
from framing.encoders.store import VectorStore
from framing.encoders.transformer import unit_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from framing.encoders.encoder import Encoder
    from framing.records import Model

_LAYOUT = 3
"""Of the packed bytes; a change makes old entries strangers instead of wrong."""

_CHUNK = 32
"""Texts computed between two writes: what a kill can cost."""

_HEAD = struct.Struct("<II")


class CachedEncoder:
    """The encoder that `open_encoder` makes, asked only for texts that the store in `folder` does not know.

    Vectors are rounded to half precision before anybody sees them, fresh or stored, so that a second run gives the
    same bytes as the first.
    """

    def __init__(self, model: Model, open_encoder: Callable[[], Encoder], folder: Path) -> None:
        self.model = model
        self._open = open_encoder
        self._encoder: Encoder | None = None
        self._store = VectorStore(folder)

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Return the vectors of `texts`, row i for text i; a text that occurs twice is computed once."""
        keys = [self._key(text) for text in texts]
        packed = self._store.get(set(keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in packed}
        todo = list(missing.items())
        for start in range(0, len(todo), _CHUNK):
            packed.update(self._compute(dict(todo[start : start + _CHUNK])))
        rows = [_unpack(packed[key]) for key in keys]
        pooled = np.stack([row[0] for row in rows]) if rows else np.zeros((0, 0), np.float32)
        return Encoded(pooled, tuple(row[1] for row in rows))

    def _compute(self, missing: dict[bytes, str]) -> dict[bytes, bytes]:
        if self._encoder is None:
            self._encoder = self._open()
        fresh = self._encoder.encode(list(missing.values()))
        packed = {key: _pack(fresh.pooled[i], fresh.tokens[i]) for i, key in enumerate(missing)}
        self._store.put(packed)
        return packed

    def _key(self, text: str) -> bytes:
        said = f"{_LAYOUT}\0{self.model.sha256}\0{text}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(said, digest_size=20).digest()


def _pack(pooled: NDArray[np.float32], tokens: Tokens) -> bytes:
    """Lay out one text: two counts, the pooled vector, the tokens' spans, last and middle vectors (half precision)."""
    spans = np.asarray(tokens.spans, dtype="<u4").reshape(-1, 2)
    return b"".join(
        (
            _HEAD.pack(len(spans), len(pooled)),
            pooled.astype("<f2").tobytes(),
            spans.tobytes(),
            tokens.vectors.astype("<f2").tobytes(),
            tokens.middle.astype("<f2").tobytes(),
        )
    )


def _unpack(packed: bytes) -> tuple[NDArray[np.float32], Tokens]:
    count, dims = _HEAD.unpack_from(packed)
    at = _HEAD.size
    pooled = np.frombuffer(packed, "<f2", dims, at).astype(np.float32)
    spans = np.frombuffer(packed, "<u4", 2 * count, at + 2 * dims).reshape(-1, 2)
    vectors, middle = np.frombuffer(packed, "<f2", 2 * count * dims, at + 2 * dims + 8 * count).reshape(2, count, dims)
    return unit_rows(pooled[None])[0], Tokens(
        unit_rows(vectors.astype(np.float32)), tuple((int(a), int(b)) for a, b in spans), middle.copy()
    )
