"""The articles themselves, each text in full with its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.report.catalogue import Segment, segments, web_address

if TYPE_CHECKING:
    from framing.records import Article, Aside, Passage, PassageRole
    from framing.report.catalogue import Byline, Catalogue, Mark, Reference


@dataclass(frozen=True, slots=True)
class Sentence:
    """One passage in its place. `claims` are the shared ones that it carries; `between` leads to the next."""

    anchor: str
    segments: tuple[Segment, ...]
    claims: tuple[Reference, ...]
    between: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article, with the notes on its marks."""

    role: PassageRole
    sentences: tuple[Sentence, ...]
    notes: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One article: where it came from, its text in full, and what was set aside as not the article's own.

    `source` is a file's name or an address.
    """

    byline: Byline
    headline: str
    href: str | None
    source: str
    paragraphs: tuple[Paragraph, ...]
    asides: tuple[Aside, ...]


def view_texts(catalogue: Catalogue) -> tuple[Text, ...]:
    """Return every article in full."""
    return tuple(
        Text(
            byline=catalogue.byline(article.id),
            headline=article.headline,
            href=web_address(article.url),
            source=_file_name(article.source),
            paragraphs=_paragraphs(catalogue, article),
            asides=article.asides,
        )
        for article in catalogue.index.article_of.values()
    )


def _file_name(source: str) -> str:
    """Return a source without the folders that lead to it: they are the user's own and no reader's concern."""
    return source if web_address(source) else source.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _paragraphs(catalogue: Catalogue, article: Article) -> tuple[Paragraph, ...]:
    blocks: dict[int, list[Passage]] = {}
    for passage in catalogue.index.passages_of[article.id]:
        blocks.setdefault(passage.paragraph, []).append(passage)
    paragraphs = []
    for block in blocks.values():
        sentences = []
        for place, passage in enumerate(block):
            after = article.text[passage.end : block[place + 1].start] if place + 1 < len(block) else ""
            marked = segments(passage.text, catalogue.marks(passage.id))
            sentences.append(Sentence(catalogue.anchor(passage.id), marked, _shared(catalogue, passage), after))
        notes = tuple(m for passage in block for m in catalogue.marks(passage.id) if m.number is not None)
        paragraphs.append(Paragraph(block[0].role, tuple(sentences), notes))
    return tuple(paragraphs)


def _shared(catalogue: Catalogue, passage: Passage) -> tuple[Reference, ...]:
    """Return the claims that a passage carries and other outlets carry too."""
    claims = (catalogue.index.claim_of[claim] for claim in catalogue.index.claims_of[passage.id])
    return tuple(catalogue.reference(claim.id) for claim in claims if len(claim.outlets) > 1)
