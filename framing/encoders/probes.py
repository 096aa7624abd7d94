"""Whether a converted network answers as the reference does, asked on this machine before it is ever used.

The reference's answers for the models that come with framing are kept in `probes.npz`, made by
`python -m benchmarks.speed.probes`: so the check costs no torch. Any other model is asked anew.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.encoders.conversion import UnconvertedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from framing.encoders.encoder import Encoder
    from framing.encoders.transformer import ModelFiles
    from framing.records import Model

ANSWERS = Path(__file__).with_name("probes.npz")
TEXTS = (
    "Zoë Müller, 41, said: “The 3.5% levy won't pass before 1 May” – and left.",
    "Reconstruction",
    "Кабінет, 内閣は.",
)
"""Texts of several lengths, with marks, accents, figures and other scripts: where tokenisers differ."""
PAIRS = (
    ("Ministers signed the treaty in Velm.", "The treaty was signed by ministers in Velm."),
    ("Ministers signed the treaty in Velm.", "Rain fell on the harvest all day, and the mills stood still."),
    ("About 40 people were hurt, officials said.", "At least 14 people were injured, according to officials."),
)
_CLOSE = 0.9995
"""Least cosine to the reference of any vector: measured are 0.9999997 in single precision."""
_APART = 0.002
"""Most that a logit may be apart from the reference's: they are rounded to three digits, and measured 0.00001 apart."""


def vectors(encoder: Encoder) -> dict[str, NDArray[np.float32]]:
    """Return what an encoder says of TEXTS: `pooled`, `tokens` and `middle`, a row for each text or word piece."""
    encoded = encoder.encode(TEXTS)
    return {
        "pooled": encoded.pooled,
        "tokens": np.concatenate([tokens.vectors for tokens in encoded.tokens]),
        "middle": np.concatenate([tokens.middle.astype(np.float32) for tokens in encoded.tokens]),
    }


def check_vectors(encoder: Encoder, files: ModelFiles) -> None:
    """Raise UnconvertedError where a converted model's vectors are not those of sentence-transformers."""
    expected = known(files.model) or None
    if expected is None:
        from framing.encoders.transformer import TransformerEncoder

        expected = vectors(TransformerEncoder(files, 0))
    for name, rows in vectors(encoder).items():
        if rows.shape != expected[name].shape:
            raise UnconvertedError("it divides texts otherwise than sentence-transformers does")
        closest = _cosines(rows, expected[name].astype(np.float32))
        if not np.all(closest >= _CLOSE):
            raise UnconvertedError(f"its vectors are not those of sentence-transformers (cosine {closest.min():.4f})")


def check_logits(logits: NDArray[np.float64], expected: NDArray[np.float64]) -> None:
    """Raise UnconvertedError where a converted pair scorer does not say what the reference says of PAIRS."""
    apart = float(np.abs(logits - expected).max())
    if not apart <= _APART:
        raise UnconvertedError(f"its answers are not those of the reference (a logit is {apart:.3f} apart)")


def known(model: Model) -> Mapping[str, NDArray[Any]]:
    """Return the reference's answers for a model that comes with framing; nothing for any other."""
    with np.load(io.BytesIO(ANSWERS.read_bytes()), allow_pickle=False) as file:
        first = f"{model.sha256}/"
        return {name.removeprefix(first): file[name] for name in file.files if name.startswith(first)}


def _cosines(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return np.asarray((a * b).sum(axis=1) / np.where(length > 0, length, 1), np.float32)
