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

from framing.devices.device import Device, Finding
from framing.language.nouns import BODIES, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def _listed(words: str) -> re.Pattern[str]:
    """Return a pattern for the words, one a space; an underscore stands for a space, a hyphen for either or neither."""
    each = (re.escape(word).replace("_", r"\s").replace(r"\-", r"[\s‐‑-]?") for word in words.split())
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
        _listed("so-called self-proclaimed self-styled self-declared self-appointed self-anointed"),
        0.93,
        "“{words}” takes distance: the article does not accept that {target} is rightly called so.",
        anything=True,
    ),
    _Family(
        _listed("self-described purported supposed ostensible"),
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
        _listed(
            """far-right far-left hard-right hard-left ultra-right ultra-left ultra-nationalist
            ultra-conservative hard-line right-wing left-wing extremist radical populist fundamentalist
            firebrand neo-nazi neo-fascist fascist authoritarian autocratic dictatorial despotic totalitarian
            xenophobic militant alt-right right-leaning left-leaning hard-right-leaning hard-left-leaning extreme
            anti-immigrant anti-semitic antisemitic islamophobic homophobic misogynist misogynistic white-supremacist
            white-nationalist marxist fanatical rabid leftist rightist
            ultraconservative ultranationalist ultra-liberal globalist nativist jihadist
            supremacist"""
        ),
        0.74,
        "“{words}” places {target} on a scale of politics; few use the word of themselves.",
    ),
    _Family(
        _listed(
            """disgraced notorious infamous scandal-plagued scandal-ridden scandal-hit scandal-tainted ruthless
            bloodthirsty unhinged washed-up pariah puppet sham murderous shady power-hungry power-mad
            crooked bogus brazen thuggish war-mongering warmongering trigger-happy hapless spineless
            toothless heartless two-faced greedy discredited good-for-nothing tin-pot jumped-up out-of-touch
            bungling meddling scheming foul-mouthed loud-mouthed mean-spirited thin-skinned hot-headed
            dishonest phony phoney sleazy slimy creepy dumpy clueless spoiled sycophantic scandal-scarred
            fear-mongering hate-mongering conspiracy-minded alarmist demagogic elitist crazy
            low-energy sharp-tongued delusional deranged crazed unfit bloodstained lying cheating lyin’
            lyin' shameless hate-filled hateful bigoted racist sexist narcissistic megalomaniac doddering
            senile gaffe-prone do-nothing tyrannical brutal vicious cruel evil vile"""
        ),
        0.86,
        "“{words}” judges {target} before the reader has heard what happened.",
    ),
    _Family(
        _listed(
            """corrupt rogue repressive oppressive failed shadowy unelected beleaguered embattled controversial divisive
            polarizing polarising bombastic combative erratic reclusive secretive hawkish cash-strapped expansionist
            tame pliant docile compliant absentee outspoken faceless militaristic imperialist aggressive ailing
            self-serving inept incompetent arrogant aloof intransigent hostile disgruntled defiant cynical
            brash abrasive fiery feisty flamboyant impulsive mercurial volatile reckless feared fearsome
            inexperienced self-promoting fame-hungry attention-seeking publicity-hungry scandal-prone flip-flopping
            hot-tempered far-out eccentric quirky wacky overzealous heavy-handed hardened violent
            unpopular tough-talking fast-talking smooth-talking hard-charging maverick
            outlandish provocative ultra-wealthy super-rich power-obsessed tone-deaf"""
        ),
        0.7,
        "“{words}” may be a judgement of {target} as well as a description.",
    ),
    _Family(
        _listed(
            """beloved revered heroic legendary courageous esteemed well-respected highly-respected fearless visionary
            brilliant much-loved well-loved incorruptible tireless selfless world-class eloquent charming iconic
            tough-minded straight-talking big-hearted kind-hearted warm-hearted level-headed"""
        ),
        0.82,
        "“{words}” praises {target} before the reader has heard what happened.",
    ),
    _Family(
        _listed(
            """respected renowned brave acclaimed celebrated distinguished principled trusted admired award-winning
            eminent prestigious dedicated hard-working hardworking honest peace-loving plucky long-suffering
            steadfast charismatic gifted devoted passionate pioneering trailblazing venerable
            soft-spoken mild-mannered no-nonsense highly-acclaimed larger-than-life talented
            accomplished highly-regarded well-liked well-regarded much-admired decorated"""
        ),
        0.7,
        "“{words}” speaks well of {target}, which may be praise as well as a description.",
    ),
    _Family(
        _listed("tiny obscure little-known fringe impoverished isolated backward ragtag third-rate"),
        0.7,
        "“{words}” makes {target} small in the reader's eyes.",
    ),
)

_LABELS = frozenset(
    """dictator despot tyrant strongman warlord autocrat demagogue henchman crony lackey stooge mouthpiece
    kingpin zealot warmonger pariah strikebreaker scab apparatchik minion rabble-rouser troublemaker
    propagandist quisling turncoat charlatan crackpot sycophant lapdog goon alarmist truther denier
    do-gooder meddler busybody profiteer fearmonger nut wingnut loon lunatic bigot racist""".split()
)
# Names that a plain account may use as well, and names that honour.
_MILD_LABELS = frozenset(
    """hardliner ideologue firebrand extremist cult oligarch junta ruler agitator ringleader apologist fanatic
    bigwig mastermind heroine saviour savior trailblazer statesman stateswoman
    maverick""".split()
)
_BOSSES = frozenset("union party media business industry hospital council school civic labour labor state".split())
_NAME = 0.7
_LABEL_WHY = "“{words}” judges {target} by its very name; a title such as “leader” would not."
_PAIRS = _listed(
    """pariah_state pariah_nation rogue_state rogue_nation failed_state puppet_state puppet_government
    puppet_regime banana_republic police_state client_state vassal_state propaganda_outlet propaganda_channel
    troll_farm"""
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
    """Say whether a ruler has a people or a country: "the Veltrian ruler", "ruler of the island"."""
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
    """Say whether the words name a parliament's majority, which is a count of seats."""
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
