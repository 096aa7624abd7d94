"""A word that carries a judgement where a plainer one would do: "slammed", "regime", "atrocities".

Method: a listed lemma with the right part of speech in the dependency tree, less its literal and technical uses
("slammed the door", "the tax regime"). Words that are nearly always judgements are surer than those that may be
plain description. Word lists and exceptions: written for this project; no name of a nation, party or outlet is
among them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.device import Device, Finding
from framing.language.actors import BODIES, PEOPLE, judged
from framing.records import Reason, translatable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse
    from framing.records import Signal


def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for a list of phrases: a hyphen stands for a space as well, a plural's ending may follow."""
    each = (re.escape(phrase).replace(r"\-", r"[\s‐‑-]").replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(each)})s?(?![\w-])", re.IGNORECASE)


_VERBS = lexicon.words("loaded-verbs")
_NOUNS = lexicon.words("loaded-nouns")
_ADJECTIVES = lexicon.words("loaded-adjectives")
_ADVERBS = lexicon.words("loaded-adverbs")
_MILD = lexicon.words("loaded-mild")
_TECHNICAL = frozenset(
    """tax sanction sanctions visa regulatory training exercise fitness drug treatment dose legal exchange trade
    tariff inspection compliance licensing inspections control diet sleep skincare planning pension disclosure
    monitoring nonproliferation non-proliferation verification testing safety security rate policy""".split()
)
# Literal uses: the verb with one of these as object, or before one of these prepositions.
_LITERAL = {
    verb: tuple(frozenset(side.split()) for side in uses.split("/"))
    for verb, uses in lexicon.table("literal-uses").items()
}
# Verbs that judge only with this word behind them.
_NEEDS = {"rail": {"against", "at"}, "lash": {"out"}, "rip": {"into"}, "cave": {"in", "to"}, "ram": {"through"}}
# What is pushed through by votes and orders, or by whom; a crowd and a gate are pushed through by people.
_PASSED = frozenset(
    """act agenda amendment appointment bill budget ban cut deal decree law legislation measure merger motion nomination
    order package plan policy project proposal reform resolution rule scheme tax treaty vote barrier programme program
    constitution takeover""".split()
)
_PLAIN = {
    "mob": {"flash"},
    "stunt": {"movie", "film", "car", "driving"},
    "smear": {"pap", "test"},
    "slam": {"grand", "poetry"},
    "shame": {"what"},
}
_PLAIN_BEFORE = {"stunt": {"driver", "double", "man", "woman", "performer", "pilot", "coordinator", "rider", "work"}}
_BODILY = frozenset("pummel choke strangle smother throttle crush ram bash gut butcher slaughter".split())
"""Verbs that are meant literally where somebody does them to a person."""
_MATTERS = frozenset("dispute conflict talk case trial strike war process negotiation debate row affair crisis".split())
_RESCUED = frozenset(
    "fire flame wreckage wreck car rubble water river sea lake vehicle house building ruin debris burning".split()
)
# Judgements of more than one word, or with a hyphen, which is no single token.
_COMPOUNDS, _MILD_COMPOUNDS = (
    _phrases(lexicon.ordered("loaded-phrases")),
    _phrases(lexicon.ordered("loaded-phrases-mild")),
)
_SURE, _REPORTED, _LIKELY, _UNSURE = 0.85, 0.7, 0.62, 0.45
"""Of a word that nearly always judges, of one in reported speech, of a mild one, of one often plain. Judgements."""
# Predicates that report what somebody or something is found to be, and words of the law.
_OFTEN_PLAIN = frozenset("racist sexist xenophobic bigoted unprovoked".split())
# Adjectives and nouns behind them, or before, with which they judge nothing.
_BEFORE_NOUNS = frozenset("bombshell sham smear kangaroo garbage rubbish nightmare propaganda scam crackpot".split())
"""Judging nouns that the parser takes for adjectives before a noun: "a bombshell report"."""
_PLAIN_ADVERBS = frozenset(
    "remarkably boldly impressively extravagantly futilely bizarrely relentlessly graphically".split()
)
_PROGRAMMES = frozenset(
    "agenda plan proposal makeover scheme policy platform idea ideology legislation bill view position program "
    "programme takeover overhaul vision rhetoric measure".split()
)
"""What is judged as radical by those who are against it; a radical change or surgery is a large one."""
_THINGS_MEANT = {
    "explosive": frozenset("device material belt vest charge ordnance substance residue compound growth".split()),
    "bloody": frozenset("shirt glove handprint footprint knife nose wound clothes".split()),
    "toxic": frozenset("waste gas chemical fume substance smoke metal spill".split()),
    "predatory": frozenset("bird animal fish insect lending".split()),
    "catastrophic": frozenset("injury coverage insurance failure".split()),
    "foul": frozenset("ball play line pole shot trouble".split()),
    "stunning": frozenset("scenery view beauty landscape coast beach".split()),
    "sensational": frozenset("equaliser equalizer goal finish strike save catch".split()),
    "indecent": frozenset("act assault exposure image photo proposal behaviour behavior".split()),
    "malicious": frozenset(
        "destruction mischief prosecution intent damage wounding communication software code link".split()
    ),
    "savage": frozenset("dog animal".split()),
    "punishing": frozenset("heat schedule".split()),
}


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        if not parse.doc.has_annotation("DEP"):
            continue
        compounds = list(_compounds(parse))
        yield from (found.signal(parse) for found in compounds)
        for token in parse.doc:
            if _judges(token, headline=parse.passage.role == "headline") and not any(
                found.start <= token.idx < found.end for found in compounds
            ):
                yield _finding(token.idx, token.text, _probability(token, parse)).signal(parse)


def _compounds(parse: Parse) -> Iterator[Finding]:
    for words, probability in ((_COMPOUNDS, _SURE), (_MILD_COMPOUNDS, _LIKELY)):
        for match in words.finditer(parse.passage.text):
            yield _finding(match.start(), match.group(), probability)


def _probability(token: Token, parse: Parse) -> float:
    """Return how surely the word is the article's judgement: in what it reports, it may be the source's."""
    lemma = token.lemma_.lower()
    if lemma in _OFTEN_PLAIN and (lemma == "unprovoked" or token.dep_ in ("acomp", "oprd", "conj", "ccomp")):
        return _UNSURE
    if (
        lemma in _MILD
        or _adjective(lemma) in _MILD
        or lemma in _STRIKING
        or lemma in ("radical", "extreme", "extremist")
    ):
        return _LIKELY
    reported = parse.voice(token.idx, token.idx + len(token))[0] == "author" and any(
        found.source is not None and found.content.start <= token.idx < found.content.end
        for found in parse.attributions
    )
    return _REPORTED if reported else _SURE


def _judges(token: Token, *, headline: bool) -> bool:
    lemma = token.lemma_.lower()
    behind = token.i > 0 and token.nbor(-1).text in "-‐‑" and not token.nbor(-1).whitespace_  # "body-slammed"
    named = token.ent_type_ == "ORG" and token.text[:1].isupper()
    if behind or named or token.ent_type_ in ("WORK_OF_ART", "PRODUCT"):
        return False
    if token.pos_ == "VERB" or (headline and _taken_for_noun(token)):
        return (lemma in _VERBS and _figurative(token, lemma)) or (lemma in _STRIKING and _struck(token))
    if token.pos_ == "NOUN":
        describing = token.dep_ in ("compound", "amod") and lemma in _ADJECTIVES and lemma != "evil"
        joined = token.i + 1 < len(token.doc) and token.nbor(1).text in "-‐‑" and not token.whitespace_
        return describing or (not joined and bool({lemma, token.lower_} & _NOUNS) and not _technical(token, lemma))
    if token.pos_ == "ADJ":
        after = lemma == "outstanding" and token.dep_ == "amod" and token.head.i < token.i  # "ten votes outstanding"
        meant = after or token.head.lemma_.lower() in _THINGS_MEANT.get(lemma, ()) or _of_person(token)
        if lemma in ("radical", "extreme", "extremist"):
            return token.dep_ == "amod" and token.head.lemma_.lower() in _PROGRAMMES
        listed = lemma in _ADJECTIVES or (token.dep_ == "amod" and lemma in _BEFORE_NOUNS)
        return not meant and listed and not (lemma == "evil" and token.dep_ == "compound")
    return token.pos_ == "ADV" and (
        lemma in _ADVERBS or (lemma not in _PLAIN_ADVERBS and _adjective(lemma) in _ADJECTIVES)
    )


def _adjective(adverb: str) -> str:
    """Return the adjective from which an adverb in -ly is made: "happily" from "happy", "nobly" from "noble"."""
    for ending, own in (("ically", "ic"), ("ily", "y"), ("bly", "ble"), ("ly", "")):
        if adverb.endswith(ending) and adverb.removesuffix(ending) + own in _ADJECTIVES:
            return adverb.removesuffix(ending) + own
    return ""


def _of_person(word: Token) -> bool:
    """Return whether the word is said of a named person: that is a qualifier, where it is one."""
    whom = judged(word) if word.dep_ in ("acomp", "oprd") else None
    return whom is not None and whom.ent_type_ == "PERSON" and word.dep_ == "oprd"


def _taken_for_noun(token: Token) -> bool:
    """Return whether the parser took a headline's verb for a noun: "Marrowby rams through a wall"."""
    subject = any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in token.children)
    return token.pos_ == "NOUN" and token.dep_ == "ROOT" and token.lower_.endswith("s") and subject


def _struck(verb: Token) -> bool:
    """Return whether it is with words that somebody is hit: "hit Kasich for his vote", "hammered the mayor over it"."""
    struck = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    whom = struck[0] if struck else None
    about = any(
        child.dep_ == "prep"
        and child.lower_ in ("for", "over", "on", "as")
        and any(
            below.ent_type_ not in ("DATE", "TIME") and below.lemma_.lower() not in _BODY for below in child.children
        )
        for child in verb.children
    )
    hits = any(child.dep_ == "nsubj" and (child.pos_ == "PRON" or _actor(child)) for child in verb.children)
    return whom is not None and _actor(whom) and about and (hits or verb.tag_ in ("VBG", "VBN"))


def _actor(noun: Token) -> bool:
    return noun.ent_type_ in ("PERSON", "ORG", "NORP") or noun.lemma_.lower() in PEOPLE | BODIES


_BODY = frozenset("head face arm leg hand shoulder back chest nose jaw knee foot chin cheek ear eye".split())
_STRIKING = frozenset("hit knock hammer rap pound ding grill roast zap batter bludgeon".split())
"""Verbs of blows that tell of words where somebody is struck for something."""


def _figurative(verb: Token, lemma: str) -> bool:
    things, places = _LITERAL.get(lemma, (frozenset(), frozenset()))
    children = list(verb.children)
    behind = {child.lower_ for child in children if child.dep_ in ("prep", "prt", "agent", "advmod", "acomp")}
    sufferers = [child for child in children if child.dep_ in ("dobj", "nsubjpass")]
    objects = {child.lemma_.lower() for child in sufferers}
    person = any(child.pos_ == "PRON" or child.ent_type_ == "PERSON" for child in sufferers)
    if person and lemma in _BODILY and verb.text.islower():
        return False
    if lemma == "drag":
        return _drags(verb, behind)
    if lemma in ("push", "force"):
        below = {token.lemma_.lower() for child in children if child.lower_ == "through" for token in child.children}
        return "through" in behind and bool((objects | below) & _PASSED)
    if lemma in _NEEDS:
        aimed = lemma == "rip" and not places & behind
        return bool(behind & _NEEDS[lemma]) or (aimed and any(_actor(child) for child in sufferers))
    reduced = verb.tag_ == "VBN" and verb.dep_ in (
        "acl",
        "ROOT",
        "ccomp",
        "advcl",
        "conj",
    )  # "plan slammed by the mayor"
    return not objects & things and not behind & places and (bool(objects) or reduced or lemma not in _LITERAL)


def _drags(verb: Token, behind: set[str]) -> bool:
    """Return whether people are dragged off, or a matter is dragged out: not a sledge, and nobody out of a fire."""
    objects = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    where = {t.lemma_.lower() for child in verb.children if child.dep_ == "prep" for t in child.subtree}
    if not objects or where & _RESCUED:
        return False
    person = objects[0].lemma_.lower() in PEOPLE or objects[0].ent_type_ == "PERSON"
    matter = objects[0].pos_ == "NOUN" and objects[0].lemma_.lower() in _MATTERS
    return (person and bool(behind & {"away", "from", "out", "off", "into"})) or (
        matter and bool(behind & {"out", "on"})
    )


def _technical(noun: Token, lemma: str) -> bool:
    before = {child.lower_ for child in noun.children if child.dep_ in ("compound", "amod", "nmod", "det")}
    if lemma == "regime":
        return bool(before & _TECHNICAL)
    if lemma == "spite":
        return noun.i > 0 and noun.nbor(-1).lower_ == "in"  # "in spite of" is "despite"
    described = noun.head.lemma_.lower() if noun.dep_ == "compound" else ""
    return bool(before & _PLAIN.get(lemma, set())) or described in _PLAIN_BEFORE.get(lemma, set())


def _finding(start: int, words: str, probability: float) -> Finding:
    reason = {
        _SURE: Reason("“{words}” judges what it names; a plainer word would leave that to the reader."),
        _REPORTED: Reason(
            "“{words}” judges what it names; the judgement may be the source's, but it stands in no marks."
        ),
        _UNSURE: Reason("“{words}” judges what it names, or reports what it is found to be."),
        _LIKELY: Reason("“{words}” may be a judgement as well as a description: a plainer word was to be had."),
    }[probability]
    return Finding("loaded", start, start + len(words), probability, reason.of(words=words))


DEVICE = Device(
    kind="loaded",
    label="Loaded word",
    about=translatable(
        "A word that carries a judgement where a plainer one would do: “slammed” for “criticised”, “regime” for "
        "“government”. Inside a quotation it is the speaker's judgement, not the article's."
    ),
    find=_find,
)
