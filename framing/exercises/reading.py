"""The text that a pupil reads for a task: an article's own paragraphs, numbered, no longer than a page or so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from framing.exercises.sheet import Paragraph, Reading

if TYPE_CHECKING:
    from framing.records import Index

LONGEST = 550  # words: a page and a half of A4, ten minutes' reading at school


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An article's text as printed, and beside which number each of its passages stands."""

    reading: Reading
    paragraph: dict[str, int]


def excerpt(index: Index, article_id: str) -> Excerpt:
    """Return the article's paragraphs up to about LONGEST words, always the first one."""
    article = index.article_of[article_id]
    passages = [p for p in index.passages_of[article_id] if p.role in ("body", "standfirst")]
    paragraphs: list[Paragraph] = []
    numbers: dict[str, int] = {}
    length, shortened = 0, False
    for _, group in groupby(passages, key=lambda passage: passage.paragraph):
        members = list(group)
        text = " ".join(article.text[members[0].start : members[-1].end].split())
        length += len(text.split())
        if paragraphs and length > LONGEST:
            shortened = True
            break
        paragraphs.append(Paragraph(len(paragraphs) + 1, text))
        numbers.update((passage.id, len(paragraphs)) for passage in members)
    reading = Reading(article.outlet, article.headline, article.published, tuple(paragraphs), shortened)
    return Excerpt(reading, numbers)
