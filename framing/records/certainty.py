"""How sure a finding is, as a number and as the word that readers see."""

from __future__ import annotations

from typing import Literal

Confidence = Literal["sure", "likely", "unsure"]
SURE, LIKELY = 0.8, 0.5
"""Probabilities from which a finding is called sure, or likely; below the second it is offered for a check only."""

_DIGITS = 2


def rounded(probability: float) -> float:
    """Return a probability as it leaves a stage: with two digits, on which every decision after it is taken.

    The last digits of a model's output differ from processor to processor (by up to 7e-6 between AVX2 and AVX-512), and
    a reader sees a word: a third digit would mean nothing and make two machines disagree.
    """
    return round(probability, _DIGITS)


def confidence(probability: float) -> Confidence:
    """Return the word that a reader sees for a probability."""
    return "sure" if probability >= SURE else "likely" if probability >= LIKELY else "unsure"
