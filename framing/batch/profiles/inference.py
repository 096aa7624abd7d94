"""What a difference is worth: an exact permutation test, a bootstrap interval, and the control of false discoveries.

The sample is one number a story: an outlet's figure less the mean of the other outlets' on that story.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STEPS = 128
"""Steps of one standard deviation on which sums are counted. A judgement: finer ones change no p in its third digit."""
_DRAWS, _ROUND = 5_000, 500
"""Resamples of the stories, and how many of them are in memory at once."""
_SEED = 20_311
"""Any number: the same resamples in every run."""


def deviations(figures: Mapping[str, float]) -> dict[str, float]:
    """Return each outlet's figure less the mean of the others', on one story of two outlets or more."""
    total = math.fsum(figures.values())  # the same sum in whatever order the outlets stand
    return {outlet: value - (total - value) / (len(figures) - 1) for outlet, value in figures.items()}


def paired_p(stories: Sequence[Mapping[str, float]], outlet: str) -> float:
    """Return the two-sided p of an outlet's mean deviation: the larger one of two permutation tests.

    `stories` are the deviations of all outlets, story by story. Shuffled labels: if the outlet were one like the
    others, its label could stand on any article of a story. Flipped signs: it would be above the others as often and as
    far as below. The first takes an outlet of short articles, whose figures jump about, for an odd one; the second
    takes skewed figures for a habit. What both call odd is neither. With two outlets they are one test.
    """
    flipped = [{"": -story[outlet], outlet: story[outlet]} for story in stories]
    return max(_permuted(stories, outlet), _permuted(flipped, outlet))


def _permuted(stories: Sequence[Mapping[str, float]], label: str) -> float:
    """Return how probable a sum over stories is that lies as far from 0 as the label's, were it to stand anywhere.

    Each story's numbers add up to 0. All assignments of the label are counted, none is drawn by chance: the sums are
    counted on a lattice of small steps. Numbers are rounded to it first, so the test is exact for the rounded ones.
    """
    spread = math.sqrt(math.fsum(d * d / len(story) for story in stories for d in story.values()))
    if not spread:
        return 1.0
    steps = [{o: round(_STEPS * d / spread) for o, d in story.items()} for story in stories]
    reach = sum(max(map(abs, story.values())) for story in steps)
    chances, middle = np.ones(1), 0  # of every sum that the stories so far can have
    for story in steps:
        widest = max(map(abs, story.values()))
        before, chances = chances / len(story), np.zeros(2 * (middle + widest) + 1)
        for step in story.values():
            chances[widest + step : widest + step + len(before)] += before
        middle += widest
    seen = abs(sum(story[label] for story in steps))
    both = chances[: reach - seen + 1].sum() + chances[reach + seen :].sum()
    return float(min(both, 1.0))


def interval(sample: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % interval of the sample's mean, by resampling its stories.

    Percentiles of a bootstrap are too narrow where stories are few; they are widened as T. C. Hesterberg proposes
    ("What Teachers Should Know About the Bootstrap", 2015): by what a t-interval is wider than a normal one.
    """
    from scipy.stats import norm, t  # type: ignore[import-untyped]

    values, n = np.sort(np.asarray(sample, dtype=float)), len(sample)
    random = np.random.default_rng(_SEED)
    means = np.concatenate([values[random.integers(0, n, (_ROUND, n))].mean(axis=1) for _ in range(_DRAWS // _ROUND)])
    tail = float(norm.cdf(-math.sqrt(n / (n - 1)) * t.ppf(0.975, n - 1)))
    low, high = np.quantile(means, (tail, 1 - tail))
    return float(low), float(high)


def false_discovery(p: Sequence[float]) -> list[float]:
    """Return q of each comparison: the rate of false discoveries if it and all with a smaller p are called differences.

    Benjamini and Hochberg (1995). Comparisons of one aspect depend on each other, which the method does not allow for
    in every case; the tests simulate that rate.
    """
    from scipy.stats import false_discovery_control

    adjusted: Any = false_discovery_control(p) if p else []
    return [float(q) for q in adjusted]
