"""What each article leaves out, with the sentences of the others that say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.records import Confidence, confidence

if TYPE_CHECKING:
    from framing.records import Claim, Omission
    from framing.report.catalogue import Byline, Catalogue, Quote, Reference


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
