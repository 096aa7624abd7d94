"""What a number says of people where news leave the noun out: their ages, and what befell them.

An age is somebody's: "Ann Berg, 42,", "the 26-year-old gunman, Orin Vasky", "Vasky, who is 28". Of a toll ("six were
injured", "5 dead, 8 hurt") the noun is understood from the word beside the number: a participle or adjective behind it
("five dead"), a verb before it ("arrested 12"), a toll that it is the figure of ("the death toll rose to 15"), or the
clause's predicate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from framing.language.numerals import Numeral


_BEHIND = re.compile(r"[\s-](?:year|month|week|day)s?[\s-](?:olds?|of\sage)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:aged?|at the age of)\s$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[^\W\d_][\w’'.]*,\s$")  # "John Smith, 42, said"
_OLDEST = 120
"""Years; a greater number is nobody's age."""


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


_FATES = lexicon.table("fates")
"""What befell somebody, by the word that says so."""
_COUNTED = frozenset("death fatality injury arrest corpse hospitalization hospitalisation survivor".split())
"""Nouns of which there is one for each person."""
_ANYBODY = frozenset("people person other more victim life man dead wounded injured hurt missing".split())
"""Nouns that say no more of those counted than that they are people, or on top of others."""
_DEEDS = frozenset("death deaths killing murders arrest arrests displacement rescue".split())
"""Nouns that say of those behind "of" what befell them."""
_BETWEEN = lexicon.words("words-before-fates")
"""Words that may stand between a number and what befell those counted."""
_REACH = 7
"""Words behind a number that are looked at; more than these and a clause of its own has begun. A judgement."""
_TOLL = re.compile(
    r"\b(?:(?P<toll>(?:death\s+)?toll|body\s+count|number\s+of\s+casualties)|"
    r"number\s+of\s+(?:the\s+|people\s+|those\s+|confirmed\s+|reported\s+)*(?P<of>[a-z]+))"
    r"(?P<rest>[^.;!?]*)$",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"(?:\b(?:to|at|is|was|as|of|now|reached|reaches|reaching|passed|passes|hit|hits|topped|tops|exceeded|exceeds|number|"
    r"numbered|totaled|totalled)|:)\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?P<of>dead|injured|wounded|missing|arrested|arrests|deaths)\s+(?:\w+\s+)?"
    r"(?:number|numbered|total|totaled|totalled|stands?\s+at|stood\s+at|rose\s+to|reached|climbed\s+to)\s*$",
    re.IGNORECASE,
)
_CROWD = re.compile(r"\bcrowds?\s+(?:(?:is|was)\s+)?(?:of|estimated\s+at|put\s+at)\s*$", re.IGNORECASE)
_LIVES = re.compile(r"\b(?:claim|cost|tak|took|los|end)\w*\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_COUNTED = frozenset({"nsubj", "nsubjpass", "dobj"})


def fate(text: str, start: int, first: Token, last: Token, noun: Token | None) -> str:
    """Return what befell those counted by the number from `first` to `last`, or nothing.

    `start` is where the number with its modifier begins in `text`. In "killing five people and injuring six others"
    five are "killed" and six "injured".
    """
    if noun is not None and noun.lemma_.lower() in _COUNTED:
        return _FATES.get(noun.lower_, "")
    if noun is not None and noun.lemma_.lower() == "life":
        return "killed" if _LIVES.search(text, 0, start) else ""
    return _behind(last, noun) or _toll(text[:start]) or _before(first, text, start) or _predicate(first, last, noun)


def is_anybody(noun: Token | None) -> bool:
    """Return whether the noun is missing, or says no more than that people are counted."""
    return noun is None or noun.lemma_.lower() in _ANYBODY | _COUNTED or noun.lower_ in _FATES


def added(number: Token, what: str) -> bool:
    """Return whether "six others" top up others of their fate: not in "killing five and injuring six others"."""
    said = [_FATES[token.lower_] for token in number.doc if token.lower_ in _FATES]
    return said.count(what) > 1 or set(said) <= {what}


def _behind(last: Token, noun: Token | None) -> str:
    """Return the fate that stands close behind: "five dead", "six others were seriously hurt", "12 protesters died"."""
    for token in last.doc[last.i + 1 : last.i + 1 + _REACH]:
        if token.lower_ in _FATES:
            return _FATES[token.lower_]
        own = noun is not None and token.i <= noun.i
        if not own and token.lower_ not in _BETWEEN and token.pos_ not in {"ADV", "AUX"}:
            return ""
    return ""


def _toll(before: str) -> str:
    """Return the fate that a toll counts, where the number is its figure: "the death toll … rose to"."""
    if match := _NUMBERED.search(before):
        return _FATES[match["of"].lower()]
    if _CROWD.search(before):
        return "gathered"
    match = _TOLL.search(before)
    if match is None or not _STANDS.search(before):
        return ""
    return "killed" if match["toll"] else _FATES.get(match["of"].lower(), "")


def _before(first: Token, text: str, start: int) -> str:
    """Return the fate of the verb that stands right before: "killed 12", "injuring at least eight others"."""
    at = first.i
    while at > 0 and first.doc[at].idx > start:
        at -= 1
    token = first.doc[at - 1] if at > 0 else None
    while token is not None and token.i > 0 and (token.pos_ == "ADV" or token.lower_ in {"as", "the", "some"}):
        token = token.doc[token.i - 1]
    if token is not None and token.lower_ == "of" and token.i > 0 and token.nbor(-1).pos_ == "NOUN":
        deed = token.nbor(-1)  # "the displacement of 40 others"
        return _FATES.get(deed.lower_, "") if deed.lower_ in _DEEDS else ""
    if token is None or token.lower_ not in _FATES or token.pos_ not in {"VERB", "ADJ", "NOUN"}:
        return ""
    noun = token.pos_ == "NOUN" and not token.lower_.endswith(("s", "ing"))  # "a death", "hospital" name no deed
    return "" if noun or text[token.idx + len(token) : start].strip(" ") in {",", ":", ";"} else _FATES[token.lower_]


def _predicate(first: Token, last: Token, noun: Token | None) -> str:
    """Return the fate that the clause's predicate tells: "12 of those on board were killed", "11 in the car died"."""
    root = noun or max((first, last), key=lambda token: token.dep_ in _COUNTED)
    if root.dep_ not in _COUNTED:
        return ""
    verb = root.head
    if verb.lower_ in _FATES:
        return _FATES[verb.lower_]
    behind = [child for child in verb.children if child.dep_ in {"acomp", "oprd", "xcomp", "attr"} and child.i > verb.i]
    if verb.lemma_ in {"suffer", "sustain"}:
        behind += [child for child in verb.children if child.dep_ == "dobj"]
    return next((_FATES[child.lower_] for child in behind if child.lower_ in _FATES), "")
