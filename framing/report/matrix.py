"""The first screen: the headlines side by side, and the matrix of claims by outlets under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.records import Confidence, State, confidence
from framing.report.catalogue import segments, web_address

if TYPE_CHECKING:
    from framing.records import Article, Claim
    from framing.report.catalogue import Byline, Catalogue, Mark, Reference, Segment

_SHARED, _TOP = 9, 12
"""Rows shown at once of claims that several outlets carry, and of all. A judgement: what a screen holds."""
_WORDS = 2
"""Marked words shown under each headline: the surest of an outlet's own voice."""
_COLOURS = frozenset({"qualifier", "loaded", "euphemism", "scare-quote", "spelling"})
"""Kinds of mark whose words tell something by themselves: "Kremlin-controlled" does, "appears" and "critics" do not."""


@dataclass(frozen=True, slots=True)
class Word:
    """A marked word in an author's own voice, with the anchor of its passage."""

    mark: Mark
    anchor: str

    @property
    def colours(self) -> bool:
        """Whether the word alone says how its outlet colours what it tells."""
        return self.mark.kind in _COLOURS


@dataclass(frozen=True, slots=True)
class Headline:
    """One article as its reader meets it. `copy` is the agency whose text it is.

    `words` are the surest marks in its own voice; `href` is its address on the web, where it has one.
    """

    byline: Byline
    segments: tuple[Segment, ...]
    published: str | None
    authors: tuple[str, ...]
    length: int
    copy: str | None
    href: str | None
    words: tuple[Word, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """An outlet's verdict on a claim, as the matrix draws it; `anchor` leads to the passages, or to the claim."""

    outlet: str
    column: int
    state: State
    confidence: Confidence
    anchor: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One claim in the matrix. `shared`: several outlets carry it; `disagrees`: a figure, name or statement differs."""

    claim: Reference
    shared: bool
    disagrees: bool
    confidence: Confidence
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The claims by outlets: `top` are shown at once, `rest` on demand."""

    top: tuple[MatrixRow, ...]
    rest: tuple[MatrixRow, ...]


def view_headlines(catalogue: Catalogue) -> tuple[Headline, ...]:
    """Return the articles' heads, in their order."""
    return tuple(_headline(catalogue, article) for article in catalogue.index.article_of.values())


def _headline(catalogue: Catalogue, article: Article) -> Headline:
    place = next((p for p in catalogue.index.passages_of[article.id] if p.role == "headline"), None)
    marked = segments(place.text, catalogue.marks(place.id)) if place else segments(article.headline)
    return Headline(
        byline=catalogue.byline(article.id),
        segments=marked,
        published=article.published,
        authors=article.authors,
        length=article.words,
        copy=article.wire if article.wire != article.outlet else None,
        href=web_address(article.url),
        words=tuple(word for word in strongest(catalogue, article.id) if word.colours or word.mark.stance)[:_WORDS],
        notices=article.notices,
    )


def strongest(catalogue: Catalogue, article: str) -> tuple[Word, ...]:
    """Return an article's sure marks in its own voice, each wording once: what colours before how it reports speech."""
    found: dict[str, Word] = {}
    for passage in catalogue.index.passages_of[article]:
        for mark in catalogue.marks(passage.id):
            if mark.voice == "author" and mark.number is not None and mark.confidence == "sure":
                found.setdefault(mark.text.casefold(), Word(mark, catalogue.anchor(passage.id)))
    return tuple(sorted(found.values(), key=lambda word: (not word.colours, -word.mark.probability)))


def view_matrix(catalogue: Catalogue) -> Matrix:
    """Return the matrix: the most salient shared claims first, then what each outlet has alone, surely if it can be."""
    shared = [claim for claim in catalogue.comparison.claims if len(claim.outlets) > 1]
    single = catalogue.exclusives()
    firsts = list({claim.outlets[0]: claim for claim in reversed(single)}.values())
    firsts.sort(key=single.index)
    top = shared[: max(_SHARED, _TOP - len(firsts))]
    top += firsts[: _TOP - len(top)]
    rest = [claim for claim in (*shared, *single) if claim not in top]
    return Matrix(tuple(_row(catalogue, claim) for claim in top), tuple(_row(catalogue, claim) for claim in rest))


def _row(catalogue: Catalogue, claim: Claim) -> MatrixRow:
    reference, shared = catalogue.reference(claim.id), len(claim.outlets) > 1
    cells = []
    for column, outlet in enumerate(catalogue.index.outlets, 1):
        verdict = claim.verdict(outlet)
        anchor = f"{reference.anchor}-{column}" if shared and verdict.state == "reported" else reference.anchor
        cells.append(Cell(outlet, column, verdict.state, confidence(verdict.probability), anchor))
    disagrees = claim.id in catalogue.disputed
    return MatrixRow(reference, shared, disagrees, confidence(claim.probability), tuple(cells))
