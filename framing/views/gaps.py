"""What each article leaves out, with the sentences of the others that say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.records import Confidence, confidence

if TYPE_CHECKING:
    from framing.records import Omission
    from framing.views.catalogue import Byline, Catalogue, Quote, Reference


@dataclass(frozen=True, slots=True)
class Gap:
    """One claim that an article lacks. `evidence` has one sentence of each outlet that carries it."""

    claim: Reference
    evidence: tuple[Quote, ...]
    salience: float
    confidence: Confidence
    why: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What one article lacks, the most salient first; `to_check` are the findings that are not sure enough to state."""

    byline: Byline
    found: tuple[Gap, ...]
    to_check: tuple[Gap, ...]


def view_gaps(catalogue: Catalogue) -> tuple[Gaps, ...]:
    """Return every article's gaps, in the order of the articles; an article without any is there too, empty."""
    ranked = sorted(catalogue.comparison.omissions, key=lambda omission: -omission.salience)
    pages = []
    for article in catalogue.articles:
        gaps = [_gap(catalogue, omission) for omission in ranked if omission.article == article]
        found = tuple(gap for gap in gaps if gap.confidence != "unsure")
        to_check = tuple(gap for gap in gaps if gap.confidence == "unsure")
        pages.append(Gaps(catalogue.byline(article), found, to_check))
    return tuple(pages)


def _gap(catalogue: Catalogue, omission: Omission) -> Gap:
    claim = catalogue.claims[omission.claim]
    first: dict[str, str] = {}
    # The passage that says the claim best leads; each other outlet's first one stands for it.
    for passage in sorted(claim.passages, key=lambda passage: catalogue.passages[passage].text != claim.summary):
        first.setdefault(catalogue.articles[catalogue.passages[passage].article].outlet, passage)
    evidence = tuple(catalogue.quote(passage) for passage in first.values())
    return Gap(
        catalogue.reference(claim.id), evidence, omission.salience, confidence(omission.probability), omission.why
    )
