"""The times of day that a passage names: "1:20 p.m.", "11am", "noon", "8 o'clock", "shortly after 9 a.m."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

    from framing.language.parse import Parse

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
