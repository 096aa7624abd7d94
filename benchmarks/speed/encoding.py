"""Encoding in one process: against sentence-transformers, against the machine's own limit, and beside the pipeline."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.speed.turns import ratios, seconds, spread
from framing.encoders import load
from framing.encoders.compiled import open_compiled
from framing.encoders.network import available_threads
from framing.encoders.transformer import locate
from framing.language.passages import divide
from framing.pipeline import compare
from framing.settings import EMBEDDED, NETWORKS, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Story

LAYERS, DIMS, WIDE = 6, 384, 1536
"""Of the embedded model."""


def operations(pieces: Sequence[int]) -> float:
    """Return the multiplications and additions that texts of so many word pieces take, in thousands of millions."""
    each = LAYERS * 2 * (4 * DIMS * DIMS + 2 * DIMS * WIDE)
    return sum(each * n + LAYERS * 4 * n * n * DIMS for n in pieces) / 1e9


def gemm() -> float:
    """Return the operations a second that one large matrix product reaches on all cores, in thousands of millions."""
    a, b = np.ones((2048, 2048), np.float32), np.ones((2048, 2048), np.float32)
    return 2 * 2048**3 / min(seconds(lambda: a @ b) for _ in range(5)) / 1e9


def measure(sentences: Sequence[str], rounds: int) -> dict[str, object]:
    """Return how fast sentences are encoded, in turns with sentence-transformers (single precision, batches of 32)."""
    import torch
    from sentence_transformers import SentenceTransformer

    files = locate(EMBEDDED)
    torch.set_num_threads(available_threads())
    reference = SentenceTransformer(str(files.folder), device="cpu", local_files_only=True)
    with tempfile.TemporaryDirectory() as name:
        encoder = open_compiled(files, Path(name), 0)
        pieces = [len(tokens.spans) + 2 for tokens in encoder.encode(sentences).tokens]
        faster = ratios(
            lambda: reference.encode(list(sentences), batch_size=32), lambda: encoder.encode(sentences), rounds
        )
        shares = [operations(pieces) / seconds(lambda: encoder.encode(sentences)) / gemm() for _ in range(rounds)]
    return {
        "sentences": len(sentences),
        "word_pieces_mean": round(float(np.mean(pieces)), 1),
        "times_sentence_transformers": faster,
        "share_of_gemm": spread(shares),
    }


def whole(stories: Sequence[Story], rounds: int) -> dict[str, float]:
    """Return the speed of the whole pipeline as a share of that of encoding alone, on stories that nobody knows yet."""
    with tempfile.TemporaryDirectory() as name:
        networks = Path(name) / NETWORKS
        networks.mkdir()
        shares = []
        for turn in range(rounds + 1):
            cache = Path(name) / str(turn)
            cache.mkdir()
            (cache / NETWORKS).symlink_to(networks)
            shares.append(_share(stories, cache))
    return spread(shares[1:])  # the first one loads the parser, and converts


def _share(stories: Sequence[Story], cache: Path) -> float:
    settings = Settings(cache=cache)
    encoder = load(settings.model, cache, settings.threads)
    compiled = open_compiled(locate(EMBEDDED), cache, settings.threads)
    texts = [[passage.text for article in story.articles for passage in divide(article)] for story in stories]
    pipeline = seconds(lambda: [compare(story, settings, encoder=encoder) for story in stories])
    return seconds(lambda: [compiled.encode(each) for each in texts]) / pipeline
