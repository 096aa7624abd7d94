"""A word by which the article leaves open whether something is so: "allegedly", "reportedly", "appears to".

Method: listed adverbs and adjectives, verbs of seeming and of passive report with an infinitive, and "may have" and
"might have", in the dependency tree. Other modal verbs tell what is possible, or to come: readers held eight of 99 in
whole articles for hedges (benchmarks/devices/articles.py). A doubt inside a quotation is the speaker's, not the
article's, so it is none. The idea is Lakoff's (1973) and Hyland's (1998); the lists were written for this project.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.devices.device import Device, Finding
from framing.language.speakers import NAME_AND_COLON
from framing.records import Reason, translatable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse
    from framing.records import Signal

_UNSURE, _LIKELY = 0.45, 0.58
"""Of a doubt that may be somebody's who is reported to have it, and of "may have"."""

# How surely each word is a hedge where it stands: judgements, by how often it means something else.
_ADVERBS = {
    **dict.fromkeys("allegedly reportedly purportedly supposedly ostensibly seemingly".split(), 0.93),
    **dict.fromkeys("apparently presumably perhaps possibly maybe conceivably evidently".split(), 0.82),
}
# Judgements, as above.
_ADJECTIVES = {
    "alleged": 0.93,
    "unconfirmed": 0.88,
    "unverified": 0.88,
    "suspected": 0.85,
    "presumed": 0.85,
    "rumored": 0.9,
}
_ADJECTIVES |= {"rumoured": 0.9, "apparent": 0.75, "putative": 0.85}
# Judgements, as above.
_SEEMING = {"appear": 0.85, "seem": 0.85}
_OPEN = frozenset(
    "if whether unless so where wherever how what who whom when whenever why as than until hardly barely".split()
)
_EMPHATIC = frozenset({"possibly", "conceivably"})
"""Beside "can" and "could" they only stress it: "they can't possibly know"."""
_WIDELY = frozenset(["widely", "generally", "commonly"])
_REPORTED = frozenset("believe think understand report say allege rumor rumour suspect suppose presume know".split())

_OF_THE_SPEAKER = frozenset("maybe perhaps possibly presumably apparently may might".split())
"""Words that, in what somebody is reported to say, are that person's; "allegedly" may be the article's even there."""
_PRONOUNS = frozenset(["he", "she"])
_REASON = Reason("“{words}” leaves open whether it is so: the article does not vouch for it.")
_PERHAPS_THEIRS = Reason("“{words}” leaves open whether it is so: the article, or whoever is reported to say it.")


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        for token in parse.doc:
            probability = _hedges(token) or _doubts(token)
            start, end = token.idx, token.idx + len(token)
            if not probability or parse.voice(start, end)[0] != "author":
                continue
            reason = _REASON
            if _reported(parse, token):
                reason, probability = _PERHAPS_THEIRS, _UNSURE
            yield Finding("hedge", start, end, probability, reason.of(words=token.text)).signal(parse)


def _reported(parse: Parse, token: Token) -> bool:
    """Return whether the doubt may be somebody's whom the sentence names: "Lund said it may rain", "Kern: it may rain".

    What "observers say" is nobody's, so the article answers for it.
    """
    if token.lower_ not in _OF_THE_SPEAKER:
        return False
    said = any(
        found.speaker is not None
        and (found.speaker.lower() in _PRONOUNS or any(word[:1].isupper() for word in found.speaker.split()[-1:]))
        and found.content.start <= token.idx < found.content.end
        for found in parse.attributions
    )
    return said or bool(NAME_AND_COLON.match(parse.passage.text))


def _hedges(token: Token) -> float:
    """Return how surely the token is a hedge, 0 where it is none."""
    word, lemma = token.lower_, token.lemma_.lower()
    if token.pos_ == "ADV" or word in ("perhaps", "maybe"):
        able = any(child.tag_ == "MD" and child.lower_ in ("can", "could", "ca") for child in token.head.children)
        return 0.0 if able and word in _EMPHATIC else _ADVERBS.get(word, 0.0)
    if token.dep_ == "amod" and token.i < token.head.i:
        return _ADJECTIVES.get(word, 0.0)
    if token.pos_ != "VERB" or any(child.dep_ == "neg" or child.lower_ in _WIDELY for child in token.children):
        return 0.0  # "does not appear to be": found so; "is widely believed to be": an unnamed many
    follows = any(child.dep_ == "xcomp" and _infinitive(child) for child in token.children)
    passive = any(child.dep_ == "auxpass" for child in token.children)
    if lemma in _SEEMING:
        return _SEEMING[lemma] if follows or any(child.dep_ == "ccomp" for child in token.children) else 0.0
    if lemma in _REPORTED - {"know", "suppose"} and passive and (follows or _expletive(token)):
        return 0.85
    return 0.0


def _doubts(token: Token) -> float:
    """Return how surely a modal verb leaves open whether something was so: "may have left", not asked or supposed."""
    if token.tag_ != "MD" or token.lower_ not in ("may", "might") or token.dep_ != "aux":
        return 0.0
    verb = token.head
    perfect = any(child.dep_ == "aux" and child.lower_ in ("have", "'ve", "’ve") for child in verb.children)
    asked = token.doc.text.rstrip(" ”\"’'").endswith("?")
    open_ = {child.lower_ for child in verb.children if child.i < verb.i} & _OPEN
    return _LIKELY if perfect and not open_ and not asked else 0.0


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in verb.children)


def _expletive(verb: Token) -> bool:
    parts = {child.dep_: child for child in verb.children}
    return "ccomp" in parts and "nsubjpass" in parts and parts["nsubjpass"].lower_ == "it"


DEVICE = Device(
    kind="hedge",
    label="Hedge",
    about=translatable(
        "A word by which the article leaves open whether something is so: “allegedly”, “appears to”, “believed to”. "
        "It may be care, and it may be a rumour spread without answering for it."
    ),
    find=_find,
)
