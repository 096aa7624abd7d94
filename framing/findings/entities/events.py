"""What each outlet calls the same event: a war, an invasion or "military actions", tied to one place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.entities.chains import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

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
