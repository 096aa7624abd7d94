"""How many of a comparison's claims are in every outlet, in several, and in one alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.records import Index


@dataclass(frozen=True, slots=True)
class Spread:
    """Numbers of claims. With a single outlet, nothing is shared, and every claim is `by_one`."""

    by_all: int
    by_some: int
    by_one: int


def spread(index: Index) -> Spread:
    """Return the claims counted by how many outlets carry them."""
    every = len(index.outlets)
    carried = [len(claim.outlets) for claim in index.comparison.claims]
    by_one = sum(n <= 1 for n in carried)
    by_all = sum(n == every and n > 1 for n in carried)
    return Spread(by_all, len(carried) - by_all - by_one, by_one)
