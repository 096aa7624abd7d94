"""Texts into vectors, and two texts read together: the embedded models, any sentence-transformers model, the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.encoders.cross_encoder import PairScorer
from framing.encoders.cross_encoder import load as load_pair_scorer
from framing.encoders.encoder import Encoded, Encoder, Tokens
from framing.encoders.store import CachedEncoder
from framing.encoders.transformer import TransformerEncoder, locate

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CachedEncoder", "Encoded", "Encoder", "PairScorer", "Tokens", "load", "load_pair_scorer"]


def load(name: str, cache: Path, threads: int) -> CachedEncoder:
    """Return the encoder called `name`, with vectors kept in the folder `cache` and `threads` processor threads.

    `name` is the embedded model's, a folder with a sentence-transformers model, or a model that is already in this
    computer's Hugging Face cache. Nothing is downloaded, and the model itself is read only when a text is not cached.
    Raises ModelError where there is no such model, or only one whose weights are pickled.
    """
    found = locate(name)
    return CachedEncoder(found.model, lambda: TransformerEncoder(found, threads), cache)
