"""What counting words, and not reading, finds: how far an item gives its answer away."""

from __future__ import annotations

from framing.exercises.material import stems


def overlap(one: str, other: str) -> tuple[int, float]:
    """Return how many words two texts share, and which share of all their words that is."""
    first, second = stems(one), stems(other)
    both = len(first & second)
    return both, 2 * both / max(1, len(first) + len(second))
