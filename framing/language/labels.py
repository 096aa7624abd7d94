"""Nouns that name somebody by a judgement ("strongman", "hard-liner"), and who counts as somebody.

The lists are of one colour and of no side; where a word of them stands in a name, or is denied, is read from the
dependency tree. Written for this project.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.language.actors import BODIES, PEOPLE, bearer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LABELS = lexicon.words("judging-labels")
"""Nouns (lemmas) that judge by themselves."""
MILD_LABELS = lexicon.words("judging-labels-mild")
"""Nouns that a plain account may use as well, and nouns that honour."""

_COLOURED = lexicon.words("coloured-actors")
_ACTING = frozenset(["PERSON", "ORG", "GPE", "NORP", "LOC"])
_AMOUNTS = frozenset(["CARDINAL", "MONEY", "PERCENT", "QUANTITY"])
# What leaders do and meet, and papers of state, which have names as bodies do.
_NO_ACTORS = frozenset("leadership opposition bill act deal treaty agreement accord paper pulpit".split())


_PARLIAMENTS = frozenset(
    "congress senate house parliament legislature assembly chamber council committee board".split()
)
_MEDIA = frozenset(
    """media medium newswire portal weekly daily journal agency agencies newspaper newspapers paper outlet outlets
    broadcaster broadcasters television tv channel channels radio network networks website websites site press news
    magazine tabloid""".split()
)
DOINGS = frozenset("fraud freak monster cheat predator thug bitch prick pussy disgrace provocateur lightweight".split())
"""Labels that name deeds and things as well."""


def somebody(noun: Token) -> bool:
    """Return whether the noun is said of somebody: "is a fraud", "denounced him as a “fraud”", not "for fraud"."""
    first = noun.head if noun.dep_ == "conj" else noun
    return (
        any(child.lower_ in ("a", "an", "that", "this", "you") for child in noun.children if child.dep_ == "det")
        and noun.tag_ == "NN"
        and (first.dep_ in ("attr", "oprd", "appos") or first.head.lower_ == "as")
    )


def acts(noun: Token) -> bool:
    """Return whether somebody is meant who acts: a name, a noun for a person or a body, a label."""
    lemma = noun.lemma_.lower()
    if lemma in _NO_ACTORS:
        return False
    if lemma == "figure" and any(token.ent_type_ in _AMOUNTS for token in noun.doc):
        return False  # a number
    if lemma == "campaign":  # mostly what somebody does; a team that has a name is meant now and then
        return any(child.ent_type_ == "PERSON" and child.dep_ == "compound" for child in noun.children)
    return (
        noun.ent_type_ in _ACTING
        or lemma in _COLOURED
        or lemma in PEOPLE
        or lemma in BODIES
        or lemma in LABELS
        or lemma in MILD_LABELS
    )


def attached(word: Token) -> bool:
    """Return whether the word only describes a thing ("a goon squad's van") or is a part of a name or a phrase."""
    described = word.dep_ in ("compound", "amod", "nmod") and word.head.pos_ == "NOUN" and not acts(word.head)
    told = word.dep_ == "compound" and word.head.lemma_.lower() in PEOPLE and word.lower_ == "cult"
    nuts = word.lower_ == "nuts" and word.dep_ in ("acomp", "oprd", "advmod", "attr", "ccomp")
    pulpit = word.lower_ == "bully" and word.head.lower_ == "pulpit"
    return described or told or nuts or pulpit or word.ent_type_ in ("WORK_OF_ART", "PRODUCT", "FAC")


def named_by_it(word: Token) -> bool:
    """Return whether a name is given by the word, not made of it: "dictator Kim", not "Mr Nutter"."""
    return word.text.isupper() or (word.dep_ == "compound" and word.i == word.head.left_edge.i and word.i > 0)


def before_actor(word: Token) -> bool:
    """Return whether a label that the parser takes for an adjective stands before somebody: "turncoat spies"."""
    return word.dep_ == "amod" and word.head.i > word.i and acts(word.head)


def noun_place(word: Token) -> bool:
    """Return whether a word that may be an adjective stands as a noun: "a racist", not "racist remarks"."""
    return word.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "appos", "attr", "conj") and any(
        child.dep_ == "det" for child in word.children
    )


def rules(noun: Token) -> bool:
    """Return whether a ruler has a people or a country: "the Veltrian ruler", "ruler of the island"."""
    return bearer(noun) is not None or any(
        child.ent_type_ in _ACTING or child.lower_ == "of" for child in noun.children
    )


def only_spoken_of(noun: Token) -> bool:
    """Return whether the name is only spoken of ("I am not a bully", "called him a liar", "his heroes")."""
    be = noun.head
    negated = any(child.dep_ == "neg" or child.lower_ in ("i", "we", "it") for child in be.children)
    admired = noun.lemma_.lower() == "hero" and any(child.dep_ == "poss" for child in noun.children)
    told = noun.dep_ == "oprd" and not any(token.text in "“”\"'‘’" for token in noun.doc[noun.left_edge.i : noun.i + 2])
    posing = noun.dep_ == "pobj" and be.lower_ == "as" and be.head.lemma_ in ("come", "act", "pose", "dress", "play")
    return told or posing or admired or (noun.dep_ == "attr" and (negated or be.dep_ in ("xcomp", "pcomp")))


def majority(words: str, noun: Token) -> bool:
    """Return whether the words name a parliament's majority, which is a count of seats."""
    return noun.lemma_.lower() in _PARLIAMENTS and bool(re.search(r"(?:controlled|dominated|run)$", words))


def medium(doc: Doc, first: int, noun: Token) -> bool:
    """Return whether the words up to the noun name a medium: a state-run newspaper, no state-run hospital."""
    return any(token.lower_ in _MEDIA for token in doc[first : noun.i + 1])


def nickname(span: Span, noun: Token) -> bool:
    """Return whether the words begin a mocking name in quotation marks: "“Lyin’ Ted”"."""
    first = span[0]
    return span.start > 0 and first.nbor(-1).text in "“‘\"'" and first.text[:1].isupper() and noun.pos_ == "PROPN"


def in_name(span: Span) -> bool:
    """Return whether the words are a part of a name: "Right Wing Watch"."""
    capital = span.start > 0 and all(token.text[:1].isupper() for token in span if token.is_alpha)
    following = span.doc[span.end] if span.end < len(span.doc) else None
    named = following is not None and following.text[:1].isupper() and following.ent_iob_ == "I"
    return capital and named and span[0].ent_type_ == "ORG" and not span.text.isupper()
