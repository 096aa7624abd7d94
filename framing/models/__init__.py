"""How a model is kept, and the weights that come with framing, a folder each.

In goes a folder with `model.json` (what the model is, and the hash of its numbers) and `arrays.npz` (the numbers, read
without pickle); out come `Regression`, `Trees` and `Perceptron`, computed with numpy alone, or the bare arrays of any
other model.
What each shipped model does and does not do stands in its card, in `docs/models/`.
"""

from __future__ import annotations

from framing.models.layout import (
    OTHER_FEATURES,
    SHIPPED,
    TOGETHER,
    Card,
    Kept,
    identity,
    load,
    pack,
    together,
    unusable,
)
from framing.models.perceptron import Perceptron
from framing.models.plain import Regression, Trees, probabilities, probability

__all__ = [
    "OTHER_FEATURES",
    "SHIPPED",
    "TOGETHER",
    "Card",
    "Kept",
    "Perceptron",
    "Regression",
    "Trees",
    "identity",
    "load",
    "pack",
    "probabilities",
    "probability",
    "together",
    "unusable",
]
