"""Chance, level and share: which of the items that a story offers a sheet gets.

Chance is the same for the same seed on every machine.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, TypeVar

from framing.exercises.material import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.exercises.item import Item, Level

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Draw:
    """One task's part of a sheet: how many items are wanted of it and how hard, its own chance, and what is taken.

    `taken` holds the sentences (see `printed`) that other tasks of the sheet print. A kind of task has its own chance,
    so that a new kind leaves the items of the others as they were, and so has a `story`, so that the same seed does not
    put every story's answers into the same places.
    """

    seed: int
    kind: str
    taken: frozenset[str] = frozenset()
    story: str = ""
    level: Level = "medium"
    wanted: int = 4
    rng: Random = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rng", Random(f"{self.seed}/{self.kind}/{self.story}"))  # noqa: S311 — no secret

    def free_item(self, item: Item) -> bool:
        """Return whether an item prints and names no sentence that another task of the sheet has."""
        text = printed(item)
        return not any(sentence in text for sentence in self.taken)

    def chosen(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return the items wanted: those of the level first, this seed's hand of them, none with another's sentences.

        An easy sheet has items of the easier half of what the story offers, a hard one of the harder half.
        """
        free = [item for item in items if self.free_item(item)]
        fit, rest = self._by_level(free)
        found: list[Item] = []
        used: set[str] = set()
        for item in (*self.dealt(fit, self.wanted), *self.dealt(rest, self.wanted)):
            own = {evidence.passage for evidence in item.evidence}
            if len(found) < self.wanted and not own & used:
                found.append(item)
                used |= own
        return tuple(found)

    def _by_level(self, items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
        order = sorted(items, key=lambda item: (item.difficulty, item.id))
        half = (len(order) + 1) // 2
        if self.level == "easy":
            return order[:half], order[half:]
        if self.level == "hard":
            return order[-half:], order[:-half]
        return order, []

    def dealt(self, values: Sequence[T], size: int) -> list[T]:
        """Return the values with this seed's hand of `size` first, as cards are dealt: neighbours share none.

        When all hands are dealt out, the values are shuffled anew.
        """
        turn, hand = divmod(self.seed, max(1, len(values) // max(1, size)))
        order = shuffled(values, Random(f"{self.kind}/{self.story}/{turn}"))  # noqa: S311 — no secret
        return order[hand * size :] + order[: hand * size]


def printed(item: Item) -> str:
    """Return what an item prints or names as evidence, in the form in which sentences are compared."""
    texts = (text.text for part in (item.material, item.choices, item.evidence) for text in part)
    return f" {' '.join(map(normal, texts))} "


def item_id(kind: str, *parts: str) -> str:
    """Return the id of an item from its task and the passages that it is made of: the same under every seed."""
    return hashlib.sha256("/".join((kind, *parts)).encode()).hexdigest()[:12]


def by_chance(values: Iterable[T], name: str) -> list[T]:
    """Return the values in an order that depends on a name alone, as that of an item: the same on every sheet."""
    return shuffled(values, Random(name))  # noqa: S311 — no secret


def hard(*shares: float) -> float:
    """Return a difficulty: the mean of measured shares, each from 0, easy, to 1, and cut off there."""
    return round(math.fsum(min(1.0, max(0.0, share)) for share in shares) / len(shares), 2)


_LONG_WORD, _MANY_LONG, _LONG_SENTENCE = 8, 0.35, 40
"""Letters of a long word; the share of them, and the words in a sentence, that make a text as hard as can be here:
parts of the readability index LIX, which counts words of more than six letters. Judgements."""


def heavy(text: str) -> float:
    """Return from 0 to 1 how hard a sentence is to read, by its length and its long words."""
    found = normal(text).split()
    if not found:
        return 0.0
    long = sum(len(word) >= _LONG_WORD for word in found) / len(found)
    return hard(long / _MANY_LONG, len(found) / _LONG_SENTENCE)


def shuffled(values: Iterable[T], rng: Random) -> list[T]:
    """Return the values in random order. Python promises `random()` for ever, but not what `shuffle` does with it."""
    return [value for _, _, value in sorted((rng.random(), place, value) for place, value in enumerate(values))]
