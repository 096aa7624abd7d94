"""Where a figure hangs in its sentence: the verb that it depends on, the words that narrow what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from framing.language.parse import Parse
    from framing.language.quantities import Quantity

_NARROWING = frozenset({"amod", "compound", "poss", "nmod"})
_MORE = frozenset({"other", "another", "additional", "further", "more", "new", "extra"})
_PARTITIVE = frozenset({"the", "its", "his", "her", "their", "those", "these", "our", "my", "more", "about", "at"})
_DEATH = frozenset({"kill", "die", "slay", "murder", "lose"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a figure is said of: the governing `verb` and `holder` noun (lemmas), words that narrow the counted noun.

    `part` is True where the figure counts some of a larger number or some on top of it ("21 of the 200", "20 others"):
    such a figure is no total and is compared with none. `doer` is the verb's subject where that is a person or a group
    by name, folded to its last word ("democrats"), else empty. `verb_at` is where the verb stands in the passage.
    """

    verb: str
    holder: str
    narrow: frozenset[str]
    part: bool
    doer: str = ""
    verb_at: tuple[int, int] | None = None


def anchor(parse: Parse, quantity: Quantity) -> Anchor:
    """Return what a quantity of the passage hangs on."""
    start, end = quantity.noun or (quantity.start, quantity.end)
    span = parse.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return Anchor("", "", frozenset(), part=False)
    token = span.root
    narrow = {t.lemma_.lower() for t in token.children if t.dep_ in _NARROWING and t.is_alpha and not _own(t, quantity)}
    behind = parse.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    more = quantity.modifier == "another" or bool(narrow & _MORE) or quantity.counted in _MORE
    part = more and not (quantity.fate and not quantity.added)
    if behind is not None and behind.end + 1 < len(parse.doc) and parse.doc[behind.end].lower_ == "of":
        after = parse.doc[behind.end + 1]
        part = part or after.lower_ in _PARTITIVE or after.like_num
    verb = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"} and above.tag_ != "MD"), None)
    where = (verb.idx, verb.idx + len(verb)) if verb is not None else None
    return Anchor(_lemma(verb), _holder(token), frozenset(narrow), part, _doer(token), where)


def _own(token: Token, quantity: Quantity) -> bool:
    """Return whether a word is part of the number itself: "more" in "more than $250,000"."""
    return quantity.start <= token.idx < quantity.end and bool(quantity.modifier) and quantity.modifier != "another"


def _lemma(verb: Token | None) -> str:
    """Return a verb's lemma; words for dying are one, whoever is the subject."""
    lemma = verb.lemma_.lower() if verb is not None else ""
    return "kill" if lemma in _DEATH else lemma


def _holder(token: Token) -> str:
    """Return the noun that a figure describes or belongs to: "investigation" for "two-year investigation"."""
    for above in token.ancestors:
        if above.pos_ in {"NOUN", "PROPN"}:
            return above.lemma_.lower()
        if above.pos_ in {"VERB", "AUX"}:
            return ""
    return ""


def _doer(token: Token) -> str:
    """Return the last word of the governing verb's subject where it is a person or group by name, else nothing."""
    verb = next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), None)
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None) if verb is not None else None
    return subject.lower_ if subject is not None and subject.ent_type_ in {"PERSON", "NORP"} else ""
