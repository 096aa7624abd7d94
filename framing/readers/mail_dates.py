"""The day that a mail program prints above a mail that is passed on, in the words of its user's language."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

from framing import lexicon

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
