"""One card an outlet: what it leaves out, what it alone has, its own words, whom it lets speak, how it names people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.records import Confidence, confidence
from framing.report.catalogue import perhaps_also, widely_told
from framing.report.matrix import Word, strongest
from framing.report.names import Forms, SpeakerShare, view_names, view_voices

if TYPE_CHECKING:
    from framing.records import Claim, Omission
    from framing.report.catalogue import Byline, Catalogue, Quote, Reference
    from framing.report.names import EntityRow, Voices


@dataclass(frozen=True, slots=True)
class Gap:
    """One claim that an article lacks, or has in part, with the outlets that carry it."""

    claim: Reference
    partly: bool
    carriers: tuple[str, ...]
    confidence: Confidence
    why: str


@dataclass(frozen=True, slots=True)
class Single:
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
    singles: tuple[Single, ...]
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
        singles=_singles(catalogue, article),
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
        omission.why,
    )


def _singles(catalogue: Catalogue, article: str) -> tuple[Single, ...]:
    """Return what the article alone has, what surely nobody else has first, the most salient of those first."""
    own = [
        claim
        for claim in catalogue.comparison.claims
        if len(claim.outlets) == 1 and catalogue.index.passage_of[claim.passages[0]].article == article
    ]
    found = [(len(perhaps_also(claim)) > 0, -claim.salience, n, claim) for n, claim in enumerate(own)]
    return tuple(_single(catalogue, claim) for *_, claim in sorted(found, key=lambda each: each[:3]))


def _single(catalogue: Catalogue, claim: Claim) -> Single:
    passage = next(
        (p for p in claim.passages if catalogue.index.passage_of[p].text == claim.summary), claim.passages[0]
    )
    return Single(catalogue.reference(claim.id), catalogue.quote(passage), perhaps_also(claim))
