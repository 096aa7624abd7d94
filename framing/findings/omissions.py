"""What each article leaves out: the claims that its outlet lacks or has in part only, by the verdict on each claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicon
from framing.records import Omission

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.records import Article, Claim, Coverage

_NUMBERS = ("no", *lexicon.ordered("numbers")[1:11])


def find_omissions(analysis: Analysis) -> tuple[Omission, ...]:
    """Return what each article leaves out, article by article, ranked by salience and by how surely it is absent.

    These are exactly the claims whose `coverage` is absent or partly there: no other judgement is made here.
    """
    found: list[Omission] = []
    for article in analysis.articles:
        missing = []
        for claim in analysis.claims:
            verdict = claim.verdict(article.outlet)
            if verdict.state in {"absent", "partly"}:
                why = _why(analysis, article, claim, verdict)
                missing.append(Omission(article.id, claim.id, verdict.state, claim.salience, verdict.probability, why))
        found += sorted(missing, key=lambda omission: (-omission.salience * omission.probability, omission.claim))
    return tuple(found)


def _why(analysis: Analysis, article: Article, claim: Claim, verdict: Coverage) -> str:
    """Say who reports the claim and who does not; outlets that may report it too are not counted as lacking it."""
    if len(claim.outlets) > 1:
        told = f"{_number(len(claim.outlets)).capitalize()} of the {_number(len(analysis.outlets))} outlets report this"
    elif all(one.state in {"reported", "absent"} for one in claim.coverage):
        told = f"Only {claim.outlets[0]} reports this"
    else:
        told = f"{claim.outlets[0]} reports this, perhaps another outlet too"
    if verdict.state == "partly":
        return f"{told}; {article.outlet} tells part of it: a passage there is like one of theirs, not like all."
    return f"{told}; {article.outlet} does not."


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
