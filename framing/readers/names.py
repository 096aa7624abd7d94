"""Names made readable: an outlet from a file's name, a web address or a feed, a title from a folder's name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from framing import lexicon

# Names below which registries of a country sell, so that `post.co.uk` is called post, not co.
_SECOND_LEVEL = frozenset("ac co com edu gob gov gouv gv mil ne net or org".split())
_NEWSROOM = frozenset("www m mobile amp news edition en english web".split())


def site_of(url: str) -> str:
    """Return the part of an address's host that names the site: `www.harbour-post.co.uk` is "harbour-post".

    Without a list of every registry's rules this errs for rare ones; an address of numbers stands for itself.
    """
    try:
        host = (urlsplit(url).hostname or "").removesuffix(".")
    except ValueError:
        host = ""
    if not host or ":" in host or host.replace(".", "").isdecimal():
        return host or "page"
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _NEWSROOM:
        labels = labels[1:]
    last = 2 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 1
    name = labels[-last - 1] if len(labels) > last else labels[0]
    return _unicode(name)


def _unicode(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


NOWHERE = "page"
"""What `site_of` calls the site of an address that has no host."""

_DATE = re.compile(r"[\s_-]*\b\d{4}-\d{2}-\d{2}\b[\s_-]*$|^\d{4}-\d{2}-\d{2}[\s_-]+")
_WORDS = frozenset(("the", "new", "sun", "le", "la", "el", "die", "der", "das", "de", "og", "of", "and", "day", "now"))
_BETWEEN = re.compile(r"[\s_+-]+")


def outlet_name(stem: str) -> str:
    """Return an outlet's name from its file's stem: `kyiv-independent` is "Kyiv Independent", `afp` is "AFP".

    The name does not depend on the text, so that an outlet is called the same in every story.
    """
    words = [word for word in _BETWEEN.split(_DATE.sub("", stem)) if word]
    return " ".join(_capitalised(word) for word in words) or stem


def outlet_of_host(url: str) -> str:
    """Return an outlet's name from an address or a host: `www.harbour-post.co.uk` is "Harbour Post"; "" from none."""
    site = site_of(url if "//" in url else f"//{url}")
    return "" if site == NOWHERE else outlet_name(site)


_STROKES = re.compile(r"\s+[-–—|:»>/·•]\s+")
# Words of a feed's title that name a section or a list, not an outlet.
_SECTIONS = lexicon.words("feed-sections")


def outlet_of_title(title: str, link: str) -> str:
    """Return the outlet that a feed's title names: "Harbour Post - Latest news" is "Harbour Post"."""
    parts = [part for part in _STROKES.split(" ".join(title.split())) if part]
    site = _squeezed(site_of(link))
    of_host = [part for part in parts if _squeezed(part) in (site, f"the{site}")]
    named = [part for part in parts if set(re.findall(r"\w+", part.lower())) - _SECTIONS]
    return re.sub(r"\s+(?:RSS|Atom)(?:\s+feed)?$", "", (*of_host, *named, "")[0], flags=re.IGNORECASE)


def _squeezed(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold()


def title(folder: str) -> str:
    """Return a title from a folder's name: its words, the first with a capital, a date at its end kept as it is."""
    date = re.search(r"\d{4}-\d{2}-\d{2}$", folder)
    words = " ".join(_BETWEEN.split(folder[: date.start()] if date else folder)).strip()
    words = words[:1].upper() + words[1:]
    return f"{words} {date[0]}".strip() if date else words


def _capitalised(word: str) -> str:
    if any(c.isupper() for c in word):
        return word if not (word.isupper() and len(word) > 4) else word.capitalize()
    # "the" and its like are words, however short; what cannot be spoken, or has three letters, is initials.
    initials = word.lower() not in _WORDS and (len(word) <= 3 or not set(word.lower()) & set("aeiouy"))
    return word.upper() if initials and word.isascii() and word.isalpha() else word[:1].upper() + word[1:]
