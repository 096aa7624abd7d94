"""How many of a comparison's claims are in every outlet, in several, and in one alone, by the one verdict on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.records import Index


@dataclass(frozen=True, slots=True)
class Spread:
    """Numbers of claims. With a single outlet, nothing is shared, and every claim is `by_one`.

    `unclear` are claims of one outlet that another may have too: they are counted as nobody's alone.
    """

    by_all: int
    by_some: int
    by_one: int
    unclear: int


def spread(index: Index) -> Spread:
    """Return the claims counted by how many outlets carry them."""
    every, claims = len(index.outlets), index.comparison.claims
    by_all = sum(len(claim.outlets) == every > 1 for claim in claims)
    by_some = sum(1 < len(claim.outlets) < every for claim in claims)
    single = [claim for claim in claims if len(claim.outlets) == 1]
    alone = sum(all(one.state in {"reported", "absent"} for one in claim.coverage) for claim in single)
    return Spread(by_all, by_some, alone, len(single) - alone)
