"""Who says what in one sentence: the source, the cue and the content of every attribution, from the dependency tree.

The three parts are those of the attribution literature (Pareti 2012); the rules were written for this project.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.language.nouns import BODIES, PEOPLE
from framing.language.parse import Span
from framing.language.saying import CONTROLLED, JUDGING, SPEECH, STANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from framing.records import Stance

_SUBJECTS = ("nsubj", "csubj")
_NAMELESS = frozenset(["which", "that", "what", "it", "this", "there", "who"])
_TRIMMED = ("relcl", "appos", "acl", "advcl", "punct", "parataxis")
_STATEMENTS = frozenset(
    """accusation allegation assertion charge claim criticism finding idea insinuation involvement notion report rumor
    rumour statement story suggestion theory wrongdoing""".split()
)
_WRITTEN = frozenset("statement letter report message post tweet article email memo note document text sign".split())
_LONGEST_SOURCE = 12
"""Words; a longer source is cut down to the noun and what stands directly before it."""


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in its sentence; `source` is the noun's token, None where the sentence names no source."""

    cue: Span
    lemma: str
    stance: Stance
    content: Span
    source: Token | None


def attributed(doc: Doc, quoted: tuple[Span, ...] = ()) -> tuple[Found, ...]:
    """Return the attributions of a parsed sentence, in order; `quoted` are its stretches in quotation marks."""
    if not doc.has_annotation("DEP"):
        return ()
    found = [*_by_verb(doc, quoted), *_by_phrase(doc)]
    return tuple(sorted(found, key=lambda each: each.cue.start))


def source_span(noun: Token) -> Span:
    """Return the noun with what belongs to its name: "a spokesperson for the embassy", without clauses."""
    outside = {below.i for child in noun.subtree if child.i != noun.i and _trimmed(child) for below in child.subtree}
    inside = [token for token in noun.subtree if token.i not in outside]
    run = _run_around(inside, noun.i)
    if run[-1].i - run[0].i >= _LONGEST_SOURCE:
        run = _run_around([token for token in run if token.i <= noun.i and noun in (token, token.head)], noun.i)
    return Span(run[0].idx, run[-1].idx + len(run[-1]))


def _trimmed(child: Token) -> bool:
    """Say whether a part of the noun phrase tells about the source, not who it is: a clause, a date, a comma."""
    dated = child.dep_ in ("prep", "npadvmod") and any(token.ent_type_ in ("DATE", "TIME") for token in child.subtree)
    return dated or (child.dep_ in _TRIMMED and child.text not in "-–'’")


def _run_around(tokens: list[Token], middle: int) -> list[Token]:
    """Return the tokens that follow one another without a gap and hold the token number `middle`."""
    places = {token.i: token for token in tokens}
    low = high = middle
    while low - 1 in places:
        low -= 1
    while high + 1 in places:
        high += 1
    return [places[i] for i in range(low, high + 1)]


def subject(verb: Token) -> Token | None:
    """Return who does what the verb says: its subject, a passive's agent, or the subject of a verb before it."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        agents = [noun for by in verb.children if by.dep_ == "agent" for noun in by.children if noun.dep_ == "pobj"]
        return agents[0] if agents else None
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return verb.head if verb.dep_ == "relcl" and child.lower_ in ("who", "which", "that") else child
    if verb.i and verb.nbor(-1).pos_ == "PROPN" and verb.nbor(-1).head.i < verb.i and verb.dep_ != "acl":
        return verb.nbor(-1)  # the parser missed the subject that stands right before the verb
    return _subject_above(verb)


def _subject_above(verb: Token) -> Token | None:
    """Return who speaks where the verb has no subject of its own: "criticised the visit, saying that"."""
    head = verb.head
    if verb.dep_ in ("conj", "xcomp") and head.pos_ in ("VERB", "AUX"):
        return subject(head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and head.pos_ == "VERB":
        return subject(head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        spoken_of = head.dep_ in ("dobj", "pobj") and head.lemma_ not in _WRITTEN and head.head.pos_ == "VERB"
        return subject(head.head) if spoken_of else head
    return head if verb.dep_ == "relcl" else None


def _by_verb(doc: Doc, quoted: tuple[Span, ...]) -> Iterator[Found]:
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in STANCE or _unsaid(verb):
            continue
        if any(span.start <= verb.idx < span.end for span in quoted):
            continue  # what a quoted speaker says of others is not the article's attribution
        content = _content(verb, quoted)
        if content is None:
            continue
        source = _named(subject(verb))
        lemma = verb.lemma_.lower()
        if source is not None and source.lower_ in ("i", "you", "we") and lemma not in SPEECH:
            continue  # "I think", "as we know": nobody is reported
        yield Found(Span(verb.idx, verb.idx + len(verb)), lemma, STANCE[lemma], content, source)


def _by_phrase(doc: Doc) -> Iterator[Found]:
    """Find "according to", the one phrase that is a cue on its own."""
    for token in doc[:-1]:
        to = doc[token.i + 1]
        if token.lower_ != "according" or to.lower_ != "to":
            continue
        sources = [child for child in (*to.children, *token.children) if child.dep_ == "pobj"]
        if sources and sources[0].lower_ in _NAMELESS:
            continue  # "an agreement according to which"
        head = token.head
        while head.dep_ != "ROOT" and (head.pos_ not in ("VERB", "AUX") or head.dep_ == "ccomp"):
            head = head.head  # up to the main clause: the source vouches for "he said" as well
        without = {below.i for below in token.subtree}
        content = _extent([below for below in head.subtree if below.i not in without])
        if content is not None:
            cue = Span(token.idx, to.idx + len(to))
            yield Found(cue, "according to", "neutral", content, sources[0] if sources else None)


def _unsaid(verb: Token) -> bool:
    """Say whether the verb reports nothing said: "did not say", "to say", "would say", "if he says"."""
    children = {child.dep_: child for child in verb.children}
    if "neg" in children and verb.lemma_ != "deny":
        return True
    auxiliaries = [child for child in verb.children if child.dep_ == "aux"]
    modal = any(child.tag_ == "MD" and child.lower_ != "can" for child in auxiliaries)
    infinitive = any(child.lower_ == "to" for child in auxiliaries)
    mark = children.get("mark")
    conditional = mark is not None and mark.lower_ in ("if", "whether", "unless")
    continued = verb.dep_ == "xcomp" and verb.head.lemma_ in ("go", "continue", "appear", "seem", "begin")
    return modal or conditional or (infinitive and not continued)


def _content(verb: Token, quoted: tuple[Span, ...]) -> Span | None:
    """Return what is said: a clause that the verb governs or interrupts, a thing judged, a quotation beside it."""
    lemma = verb.lemma_.lower()
    own = {below.i for below in verb.subtree}
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for child in verb.children:
        if child.dep_ == "ccomp" or (child.dep_ in ("xcomp", "pcomp") and lemma in CONTROLLED and not passive):
            source = {below.i for found in child.subtree if found.lower_ == "according" for below in found.subtree}
            return _extent([below for below in child.subtree if below.i not in source], quoted)
        if child.dep_ == "dobj" and STANCE[lemma] == "denying" and child.lemma_.lower() in _STATEMENTS:
            return _extent(list(child.subtree), quoted)
    aimed = _aimed(verb, lemma)
    if aimed:
        return _extent(aimed, quoted)
    if verb.dep_ == "parataxis":
        return _extent([below for below in verb.head.subtree if below.i not in own], quoted)
    if lemma in SPEECH:
        clause = verb.head if verb.dep_ == "xcomp" else verb  # "he went on to say"
        beside = [span for span in quoted if _beside(clause, span)]
        if beside:
            return Span(beside[0].start, beside[-1].end)
    return None


def _aimed(verb: Token, lemma: str) -> list[Token]:
    """Return what a judgement spoken aloud is aimed at: "called it a mistake", "called for talks"."""
    if lemma not in JUDGING or not _speaks(subject(verb)):
        return []
    for child in verb.children:
        if child.dep_ == "prep" and lemma == "call" and child.lower_ in ("for", "on", "upon"):
            return list(child.subtree)
        if child.dep_ == "dobj" and lemma != "call":
            return [below for below in verb.subtree if below.i > verb.i]
        if child.dep_ == "oprd":
            return [below for below in verb.subtree if below.i > verb.i]
    return []


def _speaks(noun: Token | None) -> bool:
    """Say whether the noun names somebody who can speak."""
    return noun is not None and (
        noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
        or noun.lower_ in ("he", "she", "they", "who")
        or noun.lemma_.lower() in PEOPLE | BODIES
    )


def _beside(verb: Token, span: Span) -> bool:
    """Say whether a quotation stands in the verb's own clause."""
    tokens = verb.doc.char_span(span.start, span.end, alignment_mode="expand")
    return tokens is not None and any(verb in token.ancestors or token.head == verb for token in tokens)


def _extent(tokens: list[Token], quoted: tuple[Span, ...] = ()) -> Span | None:
    """Return the span from the first to the last token that is no punctuation, whole quotations included."""
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    if not words:
        return None
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    for span in quoted:
        if span.start < end and start < span.end:
            start, end = min(start, span.start), max(end, span.end)
    return Span(start, end)


def _named(noun: Token | None) -> Token | None:
    """Leave out a subject that names nobody: "it", "which"."""
    return None if noun is None or noun.lower_ in _NAMELESS else noun
