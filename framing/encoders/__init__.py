"""Texts into vectors, and two texts read together: the embedded models, any sentence-transformers model, the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.encoders.compiled import open_compiled
from framing.encoders.conversion import UnconvertedError, answering, log
from framing.encoders.cross_encoder import PairScorer
from framing.encoders.cross_encoder import load as load_pair_scorer
from framing.encoders.encoder import Encoded, Encoder, Tokens, WholeTextEncoder
from framing.encoders.store import CachedEncoder
from framing.encoders.transformer import ModelFiles, TransformerEncoder, locate
from framing.records import Model
from framing.settings import AUTO, REFERENCE

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "CachedEncoder",
    "Encoded",
    "Encoder",
    "PairScorer",
    "Tokens",
    "load",
    "load_pair_scorer",
    "load_whole_texts",
]


def load(name: str, cache: Path, threads: int, runtime: str = AUTO) -> CachedEncoder:
    """Return the encoder called `name`, with vectors kept in the folder `cache` and `threads` processor threads.

    `name` is the embedded model's, a folder with a sentence-transformers model, or a model that is already in this
    computer's Hugging Face cache. Nothing is downloaded, and the model itself is read only when a text is not cached:
    by the `runtime` that the settings name. Raises ModelError where there is no such model, or only one whose weights
    are pickled.
    """
    found = locate(name)
    likely = answering(found.model, cache, runtime)
    return CachedEncoder(found.model, lambda: _opened(found, cache, threads, runtime), cache, likely)


def load_whole_texts(name: str, cache: Path, threads: int, runtime: str = AUTO) -> CachedEncoder:
    """Return what `load` does, for texts of which only the one vector of each is wanted, as of a whole article."""
    found = locate(name)
    model = Model(found.model.name, f"{found.model.sha256} whole texts")  # its entries have no tokens for `load`

    def opened() -> tuple[Encoder, str]:
        encoder, by = _opened(found, cache, threads, runtime)
        return WholeTextEncoder(encoder), by

    return CachedEncoder(model, opened, cache, answering(found.model, cache, runtime))


def _opened(found: ModelFiles, cache: Path, threads: int, runtime: str) -> tuple[Encoder, str]:
    """Return the encoder, and by what it runs: AUTO, its converted network, or REFERENCE."""
    if runtime == AUTO:
        try:
            return open_compiled(found, cache, threads), AUTO
        except UnconvertedError as error:
            log.warning("%s runs in sentence-transformers, which is slower: %s.", found.model.name, error)
    return TransformerEncoder(found, threads), REFERENCE
