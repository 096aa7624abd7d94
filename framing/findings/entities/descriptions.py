"""Phrases that stand for a person without the name: "the Russian leader", "the mayor" beside "Edda Varley"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.entities.mentions import LONGEST, NO_TITLE, PassageRole, bare, is_quoted, is_role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from framing.language.parse import Parse

_LONGEST_ROLE = 9
"""Tokens of a phrase that says who somebody is; a longer one tells their life."""
_WHERE = frozenset({"in", "on", "at", "during", "after", "before", "to", "since", "by", "with"})


@dataclass(frozen=True, slots=True)
class Description:
    """A phrase that stands for a person without naming them: "the Russian leader". `beside` is the name it explains."""

    article: str
    passage: str
    start: int
    end: int
    text: str
    role: PassageRole
    beside: str


def descriptions(parse: Parse) -> list[Description]:
    """Return the definite phrases and appositions in a passage that say what a person is, in order."""
    if parse.passage.role == "headline":
        return []
    found = []
    for token in parse.doc:
        if token.tag_ != "NN" or token.ent_type_ == "PERSON" or not is_role(token):
            continue
        left = token.left_edge
        phrase = [t for t in parse.doc[left.i : token.i + 1] if not t.is_space]
        the = next((n for n, t in enumerate(phrase) if t.lower_ == "the"), 0)
        phrase = phrase[the:]  # "in particular the leader" begins with its article
        beside = _beside(parse.doc, phrase[0], token)
        definite = phrase[0].lower_ == "the" or any(c.dep_ == "poss" and c.ent_type_ == "GPE" for c in token.lefts)
        odd = _broken(phrase[0]) or any(
            t.ent_type_ == "PERSON" or (t.is_punct and t.text not in {"-", "–"}) for t in phrase
        )
        if odd or not (definite or beside) or len(phrase) > LONGEST or is_quoted(parse, phrase[0], token):
            continue
        role = None if not beside and _narrowed(token) else PassageRole.of(phrase)
        last = _last(token) if beside else token
        if role is None or _empty(phrase[0], last):
            continue
        start, end = phrase[0].idx, last.idx + len(last)
        text = parse.passage.text[start:end]
        found.append(Description(parse.passage.article, parse.passage.id, start, end, text, role, beside))
    return found


def _empty(first: Token, last: Token) -> bool:
    """Return whether a phrase only points to other words: "its president", "the leader of this country"; or is long."""
    phrase = first.doc[first.i : last.i + 1]
    pointing = any(t.lower_ in {"this", "that", "these", "those", "its", "their"} for t in phrase)
    return pointing or len(phrase) > _LONGEST_ROLE or (first.tag_ == "PRP$" and len(phrase) < 3)


def _broken(first: Token) -> bool:
    """Return whether a phrase begins inside a longer one: "chief" of "editor in chief"."""
    if first.i == 0 or first.tag_ in NO_TITLE:
        return False
    before = first.nbor(-1)
    return before.pos_ == "ADP" or before.text in {"-", "–"}


def _beside(doc: Doc, first: Token, head: Token) -> str:
    """Return the person's name that a role phrase explains by apposition, on either side, or an empty string."""
    behind = head.right_edge.i + 1
    if first.i >= 2 and doc[first.i - 1].text == "," and doc[first.i - 2].ent_type_ == "PERSON":
        name = doc[first.i - 2]
        if head.dep_ == "appos" and head.head.ent_type_ == "PERSON" and (behind >= len(doc) or doc[behind].is_punct):
            return _entity_text(name)
    last = _last(head)
    if last is not head and is_role(last):  # "a spokesman for the mayor, X": X is the mayor
        return ""
    after = next((e for e in doc.ents if e.label_ == "PERSON" and e.start - 1 == last.i + 1), None)
    if after is not None and doc[after.start - 1].text == "," and (after.end == len(doc) or doc[after.end].is_punct):
        return _entity_text(after[0])
    return ""


def _last(head: Token) -> Token:
    """Return the last token of a role's phrase up to the next comma: "the leader of this country"."""
    last = head
    for token in head.doc[head.i + 1 : head.i + LONGEST]:
        if (token.is_punct and token.text != "-") or token.tag_ in {"WP", "WDT"} or not head.is_ancestor(token):
            break
        last = token
    return last


def _entity_text(token: Token) -> str:
    for entity in token.doc.ents:
        if entity.start <= token.i < entity.end:
            span = bare(entity)
            return span.text if span else ""
    return ""


def _narrowed(token: Token) -> bool:
    """Return whether words behind a role narrow it ("the leader of the party", "the officer who")."""
    return any(
        child.dep_ in {"relcl", "acl", "appos"}
        or (child.dep_ == "prep" and child.i == token.i + 1 and child.lower_ not in _WHERE)
        for child in token.rights
    )
