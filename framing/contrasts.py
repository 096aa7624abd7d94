"""Stage 6: how outlets word one claim differently: who is said to say it, an epithet, a name, who acts, the verb.

Only where both outlets speak of the same person or deed in passages of one claim; differences of style (Mr., Sen.,
first names) are none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from framing.records import Contrast, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse
    from framing.records import Article, Claim, Name, Naming, Signal

Kind = Literal["verb", "qualifier", "agency", "attribution", "naming"]

_KINDS: tuple[Kind, ...] = ("attribution", "qualifier", "naming", "agency", "verb")
_STYLE = frozenset(
    "mr mrs ms miss mx sir the a an his her their its sen senator rep representative congressman congresswoman gov "
    "governor president pres dr prof gen us united states american then at the time of for in on and".split()
)
"""Words in a name that are style or plain office, not a choice worth showing."""
_WORD = re.compile(r"[^\W_]+")
_DOTS = re.compile(r"(?<=\b\w)\.")
_LIGHT = frozenset("be have do get make take give go come become seem say tell add note state call include".split())
"""Verbs that tell no deed, or only that somebody spoke."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What one passage of a claim says that may differ from another's: the outlet and the place of the words."""

    outlet: str
    value: Value
    of: str
    how: str


def find_contrasts(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    signals: Sequence[Signal],
    naming: Sequence[Naming],
    parses: Sequence[Parse],
) -> tuple[Contrast, ...]:
    """Return the differences of wording within each claim, in the order of the claims, one for each thing worded.

    Each has a passage of two outlets at least, with the words in question, and says why they were set side by side.
    """
    stage = _Stage(articles, signals, naming, parses)
    found: dict[tuple[object, ...], Contrast] = {}
    for claim in claims:
        if len(claim.outlets) < 2:
            continue
        for kind in _KINDS:
            for values, why in stage.differences(kind, claim):
                key = (kind, *((value.passage, value.start) for value in values))
                found.setdefault(key, Contrast(claim.id, kind, values, why))
    return tuple(found.values())


class _Stage:
    """What is known of each passage: its parse, outlet, signals and names."""

    def __init__(
        self, articles: Sequence[Article], signals: Sequence[Signal], naming: Sequence[Naming], parses: Sequence[Parse]
    ) -> None:
        outlet = {article.id: article.outlet for article in articles}
        self._parse = {parse.passage.id: parse for parse in parses}
        self._outlet = {name: outlet[parse.passage.article] for name, parse in self._parse.items()}
        self._signals: dict[str, list[Signal]] = defaultdict(list)
        for signal in signals:
            self._signals[signal.passage].append(signal)
        self._names: dict[str, list[tuple[Naming, Name]]] = defaultdict(list)
        for entity in naming:
            for name in entity.names:
                self._names[name.passage].append((entity, name))

    def differences(self, kind: Kind, claim: Claim) -> Iterator[tuple[tuple[Value, ...], str]]:
        """Yield the values and the reason of each contrast of one kind within a claim."""
        tellers = {
            "attribution": self._attributions,
            "naming": self._namings,
            "qualifier": self._qualifiers,
            "agency": self._agencies,
            "verb": self._verbs,
        }
        told = [one for passage in claim.passages for one in tellers[kind](passage, claim)]
        groups: dict[str, list[_Told]] = defaultdict(list)
        for one in told:
            groups[one.of].append(one)
        for of, group in groups.items():
            pair = _parting(group, kind)
            if pair:
                yield tuple(one.value for one in pair), _why(kind, of, pair)

    def _attributions(self, passage: str, _claim: Claim) -> Iterator[_Told]:
        """Yield the words that introduce each speaker's statement, by their stance."""
        for signal in self._signals[passage]:
            if signal.kind == "attribution" and signal.voice == "author" and signal.speaker and signal.stance:
                yield self._told(
                    passage, signal.start, signal.end, self._person(passage, signal.speaker), signal.stance
                )

    def _qualifiers(self, passage: str, _claim: Claim) -> Iterator[_Told]:
        """Yield each epithet with its target, and the plain mentions of targets: an epithet against none."""
        marked = [s for s in self._signals[passage] if s.kind == "qualifier" and s.voice == "author" and s.target]
        for signal in marked:
            yield self._told(passage, signal.start, signal.end, _last(signal.target or ""), signal.text.lower())
        for entity, name in self._names[passage]:
            if not any(s.start < name.end + 1 and name.start < s.end + 1 for s in marked):
                yield self._told(passage, name.start, name.end, _last(entity.entity), "")

    def _namings(self, passage: str, _claim: Claim) -> Iterator[_Told]:
        """Yield each name that is a choice: a description, or a name with an epithet or a role."""
        for entity, name in self._names[passage]:
            own = set(_plain(entity.entity)) if entity.kind == "person" else set()
            words = _plain(name.text)
            first = next((n for n, word in enumerate(words) if word in own), len(words))
            chosen = [word for word in words[:first] if word not in _STYLE and len(word) > 1]
            if chosen and entity.kind in {"person", "event"}:
                yield self._told(passage, name.start, name.end, entity.entity, " ".join(sorted(set(chosen))))

    def _agencies(self, passage: str, _claim: Claim) -> Iterator[_Told]:
        """Yield each deed with its doer named, or left out by a passive."""
        for verb in self._deeds(passage):
            passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
            doer = next((c for c in verb.children if c.dep_ == ("agent" if passive else "nsubj")), None)
            patient = next((c for c in verb.children if c.dep_ == ("nsubjpass" if passive else "dobj")), None)
            if patient is None or patient.pos_ == "PRON" or (doer is None and not passive):
                continue
            of = f"{verb.lemma_.lower()} {patient.lemma_.lower()}"
            yield self._words(passage, verb, of, "doer named" if doer is not None else "doer left out")

    def _verbs(self, passage: str, _claim: Claim) -> Iterator[_Told]:
        """Yield the verb of each deed by its doer and its object."""
        for verb in self._deeds(passage):
            doer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            patient = next((c for c in verb.children if c.dep_ == "dobj"), None)
            if doer is None or patient is None or patient.pos_ == "PRON":
                continue
            who = self._person(passage, doer.text, doer.idx)
            if doer.pos_ != "PRON":
                yield self._words(passage, verb, f"{who} – {patient.lemma_.lower()}", verb.lemma_.lower())

    def _deeds(self, passage: str) -> Iterator[Token]:
        parse = self._parse[passage]
        for token in parse.doc:
            end = token.idx + len(token)
            if (
                token.pos_ == "VERB"
                and token.lemma_.lower() not in _LIGHT
                and parse.voice(token.idx, end)[0] == "author"
            ):
                yield token

    def _person(self, passage: str, words: str, start: int | None = None) -> str:
        """Return the entity that some words of a passage name, else their last word."""
        for entity, name in self._names[passage]:
            there = start is None and name.text == words
            if there or (start is not None and name.start <= start < name.end):
                return entity.entity.lower()
        last = _last(words)
        return next((e.entity.lower() for e, n in self._names[passage] if _last(n.text) == last), last)

    def _words(self, passage: str, verb: Token, of: str, how: str) -> _Told:
        parts = [t for t in verb.children if t.dep_ in {"auxpass", "prt"} and abs(t.i - verb.i) <= 2] + [verb]
        first, last = min(parts, key=lambda t: t.i), max(parts, key=lambda t: t.i)
        return self._told(passage, first.idx, last.idx + len(last), of, how)

    def _told(self, passage: str, start: int, end: int, of: str, how: str) -> _Told:
        text = self._parse[passage].passage.text[start:end]
        return _Told(self._outlet[passage], Value(passage, start, end, text, how), of, how)


def _parting(group: Sequence[_Told], kind: Kind) -> tuple[_Told, ...]:
    """Return one telling an outlet where two outlets differ throughout: nothing that both say is a difference."""
    by: dict[str, list[_Told]] = defaultdict(list)
    for one in group:
        by[one.outlet].append(one)
    for mine, theirs in combinations(by.values(), 2):
        if not any(_alike(one.how, other.how, kind) for one in mine for other in theirs):
            return tuple(ways[0] for ways in by.values())
    return ()


def _alike(one: str, other: str, kind: Kind) -> bool:
    """Return whether two wordings are one; a name that only says more ("Israeli prime minister") is no other name."""
    if kind != "naming":
        return one == other
    a, b = set(one.split()), set(other.split())
    return a <= b or b <= a


def _why(kind: Kind, of: str, pair: Sequence[_Told]) -> str:
    said = "; ".join(f"{one.outlet}: “{one.value.text}”" for one in pair)
    reasons = {
        "attribution": "The words that introduce the statement take different stances toward it",
        "qualifier": "One outlet adds an epithet, another does without",
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
