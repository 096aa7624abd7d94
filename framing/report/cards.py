"""One card an outlet: what it leaves out, what it alone has, its own words, whom it lets speak, how it names people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.estimates import ENOUGH_WORDS, share
from framing.findings.name_words import wording
from framing.records import Confidence, confidence
from framing.report.catalogue import perhaps_also, widely_told
from framing.report.matrix import Word, strongest

if TYPE_CHECKING:
    from framing.records import Claim, Entity, Estimate, Mention, Omission
    from framing.report.catalogue import Byline, Catalogue, Quote, Reference


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a name, and the anchor of its first use."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms that one outlet uses, the most frequent first; none where it does not name the entity."""

    outlet: str
    column: int
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One actor, place or event, with each outlet's names for it."""

    entity: str
    kind: str
    outlets: tuple[Forms, ...]


@dataclass(frozen=True, slots=True)
class SpeakerShare:
    """Somebody to whom an article gives words: how many, and which share of the article's words that is."""

    name: str
    quoted: int
    reported: int
    share: Estimate


@dataclass(frozen=True, slots=True)
class Voices:
    """Who gets to speak in one article, those with most words first, then nobody in particular.

    `rest` are those who are given fewest words, where there are many.
    """

    byline: Byline
    speakers: tuple[SpeakerShare, ...]
    rest: tuple[SpeakerShare, ...]


_SPEAKERS = 5
"""Speakers of an article that are shown with their words; of the rest, the names."""


def view_voices(catalogue: Catalogue) -> tuple[Voices, ...]:
    """Return who gets to speak in each article, in the order of the articles."""
    found: dict[str, list[SpeakerShare]] = {article: [] for article in catalogue.index.article_of}
    for speaker in sorted(catalogue.comparison.speakers, key=lambda each: not each.entity):
        words = catalogue.index.article_of[speaker.article].words
        part = share(min(speaker.quoted + speaker.reported, words), words, enough=ENOUGH_WORDS)
        found[speaker.article].append(SpeakerShare(speaker.entity, speaker.quoted, speaker.reported, part))
    return tuple(
        Voices(catalogue.byline(article), tuple(shares[:_SPEAKERS]), tuple(shares[_SPEAKERS:]))
        for article, shares in found.items()
    )


def view_names(catalogue: Catalogue) -> tuple[EntityRow, ...]:
    """Return the entities that two outlets word differently, people, events and terms first, then by what differs most.

    `Comparison.entities` holds every entity with all its mentions, for tools. Here a row must show a choice: one that
    all outlets name alike, up to style (see `framing.findings.name_words`), says nothing about any of them.
    """
    spread = [(_spread(catalogue, entity), entity) for entity in catalogue.comparison.entities]
    spread = [row for row in spread if row[0]]
    spread.sort(key=lambda row: (row[1].kind in {"place", "organisation"}, -row[0], -len(row[1].mentions)))
    return tuple(_entity(catalogue, entity) for _, entity in spread)


def _spread(catalogue: Catalogue, entity: Entity) -> int:
    """Return how many words of choice some outlets use for an entity and others, that name it too, do not."""
    words: dict[str, set[str]] = {}
    for name in entity.mentions:
        words.setdefault(catalogue.index.outlet_of_article[name.article], set()).update(wording(entity, name.text))
    outlets = Counter(word for used in words.values() for word in used)
    return sum(times < len(words) for times in outlets.values())


def _entity(catalogue: Catalogue, entity: Entity) -> EntityRow:
    """Return the forms of each outlet: those with a word of choice first, then the most frequent."""
    uses: dict[str, dict[str, list[Mention]]] = {outlet: {} for outlet in catalogue.index.outlets}
    for name in entity.mentions:
        forms = uses[catalogue.index.outlet_of_article[name.article]]
        forms.setdefault(name.text.casefold(), []).append(name)
    outlets = tuple(
        Forms(outlet, column, tuple(_form(catalogue, names) for names in _ranked(entity, forms)))
        for column, (outlet, forms) in enumerate(uses.items(), 1)
    )
    return EntityRow(entity.entity, entity.kind, outlets)


def _ranked(entity: Entity, forms: dict[str, list[Mention]]) -> list[list[Mention]]:
    return sorted(forms.values(), key=lambda names: (not wording(entity, names[0].text), -len(names)))


def _form(catalogue: Catalogue, names: list[Mention]) -> Form:
    """Return one form as it stands inside a sentence: "the Russian leader", though a sentence may begin with it."""
    text = max((name.text for name in names), key=lambda text: (text[:1].islower(), -sum(map(str.isupper, text))))
    return Form(text, catalogue.anchor(names[0].passage))


@dataclass(frozen=True, slots=True)
class Gap:
    """One claim that an article lacks, or has in part, with the outlets that carry it."""

    claim: Reference
    partly: bool
    carriers: tuple[str, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Exclusive:
    """A claim that one outlet alone has, by its clearest passage. `unclear` are the outlets that may have it too."""

    claim: Reference
    quote: Quote
    unclear: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """How an outlet calls somebody or something that others call otherwise."""

    entity: str
    forms: Forms


@dataclass(frozen=True, slots=True)
class Card:
    """One article's card, each list the most telling first."""

    byline: Byline
    gaps: tuple[Gap, ...]
    exclusives: tuple[Exclusive, ...]
    words: tuple[Word, ...]
    speakers: tuple[SpeakerShare, ...]
    quieter: tuple[SpeakerShare, ...]
    names: tuple[Naming, ...]


def view_cards(catalogue: Catalogue) -> tuple[Card, ...]:
    """Return a card for each article, in their order."""
    voices = {each.byline.anchor: each for each in view_voices(catalogue)}
    names = view_names(catalogue)
    return tuple(_card(catalogue, article, voices, names) for article in catalogue.index.article_of)


def _card(catalogue: Catalogue, article: str, voices: dict[str, Voices], names: tuple[EntityRow, ...]) -> Card:
    byline = catalogue.byline(article)
    heard = voices[byline.anchor]
    return Card(
        byline=byline,
        gaps=_gaps(catalogue, article),
        exclusives=_exclusives(catalogue, article),
        words=strongest(catalogue, article),
        speakers=heard.speakers,
        quieter=heard.rest,
        names=tuple(
            Naming(row.entity, forms)
            for row in names
            for forms in row.outlets
            if forms.column == byline.column and forms.forms
        ),
    )


def _gaps(catalogue: Catalogue, article: str) -> tuple[Gap, ...]:
    """Return what the article lacks and several others have, or, of two outlets, what the other has.

    What one outlet of several has alone says more of that outlet than of the others: it stands on that one's card.
    """
    index = catalogue.index
    own = [o for o in index.comparison.omissions if o.article == article]
    told = [o for o in own if widely_told(index.claim_of[o.claim], len(index.outlets))]
    return tuple(_gap(catalogue, omission) for omission in sorted(told, key=lambda o: -o.salience * o.probability))


def _gap(catalogue: Catalogue, omission: Omission) -> Gap:
    claim = catalogue.index.claim_of[omission.claim]
    return Gap(
        catalogue.reference(claim.id),
        omission.state == "partly",
        claim.outlets,
        confidence(omission.probability),
    )


def _exclusives(catalogue: Catalogue, article: str) -> tuple[Exclusive, ...]:
    """Return what the article alone has, the most telling first."""
    passage_of = catalogue.index.passage_of
    own = [claim for claim in catalogue.exclusives() if passage_of[claim.passages[0]].article == article]
    return tuple(_exclusive(catalogue, claim) for claim in own)


def _exclusive(catalogue: Catalogue, claim: Claim) -> Exclusive:
    passage = next(
        (p for p in claim.passages if catalogue.index.passage_of[p].text == claim.summary), claim.passages[0]
    )
    return Exclusive(catalogue.reference(claim.id), catalogue.quote(passage), perhaps_also(claim))
