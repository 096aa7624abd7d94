"""Which words in quotation marks are names: titles, nicknames, terms that are explained, what a form says.

Such marks say nothing about whether the writer vouches for the words. Read from the text around the marks; the rules
are this project's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan

    from framing.language.parse import Parse, Span

MARKS = "\"'“”„‟‘’‚‹›«»「」『』＂"
"""Quotation marks of every kind."""
# What stands before a name, a title or a word that is explained.
_NAMED = re.compile(
    r"(?:\b(?:called|named|known\s+as|nicknamed|dubbed|titled|entitled|codenamed|code-named|christened|labelled|labeled|"
    r"termed|as(?:\s+an?)?|a\.k\.a\.|word|words|term|terms|phrase|slogan|motto|hashtag|name|nickname|title|headline|song|album|"
    r"single|film|movie|book|novel|play|series|show|episode|documentary|painting|poem|magazine|column|podcast|game|"
    r"character|operation|definition\s+of|means?|meaning|reads?|reading|read|spelled|marked|sign|signs)\b[,:]?\s*|\(\s*)$",
    re.IGNORECASE,
)
# Somebody who gives a thing the name in marks, whom the parser may miss: "Judge Kern called the ruling “spilled milk.”"
_GIVEN = re.compile(
    r"(?<!-)\b(?:called|calls|labell?ed|labels|dubbed|dubs|branded|brands|termed|terms)\b[^.;:“”\"]{0,60}$"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?|[@#]\w+", re.IGNORECASE)
# What the boxes of a form are called: words of a document, which the article does not doubt.
_FORMS = re.compile(
    r"(?:(?:permanent|current|last|usual|country|place|date|city|state|port|purpose|reason|means|proof|method|type|"
    r"duration|length)\s+(?:of\s+)?(?:the\s+)?(?:residence|birth|origin|address|issue|entry|departure|arrival|travel|"
    r"visit|stay|employment|death|marriage|payment|citizenship|identity|registration|occupation)|marital\s+status|"
    r"next\s+of\s+kin|(?:first|last|middle|full|given|family|maiden)\s+name|nationality|occupation|citizenship|"
    r"surname|postcode|zip\s+code|date|signature|amount|remarks|not\s+applicable|none\s+of\s+the\s+above|"
    r"don[’']t\s+know|no\s+opinion|undecided|other)",
    re.IGNORECASE,
)
_VIEWS = lexicon.words("qualifier-political") | lexicon.words("judging-labels")
_SMALL = lexicon.words("title-words")  # in titles, without capitals
_HEADLINE = 5  # words; fewer with capitals may be a name (a judgement)
_FIRST_PERSON = re.compile(r"\b(?:i|my|me|we|our|us)\b", re.IGNORECASE)  # somebody speaks, whoever it is
_EXPLAINED = re.compile(r"\s*(?:\)|(?:means?|meaning|refers?|stands?|is\s+defined|is\s+short)\b)")


def is_name(text: str, span: Span, words: str) -> bool:
    """Return whether the marks set off a title, a nickname or an explained word, or hold no word at all."""
    if _FIRST_PERSON.search(words) or words.endswith("!") or re.search(r"\b[Vv]ot\w+\s*$", text[: span.start]):
        return True
    if len(words) < 2 or not any(sign.isalpha() for sign in words) or any(sign.isdigit() for sign in words):
        return True
    so_called = re.search(r"\bso[- ]called\s*$", text[: span.start], re.IGNORECASE)
    before = text[: span.start]
    if ((_NAMED.search(before) or _GIVEN.search(before)) and not so_called) or _EXPLAINED.match(text, span.end):
        return True
    parts = words.split()
    if len(parts) == 1 and _denies(words):
        return False  # a capital by rule, no name: "ties to “Marxists”"
    title = all(part[:1].isupper() for part in parts if part not in _SMALL or part == parts[0])
    starts = not text[: span.start].strip()
    nickname = len(parts) <= 2 and bool(re.search(r"[A-Z][\w.]+\s$", text[: span.start])) and title
    if _ADDRESS.fullmatch(words) or _FORMS.fullmatch(words):
        return True
    capitals = len(parts) == 1 and _capitalised(text)  # a headline in capitals tells no title
    return (title and not (starts and len(parts) == 1) and not capitals) or (nickname and not capitals)


def _capitalised(text: str) -> bool:
    """Return whether every word of some that is not small has a capital, as in a headline."""
    words = [bare for word in text.split() if (bare := word.strip(MARKS + ".,;:!?()[]-–—"))]
    return len(words) >= _HEADLINE and all(not word[0].islower() or word in _SMALL for word in words)


def _denies(word: str) -> bool:
    """Return whether a word in capitals names people by their views: "Marxists" is no title."""
    lowered = word.casefold()
    return any(each in _VIEWS for each in (lowered, lowered.removesuffix("s")))


def between_names(tokens: DocSpan) -> bool:
    """Return whether the marks hold a nickname between two names: "Johnny “Maniac” Douglas"."""
    doc = tokens.doc
    first, last = tokens.start - 1, tokens.end
    while first > 0 and doc[first].is_punct:
        first -= 1
    while last < len(doc) - 1 and doc[last].is_punct:
        last += 1
    return first >= 0 and last < len(doc) and doc[first].pos_ == "PROPN" and doc[last].pos_ == "PROPN"


def coined(parse: Parse, span: Span) -> bool:
    """Return whether two words name a kind of thing which nobody in the sentence speaks of: "a “food desert”".

    They stand in small letters behind "a" or before a noun, as a term does that the article does not take for its own.
    """
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or parse.attributions or parse.quotations:
        return False
    words = [token for token in tokens if token.is_alpha]
    kinds = all(token.pos_ in ("NOUN", "ADJ", "PROPN") and token.text.islower() for token in words)
    if len(words) != _KIND_WORDS or not kinds or words[0].lower_ in _OF_DEGREE:
        return False
    before = parse.doc[max(0, tokens.start - 2) : tokens.start]
    following = parse.doc[tokens.end] if tokens.end < len(parse.doc) else None
    described = following is not None and following.pos_ == "NOUN" and not following.like_num
    return any(token.lower_ in ("a", "an") for token in before) or described or before[-1:].text in ("dead", "shot")


_KIND_WORDS = 2  # more are somebody's words, or the name of a policy
_OF_DEGREE = frozenset("clear strong great good major significant very more most full complete".split())
"""Words that measure a thing, and name no kind of it."""


def belongs(parse: Parse, span: Span) -> bool:
    """Return whether one word in marks is what a body or a state claims for itself: "Russian “reset”"."""
    tokens = parse.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or tokens.start < 1 or " " in parse.passage.text[span.start : span.end]:
        return False
    owner = parse.doc[tokens.start - 1]
    return owner.ent_type_ in ("NORP", "ORG") and owner.i + 1 == tokens.start and not owner.is_punct


def beside_another(parse: Parse, span: Span) -> bool:
    """Return whether two words in marks are joined: two terms, or somebody's words for a thing."""
    text = parse.passage.text
    for other in parse.fragments:
        first, last = sorted((span, other), key=lambda each: each.start)
        if other != span and _JOINED.fullmatch(text[first.end : last.start]):
            return True
    return False


_JOINED = re.compile(r",?\s*(?:and|or|&)\s+")
