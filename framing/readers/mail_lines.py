"""The lines that a mail shows, plain or HTML: read alike, and taken out of the text without touching what stays."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import TYPE_CHECKING

from framing import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence


_MONTHS = {**lexicon.table("mail-months", language=lexicon.ALL), **lexicon.table("months")}
_LONGEST = 250  # characters; no mail program needs so many for a day (a judgement)
_WITH_ZONE = re.compile(r"\d:\d\d(?::\d\d)?\s+[+-]\d{4}\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)(?![\d.:])")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|[.º°])?(?:\s+(?:de|of))?[\s-]*$", re.IGNORECASE)
_DAY_BEHIND = re.compile(r"^[.\s-]*(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", re.IGNORECASE)
_HALF_DAY = re.compile(r"\d\s?[AP]\.?M\b", re.IGNORECASE)


def sent(text: str, *, english: bool) -> str | None:
    """Return when a mail was sent, as ISO 8601, or None where the text tells no day.

    A day alone where the text has no time zone: "Di., 4. Feb. 2031 um 06:30" is "2031-02-04". What could be two days,
    as "02/04/2031" in an English header, is none, unless a clock with a.m. and p.m. shows it to be an American's.
    """
    text = text[:_LONGEST]
    if _WITH_ZONE.search(text):
        try:
            return parsedate_to_datetime(text).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            pass  # the day may be told nevertheless
    if match := _YEAR_FIRST.search(text):
        return _iso(match[1], match[2], match[3])
    if match := _DOTTED.search(text):
        return _iso(f"20{match[3]}" if len(match[3]) == 2 else match[3], match[2], match[1])
    if match := _SLASHED.search(text):
        return _slashed(match[3], int(match[1]), int(match[2]), english, bool(_HALF_DAY.search(text)))
    return _in_words(text)


def _slashed(year: str, first: int, second: int, english: bool, american: bool) -> str | None:
    if first > 12 or first == second or not (english or american):
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 or american else None


def _in_words(text: str) -> str | None:
    """Return the day of a date with its month as a word: "February 4th, 2031", "4 de febrero de 2031"."""
    year = _YEAR.search(text)
    named = [(word, _MONTHS[word[0].casefold()]) for word in _WORD.finditer(text) if word[0].casefold() in _MONTHS]
    # First the day before a month: "mar. 4 févr." is a Tuesday, and March only by its letters.
    before = ((_DAY_BEFORE.search(text[: word.start()]), month) for word, month in named)
    behind = ((_DAY_BEHIND.search(text[word.end() :]), month) for word, month in named)
    return next((_iso(year[0], month, day[1]) for day, month in (*before, *behind) if year and day), None)


def _iso(year: str | int, month: str | int, day: str | int) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


_MARKS = re.compile(r"(?:[ \t]{0,3}>)*")
# Signs without width that turn the direction of writing, as they stand around names of mixed scripts.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ADDRESS = re.compile(r"https?://\S+")
_BULLET = re.compile(r"[-*•·–—]\s|\d{1,3}[.)]\s")
# Characters at which programs break the lines of plain mails: 72 to 78 by custom (RFC 5322, 2.1.1; RFC 3676, 4.2).
_NARROWEST, _WIDEST = 60, 100
_HIDDEN = frozenset(("head", "script", "style", "template", "title"))
_BREAKING = frozenset(
    "address article blockquote body br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html li"
    " main ol p pre section table tbody tr ul".split()
)
_HEADING = frozenset("h1 h2 h3 h4 h5 h6".split())
_RULE = "_" * 10


@dataclass(frozen=True, slots=True)
class MailLine:
    """A line with words, or a rule drawn across: `depth` counts the quotations that it stands in.

    `gap` counts the empty lines above it. `spans` are the pieces of the mail's text that it is made of.
    """

    text: str
    depth: int
    gap: int
    spans: tuple[tuple[int, int], ...]


def lines_of(text: str, *, html: bool) -> tuple[MailLine, ...]:
    """Return the lines of a mail: with "> " taken off in plain text, without their markup in HTML."""
    return _of_html(text) if html else _of_plain(text)


def without(text: str, lines: Sequence[MailLine], kept: Sequence[bool], *, html: bool) -> str:
    """Return a mail's text with only those of its lines that are kept; HTML loses the words and no element.

    Lines of plain text come back without "> ", and those that a program broke for their length in one.
    """
    if not html:
        return _rejoined([line for line, stays in zip(lines, kept, strict=True) if stays])
    pieces, at = [], 0
    for start, end in (span for line, stays in zip(lines, kept, strict=True) if not stays for span in line.spans):
        pieces.append(text[at:start])
        at = max(at, end)
    return "".join((*pieces, text[at:]))


def bare(text: str) -> str:
    """Return a line's words with single spaces and without signs that cannot be seen."""
    return " ".join(_INVISIBLE.sub("", text).split())


def _of_plain(text: str) -> tuple[MailLine, ...]:
    raws = text.split("\n")
    starts = list(accumulate((len(raw) + 1 for raw in raws), initial=0))
    marks = [_MARKS.match(raw) for raw in raws]
    depths = [mark[0].count(">") if mark else 0 for mark in marks]
    tails = {i for i in range(1, len(raws) - 1) if _is_tail(raws, depths, i)}
    lines: list[MailLine] = []
    gap = 0
    for i, (raw, mark) in enumerate(zip(raws, marks, strict=True)):
        words = bare(raw[mark.end() if mark else 0 :])
        span = (starts[i], starts[i] + len(raw))
        if i in tails:
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {words}", spans=(*lines[-1].spans, span))
        elif words:
            lines.append(MailLine(words, depths[i], gap, (span,)))
        gap = 0 if words else gap + 1
    return tuple(lines)


def _is_tail(raws: Sequence[str], depths: Sequence[int], i: int) -> bool:
    """Return whether a line is the end of the one before, which grew too long by its mark: it has no mark itself."""
    within = depths[i] == 0 < depths[i - 1] == depths[i + 1]
    return within and bool(bare(raws[i])) and bool(bare(raws[i - 1]).strip("> "))


def _rejoined(lines: Sequence[MailLine]) -> str:
    """Return lines as a text, with those together that were broken only because they were full."""
    widths = [len(line.text) for line in lines if " " in line.text and not _ADDRESS.search(line.text)]
    width = max(widths, default=0)
    wrapped = _NARROWEST <= width <= _WIDEST
    spaced = any(line.gap for line in lines[2:])
    parts: list[str] = []
    for i, line in enumerate(lines):
        before = lines[i - 1] if i else None
        if before is None:
            parts.append(line.text)
            continue
        full = len(before.text) + 1 + len(line.text.split(" ", 1)[0]) > width
        # Where no empty line parts the paragraphs, one may end with a full line.
        open_ended = spaced or not before.text.endswith((".", "!", "?", "”", '"', "»"))
        together = wrapped and full and open_ended and not line.gap and not _BULLET.match(line.text)
        parts += [" " if together else "\n" * (line.gap + 1), line.text]
    return "".join(parts)


def _of_html(text: str) -> tuple[MailLine, ...]:
    parser = _Slots(text)
    with suppress(AssertionError):  # the standard library's parser gives up on a broken declaration
        parser.feed(text)
        parser.close()
    parser.end_line()
    return tuple(parser.lines)


class _Slots(HTMLParser):
    """Collects the lines that a page shows, and where their words stand in its code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lines: list[MailLine] = []
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._words: list[str] = []
        self._spans: list[tuple[int, int]] = []
        self._text = text
        self._hidden = 0
        self._depth = 0
        self._kept_lines = 0
        self._breaks = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the library's signature
        self._hidden = 0 if tag == "body" else self._hidden + (tag in _HIDDEN)  # a head need not be closed
        if tag in _BREAKING:
            self.end_line()
            self._breaks += 2 if tag in _HEADING or tag == "p" else tag == "br"
        elif tag in ("td", "th"):
            self._words.append(" ")
        if tag == "hr":
            self._words.append(_RULE)
            self.end_line()
        self._depth += tag == "blockquote"
        self._kept_lines += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        if tag in _BREAKING:
            self.end_line()
        self._depth = max(0, self._depth - (tag == "blockquote"))
        self._kept_lines = max(0, self._kept_lines - (tag == "pre"))

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        line, column = self.getpos()
        start = self._starts[line - 1] + column
        # What was written as &lt; is one character here: words reach as far as the next tag.
        end = self._text.find("<", start + 1)
        end = end if end >= 0 else len(self._text)
        if not self._kept_lines:
            self._add(data, start, end)
            return
        for i, raw in enumerate(self._text[start:end].split("\n")):
            if i:
                self.end_line()
                self._breaks += 1
            self._add(unescape(raw), start, start + len(raw))
            start += len(raw) + 1

    def _add(self, words: str, start: int, end: int) -> None:
        self._words.append(words)
        if words.strip():
            self._spans.append((start, end))

    def end_line(self) -> None:
        """Close the line that the words so far make."""
        if words := bare("".join(self._words)):
            gap = max(0, self._breaks - 1)  # the first break ends the line before
            self.lines.append(MailLine(words, self._depth, gap, tuple(self._spans)))
            self._breaks = 0
        self._words, self._spans = [], []
