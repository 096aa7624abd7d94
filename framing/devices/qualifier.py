"""A qualifier: words that colour an actor or a source: "state-run", "so-called", "disgraced", "pariah state".

Method: a listed word that modifies somebody who acts (a named person, body or place, or a noun for one), found in the
dependency tree. Three families: who controls the actor (a name or a word such as "state", a hyphen, a participle), a
word that takes distance ("self-styled"), and a word that ranks or judges. Plain facts (nationality, office, trade) are
not qualifiers. Word lists: written for this project; no name of a nation, party or outlet is among them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.device import Device, Finding
from framing.language.actors import (
    bare_words,
    bearer,
    described,
    in_one_matter,
    judged,
    judged_in_marks,
    modified,
    names_called,
)
from framing.language.labels import (
    DOINGS,
    LABELS,
    MILD_LABELS,
    acts,
    attached,
    before_actor,
    in_name,
    majority,
    medium,
    named_by_it,
    nickname,
    noun_place,
    only_spoken_of,
    rules,
    somebody,
)
from framing.lexicon.phrases import Phrases
from framing.records import Reason, translatable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from framing.language.parse import Parse
    from framing.records import Signal


@dataclass(frozen=True, slots=True)
class _Family:
    """Words that colour in one way; `anything` says that they colour any noun, not only one for an actor."""

    words: re.Pattern[str] | Phrases
    probability: float
    reason: Reason
    anything: bool = False


def _listed(words: Iterable[str], ending: str = "") -> Phrases:
    """Return the words as they may be written; a hyphen stands for a space as well, or for nothing."""
    return Phrases(((w, re.escape(w).replace(r"\ ", r"\s").replace(r"\-", r"[\s‐‑-]?")) for w in words), ending)


_CONTROLLED = re.compile(
    r"(?<![\w-])(?:[A-Z][\w.’']*|al[ -][A-Z]\w+|state|government|party|military|army|regime|rebel|opposition|foreign|"
    r"cartel|industry|billionaire|union|church|court)[‐‑–-]"
    r"(?:controlled|backed|installed|run|friendly|aligned|appointed|linked|sponsored|funded|affiliated|allied|"
    r"supported|imposed|dominated|loyal|bankrolled|financed|armed|picked|approved|tied|sympathetic)(?![\w-])"
)
_OCCUPIED = re.compile(r"(?<![\w-])[A-Z][\w.’']*[‐‑–-](?:occupied|annexed|besieged|invaded)(?![\w-])")

# "X-friendly": whom an actor is said to serve or to hate. What suits a family, a user or the climate judges nobody.
_COMPOUND = re.compile(
    r"(?<![\w-])(?!(?:family|user|child|kid|pet|dog|bike|bicycle|budget|wallet|climate|planet|nature|bee|wildlife|"
    r"environment(?:ally)?|eco|reader|camera|disability|wheelchair|tourist|visitor|age|music|food|sports?|art|book|"
    r"fun|animal|half|well|semi|non|un)[‐‑–-])"
    r"(?:[A-Za-z]{3,}[‐‑–-](?:friendly|hostile|hating|loving|hungry|mad|addicted|starved|thirsty|grabbing|challenged|slinging|thumping|bashing|baiting|obsessed|crazed|worshipping|pandering|"
    r"denying|peddling|mongering|spewing|spouting|toting|addled|supremacist)|"
    r"(?:scandal|corruption|graft|gaffe|controversy|crisis|crime|debt)[‐‑–-]"
    r"(?:plagued|ridden|tainted|riddled|marred|soaked|stained|scarred|rocked|hit|prone|dogged))(?![\w-])"
)

_DEGREE = re.compile(
    r"(?<![\w-])(?:widely|highly|much|universally|hugely|deeply|wildly|well|once|long|oft|often|roundly|massively|greatly|"
    r"blazingly|woefully|hopelessly|utterly|completely|notoriously|famously|painfully|spectacularly|wholly|manifestly)"
    r"[\s‐‑-](?:admired|hyped|vaunted|touted|praised|derided|mocked|ridiculed|maligned|hated|loved|reviled|loathed|feared|"
    r"celebrated|esteemed|popular|unpopular|heralded|revered|unqualified|incompetent|corrupt|unprepared|inept|biased|"
    r"dishonest|unfit|partisan|divisive|inexperienced|discredited|despised|disliked)(?![\w-])",
    re.IGNORECASE,
)
_DISPARAGING = _listed(lexicon.ordered("qualifier-disparaging"))

_FAMILIES = (
    _Family(_CONTROLLED, 0.92, Reason("“{words}” says who stands behind “{target}”, and so how far to trust it.")),
    _Family(_OCCUPIED, 0.82, Reason("“{words}” takes a stand on whose “{target}” is; the other side has other words.")),
    _Family(
        _listed("so-called self-proclaimed self-styled self-declared self-appointed self-anointed".split()),
        0.93,
        Reason("“{words}” takes distance: the article does not accept that “{target}” is rightly called so."),
        anything=True,
    ),
    _Family(
        _listed("self-described purported supposed ostensible".split()),
        0.72,
        Reason("“{words}” leaves open whether “{target}” is rightly called so."),
        anything=True,
    ),
    _Family(
        _COMPOUND, 0.72, Reason("“{words}” says whom “{target}” is thought to serve or to fight, which is a judgement.")
    ),
    _Family(_DEGREE, 0.7, Reason("“{words}” may be a judgement of “{target}” as well as a description.")),
    _Family(
        _listed(lexicon.ordered("qualifier-political")),
        0.74,
        Reason("“{words}” names “{target}” by its politics or its cause; few use the word of themselves."),
    ),
    _Family(
        _DISPARAGING,
        0.86,
        Reason("“{words}” judges “{target}” before the reader has heard what happened."),
    ),
    _Family(
        _listed(lexicon.ordered("qualifier-critical")),
        0.7,
        Reason("“{words}” may be a judgement of “{target}” as well as a description."),
    ),
    _Family(
        _listed(lexicon.ordered("qualifier-praising")),
        0.82,
        Reason("“{words}” praises “{target}” before the reader has heard what happened."),
    ),
    _Family(
        _listed(lexicon.ordered("qualifier-approving")),
        0.7,
        Reason("“{words}” speaks well of “{target}”, which may be praise as well as a description."),
    ),
    _Family(
        _listed("tiny obscure little-known fringe impoverished isolated backward ragtag third-rate".split()),
        0.7,
        Reason("“{words}” makes “{target}” small in the reader's eyes."),
    ),
)

_JOINED_LABELS = _listed(
    (word for word in sorted(LABELS | MILD_LABELS) if "-" in word), "s?"
)  # of more than one word for the parser: "hard-liners", "con man"
_BOSSES = frozenset("union party media business industry hospital council school civic labour labor state".split())
_NAME = 0.7
"""Probability of a label that judges by its name, and the most that "so-called" before a name has. A judgement."""
_THING = 0.45  # of a thing, "so-called" may only introduce a term; what somebody is called may be only a report
_PLACES = frozenset("province region area district territory border frontier city town village island state".split())
_RESTLESS = frozenset("volatile violent hostile isolated feared".split())  # of a place: how it is there
_LABEL = Reason("“{words}” judges “{target}” by the very word; a plain title or name would not.")
_LABEL_OF_SOMEBODY = Reason("“{words}” judges somebody by the very word; a plain title or name would not.")
_CALLED = Reason("“{words}” is a name that somebody is called, and judges by itself.")
_PAIRS = _listed(lexicon.ordered("judging-pairs"), "s?")
_SIDES = re.compile(
    r"(?<=\bthe\s)(?:far|hard|extreme|radical|alt|ultra)[\s‐‑-](?:right|left)\b"
    r"(?!\s*[-‐‑]|\s+(?:hand|side|corner|lane|edge|end|bank|of\s+(?:the|a|his|her|its)\s+(?!party)))",
    re.IGNORECASE,
)
_SIDE = Reason("“{words}” names people by their side; few use the word of themselves.")
_DEEDS_TOO = frozenset("racist sexist misogynist criminal".split())  # said of deeds and words as well
_PREDICATES = (lexicon.words("qualifier-disparaging") - lexicon.words("qualifier-moods") - _DEEDS_TOO) | frozenset(
    "outspoken respected controversial divisive beloved revered brilliant courageous well-liked arrogant incompetent "
    "corrupt reckless irresponsible inept partisan unqualified erratic cynical evasive intolerant godless "
    "temperamental vindictive unhinged overzealous conceited obstructionist undemocratic extremist".split()
)


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        if parse.doc.has_annotation("DEP"):
            taken: list[Finding] = []
            doc = parse.doc
            for found in (*_pairs(doc), *_qualifiers(doc), *_sides(doc), *_labels(doc), *_said_to_be(parse)):
                if not any(found.start < other.end and other.start < found.end for other in taken):
                    taken.append(found)
            yield from (found.signal(parse) for found in sorted(taken, key=lambda each: each.start))


def _qualifiers(doc: Doc) -> Iterator[Finding]:
    text = doc.text
    for family in _FAMILIES:
        for match in family.words.finditer(text):
            span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            noun = modified(span) if span is not None else None
            if span is None or noun is None or in_name(span) or majority(match.group(), noun):
                continue
            acting = acts(noun) or (family.words is _DISPARAGING and nickname(span, noun))
            if not (family.anything or acting) or (
                noun.lemma_.lower() in _PLACES and match.group().lower() in _RESTLESS
            ):
                continue
            target = bare_words(doc, span.end, noun.i)
            probability = family.probability
            if family.words is _CONTROLLED and match.group()[0].islower() and not medium(doc, span.end, noun):
                run = re.search(r"(?:run|funded|appointed|approved)$", match.group())
                # A state-run hospital is a fact of law, a state-run newspaper a warning.
                probability = _THING if run else 0.6
            if family.anything and not acting:
                probability = _THING
            elif family.anything and noun.pos_ == "PROPN" and probability > _NAME:
                probability = _NAME  # before a name, "so-called" may only introduce it
            reason = family.reason.of(words=match.group(), target=target)
            yield Finding("qualifier", match.start(), match.end(), probability, reason, target=target)


def _pairs(doc: Doc) -> Iterator[Finding]:
    for match in _PAIRS.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None:
            yield _label(span, 0.9)


def _sides(doc: Doc) -> Iterator[Finding]:
    """Find those who are named by their side alone: "the far right"."""
    for match in _SIDES.finditer(doc.text):
        yield Finding("qualifier", match.start(), match.end(), 0.74, _SIDE.of(words=match.group()))


def _said_to_be(parse: Parse) -> Iterator[Finding]:
    """Find judgements that are made of somebody: "is arrogant and cruel", "called the mayor a “windbag”"."""
    for token in parse.doc:
        if token.pos_ != "ADJ" or token.lower_ not in _PREDICATES or in_one_matter(token):
            continue
        whom = judged(token) if token.dep_ in ("acomp", "oprd", "conj") else None
        portrayed = described(token, acts) if whom is None else None
        if (whom is not None and acts(whom)) or portrayed is not None:
            target = (whom or portrayed or token).text
            reason = _LABEL.of(words=token.text, target=target)
            yield Finding("qualifier", token.idx, token.idx + len(token), 0.66, reason, target=target)
    for span in judged_in_marks(parse.doc, _judging):
        yield Finding("qualifier", span.start_char, span.end_char, 0.62, _CALLED.of(words=span.text))
    for span in names_called(parse):
        yield Finding("qualifier", span.start_char, span.end_char, 0.62, _CALLED.of(words=span.text))


_JUDGING = frozenset(
    word
    for name in ("disparaging", "critical", "political", "praising", "approving")
    for word in lexicon.words(f"qualifier-{name}")
)


def _judging(word: Token) -> bool:
    return word.lower_ in _JUDGING or word.lemma_.lower() in LABELS | MILD_LABELS


def _labels(doc: Doc) -> Iterator[Finding]:
    for match in _JOINED_LABELS.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None and not in_name(span) and not attached(span.root):
            yield _label(span, _NAME)
    for token in doc:
        lemma = token.lemma_.lower()
        if attached(token) or (token.ent_type_ == "PERSON" and token.pos_ == "PROPN" and not named_by_it(token)):
            continue
        if lemma in LABELS and (
            token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "ADJ" and (noun_place(token) or before_actor(token)))
        ):
            yield _label(doc[token.i : token.i + 1], 0.86)
        elif (
            token.pos_ == "NOUN"
            and lemma in MILD_LABELS
            and (lemma != "ruler" or rules(token))
            and (lemma not in DOINGS or somebody(token))
        ):
            yield _label(doc[token.i : token.i + 1], _NAME)
        elif lemma == "boss" and token.i and doc[token.i - 1].lower_ in _BOSSES:
            yield _label(doc[token.i - 1 : token.i + 1], _NAME)


def _label(span: Span, probability: float) -> Finding:
    target = bearer(span.root)
    if only_spoken_of(span.root):
        probability = _THING
    if not target:
        probability = min(probability, _NAME)  # of nobody in particular, it may be the plain subject of the text
    reason = _LABEL.of(words=span.text, target=target) if target else _LABEL_OF_SOMEBODY.of(words=span.text)
    return Finding("qualifier", span.start_char, span.end_char, probability, reason, target=target)


DEVICE = Device(
    kind="qualifier",
    label="Qualifier",
    about=translatable(
        "A word that colours an actor or a source: who stands behind it (“state-run”), a distance (“so-called”), a "
        "judgement (“disgraced”, “pariah state”) or praise (“revered”). Nationality, office and trade are no "
        "qualifiers."
    ),
    find=_find,
)
