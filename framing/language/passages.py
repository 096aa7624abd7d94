"""From an article to its passages: the sentences, headings and captions that are compared with other outlets'.

Where sentences begin and end is told for running text of any script.
"""

from __future__ import annotations

import re
from functools import lru_cache

from framing import lexicon
from framing.language.model import pipeline, tokenised
from framing.records import Article, Passage

_STRONG = "!?…。！？｡؟۔।॥"  # always end a sentence unless it visibly goes on
_UNSPACED = "。！？｡"  # end one even with no space behind them
_CLOSING = "\"'”’»›)]}」』）】"
_OPENING = "\"'`“‘„«‹([{「『（【—–-•*"

# A run of marks is looked at from its first only, or a page of nothing but marks would take quadratic time.
_END = re.compile(
    rf"(?<![.{_STRONG}])[.{_STRONG}]+[{re.escape(_CLOSING)}]*(?=\s)"
    rf"|[{_UNSPACED}]+[{re.escape(_CLOSING)}]*|\n\s*\n"
    # The space was lost: "asked.The council". A word in lower case, a year or a bracket before, a capitalised word
    # behind; "Booking.Com", file names and addresses have no space behind that.
    rf"|(?:(?<=[a-z]{{3}})|(?<=\b\d{{4}})|(?<=[)%]))[.!?]+[{re.escape(_CLOSING)}]*"
    r"(?=[\"“‘«(]?[A-Z](?:(?!om\b)[a-z]+(?:[’'-]\w+)*)?,?\s)"
)
# Names that begin in lower case, and no other word does: "eBay", "iPhone".
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
# A number follows these, or "No." and one.
_BEFORE_NUMBER = frozenset("ct dist div rm apt bldg sec art fig vol ch pt bk ser reg".split())
_NUMBER = re.compile(r"\s+(?:[Nn]os?\.\s*)?\d")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘«]+$")
_DOTTED = re.compile(r"(?:\w{1,2}\.)+\w{1,2}")  # U.S, p.m, Ph.D, D.C, e.g

# A name, a number or another title follows these: the stop ends no sentence.
_BEFORE_NAME = lexicon.words("abbreviations-before-names") | frozenset("тов г-н г-жа им ул д-р проф т.е т.к".split())
# Months and weekdays: a day or a year follows.
_CALENDAR = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri".split())
# These end a sentence as often as not: the next word decides.
_OPEN = frozenset("inc ltd co corp llc plc bros assn dept univ jr sr etc est al ave blvd rd calif conn mass".split())
# A capitalised word of these after an abbreviation begins a new sentence.
_OPENERS = lexicon.words("sentence-openers")
# What follows "6 p.m." inside one sentence.
_CLOCK = lexicon.words("weekdays") | frozenset(
    "et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eastern central mountain pacific local".split()
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of `text`, in order, white space between them left out.

    A closing quotation mark stays with the sentence that it closes. Every character that is not white space is in
    exactly one span; a text of white space has none. A blank line always ends a sentence.
    """
    spans = []
    start = 0
    for found in _END.finditer(text):
        if found.start() - start < 6 and text[start : found.start()].strip().isdigit():
            continue  # the number of an item: "1. Talks resume."
        if found.group().isspace() or _ends(text, found.group(), found.start(), found.end()):
            spans.append((start, found.end()))
            start = found.end()
    spans.append((start, len(text)))
    return tuple(stripped for span in spans if (stripped := _stripped(text, *span)))


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return None
    lead = len(piece) - len(piece.lstrip())
    return start + lead, start + lead + len(body)


def _ends(text: str, mark: str, start: int, end: int) -> bool:
    """Return whether the sentence ends with `mark` at `start:end`, given what stands on either side."""
    after = text[end : end + 60].lstrip().split(maxsplit=1)
    following = after[0].lstrip(_OPENING) if after else ""
    if following[:1].islower() and not _CAMEL.match(following):
        return False
    if mark != ".":
        return True  # a strong mark, an ellipsis, or a quotation that closes here
    found = _WORD_BEFORE.search(text, max(0, start - 40), start)
    word = found.group() if found else ""
    if word[:1].isupper() and word.casefold() in _BEFORE_NUMBER and _NUMBER.match(text, end):
        return False
    return _stop_ends(text, word, following.rstrip(".,;:!?" + _CLOSING), start)


def _stop_ends(text: str, word: str, following: str, stop: int) -> bool:
    """Return whether a single full stop after `word` ends the sentence; `following` is the word after it."""
    plain, opens, number = word.casefold(), following.casefold() in _OPENERS, following[:1].isdigit()
    if plain in _BEFORE_NAME:
        return plain == "no" and not number  # "No." is an answer as well as an abbreviation
    if plain in _CALENDAR and word[:1].isupper():
        return not number
    if plain in ("a.m", "p.m"):
        return following.casefold() not in _CLOCK
    if _DOTTED.fullmatch(word) or plain in _OPEN or (len(word) == 1 and word.isalpha()):
        return opens
    doubtful = len(word) < 6 and word[:1].isupper() and not word.isupper() and not opens
    return not doubtful or _recognised(text, stop)


def _recognised(text: str, stop: int) -> bool:
    """Return whether spaCy's sentence recogniser ends one at character `stop`, seeing the text around it."""
    low = max(0, stop - 200)
    around = text[low : stop + 120]
    return any(low + begin > stop for begin in _beginnings(around) if low + begin - stop < 12)


@lru_cache(maxsize=4096)
def _beginnings(text: str) -> tuple[int, ...]:
    doc = pipeline().get_pipe("senter")(tokenised(text))
    return tuple(sentence.start_char for sentence in doc.sents)


def divide(article: Article) -> tuple[Passage, ...]:
    """Return the sentences of the article's blocks in reading order, each with its place in `article.text`.

    `article.text[p.start:p.end] == p.text` for every passage `p`; no passage is empty, and every character of a block
    that is not white space is in exactly one. `paragraph` counts the article's blocks from 0.
    """
    passages: list[Passage] = []
    for paragraph, block in enumerate(article.blocks):
        for start, end in sentences(article.text[block.start : block.end]):
            index = len(passages)
            passages.append(
                Passage(
                    id=f"{article.id}:{index}",
                    article=article.id,
                    index=index,
                    role=block.role,
                    paragraph=paragraph,
                    start=block.start + start,
                    end=block.start + end,
                    text=article.text[block.start + start : block.start + end],
                )
            )
    return tuple(passages)
