"""Where a claim's sentences come from: outlets that print one agency's sentence are one witness, not several.

Two reporters at one event write down the same quotation, so only words outside quotation marks tell copy.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.cleaning.reprints import Reprints
    from framing.records import Passage

_SHORTEST = 6
"""Words; two writers may hit on the same shorter sentence."""
_ALIKE = 0.85
"""Share of the words of two sentences that stand in both in one order, from which one was copied from the other."""
_EDITED = 0.6
"""The same share where the two articles print one text anyway: an editor changed more of this sentence."""
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"][^”“\"]*(?:[”\"]|$)|^[^“”\"]*”")
"""A quotation, or the end of one that an earlier sentence opens."""


def copied(first: str, second: str) -> bool:
    """Return whether two sentences are one text, but for a word or two: agency copy that two outlets print."""
    return _copied(_words(first), _words(second))


def count_origins(
    group: Sequence[int], outlets: Sequence[str], passages: Sequence[Passage], reprints: Sequence[Reprints] = ()
) -> int:
    """Return how many witnesses the passages `group` are: its outlets, those counted once that print one sentence.

    In articles that are `reprints` of one text a sentence counts as the same though it is short, a quotation or edited
    more; a sentence that one of them added is a witness of its own.
    """
    one = {outlets[i]: outlets[i] for i in group}
    words = {i: _words(passages[i].text) for i in group}
    text = {article: n for n, found in enumerate(reprints) for article in found.articles}

    def first(outlet: str) -> str:
        while one[outlet] != outlet:
            outlet = one[outlet]
        return outlet

    for i, j in combinations(group, 2):
        a, b = first(outlets[i]), first(outlets[j])
        if a == b:
            continue
        reprinted = text.get(passages[i].article, -1) == text.get(passages[j].article, -2)
        if _copied(words[i], words[j]) or (reprinted and _edited(passages[i].text, passages[j].text)):
            one[b] = a
    return len({first(outlet) for outlet in one})


def _edited(first: str, second: str) -> bool:
    """Return whether two sentences of one text are the same one, as two editors left it."""
    short, long = sorted((_WORD.findall(first.casefold()), _WORD.findall(second.casefold())), key=len)
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _EDITED


def _words(text: str) -> list[str]:
    return _WORD.findall(_QUOTED.sub(" ", text.casefold()))


def _copied(first: list[str], second: list[str]) -> bool:
    short, long = sorted((first, second), key=len)
    if len(short) < _SHORTEST or 2 * len(short) < _ALIKE * (len(short) + len(long)):
        return False
    # Most pairs share few words; comparing their order costs a hundred times as much as seeing that.
    if len(set(short) & set(long)) < 0.6 * len(set(short)):
        return False
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _ALIKE
