"""Where a claim's sentences come from: outlets that print one agency's sentence are one witness, not several."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Passage

_SHORTEST = 6
"""Words; two writers may hit on the same shorter sentence."""
_ALIKE = 0.85
"""Share of the words of two sentences that stand in both in one order, from which one was copied from the other."""
_WORD = re.compile(r"\w+")


def copied(first: str, second: str) -> bool:
    """Return whether two sentences are one text, but for a word or two: agency copy that two outlets print."""
    a, b = (_WORD.findall(text.casefold()) for text in (first, second))
    if min(len(a), len(b)) < _SHORTEST:
        return False
    match = SequenceMatcher(None, a, b, autojunk=False)
    return match.real_quick_ratio() >= _ALIKE and match.quick_ratio() >= _ALIKE and match.ratio() >= _ALIKE


def count_origins(group: Sequence[int], outlets: Sequence[str], passages: Sequence[Passage]) -> int:
    """Return how many witnesses the passages `group` are: its outlets, those counted once that print one sentence."""
    one: dict[str, str] = {outlets[i]: outlets[i] for i in group}

    def first(outlet: str) -> str:
        while one[outlet] != outlet:
            outlet = one[outlet]
        return outlet

    for i, j in combinations(group, 2):
        a, b = first(outlets[i]), first(outlets[j])
        if a != b and copied(passages[i].text, passages[j].text):
            one[b] = a
    return len({first(outlet) for outlet in one})
