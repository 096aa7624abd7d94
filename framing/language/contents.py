"""What is said: the content of an attribution in the dependency tree, from its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from framing import lexicon
from framing.language.actors import BODIES, PEOPLE
from framing.language.parse import Span
from framing.language.sources import subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from framing.records import Stance


STANCE = cast("Mapping[str, Stance]", lexicon.table("reporting-verbs"))
"""Every lemma that may introduce speech or thought."""

PHRASES: dict[tuple[str, str], Stance] = {
    ("point", "out"): "endorsing",
    ("make", "clear"): "endorsing",
    ("make", "plain"): "endorsing",
    ("spell", "out"): "endorsing",
    ("bring", "home"): "endorsing",
    ("set", "out"): "neutral",
    ("lay", "out"): "neutral",
    ("make", "out"): "doubting",
    ("let", "slip"): "endorsing",
}
"""Cues of two words, by the verb's lemma and the word that follows it."""

SPEECH = lexicon.words("speech-verbs")
"""Verbs of speech: beside a quotation they name its speaker even where the parser finds no clause between them."""

JUDGING = lexicon.words("judging-verbs")
"""Acts of speech that judge a thing: words in quotation marks beside them are the subject's."""

NAMING = frozenset(
    """acknowledge admit announce cite confirm declare demand discuss emphasize emphasise express mention note oppose
    propose promise reference reveal stress underline underscore voice""".split()
)
"""Acts of speech whose object names what was said: "announced a ban", "expressed doubts"."""

PASSIVE = frozenset(
    """accuse applaud blame condemn criticize criticise denounce deride describe characterize characterise dub hail
    label laud mock portray praise ridicule tout bill brand""".split()
)
"""Judgements that are reported without saying whose they are: "is accused of theft", "was hailed as a hero"."""

THOUGHT = frozenset("believe think consider feel fear hope expect suggest propose demand request promise".split())
"""Verbs of thought and of wish whose subject is the one whose words stand in quotation marks beside them."""

CONTROLLED = frozenset(
    """claim vow promise pledge threaten ask deny urge demand hope expect purport propose offer refuse decline
    dare encourage warn admit""".split()
)
"""Verbs whose content may be an infinitive or a gerund: "vowed to fight", "denied taking part"."""


_STATEMENTS = frozenset(
    """accusation allegation assertion charge claim criticism finding idea insinuation involvement notion report rumor
    rumour statement story suggestion theory wrongdoing""".split()
)
_OBSERVED = frozenset("find see note show hear discover recall".split())
"""Verbs that are also of the senses: only with a statement do they report one ("found that it was safe")."""
_CLAUSES_ONLY = frozenset("charge allow".split())
"""Verbs of many deeds that report only a whole statement: "charged that the vote was bought"."""
_THIS = frozenset(["this", "that", "it"])
_DECIDED = frozenset(
    """lawsuit suit case appeal motion petition complaint action charge claim indictment count application request bid
    offer amendment bill visa ballot player coach staff manager worker class jury court parliament government agenda
    demand budget plan proposal deal""".split()
)
"""What is dismissed, rejected or denied by an act of a court or an office, not by words."""
_DECIDING = frozenset("court judge jury magistrate tribunal justice parliament senate voter".split())
_FACTS = lexicon.words("nouns-for-statements")
"""Nouns that put a statement in one word: who "admitted the theft" said that he stole."""
_NAMED_FACTS = frozenset("note admit confirm reveal acknowledge".split())
_TELLING = frozenset(
    """letter report plan bill proposal resolution statement petition agreement deal poll survey study video footage
    review inquiry draft motion manifesto platform memo treaty order budget analysis audit document""".split()
)
_LAST_WORDS = 6
"""Words between a verb and a colon at the end that may still be the verb's."""


def content(verb: Token, quoted: tuple[Span, ...]) -> Span | None:
    """Return what is said: a clause that the verb governs or interrupts, a thing judged, a quotation beside it."""
    lemma = verb.lemma_.lower()
    second = second_word(verb)
    own = {below.i for below in verb.subtree}
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for child in verb.children:
        if child.dep_ == "ccomp" or (child.dep_ in ("xcomp", "pcomp") and lemma in CONTROLLED and not passive):
            source = {below.i for found in child.subtree if found.lower_ == "according" for below in found.subtree}
            strict = lemma in _CLAUSES_ONLY or (
                lemma in _OBSERVED and not (lemma == "show" and verb.dep_ != "acl" and _tells(subject(verb)))
            )
            whole = any(part.lower_ == "that" for part in child.children) or lemma not in _CLAUSES_ONLY
            observed = child.dep_ == "ccomp" and strict and not (_states(child) and whole)
            told = [] if observed else [below for below in child.subtree if below.i not in source and below != second]
            return extent(told, quoted)
        thing = child.lemma_.lower()
        stated = child.dep_ == "dobj" and (thing in _STATEMENTS or (thing in _THIS and lemma == "deny"))
        if stated and STANCE.get(lemma) == "denying" and not _rules(verb, child):
            return extent(list(child.subtree), quoted)
    aimed = _borne(verb, lemma) if passive else (_owned_up(verb, lemma) or _aimed(verb, lemma))
    if aimed:
        return extent(aimed, quoted)
    if lemma in SPEECH and verb.doc.text.rstrip().endswith(":") and verb.doc[-1].i - verb.i <= _LAST_WORDS:
        return Span(len(verb.doc.text), len(verb.doc.text))  # what is said follows in the next paragraph
    if verb.dep_ == "parataxis" or _added(verb):
        return extent([below for below in _clause(verb.head).subtree if below.i not in own], quoted)
    return _quotation(verb, lemma, quoted)


def _quotation(verb: Token, lemma: str, quoted: tuple[Span, ...]) -> Span | None:
    """Return the quotations in the clause of a verb of speech, or of a judgement that somebody speaks aloud."""
    if lemma not in SPEECH and not (lemma in JUDGING and _speaks(subject(verb))):
        return None
    things = [child for child in verb.children if child.dep_ == "dobj"]
    if any(_done(verb, lemma, thing) for thing in things) or (lemma == "deny" and things):
        return None  # the words beside "confirmed the nominee" are another's
    clause = verb.head if verb.dep_ == "xcomp" else verb  # "he went on to say"
    beside = [span for span in quoted if _beside(clause, span)]
    return Span(beside[0].start, beside[-1].end) if beside else None


def _added(verb: Token) -> bool:
    """Return whether the verb vouches for the clause beside it: "the bridge is safe, as the tests have shown"."""
    parts = {child.dep_: child for child in verb.children}
    vouches = verb.dep_ == "advcl" and "mark" in parts and parts["mark"].lower_ == "as"
    return vouches and "nsubj" in parts and not parts.keys() & {"dobj", "attr", "acomp", "oprd", "prep"}


def _clause(token: Token) -> Token:
    """Return the verb of the clause that the token stands in: the parser may hang a parenthesis on a noun."""
    while token.pos_ not in ("VERB", "AUX") and token.dep_ != "ROOT":
        token = token.head
    return token


def _borne(verb: Token, lemma: str) -> list[Token]:
    """Return the judgement that somebody has to bear: "is accused of theft", "was hailed as a hero"."""
    if lemma not in PASSIVE:
        return []
    parts = [child for child in verb.children if child.i > verb.i]
    told = [
        child
        for child in parts
        if child.dep_ in ("oprd", "xcomp") or (child.dep_ == "prep" and child.lower_ in ("of", "for", "as"))
    ]
    return list(told[0].subtree) if told else []


def _aimed(verb: Token, lemma: str) -> list[Token]:
    """Return what a judgement spoken aloud is aimed at: "called it a mistake", "called for talks"."""
    source = subject(verb)
    calling = lemma == "call" and _tells(source) and any(c.lower_ in ("for", "on") for c in verb.children)
    counted = lemma == "find" and _tells(source)  # "the poll finds her with a lead"
    if not calling and not counted and (lemma not in JUDGING | NAMING or not _speaks(source)):
        return []
    for child in verb.children:
        if child.dep_ == "prep" and lemma == "call" and child.lower_ in ("for", "on", "upon"):
            called = any(other.dep_ == "dobj" for other in verb.children)  # "a press conference for Friday"
            return [] if called else list(child.subtree)
        if child.dep_ == "dobj" and _done(verb, lemma, child):
            return []
        if child.dep_ == "dobj" and lemma != "call":
            return [below for below in verb.subtree if below.i > verb.i]
        judged = any(other.dep_ in ("dobj", "nsubjpass") for other in verb.children) or child.pos_ == "NOUN"
        if child.dep_ == "oprd" and (judged or lemma != "call"):  # "called in sick" judges nothing
            return [below for below in verb.subtree if below.i > verb.i]
    return []


def _owned_up(verb: Token, lemma: str) -> list[Token]:
    """Return what somebody admits with "to": "admitted to taking the money"."""
    if lemma in ("admit", "confess"):
        for child in verb.children:
            below = [deed for deed in child.children if deed.dep_ == "pcomp" or deed.lemma_.lower() in _FACTS]
            if child.dep_ == "prep" and child.lower_ == "to" and below:
                return list(child.subtree)
    return []


def _done(verb: Token, lemma: str, thing: Token) -> bool:
    """Return whether the verb tells an act on its object, not a statement: "noted the time", "dismissed the guard"."""
    noun = thing.lemma_.lower()
    if lemma in _NAMED_FACTS and noun not in _FACTS:
        return True  # also "admitted three patients", "confirmed the nominee"
    if lemma == "dismiss" and (thing.pos_ == "PRON" or noun in PEOPLE):
        return True  # sent away, not contradicted
    return lemma in ("dismiss", "reject") and _rules(verb, thing)


def _states(clause: Token) -> bool:
    """Return whether a clause states something: it has a finite verb, not "found her alive" or "saw him leaving"."""
    helpers = [child for child in clause.children if child.dep_ in ("aux", "auxpass", "cop", "mark")]
    finite = {"VBD", "VBP", "VBZ", "MD"}
    return clause.tag_ in finite or any(child.tag_ in finite or child.lower_ == "that" for child in helpers)


def _rules(verb: Token, thing: Token) -> bool:
    """Return whether a claim or a person is dismissed by an act: "dismissed the lawsuit"."""
    noun = subject(verb)
    return thing.lemma_.lower() in _DECIDED - {"charge", "claim"} or (
        noun is not None and noun.lemma_.lower() in _DECIDING and thing.lemma_.lower() in _DECIDED
    )


def _speaks(noun: Token | None) -> bool:
    """Return whether the noun names somebody who can speak."""
    return noun is not None and (
        noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
        or (noun.pos_ == "PROPN" and not noun.ent_type_)
        or noun.lower_ in ("he", "she", "they", "who")
        or noun.lemma_.lower() in PEOPLE | BODIES
    )


def _tells(noun: Token | None) -> bool:
    """Return whether the noun names what is written, counted or filmed: a letter, a plan, a poll, a video."""
    return noun is not None and noun.lemma_.lower() in _TELLING


def _beside(verb: Token, span: Span) -> bool:
    """Return whether a quotation stands in the verb's own clause."""
    tokens = verb.doc.char_span(span.start, span.end, alignment_mode="expand")
    return tokens is not None and any(verb in token.ancestors or token.head == verb for token in tokens)


def extent(tokens: list[Token], quoted: tuple[Span, ...] = ()) -> Span | None:
    """Return the span from the first to the last token that is no punctuation, whole quotations included."""
    words = [token for token in tokens if not token.is_punct and not token.is_space]
    if not words:
        return None
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    for span in quoted:
        if span.start < end and start < span.end:
            start, end = min(start, span.start), max(end, span.end)
    return Span(start, end)


def second_word(verb: Token) -> Token | None:
    """Return the second word of a cue of two: "pointed out", "made clear", "made it clear"."""
    following = [token for token in verb.doc[verb.i + 1 : verb.i + 3] if token.lower_ != "it"]
    return following[0] if following and (verb.lemma_.lower(), following[0].lower_) in PHRASES else None
