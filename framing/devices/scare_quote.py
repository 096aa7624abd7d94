"""Quotation marks that distance: the words are written down, but not vouched for.

Method: one to three words in quotation marks that nobody in the text is shown to say (Parse.fragments), less what
quotation marks are also for: titles, nicknames, words that are being explained. The rules are this project's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.device import Device, Finding
from framing.language.actors import BODIES, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.language.parse import Parse, Span
    from framing.records import Signal

_MARKS = "\"'“”„‟‘’‚‹›«»「」『』＂"
# What stands before a name, a title or a word that is explained.
_NAMED = re.compile(
    r"(?:\b(?:called|named|known\s+as|nicknamed|dubbed|titled|entitled|codenamed|code-named|christened|labelled|labeled|"
    r"termed|as(?:\s+an?)?|a\.k\.a\.|word|words|term|terms|phrase|slogan|motto|hashtag|name|nickname|title|headline|song|album|"
    r"single|film|movie|book|novel|play|series|show|episode|documentary|painting|poem|magazine|column|podcast|game|"
    r"character|operation|definition\s+of|means?|meaning|reads?|reading|read|spelled|marked|sign|signs)\b[,:]?\s*|\(\s*)$",
    re.IGNORECASE,
)
# Nouns that mention words: what stands in marks beside them is quoted from somewhere, or spoken of as a word.
_MENTIONING = lexicon.words("words-for-words")
# Nouns that bear a name in marks before them: "the “clean hands” week".
_BEARING = frozenset(
    "week day month tour rally event festival initiative campaign movement project act list series".split()
)
# Words whose marks deny the thing its name: they name a body, a person's part or a procedure.
_PROCEDURES = frozenset(
    """vote voting election referendum reform liberation science fact democracy freedom journalism trial justice
    peace evidence truth news research security protection rescue treatment correction discipline charity aid""".split()
)
_ADDRESS = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?|[@#]\w+", re.IGNORECASE)
# What the boxes of a form are called: words of a document, which the article does not doubt.
_FORMS = frozenset(
    {"place of residence", "place of birth", "date of birth", "country of origin", "marital status", "next of kin"}
)
_ENDING = (".", "!", "?", "…", ".”", '."', "”", '"', ")", ":")
_SMALL = lexicon.words("title-words")  # in titles, without capitals
_LIST = 3
"""Fragments from which a sentence is one that lists words: the answers of a survey, the names of things."""
_FIRST_PERSON = re.compile(r"\b(?:i|my|me|we|our|us)\b", re.IGNORECASE)  # somebody speaks, whoever it is
_EXPLAINED = re.compile(r"\s*(?:\)|(?:means?|meaning|refers?|stands?|is\s+defined|is\s+short)\b)")


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    said = {_bare(parse.passage.text[q.start : q.end]) for parse in parses for q in parse.quotations}
    for parse in parses:
        text = parse.passage.text
        if len(parse.fragments) >= _LIST:
            continue
        named_before = 0  # where the last name, title or mentioned word ended: one more often follows with "and"
        for span in parse.fragments:
            words = text[span.start : span.end].strip(_MARKS + " .,;:!?…")
            follows = named_before and re.fullmatch(
                r"[\s,]*(?:and|or|&|for)?\s*(?:an?|only)?\s*", text[named_before : span.start]
            )
            if follows or _named(text, span, words) or _mentioned(parse, span):
                named_before = span.end
            else:
                yield _finding(words, parse, span, elsewhere=_bare(words) in said).signal(parse)


def _finding(words: str, parse: Parse, span: Span, *, elsewhere: bool) -> Finding:
    """Say how sure the distance is: headlines shorten quotations; a word quoted elsewhere may be one here."""
    if elsewhere:
        probability = 0.45
        why = f"“{words}” stands in quotation marks with no speaker; elsewhere the article quotes it."
    elif _headline(parse):
        probability = 0.55 if _before_noun(parse, span) else 0.45
        why = f"“{words}” stands in quotation marks in a headline: a quotation cut short, or a distance."
    else:
        probability = 0.85 if _denied(parse, span) else 0.72
        why = f"“{words}” stands in quotation marks though nobody is quoted: the article keeps its distance from it."
    return Finding("scare-quote", span.start, span.end, probability, why)


def _headline(parse: Parse) -> bool:
    """Return whether the passage is a headline, or is written as one: no full stop, and only single marks."""
    text = parse.passage.text.rstrip()
    return parse.passage.role == "headline" or not (text[-1:] in _ENDING or '"' in text or "“" in text)


def _before_noun(parse: Parse, span: Span) -> bool:
    """Return whether the words stand where a plain word would stand: before a noun, or as one behind an adjective."""
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not parse.doc.has_annotation("DEP"):
        return False
    noun = tokens.root
    return noun.pos_ in ("NOUN", "PROPN") and (
        noun.dep_ == "compound" or any(t.dep_ == "compound" for t in noun.children)
    )


def _named(text: str, span: Span, words: str) -> bool:
    """Return whether the marks set off a title, a nickname or an explained word, or hold no word at all."""
    if _FIRST_PERSON.search(words) or words.endswith("!"):
        return True
    if len(words) < 2 or not any(sign.isalpha() for sign in words) or any(sign.isdigit() for sign in words):
        return True
    if _NAMED.search(text[: span.start]) or _EXPLAINED.match(text, span.end):
        return True
    parts = words.split()
    title = all(part[:1].isupper() for part in parts if part not in _SMALL or part == parts[0])
    starts = not text[: span.start].strip()
    nickname = len(parts) <= 2 and bool(re.search(r"[A-Z][\w.]+\s$", text[: span.start])) and title
    if _ADDRESS.fullmatch(words) or words.casefold() in _FORMS:
        return True
    return (title and not (starts and len(parts) == 1)) or nickname


def _mentioned(parse: Parse, span: Span) -> bool:
    """Return whether a noun such as "slogan" or "response" says that words are spoken of: "the slogan of “…”"."""
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not parse.doc.has_annotation("DEP"):
        return False
    head = tokens.root.head
    if tokens.end < len(parse.doc) and parse.doc[tokens.end].lemma_.lower() in _BEARING:
        return True
    beside = [tokens.root, head, *head.children, *(head.head.children if head.dep_ == "prep" else ())]
    above = [head.head] if head.dep_ in ("prep", "pobj") or tokens.root.dep_ == "conj" else []
    near = {token for token in (*beside, *above) if not (tokens.start <= token.i < tokens.end)}
    return any(token.lemma_.lower() in _MENTIONING for token in near)


def _denied(parse: Parse, span: Span) -> bool:
    """Return whether the words name a body, somebody's part or a procedure, which the marks then deny."""
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    return tokens is not None and tokens.root.lemma_.lower() in PEOPLE | BODIES | _PROCEDURES


def _bare(text: str) -> str:
    return text.strip(_MARKS + " .,;:!?…").casefold()


DEVICE = Device(
    kind="scare-quote",
    label="Scare quotes",
    about="Quotation marks around a word or two that nobody is quoted with: the article uses the words and keeps its "
    "distance from them. Titles, nicknames and quotations with a speaker are not meant.",
    find=_find,
)
