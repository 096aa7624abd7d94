"""Who says what in one sentence: the source, the cue and the content of every attribution, from the dependency tree.

The three parts are those of the attribution literature (Pareti 2012); the rules were written for this project.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.language.nouns import BODIES, PEOPLE
from framing.language.parse import Span
from framing.language.saying import CONTROLLED, JUDGING, NAMING, PASSIVE, PHRASES, SPEECH, STANCE

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
_FACTIVE = frozenset(["know", "show", "find", "see"])
_ASKING = frozenset("if whether how who what where when why which".split())
_DASHES = frozenset("―—–") | {"--"}
_LONGEST_NAME = 6
"""Words before a colon that may be a speaker's name with a title."""
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
    found = [*_by_verb(doc, quoted), *_by_phrase(doc), *_by_colon(doc), *_by_dash(doc, quoted)]
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
    inside = _interrupting(verb)
    if inside is not None:
        return inside
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return verb.head if verb.dep_ == "relcl" and child.lower_ in ("who", "which", "that") else child
    if verb.i and verb.nbor(-1).pos_ == "PROPN" and verb.nbor(-1).head.i < verb.i and verb.dep_ != "acl":
        return verb.nbor(-1)  # the parser missed the subject that stands right before the verb
    return _subject_above(verb)


def _interrupting(verb: Token) -> Token | None:
    """Return who speaks in the middle of a clause whose subject the parser took: "no town, the mayor said, should"."""
    said = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    if not said or any(child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for child in said[0].children):
        return None
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and child.i < verb.i]
    within = [below for noun in subjects for below in (noun, *noun.children) if below.dep_ in ("nsubj", "appos")]
    last = max(within, key=lambda token: token.i, default=None)
    apart = last is not None and last.left_edge.i > 0 and last.left_edge.nbor(-1).text == ","
    return last if apart and len(within) > 1 and last is not None and last.right_edge.i < verb.i else None


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
        if verb.pos_ != "VERB":
            continue
        lemma, stance, end = _cue(verb)
        if stance is None or _unsaid(verb):
            continue
        if any(span.start <= verb.idx < span.end for span in quoted):
            continue  # what a quoted speaker says of others is not the article's attribution
        content = _content(verb, quoted)
        if content is None:
            continue
        source = _named(subject(verb))
        if source is not None and source.lower_ in ("i", "you", "we") and lemma not in SPEECH:
            continue  # "I think", "as we know": nobody is reported
        yield Found(Span(verb.idx, end), lemma, stance, content, source)


def _cue(verb: Token) -> tuple[str, Stance | None, int]:
    """Return the cue's lemma, its stance (None for a verb that is no cue), and where it ends: "pointed out" is one."""
    lemma = verb.lemma_.lower()
    second = _second(verb)
    if second is not None:
        return f"{lemma} {second.lower_}", PHRASES[lemma, second.lower_], second.idx + len(second)
    return lemma, STANCE.get(lemma), verb.idx + len(verb)


def _second(verb: Token) -> Token | None:
    """Return the second word of a cue of two: "pointed out", "made clear", "made it clear"."""
    following = [token for token in verb.doc[verb.i + 1 : verb.i + 3] if token.lower_ != "it"]
    return following[0] if following and (verb.lemma_.lower(), following[0].lower_) in PHRASES else None


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


def _by_dash(doc: Doc, quoted: tuple[Span, ...]) -> Iterator[Found]:
    """Find the speaker behind a dash that closes a quotation: "“The bridge is safe.” — Mara Holt"."""
    dash = next((token for token in doc[:-1] if token.text in _DASHES), None)
    if dash is None or dash.nbor(1).pos_ != "PROPN" or (dash.i == 0 and len(doc) > _LONGEST_NAME):
        return
    cue = Span(dash.idx, dash.idx + len(dash))
    if dash.i == 0:  # the quotation is the paragraph before
        yield Found(cue, dash.text, "neutral", Span(0, 0), dash.nbor(1))
    elif quoted and quoted[-1].end <= dash.idx and not doc.text[quoted[-1].end : dash.idx].strip():
        yield Found(cue, dash.text, "neutral", quoted[-1], dash.nbor(1))


def _by_colon(doc: Doc) -> Iterator[Found]:
    """Find the speaker before a colon that opens a headline or a line of talk: "Mara Holt: the bridge is safe"."""
    colon = next((token for token in doc[: _LONGEST_NAME + 1] if token.text == ":"), None)
    if colon is None or not 0 < colon.i < len(doc) - 2 or colon.nbor(1).is_digit:
        return
    before = doc[: colon.i]
    if before[-1].ent_type_ == "PERSON" and all(token.pos_ in ("PROPN", "PART", "PUNCT") for token in before):
        yield Found(Span(colon.idx, colon.idx + 1), ":", "neutral", Span(colon.nbor(1).idx, len(doc.text)), before[-1])


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
    return modal or conditional or (infinitive and not continued)


def _asks(verb: Token) -> bool:
    """Say whether the verb's clause leaves a question open instead of stating something."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    return any(child.lower_ in _ASKING for clause in clauses for child in clause.children)


def _content(verb: Token, quoted: tuple[Span, ...]) -> Span | None:
    """Return what is said: a clause that the verb governs or interrupts, a thing judged, a quotation beside it."""
    lemma = verb.lemma_.lower()
    second = _second(verb)
    own = {below.i for below in verb.subtree}
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    for child in verb.children:
        if child.dep_ == "ccomp" or (child.dep_ in ("xcomp", "pcomp") and lemma in CONTROLLED and not passive):
            source = {below.i for found in child.subtree if found.lower_ == "according" for below in found.subtree}
            return _extent([below for below in child.subtree if below.i not in source and below != second], quoted)
        if child.dep_ == "dobj" and STANCE.get(lemma) == "denying" and child.lemma_.lower() in _STATEMENTS:
            return _extent(list(child.subtree), quoted)
    aimed = _borne(verb, lemma) if passive else _aimed(verb, lemma)
    if aimed:
        return _extent(aimed, quoted)
    if lemma in SPEECH and verb.doc.text.rstrip().endswith(":") and verb.doc[-1].i - verb.i <= _LONGEST_NAME:
        return Span(len(verb.doc.text), len(verb.doc.text))  # what is said follows in the next paragraph
    if verb.dep_ == "parataxis" or _added(verb):
        return _extent([below for below in _clause(verb.head).subtree if below.i not in own], quoted)
    return _quotation(verb, lemma, quoted)


def _quotation(verb: Token, lemma: str, quoted: tuple[Span, ...]) -> Span | None:
    """Return the quotations in the clause of a verb of speech, or of a judgement that somebody speaks aloud."""
    if lemma not in SPEECH and not (lemma in JUDGING and _speaks(subject(verb))):
        return None
    clause = verb.head if verb.dep_ == "xcomp" else verb  # "he went on to say"
    beside = [span for span in quoted if _beside(clause, span)]
    return Span(beside[0].start, beside[-1].end) if beside else None


def _added(verb: Token) -> bool:
    """Say whether the verb vouches for the clause beside it: "the bridge is safe, as the tests have shown"."""
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
    if lemma not in JUDGING | NAMING or not _speaks(subject(verb)):
        return []
    for child in verb.children:
        if child.dep_ == "prep" and lemma == "call" and child.lower_ in ("for", "on", "upon"):
            return list(child.subtree)
        if child.dep_ == "dobj" and lemma == "dismiss" and (child.pos_ == "PRON" or child.lemma_.lower() in PEOPLE):
            return []  # sent away, not contradicted
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
