"""Who says it: the source of an attribution in the dependency tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.language.actors import BODIES, PEOPLE, bodies
from framing.language.parse import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


_SUBJECTS = ("nsubj", "csubj")
NAMELESS = frozenset(["which", "that", "what", "it", "this", "there", "who", "whom", "nobody", "none"])
_TRIMMED = ("relcl", "appos", "acl", "advcl", "punct", "parataxis")
_WRITTEN = frozenset("statement letter report message post tweet article email memo note document text sign".split())
_TIMES = frozenset(
    """moment minute hour day week month year today yesterday tomorrow tonight morning afternoon evening night weekend
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
# What is written, counted or found may carry a statement; nobody speaks in it.
_THINGS = lexicon.words("things-that-tell")
_CREDIT = re.compile(
    r"(?:image|photo|picture|media|video)s? (?:copyright|caption|credit|source)|copyright\b", re.IGNORECASE
)
_KIN = frozenset(
    "source people person child girl boy family relative friend colleague parent couple crowd victim guest "
    "chair half side adult kid grandson granddaughter aunt uncle cousin nephew niece surgeon chef patient local".split()
)
_HOUSES = frozenset(
    "audit palace military embassy consulate inquiry investigation presidency bench hospital airline store charity "
    "mission delegation jury prosecution defence defense chamber team trust giant chain startup".split()
)
_PERSONS = PEOPLE | BODIES | lexicon.words("roles") | lexicon.words("unnamed-sources") | _KIN | _HOUSES
"""Nouns for people and bodies: of other common nouns, only those with an ending of `_AGENT` can speak."""
_AGENT = re.compile(r"(?:man|men|woman|women|person|people|ist|ian|crat|er|or|ee|ant)s?$")
"""Ends of nouns for people by what they do or hold; things with such ends stand in the list of things that tell."""
_CROWDS = frozenset({"police", "army", "congress"})
"""Nouns for bodies that need no article."""
_DATELINE_ENDS = frozenset({"-", "–", "—", "--", "(", ":"})
_LONGEST_DATELINE = 5
"""Words of a place and what stands between it and the dash that ends the dateline. A judgement."""
_LONGEST_SOURCE = 12
"""Words; a longer source is cut down to the noun and what stands directly before it."""


def source_span(noun: Token) -> Span:
    """Return the noun with what belongs to its name: "a spokesperson for the embassy", without clauses."""
    outside = {below.i for child in noun.subtree if child.i != noun.i and _trimmed(child) for below in child.subtree}
    inside = [token for token in noun.subtree if token.i not in outside]
    run = _run_around(inside, noun.i)
    if run[-1].i - run[0].i >= _LONGEST_SOURCE:
        run = _run_around([token for token in run if token.i <= noun.i and noun in (token, token.head)], noun.i)
    return _whole_body(noun, Span(run[0].idx, run[-1].idx + len(run[-1])))


def _whole_body(noun: Token, span: Span) -> Span:
    """Return the source with the whole name of a body that the parser cut at a comma."""
    for start, end in bodies(noun.doc.text):
        if span.start < end and start < span.end:
            return Span(min(start, span.start), max(end, span.end))
    return span


def _trimmed(child: Token) -> bool:
    """Return whether a part of the noun phrase tells about the source, not who it is: a clause, a date, a comma."""
    dated = child.dep_ in ("prep", "npadvmod") and any(token.ent_type_ in ("DATE", "TIME") for token in child.subtree)
    return dated or (child.dep_ in _TRIMMED and child.text not in "-–'’")


def _run_around(tokens: list[Token], middle: int) -> list[Token]:
    """Return the tokens that follow one another without a gap and hold the token number `middle`."""
    places = {token.i: token for token in tokens}
    low = high = middle
    while low - 1 in places:
        low -= 1
    while high + 1 in places:
        high += 1
    return [places[i] for i in range(low, high + 1)]


def subject(verb: Token) -> Token | None:
    """Return who does what the verb says: its subject, a passive's agent, or the subject of a verb before it."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        agents = [noun for by in verb.children if by.dep_ == "agent" for noun in by.children if noun.dep_ == "pobj"]
        return agents[0] if agents else None
    inside = _interrupting(verb)
    if inside is not None:
        return inside
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.is_punct:  # a guillemet that the parser took for the subject
            return next((noun for noun in verb.rights if noun.pos_ in ("NOUN", "PROPN", "PRON")), None)
        if child.dep_ in _SUBJECTS and not (_timely(child) and verb.dep_ in ("conj", "xcomp")):
            return verb.head if verb.dep_ == "relcl" and child.lower_ in ("who", "which", "that") else child
    if verb.i and verb.nbor(-1).pos_ == "PROPN" and verb.nbor(-1).head.i < verb.i and verb.dep_ != "acl":
        return verb.nbor(-1)  # the parser missed the subject that stands right before the verb
    return _subject_above(verb)


def _interrupting(verb: Token) -> Token | None:
    """Return who speaks in the middle of a clause whose subject the parser took: "no town, the mayor said, should"."""
    said = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    if not said or any(child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for child in said[0].children):
        return None
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and child.i < verb.i]
    within = [below for noun in subjects for below in (noun, *noun.children) if below.dep_ in ("nsubj", "appos")]
    last = max(within, key=lambda token: token.i, default=None)
    apart = last is not None and last.left_edge.i > 0 and last.left_edge.nbor(-1).text == ","
    return last if apart and len(within) > 1 and last is not None and last.right_edge.i < verb.i else None


def _timely(noun: Token) -> bool:
    """Return whether a word tells when: "moments later tweeted"."""
    return noun.ent_type_ in ("DATE", "TIME") or noun.lemma_.lower() in _TIMES


def speaks(noun: Token) -> bool:
    """Return whether a source can be a speaker: a person, a body, a name, or a noun for people with its article.

    "Gunman" without an article or a name is a headline's or a caption's word, not somebody whom the text brings in.
    """
    if noun.is_punct or _timely(noun) or (noun.lemma_.lower() in _THINGS and noun.text.islower()):
        return False
    if noun.pos_ == "PRON":
        return noun.lower_ not in NAMELESS - {"it", "who"}
    if noun.ent_type_ in ("FAC", "LOC", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "EVENT", "PRODUCT"):
        return noun.ent_type_ == "CARDINAL" and noun.pos_ != "PUNCT"
    lemma = noun.lemma_.lower()
    bare = not any((child.i < noun.i and not child.is_punct) or child.dep_ == "prep" for child in noun.children)
    unnamed = bare and lemma in PEOPLE and noun.lower_ not in _CROWDS and noun.ent_type_ not in ("PERSON", "ORG")
    if noun.pos_ == "PROPN" or noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        dateline = noun.i < _LONGEST_DATELINE and noun.text.isupper() and noun.ent_type_ in ("GPE", "LOC", "", "ORG")
        named_alone = unnamed and noun.tag_ == "NNP" and noun.ent_type_ == ""
        credit = _CREDIT.match(noun.doc.text[noun.left_edge.idx :])
        return not (credit or named_alone or (dateline and _ends_dateline(noun)) or _is_thing(noun))
    return not (noun.pos_ == "NOUN" and _is_thing(noun)) and not (unnamed and noun.tag_ == "NN")


def _is_thing(noun: Token) -> bool:
    """Return whether a word is a common noun for a thing: "guidelines" of "Minnesota guidelines"."""
    lemma = noun.lemma_.lower()
    person = {lemma, noun.lower_} & _PERSONS or (_AGENT.search(lemma) and lemma not in _THINGS)
    return noun.pos_ == "NOUN" and noun.text.islower() and not person


def _ends_dateline(place: Token) -> bool:
    """Return whether a dash, a bracket or a colon follows a place close behind: "SRINAGAR, India —"."""
    return any(token.text in _DATELINE_ENDS for token in place.doc[place.i + 1 : place.i + 1 + _LONGEST_DATELINE])


def _subject_above(verb: Token) -> Token | None:
    """Return who speaks where the verb has no subject of its own: "criticised the visit, saying that"."""
    head = verb.head
    if verb.dep_ in ("conj", "xcomp") and head.pos_ in ("VERB", "AUX"):
        return subject(head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.pos_ == "VERB":
        return subject(head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        spoken_of = head.dep_ in ("dobj", "pobj") and head.lemma_ not in _WRITTEN and head.head.pos_ == "VERB"
        return subject(head.head) if spoken_of else head
    return head if verb.dep_ == "relcl" else None


def named(noun: Token | None) -> Token | None:
    """Leave out a subject that names nobody: "it", "which"."""
    return None if noun is None or noun.lower_ in NAMELESS else noun
