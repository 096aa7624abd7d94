"""Those who act in the news: nouns for people by their part and for bodies, and names of bodies that hold commas.

In "the Bureau of Alcohol, Tobacco, Firearms and Explosives" a parser takes the commas for the end of the name. The form
of such a name is fixed enough to be read from the text: an office of state "of", "for" or "on" a list of matters, or a
list of surnames that ends as firms do. Whom a word colours (the noun behind it, the subject of "is", the object of
"called") is read from the dependency tree. Written for this project.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from framing import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc, Span, Token

    from framing.language.parse import Parse

_WORD = r"[A-Z][\w’'.-]*"
_MATTER = rf"{_WORD}(?: (?:(?:of|and|the) )?{_WORD}){{0,3}}"
_OFFICES = (
    r"(?:Sub)?[Cc]ommittee|Department|Dept\.|Ministry|Bureau|Office|Commission|Agency|Council|Board|Institute|Directorate|"
    r"Secretariat|Division|Administration|Authority|Association|Union|Federation|Center|Centre|"
    r"School|College|Academy|Foundation|Service|Chamber|Organi[sz]ation|Society|Court|Panel"
)
_STATE = rf"(?:{_WORD} ){{0,4}}(?:{_OFFICES}) (?:of|for|on) (?:the )?{_MATTER}(?:, {_MATTER})+,? (?:and|&) {_MATTER}"
_FIRM = (
    rf"{_WORD}(?:, {_WORD})+,? (?:and|&) (?:Company|Co\b\.?|Sons|Partners|Associates|Brothers|Bros\b\.?)|"
    rf"{_WORD}(?:, {_WORD})+,? & {_WORD}"
)
_BODY = re.compile(rf"(?<![\w’'-])(?:{_STATE}|{_FIRM})(?![\w-])")
_SINGLE = re.compile(r"^(?:The|A|An|Federal|U\.S\.|US) ")


def bodies(text: str) -> tuple[tuple[int, int], ...]:
    """Return where names of bodies with commas stand in `text`, in order, without their article."""
    found = []
    for match in _BODY.finditer(text) if "," in text else ():
        article = re.match(r"(?:The|A|An) ", match.group())
        found.append((match.start() + (article.end() if article else 0), match.end()))
    return tuple(found)


def plain_body(name: str) -> str:
    """Return a body's name as it is compared: "The Federal Bureau of X, Y and Z" is one with a division of it."""
    places = bodies(name)
    if not places or places[-1][1] != len(name):
        return name
    bare = name[places[-1][0] :]
    while (shorter := _SINGLE.sub("", bare)) != bare:
        bare = shorter
    return bare


POINTING = frozenset({"it", "they", "he", "she", "this", "that", "these", "those"})
"""Words that stand for somebody or something that another sentence names."""

PEOPLE = lexicon.words("people")
"""Nouns for people by office, trade or part in an event."""

BODIES = lexicon.words("bodies")
"""Nouns for bodies that act: states, offices, outlets, armed groups, companies."""

_UNKIND = frozenset("extremist jihadist gangster mobster thief murderer killer enemy fraudster rebel populist".split())
_CALLING = frozenset("call brand label dub deem nickname".split())
_DESCRIBING = frozenset("describe portray depict characterise characterize paint brand label regard see view".split())
_NAME_WORDS = 3
"""Words; more than these in quotation marks say something, and are no name (a judgement)."""
_MODIFYING = frozenset("amod compound nmod npadvmod advmod nummod poss dep punct".split())


def bearer(noun: Token) -> str | None:
    """Return who is given the name: "dictator X", "X, a dictator", "X is a dictator"."""
    if noun.dep_ == "compound" and noun.head.pos_ == "PROPN":
        return bare_words(noun.doc, noun.i + 1, noun.head.i)
    if noun.dep_ == "appos":
        return bare_words(noun.doc, noun.head.left_edge.i, noun.head.i)
    if noun.dep_ == "attr":
        subjects = [child for child in noun.head.children if child.dep_ == "nsubj"]
        return bare_words(noun.doc, subjects[0].left_edge.i, subjects[0].i) if subjects else None
    return next(
        (bare_words(noun.doc, child.left_edge.i, child.i) for child in noun.children if child.dep_ == "appos"), None
    )


def modified(span: Span) -> Token | None:
    """Return the noun that the words modify: the whole name, not its first part."""
    noun = span.root.head
    if span.root.dep_ == "conj" and noun.dep_ == "amod":
        noun = noun.head  # "extreme or radical groups"
    while noun.dep_ in ("compound", "amod", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    following: tuple[str, ...] = ("PROPN",)
    if span.root.dep_ not in (*_MODIFYING, "conj") or noun.pos_ not in ("NOUN", "PROPN"):
        if span.start and not (span[0].text[:1].isupper() or span[0].nbor(-1).text in "“‘\"'(—–-:"):
            return None
        # The parser often takes a qualifier that begins the sentence for a verb or an adverb.
        noun, following = span[-1], ("ADJ", "NOUN", "PROPN")
    name = list(
        takewhile(
            lambda token: token.pos_ in following and token.ent_type_ not in ("DATE", "TIME"),
            span.doc[max(span.end, noun.i + 1) :],
        )
    )
    noun = name[-1] if name else noun
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.i >= span.end else None


def judged(word: Token) -> Token | None:
    """Return the noun of which a predicate tells: the subject of "is", the object of "called"."""
    while word.dep_ == "conj" and word.head.pos_ == "ADJ":
        word = word.head
    roles = ("nsubj",) if word.dep_ == "acomp" else ("dobj", "nsubjpass")
    whom = next((child for child in word.head.children if child.dep_ in roles), None)
    return whom if whom is None or whom.pos_ != "PRON" else _person(whom)


def _person(pronoun: Token) -> Token | None:
    """Return the pronoun's person where the sentence names somebody before it, else nobody."""
    people = [token for token in pronoun.doc[: pronoun.i] if token.ent_type_ == "PERSON"]
    return people[-1] if people and pronoun.lower_ in ("he", "she", "him", "her", "who") else None


def _called(whom: Token | None, verb: Token) -> bool:
    """Return whether it is a person who is called something."""
    passive = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    whom = whom or passive
    return whom is not None and (whom.ent_type_ == "PERSON" or whom.lower_ in ("him", "her", "he", "she"))


def bare_words(doc: Doc, first: int, last: int) -> str:
    """Return the words from the token `first` to `last` without the marks around them."""
    return re.sub(r"[“”\"‘]", "", doc[first : last + 1].text).strip("'’,( \u00a0")


def names_called(parse: Parse) -> Iterator[Span]:
    """Yield the few words in quotation marks that somebody is called: "called the mayor “a windbag”"."""
    places = [(each.start, each.end) for each in parse.quotations] + [
        (each.start, each.end) for each in parse.fragments
    ]
    for start, end in places:
        words = parse.doc.char_span(start, end, alignment_mode="expand")
        inside = [token for token in words or () if not token.is_punct and token.lower_ not in ("a", "an", "the")]
        if not inside or len(inside) > _NAME_WORDS or inside[-1].i - inside[0].i >= _NAME_WORDS:
            continue
        verb = next((t for t in (inside[-1].head, *inside[-1].ancestors) if t.pos_ == "VERB"), None)
        if verb is None or verb.lemma_.lower() not in _CALLING or verb.i > inside[0].i:
            continue
        whom = next((t for t in verb.children if t.dep_ in ("dobj", "nsubjpass", "nsubj") and t.i > verb.i), None)
        names = len(inside) > 1 and all(token.text[:1].isupper() for token in inside)
        ranked = any(token.tag_ in ("JJS", "RBS") or token.lower_ == "worst" for token in inside)
        plain = inside[-1].lemma_.lower() in PEOPLE and inside[-1].lemma_.lower() not in _UNKIND
        if names or ranked or plain:
            continue
        if inside[-1].pos_ in ("NOUN", "PROPN", "ADJ") and _called(whom, verb):
            yield parse.doc[inside[0].i : inside[-1].i + 1]


_NAMED = r"(?:(?:[A-Z][\w.’'-]*\s+){1,4}|(?:him|her|them|himself|herself)\s+)"
_MARKED = r"(?:as\s+)?(?:an?\s+|the\s+)?[\"“‘'](?P<{0}>[^\"“”’]{{2,45}}?)[,.]?[\"”’'](?!\w)"
_CALLED_SO = re.compile(
    r"\b(?:call(?:ed|s|ing)?|brand(?:ed|s|ing)?|dub(?:bed|s|bing)?|label(?:l?ed|s|l?ing)?|deem(?:ed|s|ing)?|"
    r"(?P<told>describ(?:ed|es|ing)|portray(?:ed|s|ing)|depict(?:ed|s|ing)|blast(?:ed|s|ing)?|slam(?:med|s|ming)?|"
    r"dismiss(?:ed|es|ing)|denounc(?:ed|es|ing)|deride[sd]?|deriding|mock(?:ed|s|ing)?|attack(?:ed|s|ing)?|rip(?:ped|s|ping)?))\s+"
    + _NAMED
    + _MARKED.format("first")
    + r"(?:,?\s+and\s+"
    + _NAMED
    + "?"
    + _MARKED.format("second")
    + ")?"
)
_JUDGEMENT_WORDS = 6
"""Words; more in quotation marks tell a story (a judgement)."""


def judged_in_marks(doc: Doc, judging: Callable[[Token], bool]) -> Iterator[Span]:
    """Yield what somebody is called in quotation marks, in the order of the text: "called X “weak and dishonest”"."""
    for match in _CALLED_SO.finditer(doc.text):
        for name in ("first", "second"):
            words = doc.char_span(*match.span(name), alignment_mode="expand") if match.group(name) else None
            if words is None or len(words) > _JUDGEMENT_WORDS:
                continue
            named = len(words) > 1 and all(token.text[:1].isupper() for token in words if token.is_alpha)
            last = words[-1].lemma_.lower()
            if match.group("told") and not any(judging(token) for token in words):
                continue
            ranked = any(token.tag_ in ("JJS", "RBS") for token in words)
            if not (named or ranked or (last in PEOPLE and last not in _UNKIND)) and words.root.pos_ != "PROPN":
                yield words


def in_one_matter(word: Token) -> bool:
    """Return whether the word tells how somebody is in one matter: "outspoken on these bills", "unfit to lead"."""
    return any(child.dep_ == "prep" and child.lower_ in ("with", "on", "about", "over") for child in word.children)


def described(word: Token, acts: Callable[[Token], bool]) -> Token | None:
    """Return who is described by the word: "he is outspoken", "described her as strong and outspoken"."""
    while word.dep_ == "conj" and word.head.i < word.i:
        word = word.head
    verb = word.head.head if word.head.lower_ == "as" else word.head
    if word.dep_ == "acomp":
        return next((child for child in verb.children if child.lower_ in ("he", "she", "who", "they")), None)
    if verb.lemma_.lower() not in _DESCRIBING:
        return None
    return next(
        (child for child in verb.children if child.dep_ == "dobj" and (child.pos_ == "PRON" or acts(child))), None
    )
