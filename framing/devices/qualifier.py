"""An epithet that colours an actor or a source: "state-run", "so-called", "disgraced", "pariah state".

Method: a listed word that modifies somebody who acts (a named person, body or place, or a noun for one), found in the
dependency tree. Three families: who controls the actor (a name or a word such as "state", a hyphen, a participle), a
word that takes distance ("self-styled"), and a word that ranks or judges. Plain facts (nationality, office, trade) are
not epithets. Word lists: written for this project; no name of a nation, party or outlet is among them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.device import Device, Finding
from framing.language.actors import BODIES, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from framing.language.parse import Parse
    from framing.records import Signal


@dataclass(frozen=True, slots=True)
class _Family:
    """Words that colour in one way; `anything` says that they colour any noun, not only one for an actor."""

    words: re.Pattern[str]
    probability: float
    why: str
    anything: bool = False


def _listed(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the words; an underscore stands for a space, a hyphen for either or neither."""
    each = (re.escape(word).replace("_", r"\s").replace(r"\-", r"[\s‐‑-]?") for word in words)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(each)})(?![\w-])", re.IGNORECASE)


_CONTROLLED = re.compile(
    r"(?<![\w-])(?:[A-Z][\w.’']*|al[ -][A-Z]\w+|state|government|party|military|army|regime|rebel|opposition|foreign|"
    r"cartel|industry|billionaire|union|church|court)[‐‑–-]"
    r"(?:controlled|backed|installed|run|friendly|aligned|appointed|linked|sponsored|funded|affiliated|allied|"
    r"supported|imposed|leaning|dominated|loyal|bankrolled|financed|armed|picked|approved|tied|sympathetic)(?![\w-])"
)
_OCCUPIED = re.compile(r"(?<![\w-])[A-Z][\w.’']*[‐‑–-](?:occupied|annexed|besieged|invaded)(?![\w-])")

# "X-friendly": whom an actor is said to serve or to hate. What suits a family, a user or the climate judges nobody.
_COMPOUND = re.compile(
    r"(?<![\w-])(?!(?:family|user|child|kid|pet|dog|bike|bicycle|budget|wallet|climate|planet|nature|bee|wildlife|"
    r"environment(?:ally)?|eco|reader|camera|disability|wheelchair|tourist|visitor|age|music|food|sports?|art|book|"
    r"fun|animal|half|well|semi|non|un)[‐‑–-])"
    r"[a-z]{3,}[‐‑–-](?:friendly|hostile|hating|loving|bashing|baiting|obsessed|crazed|worshipping|pandering)(?![\w-])"
)

_FAMILIES = (
    _Family(_CONTROLLED, 0.92, "“{words}” says who stands behind {target}, and so how far to trust it."),
    _Family(_OCCUPIED, 0.82, "“{words}” takes a stand on whose {target} is; the other side words it otherwise."),
    _Family(
        _listed("so-called self-proclaimed self-styled self-declared self-appointed self-anointed".split()),
        0.93,
        "“{words}” takes distance: the article does not accept that {target} is rightly called so.",
        anything=True,
    ),
    _Family(
        _listed("self-described purported supposed ostensible".split()),
        0.72,
        "“{words}” leaves open whether {target} is rightly called so.",
        anything=True,
    ),
    _Family(
        _COMPOUND,
        0.72,
        "“{words}” says whom {target} is thought to serve or to fight, which is a judgement.",
    ),
    _Family(
        _listed(lexicon.ordered("qualifier-political")),
        0.74,
        "“{words}” places {target} on a scale of politics; few use the word of themselves.",
    ),
    _Family(
        _listed(lexicon.ordered("qualifier-disparaging")),
        0.86,
        "“{words}” judges {target} before the reader has heard what happened.",
    ),
    _Family(
        _listed(lexicon.ordered("qualifier-critical")),
        0.7,
        "“{words}” may be a judgement of {target} as well as a description.",
    ),
    _Family(
        _listed(lexicon.ordered("qualifier-praising")),
        0.82,
        "“{words}” praises {target} before the reader has heard what happened.",
    ),
    _Family(
        _listed(lexicon.ordered("qualifier-approving")),
        0.7,
        "“{words}” speaks well of {target}, which may be praise as well as a description.",
    ),
    _Family(
        _listed("tiny obscure little-known fringe impoverished isolated backward ragtag third-rate".split()),
        0.7,
        "“{words}” makes {target} small in the reader's eyes.",
    ),
)

_LABELS = lexicon.words("judging-labels")
# Names that a plain account may use as well, and names that honour.
_MILD_LABELS = frozenset(
    """hardliner ideologue firebrand extremist cult oligarch junta ruler agitator ringleader apologist fanatic
    bigwig mastermind heroine saviour savior trailblazer statesman stateswoman
    maverick""".split()
)
_BOSSES = frozenset("union party media business industry hospital council school civic labour labor state".split())
_NAME = 0.7
"""Probability of a label that judges by its name, and the most that "so-called" before a name has. A judgement."""
_LABEL_WHY = "“{words}” judges {target} by its very name; a title such as “leader” would not."
_PAIRS = _listed(
    """pariah_state pariah_nation rogue_state rogue_nation failed_state puppet_state puppet_government
    puppet_regime banana_republic police_state client_state vassal_state propaganda_outlet propaganda_channel
    troll_farm""".split()
)
_PARLIAMENTS = frozenset(
    "congress senate house parliament legislature assembly chamber council committee statehouse board".split()
)
_MEDIA = frozenset(
    """media medium newswire portal weekly daily journal agency agencies newspaper newspapers paper outlet outlets
    broadcaster broadcasters television tv channel channels radio network networks website websites site press news
    magazine tabloid""".split()
)
_MODIFYING = frozenset("amod compound nmod npadvmod advmod nummod poss dep punct".split())
_ACTING = frozenset(["PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"])


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        if parse.doc.has_annotation("DEP"):
            taken: list[Finding] = []
            for found in (*_pairs(parse.doc), *_epithets(parse.doc), *_labels(parse.doc)):
                if not any(found.start < other.end and other.start < found.end for other in taken):
                    taken.append(found)
            yield from (found.signal(parse) for found in sorted(taken, key=lambda each: each.start))


def _epithets(doc: Doc) -> Iterator[Finding]:
    text = doc.text
    for family in _FAMILIES:
        for match in family.words.finditer(text):
            span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            noun = _modified(span) if span is not None else None
            if span is None or noun is None or not (family.anything or _acts(noun)) or _majority(match.group(), noun):
                continue
            target = _words(doc, span.end, noun.i)
            probability = family.probability
            if family.words is _CONTROLLED and match.group()[0].islower() and not _medium(doc, span.end, noun):
                probability = 0.6  # a state-run hospital is a fact of law, a state-run newspaper a warning
            if family.anything and noun.pos_ == "PROPN" and probability > _NAME:
                probability = _NAME  # before a name, "so-called" may only introduce it
            why = family.why.format(words=match.group(), target=f"“{target}”")
            yield Finding("qualifier", match.start(), match.end(), probability, why, target=target)


def _pairs(doc: Doc) -> Iterator[Finding]:
    for match in _PAIRS.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None:
            yield _label(span, 0.9)


def _labels(doc: Doc) -> Iterator[Finding]:
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and lemma in _LABELS:
            yield _label(doc[token.i : token.i + 1], 0.86)
        elif token.pos_ == "NOUN" and lemma in _MILD_LABELS and (lemma != "ruler" or _rules(token)):
            yield _label(doc[token.i : token.i + 1], _NAME)
        elif lemma == "boss" and token.i and doc[token.i - 1].lower_ in _BOSSES:
            yield _label(doc[token.i - 1 : token.i + 1], _NAME)


def _rules(noun: Token) -> bool:
    """Return whether a ruler has a people or a country: "the Veltrian ruler", "ruler of the island"."""
    return _bearer(noun) is not None or any(
        child.ent_type_ in _ACTING or child.lower_ == "of" for child in noun.children
    )


def _label(span: Span, probability: float) -> Finding:
    target = _bearer(span.root)
    probability = probability if target else _NAME  # of nobody in particular, it may be the plain subject of the text
    why = _LABEL_WHY.format(words=span.text, target=f"“{target}”" if target else "somebody")
    return Finding("qualifier", span.start_char, span.end_char, probability, why, target=target)


def _bearer(noun: Token) -> str | None:
    """Return who is given the name: "dictator X", "X, a dictator", "X is a dictator"."""
    if noun.dep_ == "compound" and noun.head.pos_ == "PROPN":
        return _words(noun.doc, noun.i + 1, noun.head.i)
    if noun.dep_ == "appos":
        return _words(noun.doc, noun.head.left_edge.i, noun.head.i)
    if noun.dep_ == "attr":
        subjects = [child for child in noun.head.children if child.dep_ == "nsubj"]
        return _words(noun.doc, subjects[0].left_edge.i, subjects[0].i) if subjects else None
    return next(
        (_words(noun.doc, child.left_edge.i, child.i) for child in noun.children if child.dep_ == "appos"), None
    )


def _modified(span: Span) -> Token | None:
    """Return the noun that the words modify: the whole name, not its first part."""
    noun = span.root.head
    if span.root.dep_ == "conj" and noun.dep_ == "amod":
        noun = noun.head  # "extreme or radical groups"
    while noun.dep_ in ("compound", "amod", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    following: tuple[str, ...] = ("PROPN",)
    if span.root.dep_ not in (*_MODIFYING, "conj") or noun.pos_ not in ("NOUN", "PROPN"):
        if span.start:
            return None
        # The parser often takes an epithet that begins the sentence for a verb or an adverb.
        noun, following = span[-1], ("ADJ", "NOUN", "PROPN")
    name = list(takewhile(lambda token: token.pos_ in following, span.doc[max(span.end, noun.i + 1) :]))
    noun = name[-1] if name else noun
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.i >= span.end else None


def _acts(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return noun.ent_type_ in _ACTING or lemma in PEOPLE or lemma in BODIES or lemma in _LABELS or lemma in _MILD_LABELS


def _majority(words: str, noun: Token) -> bool:
    """Return whether the words name a parliament's majority, which is a count of seats."""
    return noun.lemma_.lower() in _PARLIAMENTS and bool(re.search(r"(?:controlled|dominated|run)$", words))


def _medium(doc: Doc, first: int, noun: Token) -> bool:
    return any(token.lower_ in _MEDIA for token in doc[first : noun.i + 1])


def _words(doc: Doc, first: int, last: int) -> str:
    return re.sub(r"[“”\"‘]", "", doc[first : last + 1].text).strip("'’,( \u00a0")


DEVICE = Device(
    kind="qualifier",
    label="Qualifier",
    about="A word that colours an actor or a source: who stands behind it (“state-run”), a distance (“so-called”), a "
    "judgement (“disgraced”, “pariah state”) or praise (“revered”). Nationality, office and trade are no epithets.",
    find=_find,
)
