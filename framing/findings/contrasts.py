"""Stage 6: how outlets word one claim differently: who is said to say it, a qualifier, a name, who acts, the verb.

Only where both outlets speak of the same person, statement or deed in passages of one claim. Differences of style (Mr.,
Sen., first names) are none; nor are verbs at large: only those by which texts are known to take different views of one
deed ("killed" beside "died", "arrested" beside "abducted").
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from framing import lexicon
from framing.findings.entities import terms
from framing.findings.name_words import JUDGING_ROLES, wording
from framing.records import Contrast, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.analysis import Analysis
    from framing.records import Claim, Signal

Kind = Literal["verb", "qualifier", "agency", "attribution", "naming"]

_KINDS: tuple[Kind, ...] = ("attribution", "naming", "qualifier", "agency", "verb")
_WORD = re.compile(r"[^\W_]+")
_DOTS = re.compile(r"(?<=\b\w)\.")
_LIGHT = frozenset("be have do get make take give go come become seem say tell add note state call include".split())
"""Verbs that tell no deed, or only that somebody spoke."""
_VIEWS = lexicon.table("verbs-by-deed")
"""Verbs among which texts choose for one deed, by the deed."""
_GRAVE = frozenset(_VIEWS) | frozenset("shoot wound injure bomb strike raid destroy demolish".split())
"""Deeds of which it matters whether the doer is named."""
_INTRANSITIVE = frozenset({"die", "perish"})
_FEWEST_SHARED = 3
"""How many words two statements share at least to be the same one, where they are not alike throughout."""
_SAME_STATEMENT = 0.5
"""The share of the shorter statement's words that the longer one must hold for both to be the same statement."""


@dataclass(frozen=True, slots=True)
class _Worded:
    """What one passage of a claim says that may differ from another's: the outlet and the place of the words."""

    outlet: str
    value: Value
    of: str
    how: str
    statement: frozenset[str] = frozenset()


def find_contrasts(analysis: Analysis) -> tuple[Contrast, ...]:
    """Return the differences of wording within each claim, in the order of the claims, each once.

    Each has a passage of two outlets at least, with the words in question, and says why they were set side by side.
    """
    found: dict[tuple[object, ...], Contrast] = {}
    for claim in analysis.claims:
        if len(claim.outlets) < 2:
            continue
        for kind in _KINDS:
            for of, values, why in _differences(analysis, kind, claim):
                key = (kind, of, *sorted({value.value for value in values}))
                if not (kind == "qualifier" and any(_overlap(values, other.values) for other in found.values())):
                    found.setdefault(key, Contrast(claim.id, kind, values, why))
    return tuple(found.values())


def _overlap(values: Sequence[Value], others: Sequence[Value]) -> bool:
    """Return whether two contrasts show the same words: "Union boss" is a qualifier and part of a name."""
    return any(v.passage == o.passage and v.start < o.end and o.start < v.end for v in values for o in others)


def _differences(analysis: Analysis, kind: Kind, claim: Claim) -> Iterator[tuple[str, tuple[Value, ...], str]]:
    """Yield what is worded, the values and the reason of each contrast of one kind within a claim."""
    ways = {
        "attribution": _attributions,
        "naming": _namings,
        "qualifier": _qualifiers,
        "agency": _agencies,
        "verb": _verbs,
    }
    worded = [one for passage in claim.passages for one in ways[kind](analysis, passage)]
    groups: dict[str, list[_Worded]] = defaultdict(list)
    for one in worded:
        groups[one.of].append(one)
    for of, group in groups.items():
        pair = _parting(group, kind)
        if pair:
            yield of, tuple(one.value for one in pair), _why(kind, of, pair)


def _attributions(analysis: Analysis, passage: str) -> Iterator[_Worded]:
    """Yield the words that introduce each speaker's statement, by their stance."""
    for signal in analysis.signals_of[passage]:
        if signal.kind == "attribution" and signal.voice == "author" and signal.speaker and signal.stance:
            of, statement = _person(analysis, passage, signal.speaker), _statement(analysis, passage, signal)
            yield _worded(analysis, passage, signal.start, signal.end, of, signal.stance, statement)


def _statement(analysis: Analysis, passage: str, signal: Signal) -> frozenset[str]:
    """Return the words that tell what is said: those of the clause that the verb governs, else of the sentence."""
    doc = analysis.parse_of[passage].doc
    verbs = [token for token in doc if signal.start <= token.idx < signal.end and token.pos_ == "VERB"]
    clauses = [child for verb in verbs for child in verb.children if child.dep_ == "ccomp"]
    said = [token for clause in clauses for token in clause.subtree] or list(doc)
    known = {word for entity, _ in analysis.mentions_of[passage] for word in _plain(entity.entity)}
    words = {t.lemma_.lower() for t in said if not t.is_stop and (t.is_alpha or t.like_num) and t not in verbs}
    return frozenset(words - known)


def _qualifiers(analysis: Analysis, passage: str) -> Iterator[_Worded]:
    """Yield each qualifier with its target, and the plain mentions of targets: a qualifier against none."""
    marked = [s for s in analysis.signals_of[passage] if s.kind == "qualifier" and s.voice == "author" and s.target]
    for signal in marked:
        yield _worded(analysis, passage, signal.start, signal.end, _last(signal.target or ""), signal.text.lower())
    for entity, name in analysis.mentions_of[passage]:
        if not any(s.start < name.end + 1 and name.start < s.end + 1 for s in marked):
            yield _worded(analysis, passage, name.start, name.end, _last(entity.entity), "")


def _namings(analysis: Analysis, passage: str) -> Iterator[_Worded]:
    """Yield each name that is a choice: a description, a name with a qualifier or a role, a term by its sense."""
    for entity, name in analysis.mentions_of[passage]:
        if entity.kind in {"person", "event"}:
            chosen = wording(entity, name.text)
            yield _worded(analysis, passage, name.start, name.end, entity.entity, " ".join(sorted(chosen)))
    for term in terms(analysis.parse_of[passage]):
        yield _worded(analysis, passage, term.mention.start, term.mention.end, term.matter, term.sense)


def _agencies(analysis: Analysis, passage: str) -> Iterator[_Worded]:
    """Yield each deed with its doer named, or left out by a passive."""
    for verb in _deeds(analysis, passage):
        passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
        doer = next((c for c in verb.children if c.dep_ == ("agent" if passive else "nsubj")), None)
        patient = next((c for c in verb.children if c.dep_ == ("nsubjpass" if passive else "dobj")), None)
        grave = verb.lemma_.lower() in _GRAVE
        if not grave or patient is None or patient.pos_ == "PRON" or (doer is None and not passive):
            continue
        of = f"{verb.lemma_.lower()} {patient.lemma_.lower()}"
        yield _words(analysis, passage, verb, of, "doer named" if doer is not None else "doer left out")


def _verbs(analysis: Analysis, passage: str) -> Iterator[_Worded]:
    """Yield the verbs that take a view of a deed, by the deed and whom it is done to."""
    for verb in _deeds(analysis, passage):
        lemma = verb.lemma_.lower()
        role = {"nsubj"} if lemma in _INTRANSITIVE else {"dobj", "nsubjpass"}
        patient = next((c for c in verb.children if c.dep_ in role), None)
        if lemma in _VIEWS and patient is not None and patient.pos_ != "PRON":
            whom = _person(analysis, passage, patient.lemma_, patient.idx)
            yield _words(analysis, passage, verb, f"{_VIEWS[lemma]} – {whom}", lemma)


def _deeds(analysis: Analysis, passage: str) -> Iterator[Token]:
    parse = analysis.parse_of[passage]
    for token in parse.doc:
        end = token.idx + len(token)
        if token.pos_ == "VERB" and token.lemma_.lower() not in _LIGHT and parse.voice(token.idx, end)[0] == "author":
            yield token


def _person(analysis: Analysis, passage: str, words: str, start: int | None = None) -> str:
    """Return the entity that some words of a passage name, else their last word."""
    for entity, name in analysis.mentions_of[passage]:
        there = start is None and name.text == words
        if there or (start is not None and name.start <= start < name.end):
            return entity.entity.lower()
    last = _last(words)
    return next((e.entity.lower() for e, n in analysis.mentions_of[passage] if _last(n.text) == last), last)


def _words(analysis: Analysis, passage: str, verb: Token, of: str, how: str) -> _Worded:
    parts = [t for t in verb.children if t.dep_ in {"auxpass", "prt"} and abs(t.i - verb.i) <= 2] + [verb]
    first, last = min(parts, key=lambda t: t.i), max(parts, key=lambda t: t.i)
    return _worded(analysis, passage, first.idx, last.idx + len(last), of, how)


def _worded(
    analysis: Analysis, passage: str, start: int, end: int, of: str, how: str, statement: frozenset[str] = frozenset()
) -> _Worded:
    text = analysis.parse_of[passage].passage.text[start:end]
    return _Worded(analysis.outlet_of[passage], Value(passage, start, end, text, how), of, how, statement)


def _parting(group: Sequence[_Worded], kind: Kind) -> tuple[_Worded, ...]:
    """Return one telling an outlet where two outlets differ throughout: nothing that both say is a difference."""
    by: dict[str, list[_Worded]] = defaultdict(list)
    for one in group:
        by[one.outlet].append(one)
    for mine, theirs in combinations(by.values(), 2):
        pairs = [(one, other) for one in mine for other in theirs if kind != "attribution" or _same(one, other)]
        if pairs and not any(_alike(one.how, other.how, kind) for one, other in pairs):
            if kind == "attribution":
                return pairs[0]
            return tuple(max(ways, key=lambda way: len(way.how)) for ways in by.values())
    return ()


def _same(one: _Worded, other: _Worded) -> bool:
    """Return whether two statements of one speaker say the same, by their words."""
    shorter = min(len(one.statement), len(other.statement))
    shared = len(one.statement & other.statement)
    alike = shared >= _FEWEST_SHARED and shared >= _SAME_STATEMENT * shorter
    return alike or (shared > 0 and one.statement == other.statement)


def _alike(one: str, other: str, kind: Kind) -> bool:
    """Return whether two wordings are one; a name that only says more is no other name, unless it judges."""
    if kind != "naming":
        return one == other
    a, b = set(one.split()), set(other.split())
    return (a <= b or b <= a) and not (a ^ b) & JUDGING_ROLES


def _why(kind: Kind, of: str, pair: Sequence[_Worded]) -> str:
    said = "; ".join(f"{one.outlet}: “{one.value.text}”" for one in pair)
    reasons = {
        "attribution": "The words that introduce the statement take different stances toward it",
        "qualifier": "One outlet uses a qualifier that another does without"
        if any(not one.how for one in pair)
        else "The outlets use different qualifiers",
        "naming": f"The outlets choose different words for {of}",
        "agency": "One outlet says who did it, another leaves that out",
        "verb": "The outlets choose different verbs for one deed",
    }
    return f"{reasons[kind]} ({said})."


def _plain(text: str) -> list[str]:
    """Return the words of a text in lower case, without marks and possessives; "F.B.I." is "fbi"."""
    bare = _DOTS.sub("", text.lower().replace("’s", "").replace("'s", ""))
    return _WORD.findall(bare)


def _last(text: str) -> str:
    return (_plain(text) or [""])[-1]
