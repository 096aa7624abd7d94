"""Two things timed in turns, and the ratio of their times: what else the machine does meets both."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spread(values: Sequence[float], digits: int = 3) -> dict[str, float]:
    """Return the median, the least and the largest of the values."""
    return {
        "median": round(statistics.median(values), digits),
        "least": round(min(values), digits),
        "largest": round(max(values), digits),
    }


def ratios(work: Callable[[], object], yardstick: Callable[[], object], rounds: int) -> dict[str, float]:
    """Return the time of `work` as a share of that of `yardstick`, in as many turns."""
    return spread([seconds(work) / seconds(yardstick) for _ in range(rounds)])
