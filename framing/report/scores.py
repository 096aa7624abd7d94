"""What the scorers say, as a page shows it: slanted passages of each article, and the tone toward the main actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.records import Confidence, confidence

if TYPE_CHECKING:
    from framing.records import Slant, Tone, Voice
    from framing.report.catalogue import Byline, Catalogue, Quote


@dataclass(frozen=True, slots=True)
class SlantedPassage:
    """A passage that a scorer holds for slanted, the words that weighed most picked out."""

    quote: Quote
    kind: str
    voice: Voice
    confidence: Confidence
    why: str


@dataclass(frozen=True, slots=True)
class Slants:
    """One article's slanted passages, the surest first; `to_check` are those that are not sure enough to state."""

    byline: Byline
    found: tuple[SlantedPassage, ...]
    to_check: tuple[SlantedPassage, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """A mention with a tone, in its sentence."""

    tone: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class ArticleTone:
    """How often an article's words around an actor are negative, neutral or positive, or leave it open.

    `evidence` are the surest negative mention and the surest positive one.
    """

    byline: Byline
    negative: int
    neutral: int
    positive: int
    unsure: int
    evidence: tuple[Instance, ...]


@dataclass(frozen=True, slots=True)
class Tones:
    """One actor in every article that mentions it."""

    entity: str
    articles: tuple[ArticleTone, ...]


_CHECKS = 2
"""Unsure passages of a kind offered for a check, for each article."""


def view_slants(catalogue: Catalogue) -> tuple[Slants, ...]:
    """Return every article's slanted passages, in the order of the articles; an article without any is there, empty."""
    ranked = sorted(catalogue.comparison.slants, key=lambda slant: -slant.probability)
    pages = []
    for article in catalogue.index.article_of:
        own = [slant for slant in ranked if catalogue.index.passage_of[slant.passage].article == article]
        found = [slant for slant in own if confidence(slant.probability) != "unsure"]
        unsure = [slant for slant in own if slant not in found]
        checks = [s for kind in ("lexical", "informational") for s in [u for u in unsure if u.kind == kind][:_CHECKS]]
        shown = [tuple(_slanted_passage(catalogue, slant) for slant in slants) for slants in (found, checks)]
        pages.append(Slants(catalogue.byline(article), *shown))
    return tuple(pages)


def _slanted_passage(catalogue: Catalogue, slant: Slant) -> SlantedPassage:
    words = [(word.start, word.end) for word in slant.words]
    return SlantedPassage(
        catalogue.quote(slant.passage, words), slant.kind, slant.voice, confidence(slant.probability), slant.why
    )


def view_tones(catalogue: Catalogue) -> tuple[Tones, ...]:
    """Return the tone toward each main actor by article, in the order in which the actors were found."""
    found: dict[str, dict[str, list[Tone]]] = {}
    for tone in catalogue.comparison.tones:
        found.setdefault(tone.entity, {}).setdefault(tone.article, []).append(tone)
    return tuple(
        Tones(entity, tuple(_article_tone(catalogue, article, tones) for article, tones in articles.items()))
        for entity, articles in found.items()
    )


def _article_tone(catalogue: Catalogue, article: str, tones: list[Tone]) -> ArticleTone:
    clear = [tone for tone in tones if confidence(tone.probability) != "unsure"]
    telling = sorted((tone for tone in clear if tone.tone != "neutral"), key=lambda tone: -tone.probability)
    counts = {label: sum(tone.tone == label for tone in clear) for label in ("negative", "neutral", "positive")}
    return ArticleTone(
        catalogue.byline(article),
        **counts,
        unsure=len(tones) - len(clear),
        evidence=tuple(_instance(catalogue, tone) for tone in _surest(telling)),
    )


def _surest(telling: list[Tone]) -> list[Tone]:
    """Return the surest negative and the surest positive mention, in the order of the text."""
    first = {tone.tone: tone for tone in reversed(telling)}
    return sorted(first.values(), key=telling.index)


def _instance(catalogue: Catalogue, tone: Tone) -> Instance:
    words = [(word.start, word.end) for word in tone.words]
    return Instance(tone.tone, catalogue.quote(tone.passage, words, confidence(tone.probability)))
