"""Rates and shares with how uncertain they are: what a count says of an article as long as this one."""

from __future__ import annotations

import math

from framing.records import Estimate

ENOUGH_WORDS = 100
"""Words of one voice below which a rate per 1,000 words gets no interval: there is too little text to say."""

_Z = 1.959964  # two-sided 95 %


def rate(count: int, words: int) -> Estimate:
    """Return a count per 1,000 words with its 95 % Poisson interval (Byar's approximation)."""
    unit = "per 1,000 words"
    if not words:
        return Estimate(0.0, unit, None, None)
    value = 1000 * count / words
    if words < ENOUGH_WORDS:
        return Estimate(round(value, 3), unit, None, None)
    low, high = byar(count)
    return Estimate(round(value, 3), unit, round(1000 * low / words, 3), round(1000 * high / words, 3))


def share(count: int, cases: int, *, enough: int) -> Estimate:
    """Return a share (0 to 1) with its 95 % interval by Wilson's formula, which holds for small numbers too."""
    if not cases:
        return Estimate(0.0, "share", None, None)
    value = count / cases
    if cases < enough:
        return Estimate(round(value, 4), "share", None, None)
    low, high = wilson(count, cases)
    return Estimate(round(value, 4), "share", round(low, 4), round(high, 4))


def byar(count: int) -> tuple[float, float]:
    """Return the 95 % limits of a Poisson count (Breslow and Day 1987, Byar's approximation of the exact limits)."""
    low = 0.0
    if count:
        low = count * (1 - 1 / (9 * count) - _Z / (3 * math.sqrt(count))) ** 3
    more = count + 1
    return max(low, 0.0), more * (1 - 1 / (9 * more) + _Z / (3 * math.sqrt(more))) ** 3


def wilson(count: int, cases: int) -> tuple[float, float]:
    """Return the 95 % limits of a share of `cases` (Wilson 1927)."""
    p, z2 = count / cases, _Z**2
    middle = (p + z2 / (2 * cases)) / (1 + z2 / cases)
    half = _Z / (1 + z2 / cases) * math.sqrt(p * (1 - p) / cases + z2 / (4 * cases**2))
    return max(middle - half, 0.0), min(middle + half, 1.0)
