"""Whom a pronoun in "he said" stands for, and whom a sentence is about, where the text before leaves no doubt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.language.actors import PEOPLE
from framing.language.sources import source_span, speaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token

BACK = 3
"""Passages to look back; further back the last name is seldom the one that is meant."""
_LONGEST_HEADING = 14
"""Words of a line that announces a speaker; a longer one tells something (a judgement)."""
_LEADING = re.compile(r"^(?:how|why|when|where|just|even|both|only)\s+")
_CREDITED = re.compile(r"(?:copyright|image caption|getty images)", re.IGNORECASE)
NAME_AND_COLON = re.compile(r"^(?:[^:“\"]{0,60}\|\s*)?[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3}:\s")
"""Who speaks, before the colon of a headline or of a turn in a talk; a section's name may stand before a bar."""


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
    words = _LEADING.sub("", source.doc.text[span.start : span.end].lstrip("-–—―‘'\"“”«» "))
    if source.ent_type_ == "PERSON":
        words = _bare(words)
    return None if _CREDITED.search(words) else words


def _beside(role: Token) -> str | None:
    """Return the name that explains a role by apposition: "the union's chairman, Jack Doran"."""
    if role.ent_type_ in ("PERSON", "ORG", "GPE") or role.pos_ != "NOUN":
        return None
    for child in role.children:
        if child.dep_ == "appos" and child.ent_type_ == "PERSON" and child.i > role.i:
            name = next(entity for entity in role.doc.ents if entity.start <= child.i < entity.end)
            return _bare(name.text)
    return None


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


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
            return _bare(names[0].text)
    return None


_MANNERS = frozenset("shake laugh shrug nod pause sigh smile grin frown hesitate weep chuckle wince scoff".split())
"""What only a person does, before or between words."""


def acting(doc: Doc, before: Sequence[Doc], latest: str | None) -> str | None:
    """Return whom a sentence that leads to a quotation is about: "Marsh was blunt." None where it may be two.

    `latest` is who was quoted before in the paragraph: "she" is that person.
    """
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    noun = next((child for child in root.children if child.dep_ == "nsubj"), None) if root is not None else None
    if root is None or noun is None or {name[-1].text for name in _people(doc, len(doc))} - {noun.text}:
        return None
    if noun.lower_ in ("he", "she"):
        return latest or _meant(noun, before)
    named = (
        noun.pos_ == "PROPN" and noun.ent_type_ not in ("GPE", "LOC", "FAC") and noun.text not in _noted(doc, _PLACES)
    )
    acts = root.lemma_.lower() in _MANNERS or any(token.lower_ in ("his", "her") for token in doc)
    surnames = _noted(doc, _SURNAMES)
    person = noun.text in surnames or (named and (noun.ent_type_ == "PERSON" or acts)) or noun.lemma_.lower() in PEOPLE
    others = any(token.text in surnames for token in doc if token.text != noun.text and token.i > noun.i)
    if others or not person:
        return None
    return speaker(noun, before)


def _noted(doc: Doc, what: str) -> frozenset[str]:
    found: frozenset[str] = doc.user_data.get(what, frozenset())
    return found


def note_names(docs: Sequence[Doc]) -> None:
    """Note with an article's sentences which names are surnames in it, and which it shows to be places.

    The recogniser takes a town for a person now and then, and a person for nobody.
    """
    surnames = {name[-1].text for doc in docs for name in doc.ents if name.label_ == "PERSON" and len(name) > 1}
    places = {name.text for doc in docs for name in doc.ents if name.label_ in ("GPE", "LOC", "FAC")}
    places |= {
        token.nbor(1).text
        for doc in docs
        for token in doc[:-1]
        if token.lower_ in ("in", "near", "outside") and token.nbor(1).pos_ == "PROPN" and not token.nbor(1).ent_type_
    }
    for doc in docs:
        doc.user_data |= {_PLACES: frozenset(places - surnames), _SURNAMES: frozenset(surnames)}


_PLACES, _SURNAMES = "framing places", "framing surnames"


def _meant(pronoun: Token, before: Sequence[Doc]) -> str | None:
    # Who is named only behind the same pronoun is somebody else: "she noted that … killed James Foley, she said".
    first = next(token.i for token in pronoun.doc if token.lower_ == pronoun.lower_)
    own = _people(pronoun.doc, first)
    if own:
        return _only(own)
    for doc in reversed(before[-BACK:]):
        people = _people(doc, len(doc))
        if people:
            return _only(people) or _only([name for name in people if name.root.dep_ in ("nsubj", "nsubjpass")])
    return None


def _people(doc: Doc, end: int) -> list[Span]:
    places = _noted(doc, _PLACES)
    return [
        name
        for name in doc.ents
        if name.label_ == "PERSON"
        and name.end <= end
        and not {_bare(name.text), name.text} & places
        and not _within_marks(doc.text[: name.start_char])
        and not _modifies(name)
        and doc.text[: name.start_char][-1:] != "/"  # a picture's credit: "REUTERS/Ada Kern"
    ]


def _within_marks(before: str) -> bool:
    """Return whether what follows stands in a quotation: who is spoken of there is not who speaks."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _modifies(name: Span) -> bool:
    """Return whether a name stands before a plain noun as a town's does: "Elmstead bridge to close"."""
    return name.root.dep_ in ("compound", "nmod", "amod") and name.root.head.pos_ == "NOUN"


def _only(names: list[Span]) -> str | None:
    """Return the longest form of the name if all names are one person's, going by the last word."""
    if len({name[-1].text if name[-1].tag_ != "POS" else name[-2:-1].text for name in names}) != 1:
        return None
    longest: str = max((name.text for name in names), key=len)
    return _bare(longest)
