"""The claims side by side: one row a claim, one cell an outlet, an empty cell where the outlet lacks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.records import LIKELY, Confidence, confidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.records import Claim
    from framing.report.catalogue import Catalogue, Quote, Reference


@dataclass(frozen=True, slots=True)
class Carried:
    """One passage of a claim. `same_as` is an outlet further left with the same sentence, as agency copy has it."""

    quote: Quote
    same_as: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one outlet says of a claim; nothing carried is a gap."""

    outlet: str
    column: int
    carried: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim. `confidence` is that of its weakest passage; `disagrees` when a figure or name in it differs."""

    claim: Reference
    confidence: Confidence
    disagrees: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Single:
    """A claim of one outlet, by its first passage."""

    claim: Reference
    quote: Quote


@dataclass(frozen=True, slots=True)
class Alone:
    """What one outlet reports and no other, in the order of its text."""

    outlet: str
    column: int
    singles: tuple[Single, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims, the most salient first: those in every outlet, in several, and, by outlet, in one alone.

    `to_check` are rows in which no two passages are likely to report the same.
    """

    by_all: tuple[Row, ...]
    by_some: tuple[Row, ...]
    to_check: tuple[Row, ...]
    by_one: tuple[Alone, ...]


def view_claims(catalogue: Catalogue) -> Claims:
    """Return the claims as rows. With a single outlet nothing is shared, so all of its claims are its alone."""
    comparison = catalogue.comparison
    disputed = {discrepancy.claim for discrepancy in comparison.discrepancies}
    by_all: list[Row] = []
    by_some: list[Row] = []
    to_check: list[Row] = []
    for claim in sorted(comparison.claims, key=lambda claim: -claim.salience):
        if _shared(claim):
            best = {a: max(catalogue.index.link(a, b) for b in claim.passages) for a in claim.passages}
            row = _row(catalogue, claim, best, claim.id in disputed)
            everywhere = len(claim.outlets) == len(catalogue.index.outlets)
            (to_check if max(best.values()) < LIKELY else by_all if everywhere else by_some).append(row)
    return Claims(tuple(by_all), tuple(by_some), tuple(to_check), _alone(catalogue))


def _shared(claim: Claim) -> bool:
    return len(claim.outlets) > 1


def _row(catalogue: Catalogue, claim: Claim, best: Mapping[str, float], disagrees: bool) -> Row:
    # A passage's own word is worth its ink only where it tells the passages of a row apart.
    told_apart = len({confidence(probability) for probability in best.values()}) > 1
    cells = []
    said_by: dict[str, str] = {}
    for column, outlet in enumerate(catalogue.index.outlets, 1):
        carried = []
        for passage in claim.passages:
            it = catalogue.index.passage_of[passage]
            if catalogue.index.outlet_of[passage] == outlet:
                first = said_by.setdefault(" ".join(it.text.split()), outlet)
                quote = catalogue.quote(passage, sureness=confidence(best[passage]) if told_apart else None)
                carried.append(Carried(quote, first if first != outlet else None))
        cells.append(Cell(outlet, column, tuple(carried)))
    weakest = confidence(min(best.values()))
    return Row(catalogue.reference(claim.id), weakest, disagrees, tuple(cells))


def _alone(catalogue: Catalogue) -> tuple[Alone, ...]:
    places = catalogue.index.place_of
    firsts = {claim.id: min(claim.passages, key=places.__getitem__) for claim in catalogue.comparison.claims}
    lonely = [claim for claim in catalogue.comparison.claims if not _shared(claim)]
    singles: dict[str, list[Single]] = {outlet: [] for outlet in catalogue.index.outlets}
    for claim in sorted(lonely, key=lambda claim: places[firsts[claim.id]]):
        singles[claim.outlets[0]].append(Single(catalogue.reference(claim.id), catalogue.quote(firsts[claim.id])))
    return tuple(
        Alone(outlet, column, tuple(found)) for column, (outlet, found) in enumerate(singles.items(), 1) if found
    )
