"""A word that carries a judgement where a plainer one would do: "slammed", "regime", "atrocities".

Method: a listed lemma with the right part of speech in the dependency tree, less its literal and technical uses
("slammed the door", "the tax regime"). Words that are nearly always judgements are surer than those that may be
plain description; a comparison weighs both by the sentence around them (`framing/scorers/marks.py`). Word lists and
exceptions: written for this project; no name of a nation, party or outlet is among them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.device import Device, Finding
from framing.devices.loaded.sense import joined, names_a_regime, of_person, on_values, taken_for_noun, titled
from framing.language.actors import BODIES, PEOPLE
from framing.language.labels import acts
from framing.lexicon.phrases import Phrases
from framing.records import MILD, Reason, translatable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from framing.language.parse import Parse
    from framing.records import Signal


def _phrases(phrases: tuple[str, ...]) -> Phrases:
    """Return phrases as they may be written: a hyphen stands for a space as well, a plural's ending may follow."""
    return Phrases(((p, re.escape(p).replace(r"\-", r"[\s‐‑-]").replace(r"\ ", r"\s+")) for p in phrases), "s?")


_VERBS = lexicon.words("loaded-verbs")
_NOUNS = lexicon.words("loaded-nouns")
_ADJECTIVES = lexicon.words("loaded-adjectives")
_ADVERBS = lexicon.words("loaded-adverbs")
_MILD = lexicon.words("loaded-mild")
_TECHNICAL = frozenset(
    """tax sanction sanctions visa regulatory training exercise fitness drug treatment dose legal exchange trade
    tariff inspection compliance licensing inspections control diet sleep skincare planning pension disclosure
    monitoring nonproliferation non-proliferation verification testing safety security rate policy currency""".split()
)
# Literal uses: the verb with one of these as object, or before one of these prepositions.
_LITERAL = {
    verb: tuple(frozenset(side.split()) for side in uses.split("/"))
    for verb, uses in lexicon.table("literal-uses").items()
}
# Verbs that judge only with this word behind them.
_NEEDS = {"rail": {"against", "at"}, "lash": {"out"}, "rip": {"into"}, "ram": {"through"}}
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
    "slur": {"racial", "ethnic", "homophobic", "religious"},
    "shame": {"what"},
    "brutality": {"police"},
    "epidemic": set("the opioid flu drug heroin obesity overdose disease health this measles ebola aids".split()),
}
_SHOWING = frozenset("cause spark express provoke prompt trigger voice draw stir generate vent".split())
_PLAIN_BEFORE = {"stunt": {"driver", "double", "man", "woman", "performer", "pilot", "coordinator", "rider", "work"}}
_BODILY = frozenset("pummel choke strangle smother throttle crush ram gut butcher slaughter".split())
"""Verbs that are meant literally where somebody does them to a person."""
_MATTERS = frozenset("dispute conflict talk case trial strike war process negotiation debate row affair crisis".split())
_RESCUED = frozenset(
    "fire flame wreckage wreck car rubble water river sea lake vehicle house building ruin debris burning".split()
)
# Judgements of more than one word, or with a hyphen, where the parser takes an adjective apart.
_JOINED = tuple(word for word in lexicon.ordered("loaded-adjectives") if "-" in word)
_COMPOUNDS, _MILD_COMPOUNDS = (
    _phrases(lexicon.ordered("loaded-phrases")),
    _phrases((*lexicon.ordered("loaded-phrases-mild"), *_JOINED)),
)
_SURE, _REPORTED, _LIKELY, _UNSURE = 0.85, 0.7, 0.58, 0.45
"""Of a word that nearly always judges, of one in reported speech, of a mild one, of one often plain. Judgements."""
_REFUSED = re.compile(r"\b(?:refuse[sd]?\s+to|never|not(?:\s+to)?)\s+$")
_PLAIN_AS_FOUND = frozenset("racist sexist xenophobic bigoted".split())
"""Predicates that report what somebody or something is found to be."""
_OFTEN_PLAIN = frozenset("unprovoked dire outcry uproar outrage disarray mislead derail unsustainable".split())
"""Words that readers of whole articles found plain nearly everywhere: of the law, of a state of things, of a noise."""
_BEFORE_NOUNS = frozenset(
    "bombshell monster sham smear kangaroo garbage rubbish nightmare propaganda scam crackpot".split()
)
"""Judging nouns that the parser takes for adjectives before a noun: "a bombshell report"."""
_NOUNS_BEFORE, _ONLY_ADJECTIVES = _ADJECTIVES | _BEFORE_NOUNS, _ADJECTIVES - _NOUNS
_PLAIN_ADVERBS = lexicon.words("plain-adverbs")
_FELT = frozenset("terrible wonderful fantastic noble compelling frightening scary horrible unfortunate".split())
"""Adjectives by which people tell, in quotations, how something was for them."""
_PROGRAMMES = frozenset(
    "agenda plan proposal makeover scheme policy platform idea ideology legislation bill view position program "
    "programme takeover overhaul vision rhetoric measure".split()
)
"""What is judged as radical by those who are against it; a radical change or surgery is a large one."""
_THINGS_MEANT = {word: frozenset(things.split()) for word, things in lexicon.table("things-meant").items()}


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    treaty = names_a_regime(parses)
    for parse in parses:
        if not parse.doc.has_annotation("DEP"):
            continue
        compounds = list(_compounds(parse))
        yield from (found.signal(parse) for found in compounds)
        for token in parse.doc:
            taken = any(found.start <= token.idx < found.end for found in compounds)
            taken = taken or (treaty and token.lemma_.lower() == "regime")
            if not taken and _judges(token, headline=parse.passage.role == "headline"):
                yield _finding(token.idx, token.text, _probability(token, parse)).signal(parse)


def _compounds(parse: Parse) -> Iterator[Finding]:
    taken: set[int] = set()  # some phrases stand in both lists: with a hyphen, they are adjectives as well
    for words, probability in ((_COMPOUNDS, _SURE), (_MILD_COMPOUNDS, _LIKELY)):
        for match in words.finditer(parse.passage.text):
            refused = _REFUSED.search(parse.passage.text, max(0, match.start() - 14), match.start())
            if not refused and match.start() not in taken:
                taken.add(match.start())
                yield _finding(match.start(), match.group(), probability)


def _probability(token: Token, parse: Parse) -> float:
    """Return how surely the word is the article's judgement: in what it reports, it may be the source's."""
    lemma = token.lemma_.lower()
    found_so = lemma in _PLAIN_AS_FOUND and token.dep_ in ("acomp", "oprd", "conj", "ccomp")
    if found_so or lemma in _OFTEN_PLAIN:
        return _UNSURE
    if {lemma, _adjective(lemma)} & _MILD or lemma in _STRIKING | {"radical", "extreme", "extremist"}:
        felt = lemma in _FELT and parse.voice(token.idx, token.idx + len(token))[0] == "quoted"
        return _UNSURE if felt else _LIKELY
    reported = parse.voice(token.idx, token.idx + len(token))[0] == "author" and any(
        found.source is not None and found.content.start <= token.idx < found.content.end
        for found in parse.attributions
    )
    return _REPORTED if reported else _SURE


def _judges(token: Token, *, headline: bool) -> bool:
    lemma = token.lemma_.lower()
    named = token.ent_type_ == "ORG" and token.text[:1].isupper()
    if joined(token) or named or token.ent_type_ in ("WORK_OF_ART", "PRODUCT") or titled(token):
        return False
    if token.pos_ == "VERB" and token.dep_ == "amod" and token.lower_ in _ADJECTIVES:
        return _describes(token, token.lower_)  # "stirring words"
    taken = taken_for_noun(token, headline=headline)
    if token.pos_ == "VERB" or taken:
        verb = _verb(token)
        return (verb in _VERBS and (taken or _figurative(token, verb))) or (verb in _STRIKING and _struck(token))
    if token.pos_ == "NOUN":
        return _judging_noun(token, lemma)
    if token.pos_ == "ADJ":
        return _describes(token, lemma)
    return token.pos_ == "ADV" and (
        lemma in _ADVERBS or (lemma not in _PLAIN_ADVERBS and _adjective(lemma) in _ADJECTIVES)
    )


def _judging_noun(token: Token, lemma: str) -> bool:
    if lemma == "assault":
        return on_values(token)
    before = token.dep_ in ("compound", "amod") and lemma in _NOUNS_BEFORE and lemma != "evil"
    told = token.dep_ in ("attr", "acomp") and token.lower_ in _ONLY_ADJECTIVES
    if (before and not acts(token.head)) or (told and not any(child.dep_ == "det" for child in token.children)):
        return True
    prefixed = token.i + 1 < len(token.doc) and token.nbor(1).text in "-‐‑" and not token.whitespace_
    return not prefixed and bool({lemma, token.lower_} & _NOUNS) and not _technical(token, lemma)


def _describes(token: Token, lemma: str) -> bool:
    after = lemma == "outstanding" and token.dep_ == "amod" and token.head.i < token.i  # "ten votes outstanding"
    meant = after or token.head.lemma_.lower() in _THINGS_MEANT.get(lemma, ()) or of_person(token)
    if lemma in ("radical", "extreme", "extremist"):
        return token.dep_ == "amod" and token.head.lemma_.lower() in _PROGRAMMES
    listed = lemma in _ADJECTIVES or (token.dep_ == "amod" and lemma in _BEFORE_NOUNS)
    meant = meant or token.head.lower_ == "nothing"
    return not meant and listed and not (lemma == "evil" and token.dep_ == "compound")


def _adjective(adverb: str) -> str:
    """Return the adjective from which an adverb in -ly is made: "happily" from "happy", "nobly" from "noble"."""
    for ending, own in (("ically", "ic"), ("ily", "y"), ("bly", "ble"), ("ly", "")):
        if adverb.endswith(ending) and adverb.removesuffix(ending) + own in _ADJECTIVES:
            return adverb.removesuffix(ending) + own
    return ""


def _verb(token: Token) -> str:
    """Return the verb that a word is a form of, also where the parser takes it for a noun."""
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" or not token.lower_.endswith("ing"):
        return lemma
    stem = token.lower_.removesuffix("ing")
    return next((verb for verb in (stem, stem + "e", stem[:-1]) if verb in _VERBS), lemma)


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
    if lemma == "cave":
        return any(child.dep_ == "nsubj" and (child.pos_ == "PRON" or _actor(child)) for child in children)
    if lemma == "drag":
        return _drags(verb, behind)
    if lemma in ("push", "force"):
        below = {token.lemma_.lower() for child in children if child.lower_ == "through" for token in child.children}
        return "through" in behind and bool((objects | below) & _PASSED)
    if lemma in _NEEDS:
        aimed = lemma == "rip" and not places & behind
        return bool(behind & _NEEDS[lemma]) or (aimed and any(_actor(child) for child in sufferers))
    # "plan slammed by the mayor"
    reduced = verb.tag_ == "VBN" and verb.dep_ in ("acl", "ROOT", "ccomp", "advcl", "conj")
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
    if lemma == "joke":
        return noun.dep_ not in ("attr", "oprd")  # what is made fun; only what is called one is judged
    if lemma == "outrage":
        return noun.dep_ == "dobj" and noun.head.lemma_.lower() in _SHOWING  # how people felt
    if lemma == "spite":
        return noun.i > 0 and noun.nbor(-1).lower_ == "in"  # "in spite of" is "despite"
    described = noun.head.lemma_.lower() if noun.dep_ == "compound" else ""
    return bool(before & _PLAIN.get(lemma, set())) or described in _PLAIN_BEFORE.get(lemma, set())


def _finding(start: int, words: str, probability: float) -> Finding:
    reason = {
        _SURE: Reason("“{words}” judges what it names; a plainer word would leave that to the reader."),
        _REPORTED: Reason(
            "“{words}” judges what it names; the judgement may be the source's, but it is not in quotation marks."
        ),
        _UNSURE: Reason("“{words}” judges what it names, or reports what it is found to be."),
        _LIKELY: MILD,
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
