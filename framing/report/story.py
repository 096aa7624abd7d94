"""The report of one story: everything that the page shows, worked out before a template sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.report.articles import Text, view_texts
from framing.report.cards import Card, Gap, view_cards
from framing.report.catalogue import LOOKS, Catalogue
from framing.report.claims import Claims, Row, view_claims
from framing.report.ledger import Ledger, view_ledger
from framing.report.matrix import Headline, Matrix, Word, view_headlines, view_matrix
from framing.report.strips import Strip, Strips, view_strips

if TYPE_CHECKING:
    from framing.records import Comparison, Provenance
    from framing.report.catalogue import Byline


@dataclass(frozen=True, slots=True)
class Device:
    """A framing device in the legend, with how often it was marked in the authors' own words and inside quotations."""

    kind: str
    label: str
    about: str
    look: int
    author: int
    quoted: int


@dataclass(frozen=True, slots=True)
class KeyGap:
    """The omission that the opening names, with all whose it surely is."""

    bylines: tuple[Byline, ...]
    gap: Gap


@dataclass(frozen=True, slots=True)
class KeyWord:
    """The wording that the opening names where no figure differs, with whose it is."""

    byline: Byline
    word: Word


@dataclass(frozen=True, slots=True)
class Opening:
    """The page's first sentences, from sure findings alone; each is None where nothing of its kind is sure.

    `everywhere` is the most salient claim that all outlets report; `several` says that some is surely reported by two
    or more.
    """

    outlets: int
    several: bool
    everywhere: Row | None
    gap: KeyGap | None
    strip: Strip | None
    word: KeyWord | None


@dataclass(frozen=True, slots=True)
class Report:
    """One story's page. `outlets` are its columns, in the order of the articles; `notices` are to be known first."""

    title: str
    outlets: tuple[str, ...]
    notices: tuple[str, ...]
    opening: Opening
    headlines: tuple[Headline, ...]
    matrix: Matrix
    strips: Strips
    ledger: Ledger | None
    cards: tuple[Card, ...]
    claims: Claims
    texts: tuple[Text, ...]
    devices: tuple[Device, ...]
    provenance: Provenance


def view_report(comparison: Comparison) -> Report:
    """Return the page of a comparison."""
    catalogue = Catalogue(comparison)
    headlines, strips, cards = view_headlines(catalogue), view_strips(catalogue), view_cards(catalogue)
    claims = view_claims(catalogue)
    return Report(
        title=comparison.story.title,
        outlets=catalogue.index.outlets,
        notices=comparison.story.notices,
        opening=_opening(catalogue, headlines, strips, cards, claims),
        headlines=headlines,
        matrix=view_matrix(catalogue),
        strips=strips,
        ledger=view_ledger(catalogue),
        cards=cards,
        claims=claims,
        texts=view_texts(catalogue),
        devices=_devices(comparison),
        provenance=comparison.provenance,
    )


def _devices(comparison: Comparison) -> tuple[Device, ...]:
    found = [(signal.kind, signal.voice) for signal in comparison.signals]
    return tuple(
        Device(
            kind=entry.kind,
            label=entry.label,
            about=entry.about,
            look=place % LOOKS + 1,
            author=found.count((entry.kind, "author")),
            quoted=found.count((entry.kind, "quoted")),
        )
        for place, entry in enumerate(comparison.legend)
    )


def _opening(
    catalogue: Catalogue, headlines: tuple[Headline, ...], strips: Strips, cards: tuple[Card, ...], claims: Claims
) -> Opening:
    comparison = catalogue.comparison
    sure_claims = {row.claim.id for row in claims.rows if row.confidence == "sure"}
    gaps = [
        (card.byline, gap)
        for card in cards
        for gap in card.gaps
        if gap.confidence == "sure" and not gap.partly and gap.claim.id in sure_claims
    ]
    salience = {claim.id: claim.salience for claim in comparison.claims}
    words = [
        KeyWord(headline.byline, word)
        for headline in headlines
        for word in headline.words
        if word.colours and _alone(catalogue, headline.byline.outlet, word)
    ]
    return Opening(
        outlets=len(catalogue.index.outlets),
        several=bool(sure_claims),
        everywhere=next((row for row in claims.rows if row.confidence == "sure" and not row.verdicts), None),
        gap=_key_gap(gaps, salience),
        strip=next((s for s in strips.found if s.confidence == "sure" and not s.compatible), None),
        word=max(words, key=lambda key: key.word.mark.probability, default=None),
    )


def _alone(catalogue: Catalogue, outlet: str, word: Word) -> bool:
    """Return whether no other outlet's article has a marked word: else it would say nothing of this one."""
    wanted = re.compile(rf"(?<!\w){re.escape(word.mark.text.strip(_MARKS))}(?!\w)", re.IGNORECASE)
    others = (article for article in catalogue.comparison.story.articles if article.outlet != outlet)
    return not any(wanted.search(f"{article.headline} {article.text}") for article in others)


_MARKS = "“”‘’\"'., "


def _key_gap(gaps: list[tuple[Byline, Gap]], salience: dict[str, float]) -> KeyGap | None:
    """Return the most salient claim that somebody surely lacks, with all who do."""
    if not gaps:
        return None
    _, chief = max(gaps, key=lambda each: salience[each[1].claim.id])
    return KeyGap(tuple(byline for byline, gap in gaps if gap.claim.id == chief.claim.id), chief)
