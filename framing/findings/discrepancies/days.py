"""Days and times of day that disagree: one deed, in passages that report a common fact, dated or timed differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.discrepancies.pairing import claim_of, linked_pairs
from framing.findings.discrepancies.sameness import Likeness
from framing.findings.discrepancies.wording import verdict
from framing.language.dates import Day, Time, days, days_apart, differ, periods, times, times_differ
from framing.records import LIKELY, Discrepancy, Value, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from framing.analysis import Analysis
    from framing.language.parse import Parse
    from framing.records import Article, Claim


_EMPTY = frozenset({"", "be", "have", "do", "include", "make", "take", "give", "get", "go", "come", "see"})
"""Verbs that tell no deed apart from another."""
_SAYING = frozenset("say tell report announce add ask call write note speak state declare claim tweet post".split())
"""Verbs of speaking: somebody speaks every day, so the same verb on another day is no sign of one deed."""
_ATTACKS = (9, 11)
"""The day that names an event rather than dates one: "the Sept. 11 attacks"."""
_APART = 1
"""Days between two articles' dates beyond which weekdays may be of two deeds of one kind. A judgement."""
_ALIKE = 0.55
"""Cosine of two verbs' vectors in their sentences from which they may tell of one deed: "begins", "starts".
A judgement."""
_BARELY = 0.4
"""Probability of a common fact from which two passages' days are held against each other. A judgement."""
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


def find_days(analysis: Analysis) -> list[Discrepancy]:
    """Return one discrepancy for each deed that two outlets date differently.

    Days, months and years that both passages give are paired up first; "in 1954 and 1961" beside "in 1954 and 1962"
    leaves one each, and those two disagree. An outlet one of whose passages agrees with the other outlet is left out.
    """
    likeness = Likeness(analysis.encoded)
    by = _dated(analysis)
    same: dict[tuple[_Dated, _Dated], float] = {}
    for a, b, linked in linked_pairs(analysis.claims, (*analysis.links, *analysis.near), _BARELY):
        pair = _left(by.get(a, []), by.get(b, []))
        if pair is not None:
            parses = [analysis.parse_of[dated.passage] for dated in pair]
            joined = linked >= _LINKED and (_share_a_deed(pair, parses) or _listed(pair, by))
            alone = len(by[a]) == len(by[b]) == 1
            probability = _one_deed(*pair, linked, likeness, alone=alone, joined=joined)
            another = any(_is_another(parse, dated.day) for parse, dated in zip(parses, pair, strict=True))
            same[pair] = min(probability, _UNSURE) if another else probability
    found = []
    for told in _groups({pair for pair, probability in same.items() if probability}):
        clash = {pair: p for pair, p in same.items() if p and set(pair) <= set(told) and _clash(*pair, told, by)}
        firm = {pair: p for pair, p in clash.items() if p > _UNSURE}
        clash = firm or clash  # what is only perhaps of the same deed is not put beside what is
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


def _is_another(parse: Parse, day: Day) -> bool:
    """Return whether the dated deed's doer or object is said to be another of its kind."""
    span = parse.doc.char_span(*day.verb_at, alignment_mode="expand") if day.verb_at else None
    if span is None:
        return False
    verb = span.root
    things = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    if verb.dep_ in {"acl", "relcl"}:
        noun = verb.head
        things += [noun, noun.head.head] if noun.dep_ == "pobj" else [noun]  # "a poll by a paper released Thursday"
    return any(child.lower_ in _ANOTHER for thing in things for child in thing.children)


def _share_a_deed(pair: Sequence[_Dated], parses: Sequence[Parse]) -> bool:
    """Return whether one verb tells of both dated deeds: "broke ranks on Monday and voted", "voted on Tuesday"."""
    one, other = (_deed(parse, dated.day) for dated, parse in zip(pair, parses, strict=True))
    return bool(one & other - _EMPTY - _SAYING)


def _deed(parse: Parse, day: Day) -> frozenset[str]:
    """Return the verbs that tell what a day dates: its own, and those that are joined to it."""
    span = parse.doc.char_span(*day.verb_at, alignment_mode="expand") if day.verb_at else None
    if span is None:
        return frozenset()
    verb = span.root
    verbs = [verb, *(child for child in verb.children if child.dep_ in {"conj", "xcomp"} or _participle(child))]
    if verb.dep_ in {"conj", "xcomp", "advcl", "relcl", "acl"}:
        verbs.append(verb.head)
    return frozenset(it.lemma_.lower() for it in verbs if it.pos_ == "VERB")


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


def _one_deed(first: _Dated, second: _Dated, linked: float, likeness: Likeness, *, alone: bool, joined: bool) -> float:
    """Return how probable it is that two days are of one deed: 0, or 0.3 to 0.75.

    `joined` is whether a verb tells of both deeds, or both passages list a further day.
    """
    a, b = first.day, second.day
    weekdays = bool(a.weekday and b.weekday)
    apart = weekdays and days_apart(first.published, second.published) > _APART
    apart = apart or bool(a.known[0] and b.known[0] and abs(a.known[0] - b.known[0]) > _YEARS)
    if first.outlet == second.outlet or apart or {a.verb, b.verb} & _SAYING:
        return 0.0
    if a.verb == b.verb and a.verb not in _EMPTY:
        return 0.35 + 0.4 * linked
    if likeness(first.row, a.verb_at, second.row, b.verb_at) >= _ALIKE and not {a.verb, b.verb} & _EMPTY:
        return 0.25 + 0.4 * linked
    if joined:
        return 0.3 + 0.4 * linked
    shared = not alone or _grain(a) != "day"
    return min(_UNSURE, 0.45 * linked + 0.1) if linked >= (_LINKED if shared else _SURELY) else 0.0


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
        if len(named[i]) != 1 or len(named[j]) != 1 or one.outlet == other.outlet or linked < _TIMED_LINKED:
            continue
        mine, theirs = named[i][0], named[j][0]
        if not times_differ(mine, theirs) or days_apart(one.published, other.published) > _APART:
            continue
        here, there = days(parses[i], one.published), days(parses[j], other.published)
        if here and there and all(differ(day, elsewhere) for day in here for elsewhere in there):
            continue
        alike = mine.verb == theirs.verb or likeness(i, mine.verb_at, j, theirs.verb_at) >= _ALIKE
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
