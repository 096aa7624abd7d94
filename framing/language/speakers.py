"""Whom a pronoun in "he said" stands for, where the text before it leaves no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.sources import source_span, speaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

BACK = 3
"""Passages to look back; further back the last name is seldom the one that is meant."""
_LONGEST_HEADING = 14
"""Words of a line that announces a speaker; a longer one tells something (a judgement)."""


def speaker(source: Token, before: Sequence[Doc]) -> str | None:
    """Return the source in words; for "he" or "she" the person that it stands for, if only one is possible.

    None where the source is nobody who can speak: a day, a poll, a photo's credit. A role with a name beside it ("the
    surgeon, Anders Kamp") is the named person.

    `before` are the article's earlier passages, nearest last. Possible is who is named before the pronoun in its own
    sentence, or else in the nearest earlier passage that names anybody; of several there, the only subject.
    """
    if source.lower_ in ("he", "she"):
        return _meant(source, before) or source.text
    if not speaks(source):
        return None
    beside = _beside(source)
    if beside is not None:
        return beside
    span = source_span(source)
    return source.doc.text[span.start : span.end].lstrip("-–—―‘'\"“”«» ")


def _beside(role: Token) -> str | None:
    """Return the name that explains a role by apposition: "the union's chairman, Jack Doran"."""
    if role.ent_type_ in ("PERSON", "ORG", "GPE") or role.pos_ != "NOUN":
        return None
    for child in role.children:
        if child.dep_ == "appos" and child.ent_type_ == "PERSON" and child.i > role.i:
            name = next(entity for entity in role.doc.ents if entity.start <= child.i < entity.end)
            return _bare(name)
    return None


def _bare(name: Span) -> str:
    text: str = name.text
    return text.removesuffix("'s").removesuffix("’s")


def introduced(doc: Doc, end: int) -> str | None:
    """Return who is announced before a colon at `end` without a verb of saying: "Statement by Mayor Ada Kern: “…”"."""
    before = doc.text[:end].rstrip()
    if not before.endswith(":") or len(before.split()) > _LONGEST_HEADING:
        return None
    words = doc.char_span(0, len(before) - 1, alignment_mode="contract")
    if words is None or any(token.pos_ in ("VERB", "AUX") and token.lower_ != "according" for token in words):
        return None
    if not any(token.lower_ in ("from", "by", "to", "of") for token in words):
        return None
    for labels in (("PERSON",), ("ORG", "NORP", "GPE")):
        names = [name for name in doc.ents if name.label_ in labels and name.end_char < len(before)]
        if names:
            return _bare(names[0])
    return None


def _meant(pronoun: Token, before: Sequence[Doc]) -> str | None:
    own = _people(pronoun.doc, pronoun.i)
    if own:
        return _only(own)
    for doc in reversed(before[-BACK:]):
        people = _people(doc, len(doc))
        if people:
            return _only(people) or _only([name for name in people if name.root.dep_ in ("nsubj", "nsubjpass")])
    return None


def _people(doc: Doc, end: int) -> list[Span]:
    return [entity for entity in doc.ents if entity.label_ == "PERSON" and entity.end <= end]


def _only(names: list[Span]) -> str | None:
    """Return the longest form of the name if all names are one person's, going by the last word."""
    if len({name[-1].text if name[-1].tag_ != "POS" else name[-2:-1].text for name in names}) != 1:
        return None
    longest: str = max((name.text for name in names), key=len)
    return longest.removesuffix("'s").removesuffix("’s")
