"""What a scorer reads of a text: means of its word pieces' vectors, and numbers with a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from framing.encoders.encoder import Tokens
    from framing.language.parse import Parse
    from framing.models import Regression


@dataclass(frozen=True, slots=True, eq=False)
class Pooling:
    """A mean of word pieces: `share` (pieces,) of each of the `vectors` (pieces, dims), less a vector where given."""

    name: str
    vectors: NDArray[np.float32]
    share: NDArray[np.float32]
    less: NDArray[np.float32] | None = None

    @property
    def mean(self) -> NDArray[np.float32]:
        """The pooled vector, float32 (dims,)."""
        mean = np.asarray(self.share @ self.vectors, np.float32)
        return mean if self.less is None else mean - self.less


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One text (or one mention in it) as a scorer reads it: its poolings, one behind the other, then its numbers."""

    poolings: tuple[Pooling, ...]
    numbers: Mapping[str, float]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the row's columns."""
        dims = (f"{pooling.name} {n}" for pooling in self.poolings for n in range(pooling.vectors.shape[1]))
        return (*dims, *self.numbers)

    @property
    def row(self) -> NDArray[np.float32]:
        """The example as one row of numbers, float32 (columns,)."""
        means = [pooling.mean for pooling in self.poolings]
        return np.concatenate([*means, np.fromiter(self.numbers.values(), np.float32)]).astype(np.float32)

    def weigh_pieces(self, model: Regression, label: int = 0) -> NDArray[np.float64]:
        """Return how much each word piece speaks for the label: parts of the model's sum, (pieces,).

        Exact, since the score is linear in the pieces' vectors: no approximation such as removing words in turn.
        """
        weights = (model.weights[label] / model.scale).astype(np.float64)
        total = np.zeros(len(self.poolings[0].share))
        at = 0
        for pooling in self.poolings:
            dims = pooling.vectors.shape[1]
            total += pooling.share * ((pooling.vectors - model.mean[at : at + dims]) @ weights[at : at + dims])
            at += dims
        return total

    def weigh_numbers(self, model: Regression, label: int = 0) -> dict[str, float]:
        """Return how much each of the named numbers speaks for the label."""
        first = len(model.columns) - len(self.numbers)
        values = np.fromiter(self.numbers.values(), np.float64)
        parts = (values - model.mean[first:]) / model.scale[first:] * model.weights[label, first:]
        return dict(zip(self.numbers, parts.tolist(), strict=True))


def rows(examples: Sequence[Example]) -> NDArray[np.float32]:
    """Return the examples as a matrix, float32 (examples, columns)."""
    return np.stack([example.row for example in examples])


_NAMES = frozenset("PERSON ORG GPE LOC NORP FAC".split())


def piece_mask(parse: Parse, tokens: Tokens, wanted: Sequence[bool]) -> NDArray[np.bool_]:
    """Return which word pieces lie in words that are `wanted` (one entry a token of `parse.doc`)."""
    letters = np.zeros(len(parse.doc.text) + 1, bool)
    for token, yes in zip(parse.doc, wanted, strict=True):
        if yes:
            letters[token.idx : token.idx + len(token)] = True
    return np.array([bool(letters[start:end].any()) for start, end in tokens.spans], bool)


def named(parse: Parse) -> list[bool]:
    """Return for each word whether it is part of a name: scorers look past names, to treat all sides alike."""
    return [token.pos_ == "PROPN" or token.ent_type_ in _NAMES for token in parse.doc]


def shares(weights: NDArray[np.floating] | NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return weights scaled to the sum of one; weights that are all zero stay."""
    total = float(weights.sum())
    return np.asarray(weights / (total or 1.0), np.float32)
