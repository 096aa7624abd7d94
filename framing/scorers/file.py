"""A scorer and the folder that it is kept in: one that comes with framing, or one of `framing train`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from framing import models
from framing.models import OTHER_FEATURES, SHIPPED, Card, Kept, Regression, unusable
from framing.records import Model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

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
