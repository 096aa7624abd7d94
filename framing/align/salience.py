"""How much a claim matters to the story, from what readers would call it: who carries it, where, how fully."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Passage

_OUTLETS, _LEAD, _DETAIL = 0.4, 0.3, 0.3
"""What each part counts; together one."""


def rate(group: tuple[int, ...], origins: int, outlets: Sequence[str], passages: Sequence[Passage]) -> float:
    """Return the salience of the claim that the passages `group` carry, from 0 to 1; `origins` are its witnesses."""
    every = len(set(outlets))
    share = (origins - 1) / (every - 1) if every > 1 else 0.0
    lead = max(math.exp(-passages[i].index / 6) for i in group)
    detail = min(max(len(passages[i].text.split()) for i in group) / 40, 1.0)
    return round(_OUTLETS * share + _LEAD * lead + _DETAIL * detail, 4)
