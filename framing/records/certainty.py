"""How sure a finding is, as a number and as the word that readers see."""

from __future__ import annotations

from typing import Literal

Confidence = Literal["sure", "likely", "unsure"]
SURE, LIKELY = 0.8, 0.5
"""Probabilities from which a finding is called sure, or likely; below the second it is offered for a check only."""


def confidence(probability: float) -> Confidence:
    """Return the word that a reader sees for a probability."""
    return "sure" if probability >= SURE else "likely" if probability >= LIKELY else "unsure"
