"""Claim by claim: the passages beside each other, with the words that differ picked out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from framing.records import Confidence, confidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Claim, Contrast
    from framing.report.catalogue import Catalogue, Quote, Reference

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[-’'][^\W_]+)*")
_ALIKE = 0.4
"""Share of a passage's words that its neighbours must have for the others to be picked out: below it all differ."""
_STEM = 4
"""Letters in which two words' beginnings must agree to count as one: "agreed", "agreement". A judgement."""
_STATES = ("absent", "partly", "unclear")
"""Verdicts other than "reported", in the order in which they are told."""
_SMALL = 4
"""Letters; words of no more are mostly grammar."""


@dataclass(frozen=True, slots=True)
class ClaimPassage:
    """One passage of a claim. `same_as` is an outlet further left with the same sentence, as agency copy has it."""

    quote: Quote
    same_as: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """The passages in which one outlet reports a claim; `anchor` is where the matrix leads."""

    outlet: str
    number: int
    anchor: str
    passages: tuple[ClaimPassage, ...]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The outlets of one verdict other than "reported", with the word for how sure it is of each."""

    state: str
    outlets: tuple[tuple[str, int, Confidence], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that outlets choose otherwise for one thing in a claim: which choice it is, and each outlet's words.

    `bare` is whether some outlet does without any, as where a qualifier stands against a plain name.
    """

    kind: str
    bare: bool
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One claim that several outlets carry. `disagrees`: a figure, name or statement in it differs."""

    claim: Reference
    confidence: Confidence
    disagrees: bool
    columns: tuple[Column, ...]
    verdicts: tuple[Verdicts, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Two passages that may report one fact and stand in no row together."""

    first: Quote
    second: Quote
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of several outlets, the most salient first, and pairs of passages of which no claim is made."""

    rows: tuple[Row, ...]
    perhaps: tuple[Perhaps, ...]


def view_claims(catalogue: Catalogue) -> Claims:
    """Return the shared claims as rows; what one outlet alone has stands on its card."""
    shared = [claim for claim in catalogue.comparison.claims if len(claim.outlets) > 1]
    return Claims(tuple(_row(catalogue, claim) for claim in shared), _perhaps(catalogue))


def _row(catalogue: Catalogue, claim: Claim) -> Row:
    reference = catalogue.reference(claim.id)
    texts = [catalogue.index.passage_of[passage].text for passage in claim.passages]
    outlets = [catalogue.index.outlet_of[passage] for passage in claim.passages]
    own = [_own_words(n, texts, outlets) for n in range(len(texts))]
    columns: list[Column] = []
    verdicts: dict[str, list[tuple[str, int, Confidence]]] = {}
    first_said: dict[str, str] = {}
    for number, outlet in enumerate(catalogue.index.outlets, 1):
        shown = []
        for n, passage in enumerate(claim.passages):
            if outlets[n] == outlet:
                first = first_said.setdefault(" ".join(texts[n].split()), outlet)
                shown.append(ClaimPassage(catalogue.quote(passage, own[n]), first if first != outlet else None))
        verdict = claim.verdict(outlet)
        if shown:
            columns.append(Column(outlet, number, f"{reference.anchor}-{number}", tuple(shown)))
        else:
            verdicts.setdefault(verdict.state, []).append((outlet, number, confidence(verdict.probability)))
    contrasts = [contrast for contrast in catalogue.comparison.contrasts if contrast.claim == claim.id]
    return Row(
        claim=reference,
        confidence=confidence(claim.probability),
        disagrees=claim.id in catalogue.disputed,
        columns=tuple(columns),
        verdicts=tuple(Verdicts(state, tuple(verdicts[state])) for state in _STATES if state in verdicts),
        differences=tuple(_difference(catalogue, contrast) for contrast in contrasts),
    )


def _own_words(n: int, texts: Sequence[str], outlets: Sequence[str]) -> list[tuple[int, int]]:
    """Return where a passage has words that no other outlet's passage of the claim has; none where few are alike.

    Of "signed 12 agreements" beside "signed 11 agreements", that is "12".
    """
    theirs = {
        _stem(word.group()) for m, text in enumerate(texts) if outlets[m] != outlets[n] for word in _WORD.finditer(text)
    }
    words = [word for word in _WORD.finditer(texts[n]) if len(word.group()) > _SMALL or word.group()[0].isdigit()]
    own = [word.span() for word in words if _stem(word.group()) not in theirs]
    return own if words and len(words) - len(own) >= _ALIKE * len(words) else []


def _stem(word: str) -> str:
    return word.replace(",", "") if word[0].isdigit() else word.casefold()[:_STEM]


def _difference(catalogue: Catalogue, contrast: Contrast) -> Difference:
    once = {(catalogue.index.outlet_of[value.passage], value.text): None for value in contrast.values}
    return Difference(contrast.kind, any(not value.value for value in contrast.values), tuple(once))


def _perhaps(catalogue: Catalogue) -> tuple[Perhaps, ...]:
    index = catalogue.index
    within = {frozenset(pair) for claim in index.comparison.claims for pair in combinations(claim.passages, 2)}
    apart = [link for link in index.comparison.links if frozenset((link.a, link.b)) not in within]
    return tuple(
        Perhaps(catalogue.quote(link.a), catalogue.quote(link.b), confidence(link.probability))
        for link in sorted(apart, key=lambda link: (-link.probability, index.place_of[link.a], index.place_of[link.b]))
    )
