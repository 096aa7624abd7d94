"""A model's columns out of a large table, some thousand rows at a time, so that no second copy of it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

TOGETHER = 8192
"""Rows that are looked at together: few enough to stay in the processor's cache."""


def rows_of(
    features: NDArray[np.float32], columns: Sequence[str], wanted: Sequence[str]
) -> Iterator[NDArray[np.float32]]:
    """Yield the columns `wanted` of `features`, whose own are called `columns`, block by block."""
    place = {name: n for n, name in enumerate(columns)}
    own = [place[name] for name in wanted]
    for start in range(0, len(features), TOGETHER):
        yield features[start : start + TOGETHER, own]
