"""Times of day and places that disagree: one deed, in passages that report a common fact, timed or placed differently.

A town lies in a county and a county in a state, and no list of places here knows which: so a place is only ever
offered for a check, and not at all where either outlet names the other's place too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.discrepancies.clashes import verdict
from framing.findings.discrepancies.pairing import claim_of, linked_pairs
from framing.findings.discrepancies.sameness import ALIKE, Likeness
from framing.language.dates import Time, days, days_apart, differ, times, times_differ
from framing.records import LIKELY, Discrepancy, Value, rounded

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


_TIMED_LINKED = 0.5
"""Probability of a common fact from which two passages' times are held against each other. A judgement."""
_TIMED_SURELY = 0.8
"""Probability from which passages that name one time each need not have verbs that are alike. A judgement."""


def find_times(analysis: Analysis) -> list[Discrepancy]:
    """Return one discrepancy for each two times of day that linked passages give to what seems to be one deed.

    "came at 1:20 p.m. on Friday" and "came at 12:55 p.m. on Friday" disagree; where a passage names two times, or the
    days differ, nothing is said.
    """
    likeness, row, parses = Likeness(analysis.encoded), analysis.row_of, analysis.parses
    named = [times(parse) for parse in parses]
    found: dict[tuple[str, ...], Discrepancy] = {}
    for a, b, linked in linked_pairs(analysis.claims, (*analysis.links, *analysis.near), _TIMED_LINKED):
        i, j = row[a], row[b]
        one, other = (analysis.article_of[parses[n].passage.article] for n in (i, j))
        if len(named[i]) != 1 or len(named[j]) != 1 or one.outlet == other.outlet:
            continue
        mine, theirs = named[i][0], named[j][0]
        if not times_differ(mine, theirs) or days_apart(one.published, other.published) > _APART:
            continue
        here, there = days(parses[i], one.published), days(parses[j], other.published)
        if here and there and all(differ(day, elsewhere) for day in here for elsewhere in there):
            continue
        alike = mine.verb == theirs.verb or likeness(i, mine.verb_at, j, theirs.verb_at) >= ALIKE
        if alike or linked >= _TIMED_SURELY:
            key = tuple(sorted((mine.clock, theirs.clock)))
            told = [(one, parses[i], mine), (other, parses[j], theirs)]
            found.setdefault(key, _timed_discrepancy(told, (0.35 if alike else 0.2) + 0.45 * linked, analysis.claims))
    return list(found.values())


def _timed_discrepancy(
    told: list[tuple[Article, Parse, Time]], probability: float, claims: Sequence[Claim]
) -> Discrepancy:
    probability = rounded(probability)
    claim = claim_of({parse.passage.id for _, parse, _ in told}, claims)
    values = tuple(Value(p.passage.id, t.start, t.end, t.text, t.clock, "time") for _, p, t in told)
    why = verdict(((a.outlet, f"“{t.text}”") for a, _, t in told), two=True, doubtful=probability < LIKELY)
    return Discrepancy(claim.id, "date", values, why, probability)
