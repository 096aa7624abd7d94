"""Places that disagree: one deed, in passages that report a common fact, put in two places by two outlets.

A town lies in a county and a county in a state, and no list of places here knows which: so what is found is only ever
offered for a check, and not at all where either outlet names the other's place too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.discrepancies.pairing import claim_of, linked_pairs
from framing.findings.discrepancies.wording import verdict
from framing.language.dates import days_apart
from framing.records import Discrepancy, Value, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span

    from framing.analysis import Analysis
    from framing.language.parse import Parse
    from framing.records import Article, Claim

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_IN = frozenset({"in", "at", "near", "outside"})
_EMPTY = frozenset("be have do say tell add report announce write call ask speak go come make take".split())
"""Verbs that tell no deed apart from another, or that somebody does in many places."""
_APART = 1
"""Days between two articles' dates beyond which they may tell of two deeds of one kind. A judgement."""
_LINKED = 0.6
"""Probability of a common fact from which two passages' places are held against each other. A judgement."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A passage's one deed with a place, and where the place's name stands."""

    verb: str
    outlet: str
    published: str | None
    passage: str
    start: int
    end: int
    text: str


def find_places(analysis: Analysis) -> list[Discrepancy]:
    """Return one discrepancy for each deed that two outlets put in different places; all are unsure."""
    text: dict[str, str] = defaultdict(str)
    for parse in analysis.parses:
        text[analysis.outlet_of[parse.passage.id]] += " " + _without_bodies(parse)
    placed = {parse.passage.id: _placed(parse, analysis.article_of[parse.passage.article]) for parse in analysis.parses}
    found: dict[tuple[str, ...], Discrepancy] = {}
    for a, b, linked in linked_pairs(analysis.claims, analysis.links, _LINKED):
        one, other = placed[a], placed[b]
        if linked < _LINKED or one is None or other is None or one.outlet == other.outlet or one.verb != other.verb:
            continue
        if days_apart(one.published, other.published) > _APART:
            continue
        if one.text.casefold() in text[other.outlet] or other.text.casefold() in text[one.outlet]:
            continue
        key = tuple(sorted((one.text.casefold(), other.text.casefold())))
        found.setdefault(key, _discrepancy(one, other, linked, analysis.claims))
    return list(found.values())


def _without_bodies(parse: Parse) -> str:
    """Return the passage without the names of bodies: who serves in the "Puerto Rico National Guard" tells no place."""
    text = parse.passage.text
    for entity in reversed(parse.doc.ents):
        if entity.label_ == "ORG" and len(entity) > 1:
            text = text[: entity.start_char] + " " + text[entity.end_char :]
    return text.casefold()


def _placed(parse: Parse, article: Article) -> _Placed | None:
    """Return the passage's place, where it has a single one and a verb that tells what happened there."""
    places = [entity for entity in parse.doc.ents if entity.label_ in _PLACES and _where(entity)]
    if len(places) != 1:
        return None
    name = places[0]
    verb = next((token for token in name.root.ancestors if token.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() in _EMPTY:
        return None
    lemma, outlet, published = verb.lemma_.lower(), article.outlet, article.published
    return _Placed(lemma, outlet, published, parse.passage.id, name.start_char, name.end_char, name.text)


def _where(entity: Span) -> bool:
    root = entity.root
    return root.dep_ == "pobj" and root.head.lower_ in _IN


def _discrepancy(one: _Placed, other: _Placed, linked: float, claims: Sequence[Claim]) -> Discrepancy:
    told = sorted((one, other), key=lambda placed: placed.passage)
    values = tuple(Value(p.passage, p.start, p.end, p.text, p.text, "place") for p in told)
    why = verdict(((p.outlet, f"“{p.text}”") for p in told), two=True, doubtful=True)
    claim = claim_of({one.passage, other.passage}, claims)
    return Discrepancy(claim.id, "place", values, why, rounded(0.15 + 0.3 * linked))
