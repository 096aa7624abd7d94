"""The words of a passage as the scorer of attribution cues reads them, and the cues that follow from its answers.

Features after the attribution literature (Pareti 2012, 2015): the word and its part of speech, its place in the
dependency tree, who its subject is, what clause it governs, quotation marks nearby, and what the rules of
`framing.language.attributions` say of it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from framing.language.nouns import BODIES, PEOPLE
from framing.language.parse import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NEAR = 3
"""Characters between a word and a quotation mark that belong together: a comma and a space."""


def words(parse: Parse) -> list[dict[str, float]]:
    """Return the features of each token of `parse.doc`, by name; each is there (1.0) or not."""
    if not parse.doc.has_annotation("DEP"):
        return [{} for _ in parse.doc]
    return [dict.fromkeys(_features(parse, token), 1.0) for token in parse.doc]


def cues(parse: Parse, stated: Sequence[bool]) -> list[Span]:
    """Return the cues: runs of tokens that are stated to be part of one."""
    found = []
    for yes, run in groupby(zip(parse.doc, stated, strict=True), key=lambda pair: pair[1]):
        tokens = [token for token, _ in run]
        if yes:
            found.append(Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return found


def _features(parse: Parse, token: Token) -> list[str]:
    doc = token.doc
    lemma, head = token.lemma_.lower(), token.head.lemma_.lower()
    before = doc[token.i - 1].lower_ if token.i else "^"
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else "$"
    voice, _ = parse.voice(token.idx, token.idx + len(token))
    ruled = [found for found in parse.attributions if found.cue.start <= token.idx < found.cue.end]
    children = list(token.children)
    return [
        "always",
        f"lemma {lemma}",
        f"tag {token.tag_}",
        f"as {token.dep_}",
        f"{lemma} {token.tag_}",
        f"{lemma} as {token.dep_}",
        f"{token.dep_} of {head}",
        f"{token.pos_} {token.dep_} of {token.head.pos_}",
        f"before {after}",
        f"after {before}",
        f"{lemma} {after}",
        f"{before} {lemma}",
        f"in {voice} voice",
        f"{token.pos_} in {voice} voice",
        *(f"{token.pos_} with {child.dep_}" for child in children),
        *(f"with {child.dep_} {child.lemma_.lower()}" for child in children if child.dep_ in ("prep", "prt", "aux")),
        *(f"{token.pos_} with a {_who(child)}" for child in children if child.dep_ in _SUBJECTS),
        *(f"{token.pos_} about a {_who(child)}" for child in children if child.dep_ in ("dobj", "pobj")),
        *(f"rule: {found.stance}" for found in ruled),
        *(["beside a quotation"] if _beside(parse, token) else []),
        *([f"{lemma} beside a quotation"] if _beside(parse, token) else []),
        *([f"begins with {lemma}"] if token.i == 0 else []),
    ]


def _who(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PRON":
        return lemma
    if lemma in PEOPLE | BODIES:
        return "person or body"
    return noun.ent_type_ or noun.pos_


def _beside(parse: Parse, token: Token) -> bool:
    end = token.idx + len(token)
    return any(
        0 <= token.idx - quotation.end <= _NEAR or 0 <= quotation.start - end <= _NEAR for quotation in parse.quotations
    )
