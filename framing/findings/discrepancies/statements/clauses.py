"""The statements of a parsed sentence: a predicate, whether it is so or not, its arguments, and who says so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.findings.discrepancies.statements.scope import (
    ADJECTIVES,
    ANY,
    LIGHT,
    NOTHING,
    PARTIAL,
    THERE_IS,
    VERBS,
    Scope,
    negations,
    scope,
)
from framing.language.actors import POINTING
from framing.language.sources import subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse

_PRONOUNS = frozenset(
    """i you he she it we they them him her us me this that these those who which what there one some many most all any
    both each others somebody someone anything something""".split()
)
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_NOBODY = frozenset("nobody no-one everyone everybody".split())
_COPULAS = frozenset("be remain stay become keep".split())
_SAME = {"people": "person", "man": "person", "authority": "police", "officer": "police"}
_TELLING = frozenset("last next previous this earlier ago today yesterday tomorrow later".split())
_SPAN = 12
"""Words on either side of a predicate that may be shown with it; a judgement."""
_NARROWING = frozenset({"amod", "compound", "poss"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One predicate in its sentence; `sign` is 1 where it is said to be so, -1 where it is said not to be.

    `doer` and `object` name who does it and to whom or what, each by lower-case words, empty where a pronoun or nothing
    does. `beside` are the words behind each preposition, `focus` the adverbs that a negation may fall on, `when` the
    sentence's words of time. `speaker` is "" in the author's voice, None where nobody is named. Characters `start` to
    `end` are the predicate with its negation and its object; `negated` is whether a word of negation makes the sign,
    and `vague` whether a pronoun stands for the doer.
    """

    row: int
    concept: str
    sign: int
    doer: frozenset[str]
    object: frozenset[str]
    beside: dict[str, frozenset[str]]
    narrow: frozenset[str]
    focus: frozenset[str]
    when: frozenset[str]
    speaker: str | None
    mood: str
    start: int
    end: int
    negated: bool
    vague: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Clause:
    """A predicate among its words: `head` says what is said, `verb` holds it together, `negative` negate it."""

    concept: str
    verb: Token
    head: Token
    doers: Sequence[Token]
    objects: Sequence[Token]
    negative: Sequence[Token]


def statements(row: int, parse: Parse) -> list[Statement]:
    """Return what a passage states, in the order of its predicates; nothing for a question or a list."""
    if not parse.doc.has_annotation("DEP") or parse.passage.text.rstrip("\"'”’ ").endswith("?"):
        return []
    found: list[Statement] = []
    for token in parse.doc:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
            found += _of_verb(row, parse, token)
    return found


def _of_verb(row: int, parse: Parse, verb: Token) -> Iterator[Statement]:
    """Yield the statement of a verb, and of the noun that it says is there: "found no link", "there was no link"."""
    over = scope(verb, parse)
    if over is None:
        return
    complement = _complement(verb)
    if verb.lemma_ in _COPULAS and complement is None and verb.lemma_ != "remain" and not _existing(verb):
        return
    concept, side, head = _concept(verb, complement)
    negative = negations(verb, complement)
    sign = over.sign * side * (-1) ** len(negative)
    doers, objects = _arguments(verb, complement)
    if concept:
        yield _statement(row, parse, over, sign, _Clause(concept, verb, head, doers, objects, negative))
    things = objects if verb.lemma_ in LIGHT and complement is None else _existing(verb)
    for noun in things:
        if noun.pos_ == "NOUN" and verb.lemma_ in LIGHT:
            there = f"{THERE_IS} {noun.lemma_.lower()}"
            yield _statement(row, parse, over, sign, _Clause(there, noun, noun, (), (), negative))


def _existing(verb: Token) -> list[Token]:
    """Return what a sentence with "there is" says is there."""
    children = list(verb.children)
    there = any(child.dep_ == "expl" or child.lower_ == "there" for child in children)
    return [child for child in children if there and child.dep_ in ("attr", "nsubj") and child.lower_ != "there"]


def _complement(verb: Token) -> Token | None:
    """Return what a copula says of its subject: "closed" in "remained closed"."""
    if verb.lemma_ not in _COPULAS or any(child.dep_ == "expl" for child in verb.children):
        return None
    return next((child for child in verb.children if child.dep_ in ("acomp", "attr", "oprd", "xcomp")), None)


def _concept(verb: Token, complement: Token | None) -> tuple[str, int, Token]:
    """Return the name of what is said, which side of a pair of opposites it is on, and its word."""
    head = verb if complement is None else complement
    word = head.lemma_.lower()
    particle = next((child.lower_ for child in head.children if child.dep_ == "prt"), "")
    if word == "make" and any(child.lower_ == "public" for child in head.children):
        return "release", 1, head
    phrase = f"{word}_{particle}" if particle else word
    adjective = ADJECTIVES.get(head.lower_, ADJECTIVES.get(word)) if complement is not None else None
    opposite = adjective or VERBS.get(phrase)
    if opposite is not None:
        return *opposite, head
    if head.pos_ == "ADJ" and word.startswith("un") and len(word) > 5:
        return word[2:], -1, head
    empty = word in _COPULAS if complement is None else head.pos_ not in ("ADJ", "NOUN", "VERB")
    return "" if empty else phrase, 1, head


def _arguments(verb: Token, complement: Token | None) -> tuple[list[Token], list[Token]]:
    """Return the nouns that do it and those that it is done to; a passive's subject is what it is done to."""
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    doer = subject(verb)
    doers = [doer] if doer is not None else []
    if complement is not None:
        return doers, []
    objects = [child for child in verb.children if child.dep_ in ("dobj", "attr", "nsubjpass", "dative")]
    if verb.dep_ == "relcl":  # "the states that he won": he won the states
        objects = [verb.head if child.lower_ in _RELATIVE else child for child in objects]
    if passive and not any(child.dep_ == "nsubjpass" for child in verb.children):
        above = verb.head
        objects += [child for child in above.children if child.dep_ == "nsubjpass"] if verb.dep_ == "conj" else []
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return [], [verb.head]
    if verb.dep_ == "relcl" and passive:
        objects = [verb.head]
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp"):
            objects.append(child)
    return doers, objects


def _statement(row: int, parse: Parse, over: Scope, sign: int, clause: _Clause) -> Statement:
    verb, head = clause.verb, clause.head
    arguments = (*clause.doers, *clause.objects)
    own = [*verb.children, *(head.children if head.i != verb.i else ())]
    below = [child for noun in arguments for child in noun.children]
    focus = {
        child.lower_
        for child in (*own, *below)
        if child.dep_ in ("advmod", "preconj", "predet", "det", "neg") and child.lower_ in PARTIAL
    }
    words = [head, *clause.negative, *over.words, *(noun for noun in clause.objects if noun.pos_ in _NOUNS)]
    words += [child for child in verb.children if child.dep_ in ("neg", "aux", "auxpass", "prt", "acomp")]
    shown = [word for word in words if abs(word.i - head.i) <= _SPAN]
    return Statement(
        row=row,
        concept=clause.concept,
        sign=sign,
        doer=_names(clause.doers),
        object=_names(clause.objects),
        beside=_beside([*own, *below]),
        narrow=frozenset(child.lemma_.lower() for child in below if child.dep_ in _NARROWING and child.pos_ != "PRON")
        | frozenset(token.lower_ for noun in arguments for token in noun.subtree if _counts_part(token)),
        focus=frozenset(focus),
        when=_when(parse, verb),
        speaker=over.speaker,
        mood=over.mood,
        start=min(word.idx for word in shown),
        end=max(word.idx + len(word) for word in shown),
        negated=bool(clause.negative or over.words),
        vague=any(doer.lower_ in POINTING for doer in clause.doers),
    )


def _names(nouns: Sequence[Token]) -> frozenset[str]:
    return frozenset(name for noun in nouns for name in named(noun))


def _beside(words: Sequence[Token]) -> dict[str, frozenset[str]]:
    """Return the words behind the prepositions among some words, and the verbs of purpose and content behind "to"."""
    beside: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if word.dep_ == "prep":
            for noun in word.children:
                if noun.dep_ == "pobj":
                    beside[word.lower_] |= _names([noun, *noun.conjuncts])
        elif word.dep_ in ("acl", "xcomp", "advcl") and _to(word):
            beside["to do"].add(word.lemma_.lower())
    return {preposition: frozenset(names) for preposition, names in beside.items()}


def _counts_part(number: Token) -> bool:
    """Return whether a number counts a part of something: "three of the victims", who are named by "victims"."""
    return number.like_num and any(child.lower_ == "of" for child in number.children)


def _to(verb: Token) -> bool:
    """Return whether a verb is an infinitive with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def named(noun: Token) -> frozenset[str]:
    """Return the words that name a noun: its lemma, the words of a name; nothing for a pronoun.

    "None of the victims" is named by "victims".
    """
    if noun.ent_type_ in _TIMES:
        return frozenset()
    if noun.lower_ in _NOBODY:
        return frozenset({ANY})
    if noun.lower_ in NOTHING | _PRONOUNS or _counts_part(noun):
        parts = [n for of in noun.children if of.lower_ == "of" for n in of.children if n.dep_ == "pobj"]
        return named(parts[0]) if parts else frozenset()
    if noun.ent_type_ in ("PERSON", "ORG", "GPE"):
        return frozenset(t.lower_ for t in (noun, *noun.children) if t.pos_ == "PROPN" and not t.is_punct) | {
            noun.lower_
        }
    if noun.lower_ == "one" and any(child.lower_ == "no" for child in noun.children):
        return frozenset({ANY})
    return frozenset({_SAME.get(noun.lemma_.lower(), noun.lemma_.lower())})


def _when(parse: Parse, verb: Token) -> frozenset[str]:
    """Return the words that tell when, in the predicate's own clause or else anywhere in the sentence."""
    every = [
        token
        for entity in parse.doc.ents
        if entity.label_ in _TIMES
        for token in entity
        if token.lower_ in _TELLING or token.is_digit or token.pos_ == "PROPN"
    ]
    own = [token for token in every if next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), verb) == verb]
    return frozenset(token.lower_ for token in own or every)
