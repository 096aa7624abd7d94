"""What the scorers say, as a page shows it: slanted passages of each article, and the tone toward the main actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.records import Confidence, confidence

if TYPE_CHECKING:
    from framing.records import Slant, Tone, Voice
    from framing.report.catalogue import Byline, Catalogue, Quote


@dataclass(frozen=True, slots=True)
class Slanted:
    """A passage that a scorer holds for slanted, the words that weighed most picked out."""

    quote: Quote
    kind: str
    voice: Voice
    confidence: Confidence
    why: str


@dataclass(frozen=True, slots=True)
class Slants:
    """One article's slanted passages, the surest first."""

    byline: Byline
    found: tuple[Slanted, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """A mention with a tone, in its sentence."""

    tone: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Toned:
    """How often an article's words around an actor are negative, neutral or positive, as far as a scorer can tell.

    `evidence` are the surest negative mention and the surest positive one.
    """

    byline: Byline
    negative: int
    neutral: int
    positive: int
    evidence: tuple[Instance, ...]


@dataclass(frozen=True, slots=True)
class Tones:
    """One actor in every article that mentions it."""

    entity: str
    articles: tuple[Toned, ...]


def view_slants(catalogue: Catalogue) -> tuple[Slants, ...]:
    """Return every article's slanted passages, in the order of the articles.

    An article without any is there, empty; where none has any, there is nothing to show.
    """
    if not catalogue.comparison.slants:
        return ()
    ranked = sorted(catalogue.comparison.slants, key=lambda slant: -slant.probability)
    pages = []
    for article in catalogue.index.article_of:
        own = [slant for slant in ranked if catalogue.index.passage_of[slant.passage].article == article]
        pages.append(Slants(catalogue.byline(article), tuple(_slanted(catalogue, slant) for slant in own)))
    return tuple(pages)


def _slanted(catalogue: Catalogue, slant: Slant) -> Slanted:
    words = [(word.start, word.end) for word in slant.words]
    return Slanted(
        catalogue.quote(slant.passage, words), slant.kind, slant.voice, confidence(slant.probability), slant.why
    )


def view_tones(catalogue: Catalogue) -> tuple[Tones, ...]:
    """Return the tone toward each main actor by article, in the order in which the actors were found."""
    found: dict[str, dict[str, list[Tone]]] = {}
    for tone in catalogue.comparison.tones:
        found.setdefault(tone.entity, {}).setdefault(tone.article, []).append(tone)
    return tuple(
        Tones(entity, tuple(_toned(catalogue, article, tones) for article, tones in articles.items()))
        for entity, articles in found.items()
    )


def _toned(catalogue: Catalogue, article: str, tones: list[Tone]) -> Toned:
    telling = sorted((tone for tone in tones if tone.tone != "neutral"), key=lambda tone: -tone.probability)
    counts = {label: sum(tone.tone == label for tone in tones) for label in ("negative", "neutral", "positive")}
    return Toned(
        catalogue.byline(article),
        **counts,
        evidence=tuple(_instance(catalogue, tone) for tone in _surest(telling)),
    )


def _surest(telling: list[Tone]) -> list[Tone]:
    """Return the surest negative and the surest positive mention, in the order of the text."""
    first = {tone.tone: tone for tone in reversed(telling)}
    return sorted(first.values(), key=telling.index)


def _instance(catalogue: Catalogue, tone: Tone) -> Instance:
    words = [(word.start, word.end) for word in tone.words]
    return Instance(tone.tone, catalogue.quote(tone.passage, words, confidence(tone.probability)))
