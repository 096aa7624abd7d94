"""An article as printed on a sheet: its first paragraphs, as many as can be read in ten minutes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from framing.exercises.material import stems

if TYPE_CHECKING:
    from framing.records import Index

LONGEST = 550  # words: a page and a half of A4, ten minutes' reading at school


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


def excerpt(index: Index, article_id: str) -> Excerpt:
    """Return the article's paragraphs up to about LONGEST words, always the first one."""
    article = index.article_of[article_id]
    passages = [p for p in index.passages_of[article_id] if p.role in ("body", "standfirst")]
    paragraphs: list[str] = []
    where: dict[str, int] = {}
    length = 0
    for _, group in groupby(passages, key=lambda passage: passage.paragraph):
        members = list(group)
        text = " ".join(article.text[members[0].start : members[-1].end].split())
        length += len(text.split())
        if paragraphs and length > LONGEST:
            break
        paragraphs.append(text)
        where.update((passage.id, len(paragraphs)) for passage in members)
    return Excerpt(article_id, f"{article.outlet}: {article.headline}", tuple(paragraphs), where)
