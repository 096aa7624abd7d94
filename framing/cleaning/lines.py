"""A copied page as lines: what stands in each, and how far it stands from the one before."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from framing.cleaning import dates, furniture, language, reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_BULLET = re.compile(r"^(?:[*•·▪●◦‣+]\s+|o\s+(?=[A-Z])|#{1,6}\s+)")
_ENDED = re.compile(r"""[.!?…。！？؟۔।](?:["'”’»)\]]|\s)*$""")


# What browsers do not show as text, and what they run on within a line.
_UNSHOWN = frozenset(("head", "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "option"))
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd mark q s samp small span strong sub sup time tt"
    " u var wbr".split()
)
"""Elements that run on within a line."""


# Letters, and beginnings that are no word without such a letter before them: "A" and "fter" are torn apart.
WORD = re.compile(r"[^\W\d_]+")
INITIAL = re.compile(r"^[“\"‘'«„]?[^\W\d_]$")
_LETTER_WORDS = frozenset("AIOYÀÉÓАИІОУВЗСКЯЙЄ")
_REST = re.compile(
    r"^(?:fter|bout|ll|n|s|t|nd|long|mong|mid|gainst|cross|round|lthough|lmost|lready|lso|nother|ny|ccording|uthorities"
    r"|f|nside|nstead|ndeed|nvestigators?|ver|nly|nce|ne|ther|ur|ut|fficials?|pposition|esterday|ou|our|es|ears)$"
)
_INITIAL_LINE = 8  # characters of a line with a letter alone, blanks and all
_TORN = re.compile(r"^([“\"‘'«„]?[^\W\d_])\s+(?=[^\W\d_])")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `number` counts the file's lines from 0, `gap` the blank lines before it.

    `text` has no bullet and single spaces; `indent` is the number of spaces before it; `words` counts its words (in
    scripts without spaces, by length); `ended` says that it ends as a sentence does, quotation marks apart.
    """

    number: int
    text: str
    gap: int
    indent: int
    bullet: bool
    words: int
    ended: bool

    @property
    def prose(self) -> bool:
        """Whether the line is running text: a whole sentence of some length, or several."""
        return self.ended and self.words >= 8


def divide(text: str) -> tuple[Line, ...]:
    """Return the lines of a page that are not blank."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(_mended(text.split("\n"))):
        words = " ".join(raw.split())
        if not words:
            gap += 1
            continue
        bare = _BULLET.sub("", words)
        if bare:
            expanded = raw.expandtabs(4)
            lines.append(
                Line(
                    number=number,
                    text=bare,
                    gap=gap,
                    indent=len(expanded) - len(expanded.lstrip()),
                    bullet=bare != words,
                    words=sum(max(1, len(word) // 12) for word in bare.split()),
                    ended=bool(_ENDED.search(bare[-12:])),
                )
            )
        gap = 0
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line by itself: `site` is the reason when its wording is a site's, `reason` that or another one.

    `caption`: it describes a picture; `dated`: it is a date and little else; `box`: it is the title of
    a box that stands behind articles, or of one that may stand amid them too.
    """

    site: str | None
    reason: str | None
    caption: bool
    dated: bool
    box: Literal["behind", "either"] | None


def mark(lines: Sequence[Line]) -> tuple[Mark, ...]:
    """Return the mark of every line of a page."""
    spoken = language.of_paragraphs(line.text for line in lines if line.prose)
    return tuple(_mark(line.text, spoken) for line in lines)


def _mark(text: str, spoken: str) -> Mark:
    site = furniture.reason(text)
    reason = site
    if reason is None and furniture.is_credit(text):
        reason = reasons.CREDIT
    if reason is None and language.is_other(text, spoken):
        reason = reasons.LANGUAGE
    return Mark(
        site=site,
        reason=reason,
        caption=reason is None and furniture.is_caption(text),
        dated=dates.is_date_line(text),
        box=furniture.box(text),
    )


def _mended(rows: list[str]) -> list[str]:
    """Return a page's lines with a first letter that was set large, in its line or in one of its own, at its word."""
    known: set[str] = set()
    for i, row in enumerate(rows):
        torn = _TORN.match(row.lstrip())
        alone = not torn and len(row) < _INITIAL_LINE and INITIAL.match(row.strip())
        if not (torn or alone) or not row.strip("“\"‘'«„ ")[:1].isupper():
            continue
        known = known or {word.casefold() for other in rows for word in WORD.findall(other)}
        below = next((j for j in range(i + 1, min(i + 3, len(rows))) if rows[j].strip()), None)
        if torn and torn[1][-1] not in _LETTER_WORDS and begins_word(torn[1], row.lstrip()[torn.end() :], known):
            rows[i] = torn[1] + row.lstrip()[torn.end() :]
        elif alone and below is not None and begins_word(row.strip(), rows[below], known):
            rows[below], rows[i] = row.strip() + rows[below].lstrip(), ""
    return rows


def begins_word(letter: str, text: str, known: set[str], *, marked: bool = False) -> bool:
    """Return whether a letter is the beginning of the word with which a text begins.

    The whole word is among the page's `known` ones (in small letters), or the letter is `marked` as an initial.
    """
    found = WORD.match(text.lstrip())
    if not found or not (found[0].islower() or (marked and found[0].isupper() and len(found[0]) > 1)):
        return False
    if f"{letter[-1]}{found[0]}".casefold() in known:
        return True
    return marked and (letter[-1] not in _LETTER_WORDS or bool(_REST.match(found[0].casefold())))


def unescaped(text: str) -> str:
    """Return a text without entities: a site that escapes its text twice prints them, and means the characters."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def pieces(tree: Any) -> Iterator[str]:
    """Yield the text that a reader sees, in pieces between the elements that begin a new line."""
    piece: list[str] = []
    # (element, False) on the way in, (element, True) on the way out: no recursion, since pages can be nested deeply.
    ahead: list[tuple[Any, bool]] = [(tree, False)]
    while ahead:
        element, leaving = ahead.pop()
        named = isinstance(element.tag, str)  # comments have a function there
        if (not named or element.tag not in INLINE) and piece:
            if joined := " ".join("".join(piece).split()):
                yield joined
            piece.clear()
        if leaving:
            piece.append(element.tail or "")
            continue
        ahead.append((element, True))
        if named and element.tag not in _UNSHOWN:
            piece.append(element.text or "")
            ahead += ((child, False) for child in reversed(element))
    if joined := " ".join("".join(piece).split()):
        yield joined
