"""Who acts and who is acted upon: each named actor's part in the sentences of each article.

Method: the grammatical roles of the dependency tree. The subject of an active verb and the "by" of a passive act;
the subject of a passive and an object are acted upon. To be and to have are no acts. How a text deals out these
parts is an old question of framing research (Halliday's transitivity; van Leeuwen 1996 on social actors); the
counts say nothing of who is to blame.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from framing.language.contents import STANCE
from framing.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from framing.analysis import Analysis
    from framing.language.parse import Parse
    from framing.records import Mention

_Part = Literal["agent", "patient"]
_JOURNEYS = frozenset("visit leave reach enter tour cross approach".split())  # a place does not suffer a visit
_TOLD = frozenset({"tell", "ask"})  # to be told something is not to suffer an act
_DATELINE = re.compile(r"\W*[A-Z][A-Z]{2}[^a-z]*(?:[\w ,./’'-]{0,40}\([^)]*\)|[\w ,./’']{0,40})\s*[-–—]+\s")
_STATES = frozenset(["be", "have", "become", "remain", "seem", "appear"])


def find_roles(analysis: Analysis) -> tuple[Role, ...]:
    """Return for each person, body and place, and each article that shows it in an act, how often it acts or suffers.

    `verbs` are the verbs' base forms, the most frequent first. Quoted sentences count as well: an article chooses what
    it quotes. Entities come in their own order, articles in that of their passages.
    """
    articles = list(dict.fromkeys(passage.article for passage in analysis.passages))
    roles = []
    for entity in analysis.entities:
        if entity.kind == "event":
            continue
        for article in articles:
            acts = {
                act for name in entity.mentions if name.article == article for act in acts_of(name, analysis.parse_of)
            }
            if entity.kind == "place":
                acts = {act for act in acts if act[2] not in _JOURNEYS}
            if acts:
                roles.append(_role(entity.entity, article, acts))
    return tuple(roles)


def _role(entity: str, article: str, acts: set[tuple[str, int, str, _Part]]) -> Role:
    verbs = Counter(lemma for _, _, lemma, _ in acts)
    return Role(
        entity=entity,
        article=article,
        agent=sum(part == "agent" for *_, part in acts),
        patient=sum(part == "patient" for *_, part in acts),
        verbs=tuple(sorted(verbs, key=lambda lemma: (-verbs[lemma], lemma))),
    )


def acts_of(name: Mention, parse_of: Mapping[str, Parse]) -> Iterator[tuple[str, int, str, _Part]]:
    """Yield the verbs that the mention takes part in: passage, place, base form and part; twice is the same act.

    A dateline ("NEW YORK (Agency) - ") takes part in nothing.
    """
    parse = parse_of.get(name.passage)
    dateline = _DATELINE.match(parse.passage.text) if parse is not None else None
    if dateline is not None and name.end <= dateline.end():
        return
    span = parse.doc.char_span(name.start, name.end, alignment_mode="expand") if parse is not None else None
    if parse is None or span is None or not parse.doc.has_annotation("DEP"):
        return
    for verb, part in _parts(_head(span.root)):
        lemma = verb.lemma_.lower()
        if verb.pos_ == "VERB" and lemma not in _STATES and not (part == "patient" and lemma in _TOLD):
            yield parse.passage.id, verb.i, lemma, part


def _head(noun: Token) -> Token:
    """Return the noun that holds the sentence's part: the first of "A and B", the last of a double name."""
    while (noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "PRON")) or (
        noun.dep_ in ("compound", "appos") and noun.head.pos_ == "PROPN" and noun.head.ent_type_ == noun.ent_type_
    ):
        noun = noun.head
    return noun


def _parts(noun: Token) -> Iterator[tuple[Token, _Part]]:
    for verb in (child for child in noun.children if child.dep_ == "relcl"):
        for child in verb.children:
            if child.lower_ == "who" and child.dep_ in ("nsubj", "nsubjpass"):
                yield from _of_subject(verb, child.dep_)
    if noun.dep_ in ("nsubj", "nsubjpass") and not _expected(noun):
        yield from _of_subject(noun.head, noun.dep_)
    elif noun.dep_ in ("dobj", "dative") and noun.head.pos_ == "VERB":
        yield noun.head, "patient"
    elif noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        yield noun.head.head, "agent"


def _expected(noun: Token) -> bool:
    """Return whether somebody is only said to do something: "is expected to come" is no act upon anybody."""
    return (
        noun.dep_ == "nsubjpass"
        and noun.head.lemma_.lower() in STANCE
        and any(child.dep_ == "xcomp" for child in noun.head.children)
    )


def _of_subject(verb: Token, dependency: str) -> Iterator[tuple[Token, _Part]]:
    """Yield the verb and those joined to it that share its subject: "came, saw and was beaten"."""
    yield verb, "agent" if dependency == "nsubj" else "patient"
    for other in verb.children:
        own = {child.dep_ for child in other.children}
        if other.dep_ == "conj" and other.pos_ == "VERB" and not own & {"nsubj", "nsubjpass"}:
            yield from _of_subject(other, "nsubjpass" if "auxpass" in own else "nsubj")
