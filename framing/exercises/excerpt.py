"""What a sheet prints of an article: its paragraphs, its lead, and as much as can be read in ten minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from framing.exercises.boilerplate import DATELINE, caption, furniture, goes_on, printable, whole_quotations
from framing.exercises.suitable import opens_back
from framing.exercises.wording import normal, stems, words
from framing.records import ours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Index, Passage

LONGEST = 550  # words: a page and a half of A4, ten minutes' reading at school
_LEAD = 8
"""Words from which a first sentence is a lead and no dateline."""
_SHORT = re.compile(r"\b[a-z]+ .*[a-z][.!?]$")
"""A sentence of a few words that stands before what seems the first one."""
_BEGINNING = 40
"""Characters in which a headline and a lead agree where one is the other's beginning."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An article's text as printed, and in which of its paragraphs, counted from 1, each of its passages stands."""

    article: str
    label: str
    paragraphs: tuple[str, ...]
    paragraph: dict[str, int]
    entire: bool = True
    """Whether nothing of the article was left off."""

    @property
    def fit(self) -> bool:
        """Whether a class can be handed this text: nothing that a page left stands in it."""
        broken = any(text[:1].islower() and text[:2].islower() for text in self.paragraphs[1:])
        return not broken and all(printable(text) and whole_quotations(text) for text in self.paragraphs)

    @property
    def text(self) -> str:
        """The paragraphs, an empty line between them."""
        return "\n\n".join(self.paragraphs)

    def shares(self, text: str) -> tuple[float, float]:
        """Return the largest share of a text's words that stands in one paragraph, and that in the whole excerpt."""
        own = stems(text)
        near = max((len(own & stems(paragraph)) for paragraph in self.paragraphs), default=0)
        return near / max(1, len(own)), len(own & stems(self.text)) / max(1, len(own))


def paragraphs(index: Index, article_id: str) -> list[tuple[str, tuple[Passage, ...]]]:
    """Return an article's paragraphs, standfirst and body, each with its passages, and a space between sentences.

    A quotation that goes on from one into the next keeps the two together; lines of the page and captions are left off.
    """
    article = index.article_of[article_id]
    passages = [p for p in index.passages_of[article_id] if p.role in ("standfirst", "body")]
    groups = (tuple(group) for _, group in groupby(passages, key=lambda passage: passage.paragraph))
    printed = ((_spaced(article.text, own), own) for own in groups)
    joined: list[tuple[str, tuple[Passage, ...]]] = []
    for text, own in printed:
        if furniture(text) or (len(own) == 1 and caption(text)):
            continue
        if joined and goes_on(joined[-1][0], text):
            joined[-1] = (f"{joined[-1][0]} {text}", (*joined[-1][1], *own))
        else:
            joined.append((text, own))
    return joined


def _spaced(text: str, own: Sequence[Passage]) -> str:
    """Return a paragraph's text with a space before each of its sentences, where the page lost it."""
    ends = (own[0].start, *(passage.end for passage in own))
    pieces = (f"{text[end : p.start] or ' '}{text[p.start : p.end]}" for end, p in zip(ends, own, strict=False))
    return " ".join("".join(pieces).split())


def excerpt(index: Index, article_id: str) -> Excerpt:
    """Return the article's paragraphs up to about LONGEST words, always the first one.

    Its headline stands above them, but for one that is only the beginning of the first.
    """
    article = index.article_of[article_id]
    printed: list[str] = []
    where: dict[str, int] = {}
    length = 0
    entire = True
    for text, passages in paragraphs(index, article_id):
        length += len(text.split())
        if printed and length > LONGEST:
            entire = False
            break
        printed.append(text)
        where.update((passage.id, len(printed)) for passage in passages)
    headed = not (printed and repeats(article.headline, printed[0])) and reads(article.headline)
    label = f"{article.outlet}: {article.headline}" if headed else article.outlet
    return Excerpt(article_id, label, tuple(printed), where, entire)


def lead(index: Index, article_id: str) -> Passage | None:
    """Return the sentence that opens an article; None where that is half a quotation, or what a page left behind.

    Nor is one that leans on a sentence before it: the article's own beginning was lost.
    """
    opening = (p for p in index.passages_of[article_id] if p.role in ("standfirst", "body") and words(p.text) >= _LEAD)
    first = next(opening, None)
    before = (p for p in index.passages_of[article_id] if p.role == "body" and first and p.start < first.start)
    if any(_SHORT.search(passage.text) for passage in before):
        return None
    return first if first and reads(first.text) and not opens_back(DATELINE.sub("", first.text)) else None


def opening(index: Index, article_id: str) -> tuple[str, str]:
    """Return an article's headline and its lead, and a label that says which of the two are there.

    It is the lead alone where the headline is only its beginning, the headline alone where the lead is lost.
    """
    article, first = index.article_of[article_id], lead(index, article_id)
    if first is None:
        return article.headline, ours("{outlet}: headline", outlet=article.outlet)
    if repeats(article.headline, first.text):
        return first.text, ours("{outlet}: first sentence", outlet=article.outlet)
    return f"{article.headline}\n\n{first.text}", ours("{outlet}: headline and first sentence", outlet=article.outlet)


def repeats(headline: str, first: str) -> bool:
    """Return whether a headline is only the beginning of the first sentence."""
    return normal(first).startswith(normal(headline)[:_BEGINNING])


def reads(text: str) -> bool:
    """Return whether a headline or a lead is words that somebody wrote, with all its quotation marks."""
    halved = text.count("“") != text.count("”") or text.count('"') % 2
    return not halved and printable(text)
