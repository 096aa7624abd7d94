"""The days that a passage names: weekdays and dates, as calendar days where the article's own date is known.

A library that reads any date (dateparser was tried) also reads "May", "second" and bare numbers as dates; here a wrong
day is worse than none, so only a weekday's full name and a month with a day count.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from framing.language.parse import Parse


_WEEKDAYS = lexicon.ordered("weekdays")
_MONTHS = lexicon.table("months")
_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)|Sep(?:tember|t?\.)|"
    r"Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_NAMED = rf"(?:\b(?:{'|'.join(day.title() for day in _WEEKDAYS)}),?\s+)?"  # "Sunday, 19 October" is one day
_DAY = re.compile(
    rf"{_NAMED}\b(?P<month>{_MONTH})\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>[12]\d{{3}}\b|(?:of\s+)?(?:last|this|next)\s+year\b))?"
    rf"|{_NAMED}\b(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})(?:,?\s+(?P<year2>[12]\d{{3}}\b|(?:of\s+)?(?:last|this|next)\s+year\b))?"
    rf"|\b(?P<weekday>{'|'.join(day.title() for day in _WEEKDAYS)})(?!s?['’]?s?\s+(?:\w+\s+){{0,2}}edition)\b"
)
_PERIOD = re.compile(
    rf"(?i:\b(?:in|since|of|from|by|during|until|last|this|early|late|mid|and|or|,|[–-])[\s-]+)"
    rf"(?:(?P<month>{_MONTH})(?!\s+\d{{1,2}}\b)(?:,?\s+(?:of\s+)?(?P<year>(?:1[5-9]|20)\d\d)\b)?|(?P<alone>(?:1[5-9]|20)\d\d)\b(?!\s*(?:[-–]\d|%|percent)))"
)
_NOT_PAST = re.compile(r"\b(?:next|coming|following|every|each|since|until|till|by|before|after)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a passage names: its characters, the calendar day if it can be told, the verb that it dates.

    `known` is year, month and day as far as they are told without the article's date, 0 for what is not.
    """

    start: int
    end: int
    text: str
    date: datetime.date | None
    weekday: str
    verb: str
    verb_at: tuple[int, int] | None = None
    known: tuple[int, int, int] = (0, 0, 0)


def days(parse: Parse, published: str | None, *, ahead: bool = False, weekdays_ahead: bool = False) -> tuple[Day, ...]:
    """Return the days in a passage in order. `published` is the article's ISO date; a weekday is the last before it.

    Days that bound a time ("since Monday") or lie ahead ("next Monday") date no deed and are left out; with `ahead`,
    calendar days that lie ahead ("will vote on 3 May") are returned too, with `weekdays_ahead` weekdays as well.
    """
    text, base = parse.passage.text, _base(published)
    found = []
    for match in _DAY.finditer(text):
        span = parse.doc.char_span(*match.span(), alignment_mode="expand")
        if span is None or _NOT_PAST.search(text, 0, match.start()):
            continue
        verb = next((t for t in span.root.ancestors if t.pos_ == "VERB"), None)
        future = _ahead(verb)
        if future and not (weekdays_ahead if match["weekday"] else ahead):
            continue
        last = None if future or not match["weekday"] else _last(match["weekday"], base)
        day = last if match["weekday"] else _calendar(match, base)
        where = (verb.idx, verb.idx + len(verb)) if verb is not None else None
        lemma, weekday = verb.lemma_.lower() if verb is not None else "", (match["weekday"] or "").lower()
        found.append(Day(match.start(), match.end(), match.group(), day, weekday, lemma, where, _known(match, day)))
    return tuple(found)


def differ(first: Day, second: Day) -> bool:
    """Return whether two days cannot be one: different weekdays, or different years, months or days as far as known."""
    if first.weekday and second.weekday:
        return first.weekday != second.weekday
    if first.date is not None and second.date is not None:
        return first.date != second.date
    return any(one and other and one != other for one, other in zip(first.known, second.known, strict=True))


def days_apart(published: str | None, other: str | None) -> int:
    """Return how many days lie between two articles' ISO dates; 0 where either is not known."""
    one, two = _base(published), _base(other)
    return abs((one - two).days) if one and two else 0


def is_dated(published: str | None) -> bool:
    """Return whether an article's ISO date tells its day."""
    return _base(published) is not None


def _known(match: re.Match[str], day: datetime.date | None) -> tuple[int, int, int]:
    if day is not None:
        return day.year, day.month, day.day
    if match["weekday"]:
        return 0, 0, 0
    month = int(_MONTHS[(match["month"] or match["month2"])[:3].lower()])
    return _year(match["year"] or match["year2"], None) or 0, month, int(match["day"] or match["day2"])


def _base(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _ahead(verb: Token | None) -> bool:
    """Return whether a day lies ahead of the article: the verb that it dates stands in the future."""
    return verb is not None and any(child.lower_ in {"will", "would", "'ll", "’ll"} for child in verb.lefts)


def _last(weekday: str, base: datetime.date | None) -> datetime.date | None:
    if base is None:
        return None
    return base - datetime.timedelta((base.weekday() - _WEEKDAYS.index(weekday.lower())) % 7)


def _calendar(match: re.Match[str], base: datetime.date | None) -> datetime.date | None:
    """Return the calendar day; a date without a year is the nearest to the article's own."""
    month = int(_MONTHS[(match["month"] or match["month2"])[:3].lower()])
    day, written = int(match["day"] or match["day2"]), match["year"] or match["year2"]
    year = _year(written, base)
    if written and year is None:
        return None
    years = [year] if year else [base.year + step for step in (-1, 0, 1)] if base else []
    options = [option for option in (_date(y, month, day) for y in years) if option is not None]
    return min(options, key=lambda option: abs(option - base) if base else datetime.timedelta(), default=None)


def _year(written: str | None, base: datetime.date | None) -> int | None:
    """Return a year in digits, or "last year" seen from the article's date; None where it cannot be told."""
    if not written or written.isdecimal():
        return int(written) if written else None
    step = {"last": -1, "this": 0, "next": 1}[written.split()[-2].lower()]
    return base.year + step if base else None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def periods(parse: Parse) -> tuple[Day, ...]:
    """Return the months and years that a passage names in order, as days of which only that much is known.

    "commissioned in July 2016" is (2016, 7, 0) of "commission"; what is part of a full date is left out.
    """
    text, found = parse.passage.text, []
    taken = [match.span() for match in _DAY.finditer(text)]
    for match in _PERIOD.finditer(text):
        start = match.start("month") if match["month"] else match.start("alone")
        if any(low < match.end() and start < high for low, high in taken):
            continue
        span = parse.doc.char_span(start, match.end(), alignment_mode="expand")
        if span is None or (match["alone"] and span[0].ent_type_ not in {"DATE", ""}):
            continue
        if (
            match["alone"]
            and span.end < len(parse.doc)
            and parse.doc[span.end].pos_ in {"NOUN", "PROPN"}
            and _counts(span)
        ):
            continue
        verb = next((token for token in span.root.ancestors if token.pos_ == "VERB"), None)
        where = (verb.idx, verb.idx + len(verb)) if verb is not None else None
        month = int(_MONTHS[match["month"][:3].lower()]) if match["month"] else 0
        known = (int(match["year"] or match["alone"] or 0), month, 0)
        lemma = verb.lemma_.lower() if verb is not None else ""
        found.append(Day(start, match.end(), text[start : match.end()], None, "", lemma, where, known))
    return tuple(found)


def _counts(span: Span) -> bool:
    return span[0].dep_ == "nummod" and span[0].ent_type_ != "DATE"


_TIME = re.compile(
    r"(?P<about>\b(?:(?:shortly|just|soon)\s+(?P<side>before|after)|about|around|approximately|nearly|some\s+time\s+"
    r"(?P<side2>before|after))\s+)?"
    r"(?:\b(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])(?:\.\s?m\b\.?|m\b)"
    r"|\b(?P<named>noon|midday|midnight)\b"
    r"|(?<=\bat )(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|this|yesterday|tomorrow|in\s+the)\s+"
    r"(?:early\s+|late\s+|mid-)?(?P<part>morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
_PARTS = {
    "morning": (0, 12 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "evening": (16 * 60, 24 * 60),
    "night": (18 * 60, 30 * 60),
}
"""From when to when a part of the day may be said to last, in minutes: generously, so that few clash."""
_POSTED = re.compile(r"\bpost shared by\b", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:by|before|after|until|till|from|between|since|past|to|and)\s+$", re.IGNORECASE)
_ROUGHLY = 30
"""Minutes either way that "about 9 a.m." may mean: a judgement."""
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day: its characters, and its bounds in minutes from midnight."""

    start: int
    end: int
    text: str
    low: int
    high: int
    verb: str
    verb_at: tuple[int, int] | None = None

    @property
    def clock(self) -> str:
        """Return the time in its normal form: "13:20", or its two bounds."""
        ends = dict.fromkeys(f"{minutes // 60 % 24:02}:{minutes % 60:02}" for minutes in (self.low, self.high))
        return " to ".join(ends)


def times(parse: Parse) -> tuple[Time, ...]:
    """Return the times of day in a passage in order, but none that bounds a stretch ("from 9 a.m. to noon")."""
    text, found = parse.passage.text, []
    if _POSTED.search(text):
        return ()
    for match in _TIME.finditer(text):
        minutes = _minutes(match)
        span = parse.doc.char_span(*match.span(), alignment_mode="expand")
        if minutes is None or span is None or _BOUND.search(text, 0, match.start()):
            continue
        side, low, high = (match["side"] or match["side2"] or "").lower(), minutes, minutes
        if match["about"]:
            low -= 0 if side == "after" else _ROUGHLY
            high += 0 if side == "before" else _ROUGHLY
        found.append(_time(match, span, low, high))
    for match in _PART.finditer(text) if not found else ():
        span = parse.doc.char_span(*match.span(), alignment_mode="expand")
        if span is not None:
            found.append(_time(match, span, *_PARTS[match["part"].lower()]))
    return tuple(found)


def _time(match: re.Match[str], span: Span, low: int, high: int) -> Time:
    verb = next((token for token in span.root.ancestors if token.pos_ == "VERB"), None)
    where = (verb.idx, verb.idx + len(verb)) if verb is not None else None
    return Time(match.start(), match.end(), match.group(), low, high, verb.lemma_.lower() if verb else "", where)


def times_differ(first: Time, second: Time) -> bool:
    """Return whether two times of day cannot be one; bounds that run over midnight are met from either side."""
    return all(first.low > second.high + turn or second.low + turn > first.high for turn in (-DAY, 0, DAY))


def _minutes(match: re.Match[str]) -> int | None:
    """Return minutes from midnight; None for a time that may be of either half of the day."""
    if named := match["named"]:
        return 0 if named.lower() == "midnight" else DAY // 2
    if match["hour24"]:
        return 60 * int(match["hour24"]) + int(match["minute24"]) if int(match["hour24"]) > 12 else None
    if not match["half"] or not 1 <= int(match["hour"]) <= 12:
        return None
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return 60 * hour + int(match["minute"] or 0)
