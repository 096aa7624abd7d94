"""Decides between what a page states of its article and what it prints: where they differ, readers saw the print."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from framing.cleaning import bylines, dates
from framing.cleaning.headline import normalized_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.cleaning.metadata import Stated

_SEPARATED = re.compile(r"\s+[|–—-]\s+")
# Words in a section's name, or over a headline. A judgement.
_SECTION = 2
_WORD = re.compile(r"\w+")
# A heading this like the stated title is the same headline, in the editors' wording for the page.
_ALIKE = 0.5
# Of the second level there are many, on whatever the page is about.
_LIKE = 0.8
_DATE = 10
"""Characters of a day without a time: 2031-02-03."""
# How many pieces of the page around the headline can hold its byline and its date.
_BEFORE, _AFTER = 4, 14


def headline(stated: Stated, fallback: str, shown: Sequence[str], outlet: str) -> str:
    """Return the page's own heading that is most like a stated title; else a title, as printed, without the site."""
    titles = (*stated.titles, *((fallback,) if fallback else ()))
    sites = {normalized_key(name) for name in (outlet, *stated.logos, *_sites(titles, stated))}
    titles = tuple(title for title in titles if normalized_key(title) not in sites)
    own = [heading for heading in stated.headings if normalized_key(heading) and normalized_key(heading) not in sites]
    near = max(own, key=lambda heading: _likeness(heading, titles), default="")
    if near and _likeness(near, titles) >= _ALIKE:
        return _bare_heading(near, titles, {*sites, *map(normalized_key, stated.sites)})
    printed = {normalized_key(piece) for piece in shown}
    for title in titles:
        if cut := _without_site(title, printed - sites):
            return cut
    below = max(stated.subheadings, key=lambda heading: _likeness(heading, titles), default="")
    if below and _likeness(below, titles) >= _LIKE:
        return below
    if len(own) == 1 and len(own[0].split()) >= 3:
        return own[0]
    return fallback if normalized_key(fallback) not in sites else next(iter(titles), "")


def _bare_heading(heading: str, titles: Sequence[str], sites: set[str]) -> str:
    """Return a heading without the site's and its section's names behind it, and without a word set over it."""
    parts = _SEPARATED.split(heading)
    if len(parts) > 1 and normalized_key(parts[-1]) in sites:
        end = heading.rindex(parts[-1])
        if len(parts) > 2 and len(parts[-2].split()) <= _SECTION < len(" ".join(parts[:-2]).split()):
            end = heading[:end].rindex(parts[-2])
        heading = heading[:end].rstrip(" |–—-")
    for title in titles:
        over = heading[: -len(title)] if heading.endswith(title) else ""
        if over.strip() and over.strip()[-1].isalnum() and len(over.split()) <= _SECTION < len(title.split()):
            return title
    return heading


def _sites(titles: Sequence[str], stated: Stated) -> Iterator[str]:
    """Yield the headings that a title holds behind or before a longer part which the page prints: the site's name."""
    printed = {normalized_key(heading) for heading in (*stated.headings, *stated.subheadings)}
    for title in titles:
        first, *_, last = _SEPARATED.split(title) * 2
        for part, other in ((last, first), (first, last)):
            if len(other.split()) > len(part.split()) and normalized_key(other) in printed:
                yield part


def _likeness(heading: str, titles: Sequence[str]) -> float:
    """Return the share of words that a heading has in common with the title most like it."""
    have = set(_WORD.findall(heading.casefold()))
    wants = [set(_WORD.findall(title.casefold())) for title in titles]
    return max((2 * len(have & want) / (len(have) + len(want)) for want in wants if have or want), default=0.0)


def _without_site(title: str, printed: set[str]) -> str:
    """Return a title without the site's name behind it, if the page shows it so."""
    parts = _SEPARATED.split(title)
    for end in range(len(parts), 0, -1):
        # Cut from the title itself, since a dash may belong to the headline.
        at = len(title) if end == len(parts) else title.index(parts[end], sum(map(len, parts[:end])))
        cut = title[:at].rstrip(" |–—-") if end < len(parts) else title
        if normalized_key(cut) in printed:
            return cut
    return ""


def is_likely(guess: str, shown: Sequence[str], page: str, url: str) -> bool:
    """Return whether the day that the extractor gives is printed on a page, in its address, or in what it states.

    The extractor guesses, from a copyright's year, a script's settings or an advert's end too.
    """
    year, month, day = guess[:10].split("-")
    if any((found := dates.find(text)) and found[0][:10] == guess[:10] for text in (*(p[:250] for p in shown), url)):
        return True
    figures = rf"(?<!\d)(?:0?{int(day)}[./-]0?{int(month)}|0?{int(month)}[./-]0?{int(day)})[./-]{year}(?!\d)"
    stated = rf"(?:publi(?:sh\w*|cation)|pub_?date|created?)[^<>\n]{{0,40}}?{year}-{month}-{day}"
    return any(re.search(figures, piece) for piece in shown) or bool(re.search(stated, page, re.IGNORECASE))


def around(shown: Sequence[str], title: str) -> tuple[str, ...]:
    """Return the pieces of the page around its headline, up to the first paragraph."""
    name = normalized_key(title)
    places = [i for i, piece in enumerate(shown) if normalized_key(piece) == name] if name else []
    if not places:
        return ()
    at = places[0]
    below: list[str] = []
    for piece in shown[at + 1 : at + 1 + _AFTER]:
        if len(piece) > 250 and below:
            break
        below.append(piece)
    # What stands below a headline is more often its own than what stands above.
    return (*below, *reversed(shown[max(0, at - _BEFORE) : at]))


def authors(stated: Stated, near: Sequence[str], shown: Sequence[str], site: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the first source whose names are printed by the headline, or anywhere; else of the first."""
    sources = [bylines.names(source, site) for source in stated.authors]
    printed = [bylines.names((piece,), site) for piece in near if bylines.opens(piece)]
    sources = [source for source in (*sources, *printed) if source]
    for pieces in (near, shown):
        text = " ".join(normalized_key(piece) for piece in pieces if len(piece) <= 250)
        found = [source for source in sources if all(normalized_key(name) in text for name in source)]
        if found:
            return max(found, key=len)
    return sources[0] if sources else ()


def published(stated: Stated, fallback: str, near: Sequence[str]) -> str | None:
    """Return when the page appeared: as stated, on the day that it prints; else by a time element by the headline."""
    times = [stamp for stamp, text in stated.times if text and any(text in piece for piece in near)]
    fallback = next(iter(times), fallback)
    print_ = next((found for piece in near if (found := dates.stamps(piece)[0])), None)
    return _settle((*stated.published, *((fallback,) if fallback and not stated.published else ())), print_)


def updated(stated: Stated, near: Sequence[str], first: str | None) -> str | None:
    """Return when the page was last changed, if later than `first`, when it appeared."""
    print_ = next((found for piece in near if (found := dates.stamps(piece)[1])), None)
    found = _settle(stated.updated, print_)
    return found if found and (print_ or not first or _later(found, first)) else None


def _later(stamp: str, first: str) -> bool:
    """Return whether one time is a minute or more after another; a day without a time is not after that day."""
    one, two = datetime.datetime.fromisoformat(first), datetime.datetime.fromisoformat(stamp)
    if len(first) == _DATE or (one.tzinfo is None) != (two.tzinfo is None):
        return two.date() > one.date()
    return two - one >= datetime.timedelta(minutes=1)


def _settle(stated: Sequence[str], print_: str | None) -> str | None:
    """Return a stated time, told in the printed clock's zone where the two differ; what is printed, if unrelated."""
    if not stated or not print_:
        return stated[0] if stated else print_
    for stamp in stated:
        if stamp[:16] == print_[:16] or (len(print_) == 10 and stamp[:10] == print_):
            return stamp
    for stamp in stated:
        if moved := _at_printed_clock(stamp, print_):
            return moved
    # A day apart is a time zone apart; more, and the print is of something else.
    return print_ if abs((_day(print_) - _day(stated[0])).days) <= 1 else stated[0]


def _at_printed_clock(stamp: str, print_: str) -> str | None:
    """Return a stated moment with the printed time of day, if some time zone has that time at that moment."""
    moment, clock = datetime.datetime.fromisoformat(stamp), datetime.datetime.fromisoformat(print_)
    if len(print_) < 16 or len(stamp) < 16 or moment.utcoffset() is None:
        return None
    offset = clock.replace(tzinfo=None, second=0) - moment.astimezone(datetime.UTC).replace(
        tzinfo=None, second=0, microsecond=0
    )
    if abs(offset) > datetime.timedelta(hours=14) or offset % datetime.timedelta(minutes=15):
        return None
    return moment.astimezone(datetime.timezone(offset)).isoformat()


def _day(stamp: str) -> datetime.date:
    return datetime.date.fromisoformat(stamp[:10])


def standfirst(stated: Stated, shown: Sequence[str], title: str, first: str) -> str:
    """Return the line that a page prints between its headline and its first paragraph to sum the article up, or ""."""
    keys = [normalized_key(piece) for piece in shown]
    if normalized_key(title) not in keys:
        return ""
    start = keys.index(normalized_key(title)) + 1
    end = next((i for i in range(start, len(keys)) if normalized_key(first)[:60] in keys[i]), start)
    wanted = {normalized_key(text) for text in (*stated.standfirsts, *stated.descriptions)} - {
        normalized_key(title),
        normalized_key(first),
        "",
    }
    return next((shown[i] for i in range(start, end) if keys[i] in wanted and len(shown[i].split()) >= 4), "")
