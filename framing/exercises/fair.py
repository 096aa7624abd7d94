"""What keeps an item from being solved unread: look-alikes that share as many words as the right answer does.

An item is *fooling* where the pupil who counts shared words, and does not read, is wrong, and *telling* where he is
right. Were every item fooling, that would tell too, so that of telling ones there are as many as chance would give.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeVar

from framing.exercises.draw import by_chance, chance
from framing.exercises.material import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def shared_words(one: str, other: str) -> int:
    """Return how many words two texts share: what a pupil counts who compares words and does not read."""
    return len(stems(one) & stems(other))


def overlap(one: str, other: str) -> tuple[int, float]:
    """Return how many words two texts share, and which share of all their words that is."""
    first, second = stems(one), stems(other)
    both = len(first & second)
    return both, 2 * both / max(1, len(first) + len(second))


def fools(scores: Sequence[float], right: Sequence[bool]) -> bool:
    """Return whether picking as many choices as are right, those with the highest scores, picks any wrong one."""
    wrong = max((score for score, key in zip(scores, right, strict=True) if not key), default=-math.inf)
    return min(score for score, key in zip(scores, right, strict=True) if key) < wrong


def as_often_as_chance(fooling: Sequence[T], telling: Sequence[T], odds: float, name: str) -> list[T]:
    """Return all fooling items with so many telling ones that guessing by words is right about as often as `odds`.

    `name` is the story's: where that leaves half an item over, some stories have it and some have not.
    """
    wanted = int(len(fooling) * odds / (1 - odds) + chance(name))
    return [*fooling, *by_chance(telling, name)[:wanted]]
