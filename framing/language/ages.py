"""Ages and whose they are: "Ann Berg, 42,", "the 26-year-old gunman, Orin Vasky", "Vasky, who is 28"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from framing.language.numerals import Numeral

_BEHIND = re.compile(r"[\s-](?:year|month|week|day)s?[\s-]olds?\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:aged?|at the age of)\s$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[^\W\d_][\w’'.]*,\s$")  # "John Smith, 42, said"
_OLDEST = 120


def is_age(text: str, numeral: Numeral, span: Span) -> bool:
    """Return whether a number is somebody's age."""
    if numeral.scale or numeral.high > _OLDEST:
        return False
    before, behind = text[max(0, numeral.core - 25) : numeral.core], text[numeral.end : numeral.end + 1]
    if _BEHIND.match(text, numeral.end) or _BEFORE.search(before):
        return True
    if _NAME_BEFORE.search(before) and behind in {",", "."} and text[numeral.core].isdigit():
        return True
    return behind in {",", ".", ""} and _is_said_of_person(span.root)


def age_of(span: Span) -> Token | None:
    """Return the last word of the name of the person whose age it is, else the noun for the person."""
    token = span.root
    if span.start > 1 and span[0].nbor(-1).text == "," and span[0].nbor(-2).pos_ in {"PROPN", "NOUN"}:
        return _named(span[0].nbor(-2))
    for above in token.ancestors:
        if above.pos_ == "PROPN" or (
            above.pos_ == "NOUN" and above.lemma_ not in {"year", "month", "week", "day", "age"}
        ):
            return _named(above)
        if above.pos_ in {"VERB", "AUX"} and above.lower_ != "aged":
            return _subject(above)
    return None


def _is_said_of_person(number: Token) -> bool:
    """Return whether a bare number is what a person is: "Vasky, who is 28", "Vasky was 28"."""
    if number.dep_ not in {"attr", "acomp"} or number.head.lemma_ != "be":
        return False
    person = _subject(number.head)
    return person is not None and person.ent_type_ == "PERSON"


def _subject(verb: Token) -> Token | None:
    subject = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.lower_ in {"who", "that"}:
        subject = verb.head if verb.dep_ in {"relcl", "acl"} else subject
    return None if subject is None or subject.pos_ == "PRON" else _named(subject)


def _named(token: Token) -> Token:
    """Return the last word of the name beside a noun for a person: "gunman" in "the gunman, Orin Vasky"."""
    if token.pos_ == "PROPN":
        return token
    for child in token.children:
        if child.dep_ in {"appos", "compound"} and child.ent_type_ == "PERSON":
            return child
    above = token.head
    if token.dep_ == "appos" and above.pos_ == "PROPN":
        return above
    if token.dep_ == "attr" and above.lemma_ == "be":
        subject = next((child for child in above.lefts if child.dep_ == "nsubj"), None)
        if subject is not None and subject.pos_ in {"PROPN", "NOUN"}:
            return subject
    return token
