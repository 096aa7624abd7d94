"""A word by which the article leaves open whether something is so: "allegedly", "reportedly", "appears to".

Method: listed adverbs and adjectives, and verbs of seeming and of passive report with an infinitive, in the
dependency tree. Modal verbs ("may", "could") are left out: in news they speak of permission and of the future as
often as of doubt. The idea is Lakoff's (1973) and Hyland's (1998); the lists were written for this project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.signals.detector import Detector, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse
    from framing.records import Signal

_ADVERBS = {
    **dict.fromkeys("allegedly reportedly purportedly supposedly ostensibly seemingly".split(), 0.93),
    **dict.fromkeys("apparently presumably perhaps possibly maybe conceivably evidently".split(), 0.82),
    **dict.fromkeys("probably likely arguably".split(), 0.72),
}
_ADJECTIVES = {
    "alleged": 0.93,
    "unconfirmed": 0.88,
    "unverified": 0.88,
    "suspected": 0.85,
    "presumed": 0.85,
    "rumored": 0.9,
}
_ADJECTIVES |= {"rumoured": 0.9, "apparent": 0.75, "putative": 0.85}
_SEEMING = {"appear": 0.85, "seem": 0.85}
_REPORTED = frozenset("believe think understand report say allege rumor rumour suspect suppose presume know".split())


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        for token in parse.doc:
            probability = _hedges(token)
            if probability:
                yield Finding("hedge", token.idx, token.idx + len(token), probability, _why(token)).signal(parse)


def _hedges(token: Token) -> float:
    """Return how surely the token is a hedge, 0 where it is none."""
    word, lemma = token.lower_, token.lemma_.lower()
    if token.pos_ == "ADV" or word in ("perhaps", "maybe"):
        return _ADVERBS.get(word, 0.0)
    if token.dep_ == "amod" and token.i < token.head.i:
        return _ADJECTIVES.get(word, 0.0)
    if token.pos_ != "VERB":
        return 0.0
    follows = any(child.dep_ == "xcomp" and _infinitive(child) for child in token.children)
    passive = any(child.dep_ == "auxpass" for child in token.children)
    if lemma in _SEEMING:
        return _SEEMING[lemma] if follows or any(child.dep_ == "ccomp" for child in token.children) else 0.0
    if lemma in _REPORTED - {"know"} and passive and (follows or _expletive(token)):
        return 0.85
    return 0.0


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in verb.children)


def _expletive(verb: Token) -> bool:
    parts = {child.dep_: child for child in verb.children}
    return "ccomp" in parts and "nsubjpass" in parts and parts["nsubjpass"].lower_ == "it"


def _why(token: Token) -> str:
    return f"“{token.text}” leaves open whether it is so: the article does not vouch for it."


DETECTOR = Detector(
    kind="hedge",
    label="Hedge",
    about="A word by which the article leaves open whether something is so: “allegedly”, “appears to”, “believed to”. "
    "It may be care, and it may be a rumour spread without answering for it.",
    find=_find,
)
