"""Dates as pages print them, to ISO 8601."""

from __future__ import annotations

import datetime
import re

from framing import lexicon

_MONTHS = lexicon.table("months")
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_ABROAD = lexicon.table("mail-months", language=lexicon.ALL)
_MONTH_ABROAD = rf"(?P<abroad>{'|'.join(sorted(_ABROAD, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        # A clock time may stand glued to the year, where a page's markup parts them: "Nov 19 20197:05 AM".
        rf"\b{_MONTH}\s+{_DAY},?\s+(?P<year>(?:19|20)\d\d)(?=\d{{1,2}}:|\b)",
        rf"\b{_DAY}\.?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>(?:19|20)\d\d)(?=\d{{1,2}}:|\b)",
        rf"\b{_DAY}[.º]?\s+(?:de\s+)?{_MONTH_ABROAD},?\s+(?:del?\s+)?(?P<year>(?:19|20)\d\d)(?=\d{{1,2}}:|\b)",
        r"(?<![\d/.])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/])",
        r"(?<![\d/.])(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<short>\d\d)(?![\d/])",
    )
)
# A day in figures that may be one of two: 03/04/2031 is in March or in April.
_FIGURES = re.compile(r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:(?:19|20)\d\d|\d\d)(?![\d/])")
_TIME = re.compile(
    r"^(?:\s*(?:T|at|on|[,|@·•–—-])?\s*)(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>Z\b|UTC\b|GMT\b(?![+-])|(?:UTC|GMT)?[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
# What may stand around a date in a line that says nothing else.
_AROUND = re.compile(
    r"\b(?:date|dated|published|publish|posted|updated?|last|modified|first|created|on|at|by|the|and"
    r"|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun(?:day)?|day"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|[ap]\.?m|[ecmp][sd]?t|bst|ist|cest|gmt|utc|z"
    r"|hours?|minutes?|ago|hrs?|local|time)\b\.?",
    re.IGNORECASE,
)
# How long ago it appeared, as pages print it in place of a date: "3 hours ago", "Updated 2d ago", "hace 3 horas".
_SPAN = (
    r"(?:\d{1,3}|an?|one|two|three|few|ein(?:em|er)?|une?|una?)\s?(?:s|m|h|d|w|secs?|mins?|hrs?|(?:second|minute"
    r"|hour|day|week|month|year)s?"
    r"|sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|heures?|jours?|semaines?|segundos?|minutos?|horas?|d[ií]as?"
    r"|semanas?)"
)
_AGE = re.compile(
    rf"^\W*(?:(?:published|posted|(?:last )?updated|first published|publicado|actualizado|publié|mis à jour)\W+)?"
    rf"(?:(?:about|over|more than)\s)?(?:{_SPAN}\s(?:ago|old)|(?:vor|hace|il y a|há)\s{_SPAN}|yesterday|today"
    rf"|just now)\W*$",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updated?\b|modified|revised|edited", re.IGNORECASE)
_CLOCK = re.compile(r"\b[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?:\s*[ap]\.?m\b\.?)?", re.IGNORECASE)


def find(text: str) -> tuple[str, int, int] | None:
    """Return the first date in the text as (ISO 8601, start, end), with the time and zone printed after it, if any."""
    found = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if iso := _iso(match, text[match.end() : match.end() + 40]):
                found.append((match.start(), *iso, match.end()))
                break
    if not found:
        return None
    start, iso_date, extra, end = min(found)
    return iso_date, start, end + extra


_SECONDS = 10
"""Digits of the seconds since 1970, in this century; more are milliseconds."""


def moment(value: str) -> str:
    """Return a date written as seconds or milliseconds since 1970, or as 20310204, in ISO 8601; any other as it is."""
    if found := re.fullmatch(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)\s*", value):
        return "-".join(found.groups())
    if not re.fullmatch(r"\s*[1-9]\d{8,9}(?:\d{3})?\s*", value):
        return value
    seconds = int(value.strip()[:-3] if len(value.strip()) > _SECONDS else value)
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat()


def stamps(text: str) -> tuple[str | None, str | None]:
    """Return when a line says that the article appeared, and when that it was changed; a sentence says neither."""
    if len(text) > 160:
        return None, None
    found: dict[bool, str] = {}
    rest = text
    other = ""
    while at := find(rest):
        before = rest[: at[1]]
        found.setdefault(bool(_CHANGED.search(before)), at[0])
        other += f"{before} "
        rest = rest[at[2] :]
    if len(re.findall(r"\w+", _AROUND.sub(" ", _CLOCK.sub(" ", other + rest)))) > 9:
        return None, None
    return found.get(False), found.get(True)


def is_about_time(text: str) -> bool:
    """Return whether a text has a word that stands around dates: "Published", "Tue", "updated"."""
    return bool(_AROUND.search(text))


def is_date_line(text: str) -> bool:
    """Return whether a line says when the article appeared and little more: at most two words besides."""
    if len(text) > 160:
        return False
    if _AGE.match(text):
        return True
    found = find(text) or _FIGURES.search(text)
    rest = _FIGURES.sub(" ", text)
    while found and (at := find(rest)):
        rest = f"{rest[: at[1]]} {rest[at[2] :]}"
    if not found and not (_CLOCK.search(text) and len(text) <= 30):
        return False
    rest = _CLOCK.sub(" ", _AROUND.sub(" ", rest))
    return len(re.findall(r"\w+", rest)) <= 2


def _iso(match: re.Match[str], after: str) -> tuple[str, int] | None:
    day = _day(match.groupdict())
    if not day:
        return None
    time = _TIME.match(after)
    if not time:
        return day.isoformat(), 0
    hour = int(time["hour"])
    if time["half"]:
        if not 1 <= hour <= 12:
            return day.isoformat(), 0
        hour = hour % 12 + (12 if time["half"].lower().startswith("p") else 0)
    if hour > 23:
        return day.isoformat(), 0
    clock = f"{hour:02}:{time['minute']}" + (f":{time['second']}" if time["second"] else "")
    return f"{day.isoformat()}T{clock}{_zone(time['zone'])}", time.end()


def _day(parts: dict[str, str | None]) -> datetime.date | None:
    year = int(parts.get("year") or f"20{parts['short']}")
    if named := parts.get("month"):
        month, day = int(_MONTHS[named[:3].lower()]), int(parts["day"] or 0)
    elif abroad := parts.get("abroad"):
        month, day = int(_ABROAD[abroad.lower()]), int(parts["day"] or 0)
    elif number := parts.get("number"):
        month, day = int(number), int(parts["day"] or 0)
    else:
        one, two = int(parts["one"] or 0), int(parts["two"] or 0)
        if one <= 12 and two <= 12 and one != two:
            return None  # 3/2 is in March or in February: a guess would be wrong half the time
        month, day = (two, one) if one > 12 else (one, two)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _zone(printed: str | None) -> str:
    if not printed:
        return ""
    offset = re.search(r"([+-]\d\d):?(\d\d)$", printed)
    return f"{offset[1]}:{offset[2]}" if offset else "+00:00"
