"""Whom a pronoun in "he said" stands for, where the text before it leaves no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.sources import source_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

BACK = 3
"""Passages to look back; further back the last name is seldom the one that is meant."""


def speaker(source: Token, before: Sequence[Doc]) -> str:
    """Return the source in words; for "he" or "she" the person that it stands for, if only one is possible.

    `before` are the article's earlier passages, nearest last. Possible is who is named before the pronoun in its own
    sentence, or else in the nearest earlier passage that names anybody; of several there, the only subject.
    """
    if source.lower_ in ("he", "she"):
        return _meant(source, before) or source.text
    span = source_span(source)
    return source.doc.text[span.start : span.end]


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
