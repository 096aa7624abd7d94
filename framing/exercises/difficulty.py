"""How hard an item is: the mean of what can be measured of it, from 0 to 1."""

from __future__ import annotations

import math

from framing.exercises.wording import normal


def mean_difficulty(*shares: float) -> float:
    """Return a difficulty: the mean of measured shares, each from 0, easy, to 1, and cut off there."""
    return round(math.fsum(min(1.0, max(0.0, share)) for share in shares) / len(shares), 2)


_LONG_WORD, _MANY_LONG, _LONG_SENTENCE = 8, 0.35, 40
"""Letters of a long word; the share of them, and the words in a sentence, that make a text as hard as can be here:
parts of the readability index LIX, which counts words of more than six letters. Judgements."""


def reading_difficulty(text: str) -> float:
    """Return from 0 to 1 how hard a sentence is to read, by its length and its long words."""
    found = normal(text).split()
    if not found:
        return 0.0
    long = sum(len(word) >= _LONG_WORD for word in found) / len(found)
    return mean_difficulty(long / _MANY_LONG, len(found) / _LONG_SENTENCE)
