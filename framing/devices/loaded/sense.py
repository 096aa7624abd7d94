"""How a judging word is meant in its sentence: of a thing or of somebody, as a part of a name, as a verb.

Read from the dependency tree, and from marks where the parser finds no name. Written for this project.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.language.actors import PEOPLE
from framing.language.labels import acts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse


def of_person(word: Token) -> bool:
    """Return whether the word is said of somebody: that is a qualifier, or how he is just now."""
    first = word
    while first.dep_ == "conj" and first.head.i < first.i and first.head.pos_ in ("ADJ", "NOUN", "VERB"):
        first = first.head
    if first.dep_ == "amod":
        noun = first.head
        while noun.dep_ == "compound" and noun.head.i > noun.i:
            noun = noun.head  # "a bogus spy scandal" is about the scandal
        return acts(noun)
    if first.dep_ not in ("acomp", "oprd", "attr"):
        return False
    if first.head.lemma_.lower() in _FEELING or any(child.dep_ == "neg" for child in first.head.children):
        return True  # a mood; or what is denied: "it is not crazy to think so"
    subjects = [child for child in first.head.children if child.dep_ in ("nsubj", "nsubjpass")]
    told = (
        [child for child in first.head.children if child.dep_ in ("dobj", "nsubjpass")] if first.dep_ == "oprd" else []
    )
    return any(
        whom.ent_type_ == "PERSON"
        or whom.lower_ == "who"
        or (whom.tag_ == "PRP" and whom.lower_ != "it")
        or (whom.pos_ == "NOUN" and whom.lemma_.lower() in PEOPLE)
        for whom in told or subjects
    ) or (not subjects and first.head.tag_ == "VBG")


_FEELING = frozenset("feel get look grow seem".split())


def joined(token: Token) -> bool:
    """Return whether the word is the second part of another: "body-slammed", not "the now-infamous speech"."""
    if not token.i or token.nbor(-1).text not in "-‐‑" or token.nbor(-1).whitespace_:
        return False
    first = token.nbor(-2).lower_ if token.i > 1 else ""
    return first not in ("now", "once", "ever", "increasingly", "still", "most", "oft", "widely")


def titled(token: Token) -> bool:
    """Return whether the word stands in a name that marks set off: "excerpts from ‘Fire and Fury’"."""
    if not token.text[:1].isupper():
        return False
    text, start = token.doc.text, token.idx
    opening = max(text.rfind(mark, max(0, start - 40), start) for mark in "“‘\"'")
    if opening < 0 or text[opening - 1 : opening].isalnum() or token.is_sent_start:
        return False
    closing = re.search(r"[”’\"'](?!\w)", text[start + len(token) : start + 40])
    words = text[opening + 1 : start + len(token) + (closing.start() if closing else 0)].split() if closing else []
    return 1 < len(words) <= _TITLE and all(word[:1].isupper() or len(word) < _SHORT_WORD for word in words)


_TITLE = 6
"""Words that a title has at most (a judgement)."""
_SHORT_WORD = 4
"""Letters from which a word in a title has a capital (a judgement)."""


def taken_for_noun(token: Token, *, headline: bool) -> bool:
    """Return whether the parser took a verb for a noun: "Marrowby rams through a wall", "was “peddling lies”"."""
    if token.pos_ != "NOUN":
        return False
    if token.tag_ == "NN" and token.lower_.endswith("ing"):
        return any(child.dep_ == "dobj" for child in token.children)
    if token.tag_ != "NNS":
        return False
    subject = any(child.dep_ in ("compound", "nmod") and child.text[:1].isupper() for child in token.children)
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    aims = following is not None and (following.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"))
    written = headline or token.doc.text.rstrip()[-1:] not in (*'.!?:…)”"',)
    return written and subject and ((headline and token.dep_ == "ROOT") or aims)


def on_values(assault: Token) -> bool:
    """Return whether it is no deed of force that is called an assault: "an assault on the rule of law"."""
    aims = [noun for prep in assault.children if prep.lower_ in ("on", "against", "upon") for noun in prep.children]
    fierce = any(
        child.lower_ in ("all-out", "unfair", "frontal", "relentless", "partisan") for child in assault.children
    )
    return fierce or any(noun.lemma_.lower() in _VALUES for noun in aims)


_VALUES = frozenset(
    """dignity democracy freedom right liberty law rule truth justice press speech constitution value faith religion
    privacy independence institution family science reason decency principle tradition sense senses""".split()
)


def names_a_regime(parses: Sequence[Parse]) -> bool:
    """Return whether an article tells of a treaty that is called one: "the Missile Technology Control Regime"."""
    return any(parse.passage.role != "headline" and _REGIME.search(parse.passage.text) for parse in parses)


_REGIME = re.compile(r"\b[A-Z][\w-]+ [A-Z][\w-]+ Regime\b")
