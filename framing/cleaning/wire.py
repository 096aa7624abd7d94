"""Whose copy an article is: the agency named in its dateline or in the credit at its end."""

from __future__ import annotations

import re

_AGENCIES = {
    "afp": "AFP",
    "agence france-presse": "AFP",
    "ap": "AP",
    "associated press": "AP",
    "the associated press": "AP",
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "efe": "EFE",
    "dpa": "dpa",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "upi": "UPI",
    "pti": "PTI",
    "ansa": "ANSA",
}
_NAME = "(?P<agency>" + "|".join(re.escape(name) for name in sorted(_AGENCIES, key=len, reverse=True)) + ")"
# "(AFP) Text", "PARIS (Reuters) - Text", "WASHINGTON, June 1 (AP) — Text"
_DATELINE = re.compile(rf"^(?:[^()\n]{{0,60}}\s)?\({_NAME}\)", re.IGNORECASE)
_TOWN = re.compile(r"^[A-Z][\w'’./ -]*(?:,\s*[\w'’. ]{2,30}){0,3}[,.]?\s*$")
_END = re.compile(rf"(?:\((?:reporting|writing|additional reporting|editing|{_NAME})\b[^()]*\))$", re.IGNORECASE)


def agency(body: tuple[str, ...], authors: tuple[str, ...]) -> str | None:
    """Return the agency whose copy these paragraphs are, where they say so themselves, or None.

    Counts only what stands where agencies put it: the dateline of the first paragraph, a byline that is the agency
    alone, or an agency in brackets as the last words.
    """
    if not body:
        return None
    if (match := _DATELINE.match(body[0])) and _is_place(body[0][: match.start("agency") - 1]):
        return _AGENCIES[match["agency"].casefold()]
    if len(authors) == 1 and authors[0].casefold() in _AGENCIES:
        return _AGENCIES[authors[0].casefold()]
    last = _END.search(body[-1][-200:])
    return _AGENCIES[last["agency"].casefold()] if last and last["agency"] else None


def _is_place(before: str) -> bool:
    """Tell whether the words before the bracket are a dateline's: a town in capitals, perhaps with a date."""
    words = before.replace(",", " ").split()
    return not words or (bool(_TOWN.match(before)) and words[0].isupper())
