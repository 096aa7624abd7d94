"""What a sheet prints of an article: its paragraphs, its lead, and as much as can be read in ten minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from framing.exercises.suitable import opens_back
from framing.exercises.wording import normal, stems, words

if TYPE_CHECKING:
    from framing.records import Index, Passage

LONGEST = 550  # words: a page and a half of A4, ten minutes' reading at school
_LEAD = 8
"""Words from which a first sentence is a lead and no dateline."""
_BEGINNING = 40
"""Characters in which a headline and a lead agree where one is the other's beginning."""
_RESIDUE = re.compile(
    r"\\u[0-9a-f]{4}|^[\[{]|^\W*$|\bMORE\b|[a-z]{3}(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)\."
    r"|nlarge this image"
)
"""What a page's data leaves in a text that was not cleaned of it."""
_DATELINE = re.compile(r"^[A-Z][A-Z .,]+(?: \([\w./ ]+\))? ?[—–-]+ ?")
"""Where and for whom a report was written, before its first words."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An article's text as printed, and in which of its paragraphs, counted from 1, each of its passages stands."""

    article: str
    label: str
    paragraphs: tuple[str, ...]
    paragraph: dict[str, int]

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
    """Return an article's paragraphs, standfirst and body, each with its passages."""
    article = index.article_of[article_id]
    passages = [p for p in index.passages_of[article_id] if p.role in ("standfirst", "body")]
    groups = (tuple(group) for _, group in groupby(passages, key=lambda passage: passage.paragraph))
    return [(" ".join(article.text[own[0].start : own[-1].end].split()), own) for own in groups]


def excerpt(index: Index, article_id: str) -> Excerpt:
    """Return the article's paragraphs up to about LONGEST words, always the first one."""
    article = index.article_of[article_id]
    printed: list[str] = []
    where: dict[str, int] = {}
    length = 0
    for text, passages in paragraphs(index, article_id):
        length += len(text.split())
        if printed and length > LONGEST:
            break
        printed.append(text)
        where.update((passage.id, len(printed)) for passage in passages)
    return Excerpt(article_id, f"{article.outlet}: {article.headline}", tuple(printed), where)


def lead(index: Index, article_id: str) -> Passage | None:
    """Return the sentence that opens an article; None where that is half a quotation, or what a page left behind.

    Nor is one that leans on a sentence before it: the article's own beginning was lost.
    """
    opening = (p for p in index.passages_of[article_id] if p.role in ("standfirst", "body") and words(p.text) >= _LEAD)
    first = next(opening, None)
    return first if first and reads(first.text) and not opens_back(_DATELINE.sub("", first.text)) else None


def opening(index: Index, article_id: str) -> tuple[str, str]:
    """Return an article's headline and its lead, and a label that says which of the two are there.

    It is the lead alone where the headline is only its beginning, the headline alone where the lead is lost.
    """
    article, first = index.article_of[article_id], lead(index, article_id)
    if first is None:
        return article.headline, f"{article.outlet}: headline"
    if repeats(article.headline, first.text):
        return first.text, f"{article.outlet}: first sentence"
    return f"{article.headline}\n\n{first.text}", f"{article.outlet}: headline and first sentence"


def repeats(headline: str, first: str) -> bool:
    """Return whether a headline is only the beginning of the first sentence."""
    return normal(first).startswith(normal(headline)[:_BEGINNING])


def reads(text: str) -> bool:
    """Return whether a headline or a lead is words that somebody wrote, with all its quotation marks."""
    halved = text.count("“") != text.count("”") or text.count('"') % 2
    return not halved and not _RESIDUE.search(text)
