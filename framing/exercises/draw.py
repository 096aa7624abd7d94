"""Chance, the same for the same seed on every machine."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def chance(seed: int, kind: str) -> Random:
    """Return one kind of task's own chance, so that a new kind leaves the questions of the others as they were."""
    return Random(f"{seed}/{kind}")  # noqa: S311 — a sheet's order is no secret


def shuffled(values: Iterable[T], rng: Random) -> list[T]:
    """Return the values in random order. Python promises `random()` for ever, but not what `shuffle` does with it."""
    return [value for _, _, value in sorted((rng.random(), place, value) for place, value in enumerate(values))]


def one_of(values: Sequence[T], rng: Random) -> T:
    """Return one of the values; there must be some."""
    return values[int(rng.random() * len(values))]
