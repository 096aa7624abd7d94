"""What a story is about, in a few words: those that it uses often and the other stories of a run do not.

A word's weight is how many passages of the story have it, times the logarithm of how rare it is among the stories
(Spärck Jones, A statistical interpretation of term specificity, 1972). Function words, days, months and the outlets'
own names tell nothing, and are left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

from framing import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.records import Comparison

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST, _LONGEST = 3, 24
"""Letters of a word. Shorter ones are mostly grammar; longer ones are addresses, or text written without spaces."""

_KEPT, _SHOWN = 40, 5
"""Words that are kept of a story, and how many of them are shown. A judgement: five fit a line of the index."""

_LEAST = 2
"""Passages that have a word; what stands in one is no topic."""


def frequent_words(comparison: Comparison) -> dict[str, int]:
    """Return the words that a story uses most, each with the number of passages that have it; the most used first."""
    ignored = _ignored() | {_key(word) for a in comparison.story.articles for word in _WORD.findall(a.outlet)}
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    passages: Counter[str] = Counter()
    for passage in comparison.passages:
        found = {word: _key(word) for word in _WORD.findall(passage.text) if _SHORTEST <= len(word) <= _LONGEST}
        for word, key in found.items():
            forms[key][word] += 1
        passages.update(sorted(set(found.values()) - ignored))
    often = [(key, count) for key, count in passages.items() if count >= _LEAST]
    often.sort(key=lambda pair: (-pair[1], pair[0]))
    return {min(forms[key], key=lambda form: (-forms[key][form], form)): count for key, count in often[:_KEPT]}


def topic_words(stories: Sequence[Mapping[str, int]]) -> tuple[tuple[str, ...], ...]:
    """Return, for the frequent words of each story, those that tell it best from the others; the best first."""
    spread = Counter(key for words in stories for key in {_key(word) for word in words})

    def weight(word: str, count: int) -> float:
        return round(count * log((len(stories) + 1) / spread[_key(word)]), 6)  # so that ties are ties everywhere

    return tuple(
        tuple(sorted(words, key=lambda word, words=words: (-weight(word, words[word]), word))[:_SHOWN])  # type: ignore[misc]
        for words in stories
    )


def _key(word: str) -> str:
    """Return a word as it is counted: without capitals, and without the ending of a plural."""
    small = word.casefold()
    return small.removesuffix("s") if len(small) > 4 and not small.endswith("ss") else small


def _ignored() -> set[str]:
    from spacy.lang.en.stop_words import STOP_WORDS  # loaded already where stories are compared

    return {_key(word) for word in (*STOP_WORDS, *lexicon.words("weekdays"), *lexicon.table("months"))}
