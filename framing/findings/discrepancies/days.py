"""Days that disagree: one deed, in passages that report a common fact, dated differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.discrepancies.clashes import verdict
from framing.findings.discrepancies.pairing import claim_of, linked_pairs
from framing.findings.discrepancies.sameness import ALIKE, Likeness
from framing.language.dates import Day, days, days_apart, differ, periods
from framing.records import LIKELY, Discrepancy, Value, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from framing.analysis import Analysis
    from framing.language.parse import Parse
    from framing.records import Claim


_EMPTY = frozenset({"", "be", "have", "do", "include", "make", "take", "give", "get", "go", "come", "see"})
"""Verbs that tell no deed apart from another."""
_SAYING = frozenset("say tell report announce add ask call write note speak state declare claim tweet post".split())
"""Verbs of speaking: somebody speaks every day, so the same verb on another day is no sign of one deed."""
_VOTING = frozenset("pass approve adopt vote".split())
"""Verbs for what a house does with a bill: one deed, whichever is used."""
_ATTACKS = (9, 11)
"""The day that names an event rather than dates one: "the Sept. 11 attacks"."""
_APART = 1
"""Days between two articles' dates beyond which weekdays may be of two deeds of one kind. A judgement."""
_BARELY = 0.4
"""Probability of a common fact from which two passages' days are held against each other. A judgement."""
_HARDLY = 0.1
"""The same where one verb and one doer are dated: "passed by the Senate on Tuesday". A judgement."""
_SURELY = 0.85
"""Probability from which passages that name one day each need no verbs that are alike. A judgement."""
_LINKED = 0.6
"""The same, for a month, a year, or a day beside others that both passages give. A judgement."""
_UNSURE = 0.49
"""The most that days under verbs that are not alike can have: they are often of two deeds. A judgement."""
_ANOTHER = frozenset({"another", "other", "separate", "second", "similar", "different"})
"""Words that set what happened apart from what else is of its kind: "a separate poll released on Thursday"."""
_YEARS = 5
"""Years apart beyond which two years are of two deeds: a slip or a quarrel over a date is about fewer. A judgement."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A day in a passage, and where the passage stands in the story."""

    row: int
    passage: str
    outlet: str
    published: str | None
    day: Day


@dataclass(frozen=True, slots=True)
class _Ties:
    """What ties two passages' days: their `linked` probability, and whether each names one day (`alone`).

    `joined` is whether a verb tells of both deeds or both passages list a further day, `doers` whether one does both.
    """

    linked: float
    alone: bool
    joined: bool
    doers: bool


def find_days(analysis: Analysis) -> list[Discrepancy]:
    """Return one discrepancy for each deed that two outlets date differently.

    Days, months and years that both passages give are paired up first; "in 1954 and 1961" beside "in 1954 and 1962"
    leaves one each, and those two disagree. An outlet one of whose passages agrees with the other outlet is left out.
    """
    likeness = Likeness(analysis.encoded)
    by = _dated(analysis)
    same: dict[tuple[_Dated, _Dated], float] = {}
    for a, b, linked in linked_pairs(analysis.claims, (*analysis.links, *analysis.near), _HARDLY):
        pair = _left(by.get(a, []), by.get(b, []))
        if pair is not None:
            parses = [analysis.parse_of[dated.passage] for dated in pair]
            ties = _Ties(
                linked,
                alone=len(by[a]) == len(by[b]) == 1,
                joined=linked >= _LINKED and (_share_a_deed(pair, parses) or _listed(pair, by)),
                doers=bool(_doers(parses[0], pair[0].day) & _doers(parses[1], pair[1].day)),
            )
            probability = _one_deed(*pair, ties, likeness)
            another = any(_is_another(parse, dated.day) for parse, dated in zip(parses, pair, strict=True))
            same[pair] = min(probability, _UNSURE) if another else probability
    found = []
    for told in _told({pair: p for pair, p in same.items() if p}):
        clash = {pair: p for pair, p in same.items() if p and set(pair) <= set(told) and _clash(*pair, told, by)}
        if clash:
            disputed = [dated for dated in told if any(dated in pair for pair in clash)]
            found.append(_discrepancy(analysis.claims, disputed, max(clash.values())))
    return found


def _dated(analysis: Analysis) -> dict[str, list[_Dated]]:
    """Return the days, months and years of each passage that names any."""
    found: dict[str, list[_Dated]] = {}
    for row, parse in enumerate(analysis.parses):
        article, passage = analysis.article_of[parse.passage.article], parse.passage.id
        named = days(parse, article.published, ahead=True, weekdays_ahead=True)
        for day in sorted((*named, *periods(parse)), key=lambda day: day.start):
            if day.known[1:] != _ATTACKS:
                found.setdefault(passage, []).append(_Dated(row, passage, article.outlet, article.published, day))
    return found


def _verb_of(parse: Parse, day: Day) -> Token | None:
    """Return the verb that a day dates."""
    span = parse.doc.char_span(*day.verb_at, alignment_mode="expand") if day.verb_at else None
    return span.root if span is not None else None


def _is_another(parse: Parse, day: Day) -> bool:
    """Return whether the dated deed's doer or object is said to be another of its kind."""
    verb = _verb_of(parse, day)
    if verb is None:
        return False
    things = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    if verb.dep_ in {"acl", "relcl"}:
        noun = verb.head
        things += [noun, noun.head.head] if noun.dep_ == "pobj" else [noun]  # "a poll by a paper released Thursday"
    return any(child.lower_ in _ANOTHER for thing in things for child in thing.children)


def _share_a_deed(pair: Sequence[_Dated], parses: Sequence[Parse]) -> bool:
    """Return whether one verb tells of both dated deeds: "broke ranks on Monday and voted", "voted on Tuesday"."""
    one, other = (_deed(parse, dated.day) for dated, parse in zip(pair, parses, strict=True))
    return bool((one & other) - _EMPTY - _SAYING)


def _deed(parse: Parse, day: Day) -> frozenset[str]:
    """Return the verbs that tell what a day dates: its own, and those that are joined to it."""
    verb = _verb_of(parse, day)
    if verb is None:
        return frozenset()
    verbs = [verb, *(child for child in verb.children if child.dep_ in {"conj", "xcomp"} or _participle(child))]
    if verb.dep_ in {"conj", "xcomp", "advcl", "relcl", "acl"}:
        verbs.append(verb.head)
    return frozenset(it.lemma_.lower() for it in verbs if it.pos_ == "VERB")


def _doers(parse: Parse, day: Day) -> frozenset[str]:
    """Return who does what a day dates: "senate" for "passed by the Senate on Tuesday"; nothing for a pronoun."""
    verb = _verb_of(parse, day)
    near = list(verb.children) if verb is not None else []
    nouns = [it for it in near if it.dep_ == "nsubj"] + [it for by in near if by.dep_ == "agent" for it in by.children]
    return frozenset(it.lemma_.lower() for it in nouns if it.pos_ in {"NOUN", "PROPN"})


def _participle(verb: Token) -> bool:
    """Return whether a clause has no subject of its own: "petitions were filed, challenging the act"."""
    return verb.tag_ == "VBG" and not any(child.dep_ in {"aux", "nsubj", "mark"} for child in verb.children)


def _listed(pair: Sequence[_Dated], by: dict[str, list[_Dated]]) -> bool:
    """Return whether both passages give a further day, the same: "in 1954 and 1961" beside "in 1954 and 1962"."""
    one, other = (by[dated.passage] for dated in pair)
    return any(
        _grain(a.day) == _grain(b.day) == _grain(pair[0].day) and a.day.known == b.day.known and any(a.day.known)
        for a in one
        for b in other
    )


def _left(mine: Sequence[_Dated], theirs: Sequence[_Dated]) -> tuple[_Dated, _Dated] | None:
    """Return the one day of each passage that fits none of the other's, or the only two days, if they are as fine."""
    for grain in ("day", "month", "year"):
        here = [dated for dated in mine if _grain(dated.day) == grain]
        there = [dated for dated in theirs if _grain(dated.day) == grain]
        if len(here) == len(there) == 1:
            return here[0], there[0]
        alone, apart = _unmet(here, there), _unmet(there, here)
        if len(alone) == len(apart) == 1:
            return alone[0], apart[0]
    return None


def _unmet(dated: Sequence[_Dated], others: Sequence[_Dated]) -> list[_Dated]:
    return [one for one in dated if all(differ(one.day, other.day) for other in others)]


def _grain(day: Day) -> str:
    """Return how finely a time is named: by the day, the month or the year."""
    if day.weekday or day.known[2]:
        return "day"
    return "month" if day.known[1] else "year"


def _one_deed(first: _Dated, second: _Dated, ties: _Ties, likeness: Likeness) -> float:
    """Return how probable it is that two days are of one deed: 0, or 0.3 to 0.8."""
    a, b = first.day, second.day
    weekdays = bool(a.weekday and b.weekday)
    apart = weekdays and days_apart(first.published, second.published) > _APART
    apart = apart or bool(a.known[0] and b.known[0] and abs(a.known[0] - b.known[0]) > _YEARS)
    if first.outlet == second.outlet or apart or {a.verb, b.verb} & _SAYING:
        return 0.0
    one_verb, linked = a.verb == b.verb and a.verb not in _EMPTY, ties.linked
    one_verb = one_verb or {a.verb, b.verb} <= _VOTING
    if linked < _BARELY or (one_verb and ties.doers):
        return 0.45 + 0.4 * linked if one_verb and ties.doers else 0.0
    if one_verb:
        return 0.35 + 0.4 * linked
    if likeness(first.row, a.verb_at, second.row, b.verb_at) >= ALIKE and not {a.verb, b.verb} & _EMPTY:
        return 0.25 + 0.4 * linked
    if ties.joined:
        return 0.3 + 0.4 * linked
    shared = not ties.alone or _grain(a) != "day"
    return min(_UNSURE, 0.45 * linked + 0.1) if linked >= (_LINKED if shared else _SURELY) else 0.0


def _told(same: dict[tuple[_Dated, _Dated], float]) -> list[list[_Dated]]:
    """Return the days of each deed. What is only perhaps of one deed with another day is not put beside what is."""
    firm = _groups({pair for pair, probability in same.items() if probability > _UNSURE})
    placed = {dated for group in firm for dated in group}
    return [*firm, *_groups({pair for pair in same if not placed & set(pair)})]


def _groups(pairs: set[tuple[_Dated, _Dated]]) -> list[list[_Dated]]:
    """Return the days that are of one deed, directly or through a third, in reading order."""
    groups: list[set[_Dated]] = []
    for pair in sorted(pairs, key=_position):
        met = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in met]
        groups.append(set(pair).union(*met))
    return [sorted(group, key=lambda dated: (dated.row, dated.day.start)) for group in groups]


def _position(pair: tuple[_Dated, _Dated]) -> tuple[int, int, int, int]:
    return pair[0].row, pair[0].day.start, pair[1].row, pair[1].day.start


def _clash(first: _Dated, second: _Dated, told: Sequence[_Dated], by: dict[str, list[_Dated]]) -> bool:
    """Return whether two outlets' days differ, and neither outlet gives the other's day as well."""
    passages = {dated.passage for dated in told}
    here = [dated for passage in passages for dated in by[passage] if _grain(dated.day) == _grain(first.day)]
    mine = [dated.day for dated in here if dated.outlet == first.outlet]
    theirs = [dated.day for dated in here if dated.outlet == second.outlet]
    alike = any(not differ(day, second.day) for day in mine) or any(not differ(day, first.day) for day in theirs)
    return differ(first.day, second.day) and _grain(first.day) == _grain(second.day) and not alike


def _discrepancy(claims: Sequence[Claim], told: Sequence[_Dated], probability: float) -> Discrepancy:
    probability = rounded(probability)
    passages = {dated.passage for dated in told}
    claim = claim_of(passages, claims)
    values = tuple(
        Value(
            d.passage,
            d.day.start,
            d.day.end,
            d.day.text,
            _value(d.day),
            _grain(d.day),
        )
        for d in told
    )
    why = verdict(
        ((d.outlet, f"“{d.day.text}”") for d in told),
        two=len({v.value for v in values}) == 2,
        doubtful=probability < LIKELY,
    )
    return Discrepancy(claim.id, "date", values, why, probability)


def _value(day: Day) -> str:
    """Return a day in its normal form: "2031-02-04", "friday", "2016-07", "1962"."""
    if day.date is not None or day.weekday:
        return day.date.isoformat() if day.date else day.weekday
    year, month, number = day.known
    parts = [
        f"{year:04}" if year else "-" if month else "",
        f"{month:02}" if month else "",
        f"{number:02}" if number else "",
    ]
    return "-".join(part for part in parts if part)
