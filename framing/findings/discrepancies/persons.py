"""Persons whom two outlets call by names that differ in one part: "John Marsh" here, "James Marsh" there.

Families share a last name and colleagues a first one, so a name counts only where each outlet knows a single person
with the part that they share, and neither ever gives the other's name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import lexicon
from framing.findings.discrepancies.clashes import verdict
from framing.findings.discrepancies.pairing import claim_of, linked_pairs
from framing.findings.name_words import one_slip
from framing.records import LIKELY, Discrepancy, Value, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.analysis import Analysis
    from framing.language.parse import Parse
    from framing.records import Claim

_BARELY = 0.4
"""Probability of a common fact from which two passages' names are held against each other. A judgement."""
_SHORTEST = 4
"""Letters of a last name that may be misspelt: shorter ones lie close to many others. A judgement."""
_SHORTEST_FIRST = 3
"""Letters of a first name: no initials. A judgement."""
_FAMILIAR = frozenset(
    frozenset((short, full)) for short, names in lexicon.table("familiar-names").items() for full in names.split()
)
"""First names that one person goes by."""


_TITLES = frozenset(
    "representative senator governor president chairman chairwoman minister secretary congressman congresswoman "
    "judge justice mayor general colonel captain professor doctor ambassador attorney officer pope king queen "
    "prince princess rep sen gov gen col capt prof dr mr mrs ms sir lord lady".split()
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A full name in a passage: its first and last word in lower case, and where it stands."""

    first: str
    last: str
    outlet: str
    passage: str
    start: int
    end: int
    text: str


def find_persons(analysis: Analysis) -> list[Discrepancy]:
    """Return one discrepancy for each two names that linked passages give to what seems to be one person."""
    here: dict[str, list[_Mention]] = defaultdict(list)
    firsts: dict[tuple[str, str], set[str]] = defaultdict(set)
    lasts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for parse in analysis.parses:
        for mention in _mentions(parse, analysis.outlet_of[parse.passage.id]):
            here[mention.passage].append(mention)
            firsts[mention.outlet, mention.last].add(mention.first)
            lasts[mention.outlet, mention.first].add(mention.last)
    found: dict[tuple[str, ...], Discrepancy] = {}
    for a, b, linked in linked_pairs(analysis.claims, analysis.links, _BARELY):
        for one in here[a]:
            for other in here[b]:
                if one.outlet != other.outlet and _one_person(one, other, firsts, lasts):
                    key = tuple(sorted((f"{one.first} {one.last}", f"{other.first} {other.last}")))
                    found.setdefault(key, _discrepancy(one, other, linked, analysis.claims))
    return list(found.values())


def _mentions(parse: Parse, outlet: str) -> Iterator[_Mention]:
    for entity in parse.doc.ents:
        words = [t for t in entity if t.is_alpha and t.text[0].isupper() and t.lower_ not in _TITLES]
        # "Ann and Eva Marsh" are two persons, neither of whom is called by her whole name.
        joined = any(t.lower_ in {"and", "&"} for t in entity.doc[max(entity.start - 1, 0) : entity.end])
        if entity.label_ == "PERSON" and not joined and len(words) > 1 and len(words[0]) >= _SHORTEST_FIRST:
            end = words[-1].idx + len(words[-1])
            text = parse.passage.text[words[0].idx : end]
            first, last = words[0].lower_, words[-1].lower_
            yield _Mention(first, last, outlet, parse.passage.id, words[0].idx, end, text)


def _one_person(
    one: _Mention,
    other: _Mention,
    firsts: dict[tuple[str, str], set[str]],
    lasts: dict[tuple[str, str], set[str]],
) -> bool:
    if one.last == other.last:
        known = len(firsts[one.outlet, one.last]) == len(firsts[other.outlet, other.last]) == 1
        return known and not _familiar(one.first, other.first)
    if one.first != other.first or min(len(one.last), len(other.last)) < _SHORTEST:
        return False
    known = len(lasts[one.outlet, one.first]) == len(lasts[other.outlet, other.first]) == 1
    return known and one_slip(one.last, other.last)


def _familiar(first: str, second: str) -> bool:
    """Return whether two first names may be one person's: short forms, and what a list says."""
    return first.startswith(second) or second.startswith(first) or frozenset((first, second)) in _FAMILIAR


def _discrepancy(one: _Mention, other: _Mention, linked: float, claims: Sequence[Claim]) -> Discrepancy:
    probability = rounded(0.35 + 0.4 * linked)
    told = sorted((one, other), key=lambda mention: mention.passage)
    values = tuple(Value(m.passage, m.start, m.end, m.text, f"{m.first} {m.last}", "person") for m in told)
    if one_slip(one.first, other.first) or one_slip(one.last, other.last):
        why = (
            f"{told[0].outlet} has “{told[0].text}”, {told[1].outlet} has “{told[1].text}”: one name in two spellings."
        )
    else:
        why = verdict(((m.outlet, f"“{m.text}”") for m in told), two=True, doubtful=probability < LIKELY)
    return Discrepancy(claim_of({one.passage, other.passage}, claims).id, "name", values, why, probability)
