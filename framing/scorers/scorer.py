"""A scorer and the folder that it is kept in, and what it reads of a text: means of vectors, numbers with a name."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from framing import models
from framing.devices import DEVICES
from framing.models import OTHER_FEATURES, SHIPPED, Card, Kept, Regression, unusable
from framing.records import Model, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from framing.encoders.encoder import Tokens
    from framing.language.parse import Parse
    from framing.records import Signal, Stance, Voice


_AGAIN = "make it again with 'framing train'"


@dataclass(frozen=True, slots=True, eq=False)
class Scorer:
    """A trained model with the task that it answers and the encoder whose vectors it reads (None: it reads no vectors).

    `trained_on` says in words what it learned from; `sha256` is the hash of description and numbers. `gate` holds for
    each label the probability from which a comparison states it (see `training.fit.find_gate`): a label that is not
    there is never stated, and a scorer with an empty gate has no place in a comparison.
    """

    task: str
    linear: Regression
    encoder: Model | None
    trained_on: str
    sha256: str = ""
    gate: Mapping[str, float] = field(default_factory=dict)

    def states(self, label: str, probability: float) -> bool:
        """Return whether a comparison states a label of this (rounded) probability."""
        return label in self.gate and probability >= self.gate[label]

    def check_columns(self, columns: tuple[str, ...]) -> None:
        """Raise ModelError where the scorer was trained on other features than these."""
        if self.linear.columns != columns:
            raise unusable(f"The {self.task} scorer", OTHER_FEATURES, _AGAIN)


def pack(scorer: Scorer, card: Card | None = None) -> dict[str, bytes]:
    """Return the scorer's files by name, to be written in this order; the same scorer gives the same bytes."""
    own = Card(scorer.task, f"A scorer for the task {scorer.task}.", scorer.trained_on, f"framing train {scorer.task}")
    encoder = [scorer.encoder.name, scorer.encoder.sha256] if scorer.encoder else None
    values = {"task": scorer.task, "encoder": encoder, "gate": dict(scorer.gate)}
    parts = {"regression": scorer.linear.kept()}
    return models.pack(card or own, models.together(values, parts))


def load(folder: Path) -> Scorer:
    """Return the scorer in a folder; raise ModelError where it is missing, damaged or not one of ours."""
    return models.load(folder, _scorer, _AGAIN)


@cache
def shipped(task: str) -> Scorer:
    """Return the scorer that comes with framing for a task."""
    return models.load(SHIPPED / task, _scorer)


def _scorer(card: Card, kept: Kept) -> Scorer:
    encoder = Model(*kept.values["encoder"]) if kept.values["encoder"] else None
    return Scorer(
        task=str(kept.values["task"]),
        linear=Regression.of(kept.part("regression")),
        encoder=encoder,
        trained_on=card.trained_on,
        sha256=kept.sha256,
        gate={label: float(lowest) for label, lowest in kept.values["gate"].items()},
    )


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
        return _columns(tuple((each.name, each.vectors.shape[1]) for each in self.poolings), tuple(self.numbers))

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


@cache  # a story's examples, of which there are hundreds, all have the same thousand names
def _columns(poolings: tuple[tuple[str, int], ...], numbers: tuple[str, ...]) -> tuple[str, ...]:
    return (*(f"{name} {n}" for name, dims in poolings for n in range(dims)), *numbers)


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


_CONTENT = frozenset("NOUN VERB ADJ ADV INTJ".split())
_SHOWN = 3
"""Words shown as those that weighed most. A judgement."""
_LEAST = 0.33
"""Share of the heaviest word's weight from which another is worth showing: a judgement."""


def top_words(parse: Parse, tokens: Tokens, pieces: NDArray[np.float64]) -> tuple[Word, ...]:
    """Return the words that speak most for a label, at most three, the heaviest first; `pieces` weigh word pieces.

    Names and words without a meaning of their own are left out: a reader learns nothing from “the”.
    """
    weighed = []
    for token, name in zip(parse.doc, named(parse), strict=True):
        end = token.idx + len(token)
        weight = sum(
            float(piece) for piece, (a, b) in zip(pieces, tokens.spans, strict=True) if token.idx <= a and b <= end
        )
        if token.pos_ in _CONTENT and not name and not token.is_stop and weight > 0:
            weighed.append((weight, Word(token.idx, end, token.text)))
    heaviest = max((weight for weight, _ in weighed), default=1.0)
    # Two digits of the heaviest's weight: words that weigh alike stand in the text's order on every machine.
    ranked = sorted(
        ((round(weight / heaviest, 2), word) for weight, word in weighed), key=lambda p: (-p[0], p[1].start)
    )
    return tuple(word for share, word in ranked[:_SHOWN] if share >= _LEAST)


_VOICES: tuple[Voice, ...] = ("author", "quoted")
_STANCES: tuple[Stance, ...] = ("neutral", "doubting", "endorsing", "denying")
_PARTS = "ADJ ADV NOUN VERB PRON INTJ AUX DET PUNCT CCONJ SCONJ PART NUM".split()
_SPOKEN = {
    "first person": frozenset("i we our us my me ours mine".split()),
    "second person": frozenset("you your yours".split()),
    "exclamation mark": frozenset("!"),
    "question mark": frozenset("?"),
    "dash": frozenset("—–") | {"--"},
}


def wording(parse: Parse, tokens: Tokens, signals: Sequence[Signal]) -> Example:
    """Return what a scorer reads of one passage; `signals` are those found in it."""
    share = shares(~piece_mask(parse, tokens, named(parse)))
    return Example(
        (Pooling("middle", tokens.middle.astype(np.float32), share), Pooling("last", tokens.vectors, share)),
        numbers(parse, signals),
    )


def background(
    passages: Iterable[tuple[Parse, Tokens, Sequence[Signal]]], context: Sequence[Mapping[str, float]]
) -> list[Example]:
    """Return what a scorer of slanted background reads of a story's passages, all outlets' together.

    Beside the wording: the same less the story's mean, so what sets the passage apart from how all outlets tell it, and
    `context` (one row a passage, see `framing.scorers.judgements`): who else tells it, and where it stands.
    """
    read = [wording(parse, tokens, signals) for parse, tokens, signals in passages]
    story: NDArray[np.float32] = np.mean([example.poolings[0].mean for example in read], axis=0)
    return [
        Example(
            (*example.poolings, Pooling("apart", example.poolings[0].vectors, example.poolings[0].share, story)),
            {**example.numbers, **around},
        )
        for example, around in zip(read, context, strict=True)
    ]


def numbers(parse: Parse, signals: Sequence[Signal]) -> dict[str, float]:
    """Return the named numbers of a passage: devices marked, by kind and voice, and its make-up."""
    marked: Counter[str] = Counter()
    for signal in signals:
        marked[f"{signal.kind}, {signal.voice}"] += signal.probability  # type: ignore[assignment]
        marked[f"attribution, {signal.stance}"] += signal.stance is not None
    words = [token.lower_ for token in parse.doc]
    parts = Counter(token.pos_ for token in parse.doc)
    many = max(len(words), 1)
    quoted = sum(quotation.end - quotation.start for quotation in parse.quotations)
    return {
        **{f"{each.kind}, {voice}": marked[f"{each.kind}, {voice}"] for each in DEVICES for voice in _VOICES},
        **{f"attribution, {stance}": marked[f"attribution, {stance}"] for stance in _STANCES},
        **{part.lower(): parts[part] / many for part in _PARTS},
        **{name: sum(word in listed for word in words) for name, listed in _SPOKEN.items()},
        "superlative": sum(token.tag_ in ("JJS", "RBS") for token in parse.doc),
        "past tense": sum(token.tag_ == "VBD" for token in parse.doc) / many,
        "length": math.log(many),
        "quoted": quoted / max(len(parse.doc.text), 1),
        "fragments": len(parse.fragments),
    }
