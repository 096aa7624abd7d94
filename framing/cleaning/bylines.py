"""Who wrote it, as pages print it: a line of names, with or without "by", a date and a reading time behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.cleaning import dates
from framing.cleaning.agencies import is_plain
from framing.cleaning.headline import normalized_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BY = re.compile(
    r"^[*+•|\s]{0,4}(?:(?:(?:written|reported|story|words|posted|published|text)\s+)?by:?\s+|authors?:\s*)(?=\S)",
    re.IGNORECASE,
)
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
# Links, addresses and account names, which stand behind a name or instead of one.
_ADDRESS = re.compile(r"https?://\S+|\S{1,80}@[\w-]{1,60}\.\S+|\s?@\w+|\(?\b\d{3}\)?[ -]\d{3}-\d{4}", re.IGNORECASE)
# What follows a name behind a dash or a comma is an office or another paper; degrees are written in capitals.
_DASHED = re.compile(r"\s+[-–—•·/]\s.*$")
_BEHIND = re.compile(r"\bby:?\s+(.+)$", re.IGNORECASE)
_DEGREE = re.compile(r"^(?:[A-Z]{1,5}\.?|Ph\.?D\.?|M\.?D\.?|BSc|MSc|Jr\.?|Sr\.?)$")
_OFFICE = re.compile(
    r"(?:\s+(?:(?:senior|chief|staff|business|political|politics|sports?|science|health|technology|tech|foreign|national"
    r"|features?|news|contributing|associate|assistant|deputy|managing|special|white house)\s+){0,3}"
    r"(?:writer|reporter|columnist|correspondent|editor|contributor|producer|critic|analyst))+$",
    re.IGNORECASE,
)
# Nobody's name: a desk, or the account that a site's system writes with.
_NOBODY = re.compile(
    r"\b(?:staff|editorial|newsroom|editors?|reporters?|correspondents?|wire services?"
    r"|news services?|team)\b|admin(?:istrator)?$|^(?:unknown|anonymous|guest|user|none|null|author)$",
    re.IGNORECASE,
)


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


def opens(text: str) -> bool:
    """Tell whether a line begins as a byline does."""
    return bool(_BY.match(text)) and len(text) <= 250


def names(texts: Iterable[str], site: Sequence[str]) -> tuple[str, ...]:
    """Return the names in what a page gives as its authors, without offices, addresses and the site itself."""
    found: list[str] = []
    for text in texts:
        cut = _ADDRESS.sub("|", _plain(_BY.sub("", text[:400])))
        found += (_OFFICE.sub("", _DASHED.sub("", part)).strip(" .·•–—-|") for part in _SPLIT.split(cut))
    return tuple(dict.fromkeys(name for name in found if name and _is_somebody(name) and not _is_site(name, site)))


def _is_somebody(name: str) -> bool:
    words = name.split()
    return (
        _is_name(name)
        and not (len(words) == 1 and _DEGREE.match(name) and not _is_agency(name))
        and not _NOBODY.search(name)
        and not name.casefold().startswith(("http", "www."))
    )


def _is_site(name: str, site: Sequence[str]) -> bool:
    """Tell whether a name is the site's own, whole or, if it is a single word, a part of that."""
    bare = normalized_key(name)
    own = [normalized_key(one) for one in site]
    return any(bare in (one, one.removeprefix("the")) or (" " not in name and bare in one) for one in own)


def is_lone(text: str) -> bool:
    """Tell whether a line is the beginning of a byline whose names stand in the next line."""
    return text.strip(" *+:").casefold() in ("by", "written by", "author", "authors", "posted by")


def person(text: str) -> str:
    """Return the name in a line that holds a name alone, or with a date or an account behind it, or ""."""
    if len(text) > 160:
        return ""
    found = dates.find(text)
    behind = _BEHIND.search(text, found[2]) if found else None
    bare = _DASHED.sub("", _ADDRESS.sub("", behind[1] if behind else _plain(text))).strip(" *+.·•|,–—-")
    words = bare.split()
    if dates.is_about_time(bare) or not all(c.isalpha() or c in " .'’-" for c in bare):
        return ""
    one = len(words) == 1 and _is_agency(bare)
    return bare if (one or 2 <= len(words) <= 4) and _is_somebody(bare) and not _OUTLET.search(bare) else ""


def _is_agency(text: str) -> bool:
    """Tell whether a text is an agency's name, of those that are nothing else where a byline stands."""
    return is_plain(text) or text in ("AP", "EFE", "UPI")


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
    if _is_agency(bare) or _is_agency(bare.upper()) or bare.casefold() == outlet.casefold():
        return True
    same = bare.casefold().startswith(outlet.casefold() + " ")
    return bool(_OUTLET.search(bare)) and (same or bare.isupper()) and len(words) <= 4


def source(text: str) -> str:
    """Return the name in a line for which `is_source` holds."""
    return _plain(text).strip(" .·•|–—-()")


def _plain(text: str) -> str:
    """Return a byline without its date and its reading time."""
    if found := dates.find(text):
        text = re.sub(r"[\s,|–—-]+(?:on|published|publish date:?|posted|updated)?[\s,:|–—-]*$", "", text[: found[1]])
    if match := _READ.search(text):
        text = text[: match.start()]
    return " ".join(text.split())
