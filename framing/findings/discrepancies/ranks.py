"""Ranks that disagree: "the first Indian gymnast to win" beside "the second Indian gymnast to win"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import lexicon
from framing.findings.discrepancies.clashes import verdict
from framing.findings.discrepancies.pairing import claim_of, linked_pairs
from framing.records import Discrepancy, Value, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from framing.analysis import Analysis
    from framing.language.parse import Parse

_RANKS = {word: number for number, word in enumerate(lexicon.ordered("ordinals"), start=1)}
_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
_NARROWING = frozenset({"amod", "compound", "nmod", "poss"})
_LINKED = 0.6
"""Probability of a common fact from which two passages' ranks are compared. A judgement."""
_OVERLAP = 0.6
"""Share of the shorter deed's words that both deeds have, from which they are one. A judgement."""


@dataclass(frozen=True, slots=True)
class _Rank:
    """A rank in a passage: what is ranked (its noun and what narrows it) at which deed (the words of "to …")."""

    passage: str
    outlet: str
    start: int
    end: int
    text: str
    number: int
    ranked: frozenset[str]
    deed: frozenset[str]


def find_ranks(analysis: Analysis) -> list[Discrepancy]:
    """Return one discrepancy for each two outlets that rank one thing differently at one deed, in linked passages."""
    ranks: dict[str, list[_Rank]] = {}
    for parse in analysis.parses:
        outlet = analysis.outlet_of[parse.passage.id]
        ranks.setdefault(parse.passage.id, []).extend(_ranks(parse, outlet))
    found: dict[tuple[str, str, int, int], Discrepancy] = {}
    for a, b, linked in linked_pairs(analysis.claims, analysis.links, _LINKED):
        for first in ranks.get(a, []):
            for second in ranks.get(b, []):
                if linked >= _LINKED and _clash(first, second):
                    key = (first.outlet, second.outlet, first.number, second.number)
                    found.setdefault(key, _discrepancy(analysis, first, second, rounded(0.35 + 0.45 * linked)))
    return list(found.values())


def _ranks(parse: Parse, outlet: str) -> Iterator[_Rank]:
    for token in parse.doc:
        number = _number(token)
        noun = token.head
        if not number or token.dep_ != "amod" or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        deed = next((child for child in noun.children if child.dep_ in {"relcl", "acl"} and _infinitive(child)), None)
        if deed is not None:
            narrow = [it for it in noun.children if it.dep_ in _NARROWING and it.i != token.i]
            ranked = frozenset(it.lemma_.lower() for it in (noun, *narrow))
            words = frozenset(it.lemma_.lower() for it in deed.subtree if it.is_alpha and not it.is_stop)
            end = noun.idx + len(noun)
            text = parse.passage.text[token.idx : end]
            yield _Rank(parse.passage.id, outlet, token.idx, end, text, number, ranked, words)


def _number(token: Token) -> int:
    """Return the rank that a word names, or 0."""
    digits = _DIGITS.match(token.lower_)
    return int(digits[1]) if digits else _RANKS.get(token.lower_, 0)


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _clash(first: _Rank, second: _Rank) -> bool:
    """Return whether two outlets give one thing another rank at one deed."""
    if first.outlet == second.outlet or first.number == second.number or first.ranked != second.ranked:
        return False
    shorter = min(len(first.deed), len(second.deed))
    return shorter > 0 and len(first.deed & second.deed) >= _OVERLAP * shorter


def _discrepancy(analysis: Analysis, first: _Rank, second: _Rank, probability: float) -> Discrepancy:
    both = (first, second)
    claim = claim_of({rank.passage for rank in both}, analysis.claims)
    values = tuple(Value(r.passage, r.start, r.end, r.text, str(r.number), "rank") for r in both)
    why = verdict(((rank.outlet, f"“{rank.text}”") for rank in both), two=True, doubtful=False)
    return Discrepancy(claim.id, "number", values, why, probability)
