"""What a feed says of one entry: its text if it is there in full, who wrote and published it, and when."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from framing import lexicon
from framing.readers import values
from framing.readers.site_name import site_of

# The words from which a description is held for the whole article, and a text that the feed itself calls the content.
_FULL, _BRIEF = 150, 40
_TAG = re.compile(r"<[^<>]*>")
# What blog software adds below a text, shortened or not.
_SIGNED = re.compile(
    r"(?:<p>\s*)?The post\s+(?:<[^<>]{0,500}>)?[^<>]{0,500}(?:</a>)?\s+appeared first on\b.{0,500}\Z",
    re.IGNORECASE | re.DOTALL,
)
_TEASED = re.compile(
    r"(?:…|\.\.\.|\b(?:continue|keep) reading\b.{0,80}|\bread (?:more|on|the (?:full|whole|rest)\b.{0,60}))"
    r"[\s\])»→.]*\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s+[-–—|:»>/·•]\s+")
# Words of a feed's title that name a section or a list, not an outlet.
_SECTIONS = lexicon.words("feed-sections")
_JOINED = re.compile(r"\s*[,;&]\s*|\s+and\s+")


@dataclass(frozen=True, slots=True)
class Content:
    """An entry's text in full."""

    text: str
    language: str
    is_html: bool


def full_text(entry: Any) -> Content | None:
    """Return an entry's text, or None where it has a summary at most.

    A text marked as content counts, unless it repeats the summary or breaks off; a description only at an article's
    length, since most are teasers.
    """
    # Not its `summary`, which feedparser fills from the content where there is none.
    summary = entry.get("summary_detail") or {}
    given = [(one, _FULL if one.get("value") == summary.get("value") else _BRIEF) for one in entry.get("content") or ()]
    given.append((summary, _FULL))
    found = [
        (len(words), text, one)
        for one, least in given
        if len(words := plain(text := _SIGNED.sub("", values.string(one.get("value")))).split()) >= least
        and not _TEASED.search(" ".join(words[-20:])[-300:])
    ]
    if not found:
        return None
    _, text, one = max(found, key=lambda each: each[0])
    # Feeds mislabel: what is called plain text may have tags, and a text without any is read by its blank lines.
    return Content(text, values.string(one.get("language")), values.is_html(text))


def plain(markup: str) -> str:
    """Return HTML without its tags, roughly: enough to count words by, and for a title."""
    return html.unescape(_TAG.sub(" ", markup))


def dates(entry: Any) -> tuple[str | None, str | None]:
    """Return when an entry appeared and when it was changed, in the feed's own zone: "on Friday" is said in that."""
    # As a plain dict: feedparser gives one date for the other where only one is there.
    published, updated = (_when(values.string(dict.get(entry, name))) for name in ("published", "updated"))
    return published or updated, updated


def _when(text: str) -> str | None:
    """Return a feed's date, in one notation of the zone."""
    iso = values.when(text)
    return f"{iso[:-1]}+00:00" if iso and "T" in iso and iso.endswith("Z") else iso


def authors(thing: Any) -> tuple[str, ...]:
    """Return the names of an entry's authors; feeds write several into one field."""
    found: list[str] = []
    for written in values.names(list(thing.get("authors") or ())):
        name = re.sub(r"^by\s+", "", written, flags=re.IGNORECASE)
        parts = _JOINED.split(name)
        # "Ann Lee, Bo Roe" are two persons; "Lee, Ann" and "Ann Lee, AP" are one.
        found += parts if all(len(part.split()) in range(2, 5) for part in parts) else [name]
    return tuple(dict.fromkeys(filter(None, found)))


def outlet(entry: Any, feed: Any, link: str | None) -> str:
    """Return who published an entry: its source, where a feed gathers several outlets, else the publisher or feed."""
    gathered = entry.get("source")
    source = values.string(gathered.get("title")) if isinstance(gathered, dict) else ""
    for name in (source, *(values.string(thing.get("publisher")) for thing in (entry, feed))):
        # A publisher may be given by an address of the web or of mail.
        if name.strip() and not values.address(name) and "@" not in name:
            return _outlet_in(name, link)
    return _outlet_in(values.string(feed.get("title")), link)


def _outlet_in(title: str, link: str | None) -> str:
    """Return the outlet that a feed's title names: "Harbour Post - Latest news" is "Harbour Post"."""
    parts = [part for part in _BETWEEN.split(" ".join(plain(title).split())) if part]
    site = _squeezed(site_of(link or ""))
    of_host = [part for part in parts if _squeezed(part) in (site, f"the{site}")]
    named = [part for part in parts if set(re.findall(r"\w+", part.lower())) - _SECTIONS]
    return re.sub(r"\s+(?:RSS|Atom)(?:\s+feed)?$", "", (*of_host, *named, "")[0], flags=re.IGNORECASE)


def _squeezed(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold()
