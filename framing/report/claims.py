"""The claims side by side, a row a claim and a cell an outlet with its verdict; and what each article leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from framing.records import Confidence, State, confidence

if TYPE_CHECKING:
    from framing.records import Claim, Omission
    from framing.report.catalogue import Byline, Catalogue, Quote, Reference


@dataclass(frozen=True, slots=True)
class ClaimPassage:
    """One passage of a claim. `same_as` is an outlet further left with the same sentence, as agency copy has it."""

    quote: Quote
    same_as: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one outlet does with a claim, by the claim's coverage; `passages` are its own where it reports it."""

    outlet: str
    column: int
    state: State
    confidence: Confidence
    passages: tuple[ClaimPassage, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim. `confidence` is the claim's own; `disagrees` when a figure or name in it differs."""

    claim: Reference
    confidence: Confidence
    disagrees: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Single:
    """A claim of one outlet, by its first passage. `unclear` are the outlets that may have it too."""

    claim: Reference
    quote: Quote
    unclear: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exclusives:
    """What one outlet reports and no other, in the order of its text."""

    outlet: str
    column: int
    singles: tuple[Single, ...]


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Two passages that may report one fact and stand in no row together."""

    first: Quote
    second: Quote
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims, the most salient first: those in every outlet, in several, and, by outlet, in one alone.

    `perhaps` are pairs of passages that are linked and of which no claim is made, the likeliest first.
    """

    by_all: tuple[Row, ...]
    by_some: tuple[Row, ...]
    perhaps: tuple[Perhaps, ...]
    by_one: tuple[Exclusives, ...]


def view_claims(catalogue: Catalogue) -> Claims:
    """Return the claims as rows. With a single outlet nothing is shared, so all of its claims are its alone."""
    comparison = catalogue.comparison
    disputed = {discrepancy.claim for discrepancy in comparison.discrepancies if not discrepancy.compatible}
    by_all: list[Row] = []
    by_some: list[Row] = []
    for claim in sorted(comparison.claims, key=lambda claim: -claim.salience):
        if _shared(claim):
            everywhere = len(claim.outlets) == len(catalogue.index.outlets)
            (by_all if everywhere else by_some).append(_row(catalogue, claim, claim.id in disputed))
    return Claims(tuple(by_all), tuple(by_some), _perhaps(catalogue), _exclusives(catalogue))


def _shared(claim: Claim) -> bool:
    return len(claim.outlets) > 1


def _row(catalogue: Catalogue, claim: Claim, disagrees: bool) -> Row:
    cells = []
    said_by: dict[str, str] = {}
    for column, outlet in enumerate(catalogue.index.outlets, 1):
        passages = []
        for passage in claim.passages:
            if catalogue.index.outlet_of[passage] == outlet:
                text = " ".join(catalogue.index.passage_of[passage].text.split())
                first = said_by.setdefault(text, outlet)
                passages.append(ClaimPassage(catalogue.quote(passage), first if first != outlet else None))
        verdict = claim.verdict(outlet)
        cells.append(Cell(outlet, column, verdict.state, confidence(verdict.probability), tuple(passages)))
    return Row(catalogue.reference(claim.id), confidence(claim.probability), disagrees, tuple(cells))


def _perhaps(catalogue: Catalogue) -> tuple[Perhaps, ...]:
    index = catalogue.index
    within = {frozenset(pair) for claim in index.comparison.claims for pair in combinations(claim.passages, 2)}
    apart = [link for link in index.comparison.links if frozenset((link.a, link.b)) not in within]
    return tuple(
        Perhaps(catalogue.quote(link.a), catalogue.quote(link.b), confidence(link.probability))
        for link in sorted(apart, key=lambda link: (-link.probability, index.place_of[link.a], index.place_of[link.b]))
    )


def _exclusives(catalogue: Catalogue) -> tuple[Exclusives, ...]:
    places = catalogue.index.place_of
    firsts = {claim.id: min(claim.passages, key=places.__getitem__) for claim in catalogue.comparison.claims}
    lonely = [claim for claim in catalogue.comparison.claims if not _shared(claim)]
    singles: dict[str, list[Single]] = {outlet: [] for outlet in catalogue.index.outlets}
    for claim in sorted(lonely, key=lambda claim: places[firsts[claim.id]]):
        unclear = tuple(one.outlet for one in claim.coverage if one.state in {"partly", "unclear"})
        quote = catalogue.quote(firsts[claim.id])
        singles[claim.outlets[0]].append(Single(catalogue.reference(claim.id), quote, unclear))
    return tuple(
        Exclusives(outlet, column, tuple(found)) for column, (outlet, found) in enumerate(singles.items(), 1) if found
    )


@dataclass(frozen=True, slots=True)
class Gap:
    """One claim that an article lacks, or has in part. `evidence` has one sentence of each outlet that carries it."""

    claim: Reference
    partly: bool
    evidence: tuple[Quote, ...]
    salience: float
    confidence: Confidence
    why: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What one article lacks, by grade, the most salient first."""

    byline: Byline
    found: tuple[Gap, ...]
    by_one: tuple[Gap, ...]


Grade = Literal["found", "by_one"]


def grade(claim: Claim, outlets: int) -> Grade:
    """Return how a page shows that a claim is left out, in a story of `outlets` outlets.

    `by_one` is what a single other outlet has, which says more of that outlet than of this one (unless there are only
    two); what is not likely to be left out is in no list: its verdict is unclear.
    """
    return "by_one" if len(claim.outlets) == 1 and outlets > 2 else "found"


def view_gaps(catalogue: Catalogue) -> tuple[Gaps, ...]:
    """Return every article's gaps, in the order of the articles; an article without any is there too, empty."""
    ranked = sorted(catalogue.comparison.omissions, key=lambda omission: -omission.salience)
    pages = []
    for article in catalogue.index.article_of:
        graded: dict[Grade, list[Gap]] = {"found": [], "by_one": []}
        for omission in ranked:
            if omission.article == article:
                how = grade(catalogue.index.claim_of[omission.claim], len(catalogue.index.outlets))
                graded[how].append(_gap(catalogue, omission))
        found, by_one = (tuple(gaps) for gaps in graded.values())
        pages.append(Gaps(catalogue.byline(article), found, by_one))
    return tuple(pages)


def _gap(catalogue: Catalogue, omission: Omission) -> Gap:
    claim = catalogue.index.claim_of[omission.claim]
    first: dict[str, str] = {}
    # The passage that says the claim best leads; each other outlet's first one stands for it.
    for passage in sorted(
        claim.passages, key=lambda passage: catalogue.index.passage_of[passage].text != claim.summary
    ):
        first.setdefault(catalogue.index.outlet_of[passage], passage)
    evidence = tuple(catalogue.quote(passage) for passage in first.values())
    return Gap(
        catalogue.reference(claim.id),
        omission.state == "partly",
        evidence,
        omission.salience,
        confidence(omission.probability),
        omission.why,
    )
