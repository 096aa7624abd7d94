"""Where a copied page goes over to other subjects: its last paragraphs share few words with the story's articles.

Sites print the beginnings of other stories behind an article, in whole sentences as an article is. One page alone does
not tell them from background; what the other outlets write does. Measured by `benchmarks/subject.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.cleaning import reasons
from framing.records import Aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.cleaning.draft import Choice
    from framing.records import Article, Block

_WORD = re.compile(r"[^\W\d_]{4,}")
# Paragraphs on the story's subject share more of their longer words than this with what is known of it: nearly all do.
# With the next number it was chosen on 154 stories, of eight pairs of numbers one of those that cut few of the clean
# articles' own paragraphs: 0.03 % of them beside two others (0.3 and 4 cut 0.11 %), and half of the teasers.
_SHARED = 0.27
# By how many words, over all that is cut, the shared ones must fall short of that; a few words say nothing.
_SHORTFALL = 3.0
# How many other articles it takes: one alone, a brief, knows too little of the story. What it lacks is what only this
# outlet tells; with one other, 0.8 % of the paragraphs of clean articles were cut, up to two thirds of an article.
_OTHERS = 2
# The share of an article's blocks that is never cut: where even its beginning is strange, the others tell nothing.
_BEGINNING = 0.4


def end_at_other_subjects(article: Article, others: Sequence[Article], choice: Choice) -> Article:
    """Return a copied page's article without the paragraphs at its end that are on other subjects.

    They become asides. `others` are the story's other articles; what the user wants to keep is kept.
    """
    alike = [other for other in others if other.language == article.language]
    known = {word for other in alike for word in _words(other.text)} if len(alike) >= _OTHERS else set()
    texts = [article.text[block.start : block.end] for block in article.blocks]
    end = _end(texts, known) if known else len(texts)
    if end == len(texts) or any(choice.keeps(text) for text in texts[end:]):
        return article
    kept: tuple[Block, ...] = article.blocks[:end]
    return replace(
        article,
        text=article.text[: kept[-1].end],
        blocks=kept,
        asides=(*article.asides, *(Aside(text, reasons.SUBJECT) for text in texts[end:])),
    )


def _end(texts: Sequence[str], known: set[str]) -> int:
    """Return how many of the paragraphs are the article: up to the cut behind which they fall shortest, if enough."""
    words = [_words(text) for text in texts]
    first = max(1, round(_BEGINNING * len(texts)))
    beginning = set().union(*words[:first])
    if len(beginning & known) < _SHARED * len(beginning):
        return len(texts)
    best, end = _SHORTFALL, len(texts)
    own = known | beginning
    # Of the paragraphs from `at` on: how many have each word, their words in all, and how many of those are known.
    behind = Counter(word for found in words[first:] for word in found)
    total, shared = behind.total(), sum(count for word, count in behind.items() if word in own)
    for at in range(first, len(texts)):
        if (short := _SHARED * total - shared) > best:
            best, end = short, at
        total -= len(words[at])
        for word in words[at]:
            behind[word] -= 1
            shared += behind[word] if word not in own else -1
            own.add(word)
    return end


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
