"""The report of one story: everything that the page shows, worked out before a template sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.report.articles import Figures, Text, view_figures, view_texts
from framing.report.catalogue import LOOKS, Catalogue, Spread, spread
from framing.report.claims import Claims, Gap, Gaps, view_claims, view_gaps
from framing.report.differences import Difference, Disagreements, Wording, view_contrasts, view_disagreements
from framing.report.names import EntityRow, Parts, Voices, view_names, view_parts, view_voices
from framing.report.scores import Slants, Tones, view_slants, view_tones

if TYPE_CHECKING:
    from framing.records import Comparison, Provenance
    from framing.report.catalogue import Byline, Quote
    from framing.report.text import Mark


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
    """The omission that the summary names: the most salient of those that are sure."""

    byline: Byline
    gap: Gap


@dataclass(frozen=True, slots=True)
class KeyMark:
    """A wording that the summary names: a mark that is sure, in an author's own voice."""

    mark: Mark
    quote: Quote


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures and the few findings that the opening paragraph is made of; all but the counts may be missing."""

    articles: int
    outlets: int
    words: int
    claims: int
    spread: Spread
    gaps: int
    disagreements: int
    disagreement: Difference | None
    gap: KeyGap | None
    marks: tuple[KeyMark, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One story's page. `outlets` are the columns of its tables, in the order of the articles."""

    title: str
    outlets: tuple[str, ...]
    summary: Summary
    notices: tuple[str, ...]
    claims: Claims
    gaps: tuple[Gaps, ...]
    disagreements: Disagreements
    contrasts: tuple[Difference, ...]
    names: tuple[EntityRow, ...]
    parts: tuple[Parts, ...]
    voices: tuple[Voices, ...]
    slants: tuple[Slants, ...]
    tones: tuple[Tones, ...]
    figures: tuple[Figures, ...]
    texts: tuple[Text, ...]
    devices: tuple[Device, ...]
    provenance: Provenance


def view_report(comparison: Comparison) -> Report:
    """Return the page of a comparison."""
    catalogue = Catalogue(comparison)
    gaps, disagreements = view_gaps(catalogue), view_disagreements(catalogue)
    return Report(
        title=comparison.story.title,
        outlets=catalogue.index.outlets,
        summary=_summary(catalogue, gaps, disagreements),
        notices=comparison.story.notices,
        claims=view_claims(catalogue),
        gaps=gaps,
        disagreements=disagreements,
        contrasts=view_contrasts(catalogue),
        names=view_names(catalogue),
        parts=view_parts(catalogue),
        voices=view_voices(catalogue),
        slants=view_slants(catalogue),
        tones=view_tones(catalogue),
        figures=view_figures(catalogue),
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


def _summary(catalogue: Catalogue, gaps: tuple[Gaps, ...], disagreements: Disagreements) -> Summary:
    comparison = catalogue.comparison
    conflicts = [difference for difference in disagreements.found if not difference.compatible]
    sure = [KeyGap(page.byline, gap) for page in gaps for gap in page.found if gap.confidence == "sure"]
    return Summary(
        articles=len(catalogue.index.article_of),
        outlets=len(catalogue.index.outlets),
        words=sum(article.words for article in catalogue.index.article_of.values()),
        claims=len(comparison.claims),
        spread=spread(catalogue.index),
        gaps=sum(len(page.found) for page in gaps),
        disagreements=len(conflicts),
        disagreement=_once_each(conflicts[0]) if conflicts else None,
        gap=max(sure, key=lambda key: key.gap.salience, default=None),
        marks=_key_marks(catalogue),
    )


def _once_each(difference: Difference) -> Difference:
    """Return a difference with each outlet's words once, however often it repeats them."""
    once: dict[tuple[str, str], Wording] = {}
    for wording in difference.wordings:
        once.setdefault((wording.quote.byline.outlet, wording.text.casefold()), wording)
    return replace(difference, wordings=tuple(once.values()))


def _key_marks(catalogue: Catalogue) -> tuple[KeyMark, ...]:
    """Return the surest wording in an author's voice of each outlet that has one; each outlet gets the same chance."""
    best: dict[str, KeyMark] = {}
    for passage in catalogue.index.passage_of.values():
        outlet = catalogue.index.outlet_of[passage.id]
        for mark in catalogue.marks(passage.id):
            if mark.voice != "author" or mark.number is None or mark.confidence != "sure":
                continue
            if outlet not in best or mark.probability > best[outlet].mark.probability:
                best[outlet] = KeyMark(mark, catalogue.quote(passage.id))
    return tuple(best[outlet] for outlet in catalogue.index.outlets if outlet in best)
