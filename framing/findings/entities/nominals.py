"""What each outlet calls what has no name of its own: an event tied to a place, a group of people, a matter.

An event is known by its place ("the war in Ukraine", "military actions in Ukraine"), a government by its country. For
groups and matters ("militants", "jihadists") no name says that two outlets mean the same: passages of one claim do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from framing.findings.entities.chains import folded
from framing.findings.name_words import SENSES, matter_and_sense, same_country
from framing.lexicon.phrases import Phrases
from framing.records import Entity, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

    from framing.analysis import Analysis
    from framing.language.parse import Parse

# The words that outlets choose among for one kind of event, by the lemma of the phrase's head.
EVENTS: dict[str, frozenset[str]] = {
    "armed conflict": frozenset(
        "war invasion conflict occupation aggression offensive hostility fighting incursion intervention onslaught "
        "annexation".split()
    ),
    "protest": frozenset("protest demonstration riot unrest uprising rally march revolt disturbance rebellion".split()),
    "coup": frozenset("coup putsch takeover overthrow ouster revolution".split()),
    "killing": frozenset("killing murder death shooting massacre assassination execution slaying homicide".split()),
    "attack": frozenset("attack assault bombing strike airstrike raid blast explosion ambush".split()),
    "crash": frozenset("crash accident collision disaster wreck".split()),
}
_PLAIN = frozenset("war conflict fighting protest demonstration coup killing death attack crash accident".split())
"""Heads that name an event with the least said of who is to blame."""
_MILITARY = frozenset({"operation", "action", "activity", "campaign", "effort"})
_KIND = {word: kind for kind, words in EVENTS.items() for word in sorted(words)}
_TIES = frozenset({"in", "on", "against", "of", "at", "with", "over", "into", "upon", "across"})
_LONGEST = 8
"""Tokens of a phrase for an event; a longer one tells a story of its own. A judgement."""


@dataclass(frozen=True, slots=True)
class Event:
    """One phrase for an event: its place in a passage, its bare form, and the words that colour it.

    The bare form is the head and the name that it is tied to: "war on Ukraine" of "full-scale war on Ukraine".
    """

    article: str
    passage: str
    start: int
    end: int
    text: str
    head: str
    bare: str
    words: str


def events(parses: Sequence[Parse]) -> dict[tuple[str, str], list[Event]]:
    """Return the phrases for events, by kind of event and the place or person that they are tied to."""
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for parse in parses:
        for token in parse.doc:
            kind = _kind(token)
            tie = _tie(token) if kind else None
            if kind is None or tie is None:
                continue
            first, last, name = tie
            phrase = parse.doc[first : last + 1]
            if len(phrase) > _LONGEST or any(t.is_quote or (t.is_punct and t.text not in "-–'’") for t in phrase):
                continue
            if parse.voice(phrase.start_char, phrase.end_char)[0] == "quoted":
                continue
            words = " ".join(t.lemma_.lower() for t in phrase if not t.is_stop and t.ent_type_ == "")
            where = (parse.passage.article, parse.passage.id, phrase.start_char, phrase.end_char)
            head = token.lemma_.lower()
            found[kind, folded(name)].append(Event(*where, phrase.text, head, _bare(phrase, token), words))
    return dict(found)


def plainest(group: Sequence[Event]) -> str:
    """Return the plainest of the outlets' own wordings, to call an event by.

    That is the head that blames least, tied by "in" or "at", which say where and not to whom; then the most used one.
    """
    articles: dict[str, set[str]] = defaultdict(set)
    for event in group:
        articles[event.bare].add(event.article)

    def colour(event: Event) -> tuple[bool, bool, int, int, str]:
        somewhere = bool({"in", "at"} & set(event.bare.split()))
        return event.head not in _PLAIN, not somewhere, -len(articles[event.bare]), len(event.bare), event.bare

    return min(group, key=colour).bare


def _bare(phrase: Span, head: Token) -> str:
    """Return the phrase without what colours the head; "military" belongs to "actions"."""
    keep = [t for t in phrase if t.i >= head.i or t.ent_type_ in {"GPE", "LOC"} or t.lower_ == "military"]
    start = next(t for t in keep if all(other in keep for other in phrase[t.i - phrase.start :]))
    return str(phrase.doc[start.i : phrase.end].text)


def _kind(token: Token) -> str | None:
    if token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {"ORG", "EVENT", "WORK_OF_ART"}:
        return None
    lemma = token.lemma_.lower()
    if lemma in _MILITARY:
        return "armed conflict" if any(child.lower_ == "military" for child in token.lefts) else None
    return _KIND.get(lemma)


def _tie(token: Token) -> tuple[int, int, str] | None:
    """Return the phrase's first and last token and the name that it is tied to: "in Ukraine", "the Ukraine war"."""
    named = {"GPE", "LOC", "PERSON"}
    first = token.i
    for child in reversed(list(token.lefts)):
        if child.dep_ in {"amod", "compound", "nmod"} and child.right_edge.i == first - 1:
            first = child.left_edge.i
        elif child.dep_ == "punct" and child.text in {"-", "–"} and child.i == first - 1:
            first = child.i
        else:
            break
    for child in token.rights:
        if child.dep_ != "prep" or child.lower_ not in _TIES:
            continue
        for noun in child.children:
            if noun.dep_ == "pobj" and noun.ent_type_ in named:
                whole = next(e for e in token.doc.ents if e.start <= noun.i < e.end)
                return first, whole.end - 1, whole.text.removeprefix("the ")
    for child in token.lefts:
        if child.dep_ == "compound" and child.ent_type_ == "GPE":
            whole = next(e for e in token.doc.ents if e.start <= child.i < e.end)
            return min(first, whole.start), token.i, whole.text
    return None


_GOVERNMENT = "government"
"""The one matter that a country's name tells apart: "the Syrian regime" is "the Syrian government"."""
_IRREGULAR = {"y": "(?:y|ies)", "s": "s(?:es)?", "x": "x(?:es)?", "h": "h(?:es)?"}
_BODY_WORDS = frozenset(
    "group organization organisation movement network leader commander army outfit faction force forces chief "
    "stronghold community family child children couple population youth student".split()
)
"""Nouns that a term may stand before and still name those it names ("rebel group"); "fighter jet" names no fighters."""
_NO_TERM = frozenset({"ORG", "PERSON", "FAC", "WORK_OF_ART", "PRODUCT", "EVENT"})


def _in_any_number(terms: Sequence[str]) -> Phrases:
    """Return the terms in the singular and the plural, the longer before the shorter."""
    return Phrases(
        (term[:-1], re.escape(term[:-1]) + _IRREGULAR.get(term[-1], re.escape(term[-1]) + "s?"))
        for term in sorted(terms, key=len)[::-1]
    )


_TERMS = _in_any_number(tuple(SENSES))
_PLAINEST = {matter: sense for matter, _, sense in (each.partition(": ") for each in reversed(list(SENSES.values())))}
"""The sense of each matter that makes least of it: the list names it first."""
_SEVERAL = frozenset(
    "troops|protesters|prisoners|activists|who accuses|guns|gun laws|barrier|settlements|public rescue|"
    "politics of the right|politics of the left|violence against a people|hired fighters".split("|")
)
"""Matters of which one story may have several: without a common claim, two words need not mean the same."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase for a group or a matter: what it makes of it ("illegal"), where it stands."""

    matter: str
    sense: str
    mention: Mention


def terms(parse: Parse) -> list[Term]:
    """Return the terms in a passage that are the outlet's own words, in order."""
    found = []
    for match in _TERMS.finditer(parse.passage.text):
        span = parse.doc.char_span(*match.span())
        if span is None or not _is_term(span) or parse.voice(*match.span())[0] == "quoted":
            continue
        matter, sense = matter_and_sense(match.group())
        start = span[0].idx
        if matter == _GOVERNMENT:
            tied = next((child for child in span.root.lefts if child.ent_type_ in {"NORP", "GPE", "PERSON"}), None)
            if tied is None:
                continue
            matter, start = f"{tied.text} {_GOVERNMENT}", tied.idx
        where = (parse.passage.article, parse.passage.id, start, match.end())
        found.append(Term(matter, sense, Mention(*where, parse.passage.text[start : match.end()])))
    return found


def find_terms(analysis: Analysis) -> tuple[Entity, ...]:
    """Return the groups and matters for which outlets choose words that make different things of them.

    In passages of one claim, any two such words will do, where one outlet never uses the other's. Elsewhere one must
    colour the matter ("jihadists"), and it must be a matter of which a story has only one. Every mention in the story
    is listed, in its order.
    """
    named = {parse.passage.id: terms(parse) for parse in analysis.parses}
    matters: dict[str, list[Term]] = defaultdict(list)
    for found in named.values():
        for term in found:
            matters[_joined(term.matter, matters)].append(term)
    claimed = _in_one_claim(analysis, named)
    return tuple(
        Entity(matter, "term", tuple(term.mention for term in group))
        for matter, group in matters.items()
        if (matter in claimed or matter not in _SEVERAL) and _differs(analysis, matter, group, matter in claimed)
    )


def _differs(analysis: Analysis, matter: str, group: Sequence[Term], claimed: bool) -> bool:
    """Return whether one outlet uses a word for a matter that another, which names it too, never uses.

    The plainest word counts only where passages of one claim have both.
    """
    senses: dict[str, set[str]] = defaultdict(set)
    for term in group:
        senses[analysis.outlet_of_article[term.mention.article]].add(term.sense)
    plain = set() if claimed else {_PLAINEST[_GOVERNMENT if matter.endswith(_GOVERNMENT) else matter]}
    return any(mine - theirs - plain for mine in senses.values() for theirs in senses.values())


def _in_one_claim(analysis: Analysis, named: dict[str, list[Term]]) -> set[str]:
    """Return the matters that two outlets word with different senses in passages of one claim."""
    found = set()
    for claim in analysis.claims:
        for here, there in combinations(claim.passages, 2):
            for matter in {term.matter for term in named[here]} & {term.matter for term in named[there]}:
                mine, theirs = ({t.sense for t in named[p] if t.matter == matter} for p in (here, there))
                if analysis.outlet_of[here] != analysis.outlet_of[there] and not mine & theirs:
                    found.add(matter)
    return found


def _joined(matter: str, matters: dict[str, list[Term]]) -> str:
    """Return the name under which a matter is kept: "Syria government" is "Syrian government"."""
    tie = matter.removesuffix(f" {_GOVERNMENT}")
    if tie == matter:
        return matter
    known = (other for other in matters if other.endswith(f" {_GOVERNMENT}"))
    return next((other for other in known if same_country(tie, other.removesuffix(f" {_GOVERNMENT}"))), matter)


def _is_term(span: Span) -> bool:
    """Return whether the words name people or a matter here: no part of a name, no verb, no "fighter" of a jet."""
    root = span.root
    if len(span) == 1 and root.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    named = root.ent_type_ in _NO_TERM and span.text != span.text.lower() and not any(c.isdigit() for c in span.text)
    lone = root.dep_ == "compound" and root.head.i > root.i and root.head.lemma_.lower() not in _BODY_WORDS
    return not (named or (len(span) == 1 and root.pos_ != "ADJ" and lone))
