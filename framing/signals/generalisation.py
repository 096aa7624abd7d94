"""Unnamed many: "critics say", "observers believe", "it is widely seen as".

Method: an attribution whose source is a bare plural such as "critics", with no name, number or body beside it; and
phrases such as "widely believed". The device is old in journalism teaching as "weasel words"; the lists were
written for this project.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.signals.detector import Detector, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.language.parse import Attribution, Parse
    from framing.records import Signal

_MANY = frozenset(
    """critics observers experts analysts commentators pundits insiders skeptics sceptics detractors opponents
    supporters advocates activists campaigners scholars historians economists scientists researchers sources
    some many others most people everyone everybody politicians lawmakers strategists watchers defenders
    proponents rivals allies locals residents onlookers diplomats academics specialists""".split()
)
_WIDELY = re.compile(
    r"(?:\b(?:is|are|was|were|been|being)\s+)?\b(?:widely|generally|commonly|universally|largely)\s+"
    r"(?:believed|seen|regarded|considered|viewed|thought|perceived|expected|accepted|held|understood|criticized|"
    r"criticised|condemned|praised|recognized|recognised|acknowledged|reported)\b",
    re.IGNORECASE,
)
_PLAIN = frozenset("some many most several other such even political".split())


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        for found in parse.attributions:
            if found.source is not None and _unnamed(parse, found):
                yield _finding(parse, found.source.start, found.source.end, 0.85)
        for match in _WIDELY.finditer(parse.passage.text):
            yield _finding(parse, *match.span(), 0.8)


def _unnamed(parse: Parse, found: Attribution) -> bool:
    """Say whether the source is an unnamed many: a listed noun, and nothing beside it tells who they are."""
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
    why = f"“{words}” does not say who or how many: nobody can check it."
    return Finding("generalisation", start, end, probability, why).signal(parse)


DETECTOR = Detector(
    kind="generalisation",
    label="Unnamed many",
    about="A statement laid in the mouths of many who are not named: “critics say”, “it is widely believed”. Nobody "
    "can check who they are, or how many.",
    find=_find,
)
