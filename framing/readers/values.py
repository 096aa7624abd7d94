"""Single values as feeds and JSON write them, to what an article holds: a string, a date, names, an address."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

_TAG = re.compile(
    r"</(?:p|div|article|section|span|a|ul|ol|li|h[1-6]|figure|blockquote|em|strong|i|b)\s*>|<(?:p|br)\s*/?>",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][\w-]*)?", re.IGNORECASE)
_SHORTEST_YEAR = re.compile(r"\d{4}-\d\d")
# What may follow the last word of a paragraph.
_ENDS = tuple(".!?:…\"'”’»)")
# Seconds since 1970 beyond this are milliseconds: it is the year 5138.
_MILLISECONDS = 100_000_000_000


def string(value: Any) -> str:
    """Return a string, or the name or address of an object that stands in its place (schema.org), or a list's first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**18 else ""
    if not isinstance(value, str):
        return ""
    # JSON can escape half a character (a lone surrogate) and NUL, which no file or page can hold.
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").encode("utf-8", "ignore").decode()


def names(value: Any) -> tuple[str, ...]:
    """Return the names in a value or a list of them, once each; an author's address is no name."""
    found = (" ".join(string(one).split()) for one in (value if isinstance(value, list) else [value]))
    return tuple(dict.fromkeys(name for name in found if name and not address(name)))


def address(value: Any) -> str | None:
    """Return a web address, or None for anything else; a report links to no other scheme."""
    text = string(value).strip()
    try:
        is_web = urlsplit(text).scheme in ("http", "https") and bool(urlsplit(text).hostname)
    except ValueError:
        is_web = False
    return text if is_web else None


def language(text: str) -> str:
    """Return a language's code without its region, as articles are compared by language: `en-GB` is "en"."""
    match = _LANGUAGE.fullmatch(text.strip())
    return match[1].lower() if match else ""


def when(value: Any) -> str | None:
    """Return a date as ISO 8601 with the zone that it came with; what is no date known here stays as it is written."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(value)
    text = string(value).strip()
    if _SHORTEST_YEAR.match(text):
        return re.sub(r"^(\d{4}-\d\d-\d\d) +(?=\d)", r"\1T", text)
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        # What Python writes where there is no date.
        return None if text in ("", "None", "NaT", "nan") else text


def _since_1970(seconds: float) -> str | None:
    try:
        seconds = seconds / 1_000 if abs(seconds) > _MILLISECONDS else seconds
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return None


def is_html(text: str) -> bool:
    """Return whether a text is HTML, by its tags."""
    return _TAG.search(text) is not None


def paragraphs(text: str) -> str:
    """Return a text with a blank line between its paragraphs; scrapers such as news-please write one a line."""
    lines = [line.strip() for line in text.split("\n")]
    # Lines that break off within sentences are one paragraph, wrapped.
    ended = sum(line.endswith(_ENDS) for line in lines)
    return "\n\n".join(lines) if "" not in lines and ended >= 0.8 * len(lines) else text
