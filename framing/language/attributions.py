"""Who says what in one sentence: the source, the cue and the content of every attribution, from the dependency tree.

The three parts are those of the attribution literature (Pareti 2012); the rules were written for this project.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.language.contents import PHRASES, SPEECH, STANCE, content, extent, second_word
from framing.language.parse import Span
from framing.language.sources import NAMELESS, named, subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from framing.records import Stance

_FACTIVE = frozenset(["show", "find", "see"])
_ASKING = frozenset("if whether how who what where when why which".split())
_RULED = frozenset(["find", "reject", "dismiss", "reveal", "admit", "recognize", "acknowledge"])
_COURTS = frozenset("court judge justice jury tribunal panel bench magistrate juror".split())
_DASHES = frozenset("―—–") | {"--"}
_LONGEST_NAME = 6
"""Words before a colon that may be a speaker's name with a title."""


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in its sentence; `source` is the noun's token, None where the sentence names no source."""

    cue: Span
    lemma: str
    stance: Stance
    content: Span
    source: Token | None


def attributed(doc: Doc, quoted: tuple[Span, ...] = (), *, follows: bool = False) -> tuple[Found, ...]:
    """Return the attributions of a parsed sentence, in order; `quoted` are its stretches in quotation marks.

    `follows` says that a quotation ends right before the sentence, whose speaker it may name.
    """
    if not doc.has_annotation("DEP"):
        return ()
    found = [*_by_verb(doc, quoted), *_by_phrase(doc), *_by_colon(doc), *_by_dash(doc, quoted, follows=follows)]
    return tuple(sorted(found, key=lambda each: each.cue.start))


def _by_verb(doc: Doc, quoted: tuple[Span, ...]) -> Iterator[Found]:
    for verb in doc:
        if verb.pos_ != "VERB":
            continue
        lemma, stance, end = _cue(verb)
        if stance is None or _unsaid(verb) or _in_name(verb):
            continue
        if lemma == "thank" and verb.i + 1 < len(doc) and verb.nbor(1).lower_ == "you":
            continue  # thanks given, not reported
        if any(span.start <= verb.idx < span.end for span in quoted):
            continue  # what a quoted speaker says of others is not the article's attribution
        said = content(verb, quoted)
        if said is None:
            continue
        source = named(subject(verb))
        if source is not None and any(span.start <= source.idx < span.end for span in quoted):
            source = _behind_quotation(verb, quoted)
        if lemma in _RULED and source is not None and source.lemma_.lower() in _COURTS:
            stance = "neutral"  # what a court finds or rejects is its ruling
        if source is not None and source.lower_ in ("i", "you", "we") and lemma not in SPEECH - {"maintain"}:
            continue  # "I think", "as we know", "we maintain the road": nobody is reported
        yield Found(Span(verb.idx, end), lemma, stance, said, source)


def _behind_quotation(verb: Token, quoted: tuple[Span, ...]) -> Token | None:
    """Return the first person or body named between a quotation and its verb, where the parser took a word within."""
    end = max((span.end for span in quoted if span.end <= verb.idx), default=0)
    names = (name.root for name in verb.doc.ents if name.label_ in ("PERSON", "ORG"))
    return next((name for name in names if end <= name.idx < verb.idx), None)


def _cue(verb: Token) -> tuple[str, Stance | None, int]:
    """Return the cue's lemma, its stance (None for a verb that is no cue), and where it ends: "pointed out" is one."""
    lemma = verb.lemma_.lower()
    second = second_word(verb)
    if second is not None:
        return f"{lemma} {second.lower_}", PHRASES[lemma, second.lower_], second.idx + len(second)
    return lemma, STANCE.get(lemma), verb.idx + len(verb)


def _by_phrase(doc: Doc) -> Iterator[Found]:
    """Find "according to", the one phrase that is a cue on its own."""
    for token in doc[:-1]:
        to = doc[token.i + 1]
        if token.lower_ != "according" or to.lower_ != "to":
            continue
        sources = [child for child in (*to.children, *token.children) if child.dep_ == "pobj"]
        if sources and sources[0].lower_ in NAMELESS:
            continue  # "an agreement according to which"
        head = token.head
        while head.dep_ != "ROOT" and (head.pos_ not in ("VERB", "AUX") or head.dep_ == "ccomp"):
            head = head.head  # up to the main clause: the source vouches for "he said" as well
        without = {below.i for below in token.subtree}
        said = extent([below for below in head.subtree if below.i not in without])
        if said is not None:
            cue = Span(token.idx, to.idx + len(to))
            yield Found(cue, "according to", "neutral", said, sources[0] if sources else None)


def _by_dash(doc: Doc, quoted: tuple[Span, ...], *, follows: bool) -> Iterator[Found]:
    """Find the speaker behind a dash that closes a quotation: "“The bridge is safe.” — Mara Holt"; no list's dash."""
    dash = next((token for token in doc[:-1] if token.text in _DASHES), None)
    if dash is None or dash.nbor(1).pos_ != "PROPN" or (dash.i == 0 and (len(doc) > _LONGEST_NAME or not follows)):
        return
    cue, name = Span(dash.idx, dash.idx + len(dash)), dash.nbor(1)
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    if dash.i == 0:  # the quotation is the paragraph before
        yield Found(cue, dash.text, "neutral", Span(0, 0), name)
    elif quoted and quoted[-1].end <= dash.idx and not doc.text[quoted[-1].end : dash.idx].strip():
        yield Found(cue, dash.text, "neutral", quoted[-1], name)


def _by_colon(doc: Doc) -> Iterator[Found]:
    """Find the speaker before a colon that opens a headline or a line of talk: "Mara Holt: the bridge is safe"."""
    colon = next((token for token in doc[: _LONGEST_NAME + 1] if token.text == ":"), None)
    if colon is None or not 0 < colon.i < len(doc) - 2 or colon.nbor(1).is_digit:
        return
    before = doc[: colon.i]
    if before[-1].ent_type_ == "PERSON" and all(token.pos_ in ("PROPN", "PART", "PUNCT") for token in before):
        yield Found(Span(colon.idx, colon.idx + 1), ":", "neutral", Span(colon.nbor(1).idx, len(doc.text)), before[-1])


def _in_name(verb: Token) -> bool:
    """Return whether the verb is a word of a name or a title: "told All Things Considered"."""
    if not verb.i or not verb.text[:1].isupper() or verb.nbor(-1).is_punct:
        return False
    titles = verb.ent_type_ in ("ORG", "WORK_OF_ART", "PERSON", "GPE", "FAC", "EVENT", "PRODUCT")
    return titles and verb.ent_iob_ == "I" and not verb.text.isupper()


def _unsaid(verb: Token) -> bool:
    """Return whether the verb reports nothing said: "did not say", "to say", "would say", "if he says"."""
    children = {child.dep_: child for child in verb.children}
    if "neg" in children and verb.lemma_ != "deny":
        return True
    auxiliaries = [child for child in verb.children if child.dep_ == "aux"]
    modal = any(child.tag_ == "MD" and child.lower_ != "can" for child in auxiliaries)
    infinitive = any(child.lower_ == "to" for child in auxiliaries)
    mark = children.get("mark")
    conditional = mark is not None and mark.lower_ in ("if", "whether", "unless")
    if verb.dep_ == "conj" and verb.tag_ == "VB" and not auxiliaries and verb.head.pos_ == "VERB":
        return _unsaid(verb.head)  # "to defend the plan and remind critics"
    if verb.lemma_ in _FACTIVE and ("auxpass" in children or _asks(verb)):
        return True  # "is known as", "is shown saying", "no way of knowing if"
    continued = verb.dep_ == "xcomp" and verb.head.lemma_ in (
        "go",
        "continue",
        "appear",
        "seem",
        "begin",
        "start",
        "proceed",
    )
    only = modal and any(child.lower_ in ("only", "just") for child in verb.children)  # "would only say that"
    return (modal and not only) or conditional or (infinitive and not continued and not _done(verb))


def _done(verb: Token) -> bool:
    """Return whether what somebody did was to say it: "stepped forward to reveal that", "used the visit to argue that".

    A statement must follow, and the deed must be past.
    """
    states = any(
        clause.dep_ == "ccomp" and any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.children)
        for clause in verb.children
    )
    deed = verb.head.head.head if verb.dep_ == "acl" and verb.head.dep_ == "pobj" else verb.head
    told = verb.dep_ == "advcl" or (verb.dep_ == "acl" and verb.head.dep_ == "pobj")
    undone = any(child.dep_ == "neg" or child.tag_ == "MD" for child in deed.children)
    return states and told and deed.tag_ in ("VBD", "VBN") and not undone


def _asks(verb: Token) -> bool:
    """Return whether the verb's clause leaves a question open instead of stating something."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    return any(child.lower_ in _ASKING for clause in clauses for child in clause.children)
