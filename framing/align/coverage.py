"""The one verdict on a claim and an outlet: it reports the claim, in part, not at all, or nobody can tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.align.known import could_tell
from framing.records import LIKELY, Coverage, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from framing.align.verdicts import Evidence, Verdicts
    from framing.analysis import Analysis
    from framing.records import Claim

ABSENT = LIKELY
"""Probability from which an outlet is said to lack a claim. From 0.6 on, 0.02 more of what is said of shared claims is
right, and 0.06 less is said."""


def cover(
    analysis: Analysis,
    evidence: Evidence,
    verdicts: Verdicts,
    group: tuple[int, ...],
    claim: float,
    apart: Set[str],
) -> tuple[Coverage, ...]:
    """Return every outlet's verdict on the claim that `group` carries with the probability `claim`.

    `apart` are the articles that may report another event: nothing is said across that line.

    In an outlet that has no passage in the claim the fact is probably absent, or not. Where it is, and the outlet could
    have told it, it lacks the claim, or has it partly if it is likely to tell the same as one of the claim's passages.
    Else nobody can tell, and the probability of that state is the chance that the outlet has the claim.
    """
    absent, nearest = verdicts.of_outlets(evidence, group, claim), evidence.nearest(group)
    reported = {int(evidence.outlets[i]) for i in group}
    passages = tuple(p.id for p in (analysis.passages[i] for i in group) if p.article not in apart)
    found = []
    for number, outlet in enumerate(analysis.outlets):
        probability = rounded(absent.get(number, 0.0))
        if number in reported:
            found.append(Coverage(outlet, "reported", claim))
        elif probability >= ABSENT and _could(analysis, outlet, passages, apart):
            found.append(Coverage(outlet, "partly" if nearest[number] >= LIKELY else "absent", probability))
        else:
            found.append(Coverage(outlet, "unclear", rounded(1 - probability)))
    return tuple(found)


def _could(analysis: Analysis, outlet: str, passages: Sequence[str], apart: Set[str]) -> bool:
    """Return whether any article of the outlet that belongs to the story could have told what the passages tell."""
    own = [article for article in analysis.articles if article.outlet == outlet and article.id not in apart]
    return any(could_tell(analysis, article, passages) for article in own)


def with_disputes(analysis: Analysis) -> tuple[Claim, ...]:
    """Return the claims, none said to be left out where the outlet gives another figure or name for the same thing.

    What it tells differently it has, whatever else the claim holds: how much of that, nobody can tell.
    """
    disputing: dict[str, set[str]] = {}
    for discrepancy in analysis.discrepancies:
        outlets = {analysis.outlet_of[value.passage] for value in discrepancy.values}
        disputing.setdefault(discrepancy.claim, set()).update(outlets)
    return tuple(
        replace(claim, coverage=tuple(_disputed(one, disputing[claim.id]) for one in claim.coverage))
        if claim.id in disputing
        else claim
        for claim in analysis.claims
    )


def _disputed(verdict: Coverage, outlets: set[str]) -> Coverage:
    if verdict.outlet in outlets and verdict.state in {"absent", "partly"}:
        return Coverage(verdict.outlet, "unclear", LIKELY)
    return verdict
