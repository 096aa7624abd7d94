"""Where a passage names somebody or something: the recogniser's names, with the titles that stand around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.entities.kinds import alone, signs, widened, with_particles
from framing.findings.name_words import COURTESY, DEPUTY, NAMED_BODIES, PAST, ROLES, office

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from framing.language.parse import Parse

LABELS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "EVENT": "event"}
_KINDS = frozenset({"minister", "secretary", "attorney", "general", "officer", "executive", "director", "justice"})
_LEFT = frozenset({"compound", "amod", "nmod", "poss"})
NO_TITLE = frozenset({"PRP$", "DT", "RB", "CC", "IN", "POS", "WRB"})
LONGEST = 12
"""Tokens in front of a name; more than that is no title but a sentence gone wrong."""


@dataclass(frozen=True, slots=True)
class PassageRole:
    """What somebody is: the office, the words that narrow it ("Russian", "minority"), whether it is a past one."""

    office: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, tokens: Iterator[Token] | list[Token]) -> PassageRole | None:
        """Return the role that a phrase states by its last role word, or None."""
        words = [token for token in tokens if token.is_alpha or "." in token.text or "-" in token.text]
        spots = [i for i, token in enumerate(words) if is_role(token)]
        if not spots:
            return None
        last = spots[-1]
        post = office(words[last].text)
        rest = (token for i, token in enumerate(words) if i < last and _narrows(token, post))
        return cls(post, tuple(token.lower_ for token in rest))


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """One place where a passage names an entity: characters of the passage, the bare name, the label, the roles.

    `signs` are the kinds that the words around the name speak for.
    """

    article: str
    passage: str
    start: int
    end: int
    text: str
    name: str
    kind: str
    roles: tuple[PassageRole, ...]
    signs: frozenset[str]
    headline: bool


def mentions(parse: Parse) -> list[NamedSpan]:
    """Return the whole names that the recogniser finds in a passage, in order, each with its title."""
    found = []
    reached = 0
    for entity in parse.doc.ents:
        kind = LABELS.get(entity.label_)
        span = bare(entity) if kind else None
        if kind is not None and span is not None and not is_quoted(parse, span[0], span[-1]):
            whole = widened(with_particles(span) if kind == "person" else span)
            mention = _mention(parse, whole, kind) if whole.start >= reached else None
            if mention is not None:
                found.append(mention)
                reached = whole.end
    return found


def missed(parse: Parse, names: re.Pattern[str], found: list[NamedSpan]) -> list[NamedSpan]:
    """Return the mentions of people known from elsewhere in the story that the recogniser overlooked here."""
    more = []
    for match in names.finditer(parse.doc.text):
        span = parse.doc.char_span(*match.span())
        known = any(m.start < match.end() and match.start() < m.end for m in found)
        named = span is not None and span[-1].pos_ == "PROPN"
        if span is not None and named and not known and not is_quoted(parse, span[0], span[-1]):
            mention = _mention(parse, with_particles(span), "person")
            more += [mention] if mention is not None else []
    return more


def is_quoted(parse: Parse, first: Token, last: Token) -> bool:
    """Return whether the words are a quoted speaker's: what a source calls somebody is not what the outlet does."""
    return parse.voice(first.idx, last.idx + len(last))[0] == "quoted"


def _mention(parse: Parse, span: Span, kind: str) -> NamedSpan | None:
    """Return the mention with its title, or None for a single word that is a piece of a longer name."""
    before = _title(span)
    role = PassageRole.of(before)
    if before and role is None and before[-1].lower_.rstrip(".") not in COURTESY and before[-1].tag_ != "NN":
        before = []
    elif before and before[-1].lemma_.lower() in NAMED_BODIES:
        kind = "organisation"
    first = before[0] if before else span[0]
    the = first.i > 0 and first.nbor(-1).lower_ == "the"  # "the Teld" is a river or a house, whatever it is called
    if len(span) == 1 and (not alone(span, first.i) or (the and kind == "person" and not before)):
        return None
    titled = bool(before) and (before[-1].lower_.rstrip(".") in COURTESY or is_role(before[-1]))
    around = signs(span, titled)
    start = first.idx
    end = span[-1].idx + len(span[-1])
    passage = parse.passage
    text = passage.text[start:end]
    roles = (role,) if role else ()
    headline = passage.role == "headline"
    return NamedSpan(passage.article, passage.id, start, end, text, span.text, kind, roles, around, headline)


def _narrows(token: Token, post: str) -> bool:
    """Return whether a word tells one holder of an office from another: "Russian", "vice", not "embattled"."""
    if token.lower_ in PAST | DEPUTY or token.ent_type_ in {"NORP", "GPE", "ORG"}:
        return True
    return token.tag_ in {"NN", "NNP", "NNPS"} or (token.tag_ == "JJ" and post in _KINDS)


def is_role(token: Token) -> bool:
    """Return whether a word names an office, a rank or a trade."""
    return office(token.lower_) in ROLES or token.lower_.rstrip(".") in ROLES or token.lemma_.lower() in ROLES


def bare(entity: Span) -> Span | None:
    """Return the entity without articles, possessives, titles and stray marks; None if no name is left."""
    doc, first, last = entity.doc, entity.start, entity.end
    while first < last and (
        doc[first].lower_ in {"the", "a", "an"} or doc[first].is_punct or doc[first].lower_.rstrip(".") in COURTESY
        or (entity.label_ == "PERSON" and last - first > 1 and is_role(doc[first]))
    ):  # fmt: skip
        first += 1
    while last > first and (doc[last - 1].tag_ == "POS" or (doc[last - 1].is_punct and doc[last - 1].text != ".")):
        last -= 1
    if entity.label_ == "PERSON" and 1 < first < last and doc[first - 1].text == "To" and doc[first - 1].i == first - 1:
        first -= 1  # a preposition in English, a name in Vietnamese; capitalised inside a sentence it is the name
    span = doc[first:last]
    named = (
        first < last and span.text[0].isalpha() and not span.text[0].islower() and any(c.isalpha() for c in span.text)
    )
    return span if named and len(span.text) <= 60 and "\n" not in span.text else None


def _title(span: Span) -> list[Token]:
    """Return the tokens in front of a name that belong to it: "Russian President", "Kremlin-controlled agency"."""
    start = span.start
    for token in reversed(list(span.root.lefts)):
        if token.i >= span.start:
            continue
        if token.dep_ not in _LEFT or token.right_edge.i != start - 1 or token.ent_type_ == "PERSON":
            break
        if token.dep_ == "poss":
            break
        start = token.left_edge.i
    while start and _before_name(span.doc[start - 1]):  # the parser sometimes hangs a title elsewhere
        start -= 1
    if start < span.start and start and span.doc[start - 1].ent_type_ == "NORP":
        start -= 1
    tokens = list(span.doc[start : span.start])
    while tokens and (
        _piece(tokens[0])
        or tokens[0].is_punct
        or tokens[0].tag_ in NO_TITLE
        or tokens[0].ent_type_ in {"ORDINAL", "DATE"}
    ):
        tokens.pop(0)
    if len(tokens) > LONGEST or any((t.is_punct and t.text not in {"-", "–", "."}) or t.is_quote for t in tokens):
        return []
    return tokens


def _piece(token: Token) -> bool:
    """Return whether a title would begin inside another name, or with the deed of the one before it ("X directed")."""
    verb = token.tag_ in {"VBD", "VBN"} and token.i > 0 and token.nbor(-1).pos_ in {"PROPN", "NOUN", "PRON"}
    return token.ent_iob_ == "I" or verb


def _before_name(token: Token) -> bool:
    plain = token.lower_.rstrip(".")
    return plain in COURTESY or is_role(token) or (token.text[0].isupper() and plain in DEPUTY)
