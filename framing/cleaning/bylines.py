"""Who wrote it, as pages print it: a line of names, with or without "by", a date and a reading time behind."""

from __future__ import annotations

import re

from framing.cleaning import dates

_BY = re.compile(r"^(?:(?:written|reported|story|words|posted|published|text)\s+)?by:?\s+(?=\S)", re.IGNORECASE)
_READ = re.compile(r"\b\d{1,3}[\s-]*min(?:ute)?s?\.?(?:\s+read)?\b", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:,|;|\band\b|&|\bwith\b|\|)\s*", re.IGNORECASE)
# Words in a name that are written small.
_SMALL = frozenset(
    "de da di do dos du del della van von der den ten ter la le el al bin ibn y e the of for news desk".split()
)
# What follows a name: an office, a place, another paper.
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|columnist|contributor|staff|bureau|chief|producer|analyst|follow"
    r"|special to|(?:in|for|at) \w+)\b",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:news|press|desk|agency|agencies|agence|times|post|daily|herald|tribune|staff|team|tv|radio|media)\b",
    re.IGNORECASE,
)
_WIRES = ("AFP", "AP", "Reuters", "EFE", "DPA", "Xinhua", "TASS", "Ukrinform", "PTI", "ANSA", "UPI")


def authors(text: str) -> tuple[str, ...]:
    """Return the names in a line that begins with "by" and holds nothing else but offices and dates, or ()."""
    start = _BY.match(text)
    if not start or len(text) > 250:
        return ()
    names: list[str] = []
    for part in _SPLIT.split(_plain(text[start.end() :])):
        name = part.strip(" .·•–—-")
        if names and _ROLE.search(name):
            break
        if name and not _is_name(name):
            return ()  # a sentence: "By Friday the port was open"
        if name:
            names.append(name)
    return tuple(dict.fromkeys(names))


def _is_name(text: str) -> bool:
    """Tell whether every word has a capital, as names do, but for the small words in them."""
    words = text.split()
    return (
        len(words) <= 7
        and any(word[0].isupper() for word in words)
        and all((word[0].isupper() and not word.endswith(("!", "?", ":"))) or word.lower() in _SMALL for word in words)
        and not any(c.isdigit() for c in text)
    )


def is_source(text: str, outlet: str) -> bool:
    """Tell whether a line is nothing but the name of an agency, a desk or the outlet itself."""
    bare = _plain(text).strip(" .·•|–—-()")
    words = bare.split()
    if not 1 <= len(words) <= 6:
        return False
    if bare.casefold() in {w.casefold() for w in _WIRES} or bare.casefold() == outlet.casefold():
        return True
    same = bare.casefold().startswith(outlet.casefold() + " ")
    return bool(_OUTLET.search(bare)) and (same or bare.isupper()) and len(words) <= 4


def source(text: str) -> str:
    """Return the name in a line for which `is_source` holds."""
    return _plain(text).strip(" .·•|–—-()")


def _plain(text: str) -> str:
    """Return a byline without its date and its reading time."""
    if found := dates.find(text):
        text = text[: found[1]]
    if match := _READ.search(text):
        text = text[: match.start()]
    return " ".join(text.split())
