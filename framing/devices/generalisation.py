"""Unnamed many: "critics say", "observers believe", "it is widely seen as".

Method: an attribution whose source is a bare plural such as "critics", with no name, number or body beside it;
phrases such as "widely believed"; and everybody or nobody as the subject of a verb of knowing or doubting. The device
is old in journalism teaching as "weasel words"; the lists were written for this project.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.device import Device, Finding
from framing.records import Reason, translatable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.language.parse import Attribution, Parse
    from framing.records import Signal

_MANY = lexicon.words("unnamed-sources")
_WIDELY = re.compile(
    r"(?:\b(?:is|are|was|were|been|being)\s+)?\b(?:widely|generally|commonly|universally|largely)\s+"
    r"(?:believed|seen|regarded|considered|viewed|thought|perceived|expected|accepted|held|understood|criticized|"
    r"criticised|condemned|praised|recognized|recognised|acknowledged|reported)\b",
    re.IGNORECASE,
)
_DEEDS = frozenset("announce vow pledge promise post tweet order decide rule".split())
"""What is done by saying it is no opinion: "lawmakers announced a deal"."""
# What everybody is said to know or nobody to doubt: "everyone in the town knows", "nobody disputes that".
_ALL = frozenset(["everyone", "everybody"])
_NOBODY = frozenset(["nobody", "none"])
_WHOLE = frozenset(["whole", "entire"])
_PUBLIC = frozenset("world country town city nation region village valley island public neighbourhood".split())
_AGREEING = frozenset("know agree believe think see understand want realise realize accept fear feel hate love".split())
_DOUBTING = frozenset("dispute doubt deny question believe disagree contest".split())
_COMMON = re.compile(
    r"\b(?:it\s+is|it['’]s)\s+(?:no\s+secret|an\s+open\s+secret|common\s+knowledge|well\s+known|widely\s+known|"
    r"beyond\s+(?:doubt|dispute|question))\b|\bas\s+every(?:one|body)\s+knows\b|\bneedless\s+to\s+say\b",
    re.IGNORECASE,
)
_PLAIN = frozenset("some many most several other such even political".split())


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        for found in parse.attributions:
            if found.source is not None and found.lemma not in _DEEDS and _unnamed(parse, found):
                yield _finding(parse, found.source.start, found.source.end, 0.85)
        for match in (*_WIDELY.finditer(parse.passage.text), *_COMMON.finditer(parse.passage.text)):
            yield _finding(parse, *match.span(), 0.8)
        for token in parse.doc:
            if token.dep_ == "nsubj" and _everybody(token) and not _COMMON.search(parse.passage.text):
                yield _finding(parse, *_source(token), 0.75)


def _everybody(noun: Token) -> bool:
    """Return whether all, or none, are said to think something: "everyone in the town knows", "nobody doubts"."""
    verb = noun.head
    thought = verb.lemma_.lower()
    many = noun.lower_ in _ALL or (
        noun.lemma_.lower() in _PUBLIC and any(child.lower_ in _WHOLE for child in noun.children)
    )
    nobody = noun.lower_ in _NOBODY or (noun.lower_ == "one" and noun.i > 0 and noun.nbor(-1).lower_ == "no")
    if any(child.dep_ == "neg" or child.lower_ in ("should", "must", "can") for child in verb.children):
        return False
    if any(child.dep_ in ("relcl", "acl", "neg") for child in noun.children):
        return False  # "not everyone" is some; "everyone who was there": somebody in particular
    return (many and thought in _AGREEING) or (nobody and thought in _DOUBTING)


def _source(noun: Token) -> tuple[int, int]:
    last = noun.doc[noun.right_edge.i]
    return noun.left_edge.idx, last.idx + len(last)


def _unnamed(parse: Parse, found: Attribution) -> bool:
    """Return whether the source is an unnamed many: a listed noun, and nothing beside it tells who they are."""
    if found.source is None:
        return False
    tokens = parse.doc.char_span(found.source.start, found.source.end, alignment_mode="expand")
    if tokens is None or tokens.root.lower_ not in _MANY:
        return False
    if any(child.dep_ in ("appos", "relcl", "acl", "prep") for child in tokens.root.children):
        return False  # "residents of the valley", "experts who had read it": somebody in particular
    return all(token == tokens.root or token.lower_ in _PLAIN or token.pos_ == "ADJ" for token in tokens) and not any(
        token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "CARDINAL") or token.pos_ == "PROPN"
        for token in tokens.root.subtree
    )


def _finding(parse: Parse, start: int, end: int, probability: float) -> Signal:
    words = parse.passage.text[start:end]
    reason = Reason("“{words}” does not say who or how many: nobody can check it.", {"words": words})
    return Finding("generalisation", start, end, probability, reason).signal(parse)


DEVICE = Device(
    kind="generalisation",
    label="Unnamed many",
    about=translatable(
        "A statement laid in the mouths of many who are not named: “critics say”, “it is widely believed”. Nobody "
        "can check who they are, or how many."
    ),
    find=_find,
)
