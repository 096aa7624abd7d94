"""Where the outlets say one thing differently: values that do not agree, and words that are not the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.records import Confidence, confidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.records import Value
    from framing.report.catalogue import Catalogue, Quote, Reference


@dataclass(frozen=True, slots=True)
class Wording:
    """One outlet's words, in the sentence that they come from; `value` is their normal form, with its unit."""

    text: str
    value: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Difference:
    """One claim that outlets put differently. `confidence` is None for a contrast of words, which is no estimate.

    `compatible` is whether all values can be right.
    """

    claim: Reference
    kind: str
    why: str
    confidence: Confidence | None
    wordings: tuple[Wording, ...]
    compatible: bool = False


@dataclass(frozen=True, slots=True)
class Disagreements:
    """What does not agree: statements, then the surest, those that can all be right last.

    `to_check` are the findings that are not sure enough to state.
    """

    found: tuple[Difference, ...]
    to_check: tuple[Difference, ...]


def view_disagreements(catalogue: Catalogue) -> Disagreements:
    """Return the statements, numbers, dates, names and places that do not agree, in the order of the page."""
    ranked = sorted(
        catalogue.comparison.discrepancies,
        key=lambda d: (
            d.kind != "statement",
            d.compatible,
            -d.probability,
            -catalogue.index.claim_of[d.claim].salience,
        ),
    )
    rows = [
        Difference(
            catalogue.reference(d.claim),
            d.kind,
            d.why,
            confidence(d.probability),
            _wordings(catalogue, d.values),
            compatible=d.compatible,
        )
        for d in ranked
    ]
    return Disagreements(
        tuple(row for row in rows if row.confidence != "unsure"),
        tuple(row for row in rows if row.confidence == "unsure"),
    )


def view_contrasts(catalogue: Catalogue) -> tuple[Difference, ...]:
    """Return how outlets word one claim differently, the most salient claims first."""
    ranked = sorted(catalogue.comparison.contrasts, key=lambda c: -catalogue.index.claim_of[c.claim].salience)
    return tuple(
        Difference(catalogue.reference(c.claim), c.kind, c.why, None, _wordings(catalogue, c.values)) for c in ranked
    )


def _wordings(catalogue: Catalogue, values: Iterable[Value]) -> tuple[Wording, ...]:
    return tuple(
        Wording(v.text, f"{v.value} {v.unit}".strip(), catalogue.quote(v.passage, ((v.start, v.end),))) for v in values
    )
