"""Whose copy an article is: the agency in its dateline, its byline, or the credit at its end.

An agency that the article quotes, that took its pictures or that helped its reporter has no place here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.cleaning import bylines, dates
from framing.cleaning.agencies import FORMS, is_plain, named
from framing.cleaning.headline import normalized_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SHORT = 4
"""Letters of an agency's name up to which it must be written as the agency does: "AP", not "ap". A judgement."""
_FORM = "|".join(re.escape(form) if len(form) <= _SHORT else f"(?i:{re.escape(form)})" for form in FORMS)
_AGENCY = rf"(?:[Tt]he\s+)?(?P<agency>{_FORM})(?!\w)"
_RULE = r"[-–—―]+"

# "PARIS (AFP) Text", "ROMA, 3 mag (ANSA) - Text", "MOSCOW, June 3. /TASS/. Text", "Berlin (dpa/lno) - Text"
_BRACKETED = re.compile(
    rf"^(?P<place>[^()\[\]\n:]{{0,80}}?)[(\[/]{_AGENCY}(?:/[a-z]{{2,4}})?[)\]/](?P<rule>[ .,:]*{_RULE})?"
)
# "МОСКВА, 3 июн — РИА Новости. Text", "KYIV. June 3. Interfax-Ukraine – Text"
_BETWEEN = re.compile(rf"^(?P<place>[^()\n:]{{2,60}}?)(?:[,.]|\s{_RULE})\s+{_AGENCY}(?:\s*{_RULE}|\.\s*{_RULE}|\.\s)")
# "Reuters, Washington – Text", "AFP — Text"
_FIRST = re.compile(rf"^{_AGENCY}(?:,\s+[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)?\s+{_RULE}\s+(?=[A-Z“\"])")
_PARTICLES = frozenset("de del di da do dos das el la las los le les of on the st".split())

_BY = re.compile(r"^\W{0,4}(?:(?:written|reported|story|words|text)\s+)?by:?\s+", re.IGNORECASE)
_STAFF = r"(?:['’]s?)?(?:\s+(?i:staff|writers?|reporters?|correspondents?|editorial|bureau|agency|newsroom)){0,2}"
_PLACE = r"(?:(?:\s+in|,)\s+[A-Z][\w'’.-]{1,20}(?:\s[A-Z][\w'’.-]{1,20})?)?"
_ALONE = re.compile(rf"^(?:[Nn]ews [Aa]gency\s+)?{_AGENCY}{_STAFF}{_PLACE}$")
_BESIDE = re.compile(r"\s+[|•·]")
_WORD = r"[A-ZÀ-ÖØ-ÞА-ЯІЇЄ][\w'’.-]{0,20}"
_NAME = rf"{_WORD}(?:\s+(?:{_WORD}|de|da|di|van|von|al|el|bin|la|le)){{1,3}}"
_SIGNED = re.compile(
    rf"^(?P<names>{_NAME}(?:(?:\s+and\s+|\s*&\s*|,\s+){_NAME}){{0,3}}?)"
    rf"(?P<mark>\s*[,/|–—-]\s*(?:for\s+)?|\s+)(?P<whole>{_AGENCY}{_STAFF}{_PLACE})$"
)
_SHARED = re.compile(rf"(?:\band|\bwith|&|\+|/)\s+{_AGENCY}", re.IGNORECASE)

_STOP = r"(?:^|[.!?…][”\"’'»)]*)\s*"
_SUPPLIED = (
    r"(?:this (?:story|article|report|piece|material|text|content) (?:was|is|has been) (?:originally |first )?"
    r"(?:reported|written|produced|provided|supplied|distributed|prepared|published)"
    r"(?: and (?:published|distributed))? by"
    r"|(?:re)?(?:published|printed) (?:here )?(?:by arrangement with|(?:with|by) (?:the )?permission (?:of|from))"
    r"|auto-?generated from an? (?:un-?edited )?(?:syndicated|agency|wire|news agency) feed (?:of|from|by)"
    r"|(?:source|agency|quelle|fonte|fuente|джерело|источник)\s*:)"
)
# The credit as the last words of a paragraph: "… on Friday. (AFP)", "… on Friday. — Reuters", "© AFP", "Source: AFP".
_ENDS = re.compile(
    rf"(?:{_STOP}[(\[](?:[Ss]ource:\s*)?{_AGENCY}(?:/[a-z]{{2,4}})?[)\]]"
    rf"|{_STOP}{_RULE}\s*{_AGENCY.replace('?P<agency>', '?P<dashed>')})\W*$"
)
_OWNED = re.compile(rf"{_STOP}(?:©|\(c\))\s*(?:\d{{4}},?\s*)?{_AGENCY}\W*$")
_CREDIT = re.compile(rf"(?:^|[\s(.])(?i:{_SUPPLIED})\s*{_AGENCY}(?:\s+feed)?(?=\W*$|[.;)]\s)")
# "This report by The Canadian Press was first published Feb. 4, 2031."
_FIRST_PUBLISHED = re.compile(
    rf"^\W{{0,3}}This (?:report|story|article) by {_AGENCY} was first (?:published|reported)\b"
)
# The reporter and the agency below the text: "— Jo Marsh, The Associated Press".
_DASHED = re.compile(rf"^{_RULE}\s*(?=\w)")
_RIGHTS = re.compile(
    r"^\W{0,3}(?:(?i:copyright)\s*(?:©|\([cC]\))?|©|\([cC]\))\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?"
    rf"{_AGENCY}(?:\s+(?:News Agency|GmbH|Inc|Ltd|L\.?P)\b\.?)?(?:\s+\d{{4}})?(?:\W*$|[.,;:]?\s+(?i:all|this|no|any)\b)"
)
_DATED = re.compile(r"\d{4}|copyright|rights", re.IGNORECASE)
# "Associated Press writer Jo Marsh in Thornley contributed to this report", "with files from Reuters"
_HELPED = re.compile(
    rf"(?<!\w)(?:{_FORM})(?!\w)(?:['’]s?)?(?:[\s,](?:[^.!?]|\b\w\.(?=\s)){{1,160}})?\s(?:also )?contributed\b"
    rf"|\b(?:(?:additional|with|further) report(?:ing|s)|inputs?|files|material)"
    rf"\s+(?:by|from)\s[^.]{{0,60}}(?:{_FORM})(?!\w)",
    re.IGNORECASE,
)
_ABOVE, _BELOW = 8, 6
"""Lines of a page around its paragraphs in which it names the article's author, or its agency."""
_LONG = 25
"""Letters of a line that is found among the paragraphs, if it is not there by chance."""


def agency(body: Sequence[str], authors: Sequence[str], shown: Sequence[str] = ()) -> str | None:
    """Return the agency whose copy these paragraphs are, where they or the page say so, or None.

    `body` are the paragraphs, captions apart; `shown` is all that the page shows, in its order. Counts only what stands
    where agencies put it: the dateline, a byline that is the agency, alone or behind a person's name, and the credit or
    copyright notice at the end. A page's rights say nothing where the agency only helped.
    """
    if not body:
        return None
    above, below = _around(shown, body)
    last = tuple(body[-2:])
    found = (
        _first(_dateline(paragraph) for paragraph in body[:3])
        or _of_authors(authors, above)
        or _first(_byline(line, i, above, authors) for i, line in enumerate(above))
        or _unmarked(body[0])
        or _first(_credit(text) for text in (*last, *below))
    )
    if found or any(_HELPED.search(text[-300:]) for text in (*body[-3:], *below)):
        return found
    if owned := _first(_owned(text) for text in (*last, *below)):
        return owned
    return _first(_rights(text) for text in shown if len(text) <= 400) if shown else _first(map(_rights, last))


def _first(found: Iterable[str | None]) -> str | None:
    return next((name for name in found if name), None)


def _dateline(paragraph: str) -> str | None:
    start = paragraph[:160].lstrip("\"“' ")
    if (match := _BRACKETED.match(start)) and match["agency"] != "PA":  # "ERIE (PA)": Pennsylvania
        return named(match["agency"]) if _is_place(match["place"], marked=bool(match["rule"])) else None
    if (match := _BETWEEN.match(start)) and is_plain(match["agency"]) and _is_place(match["place"], marked=False):
        return named(match["agency"])
    match = _FIRST.match(start)
    return named(match["agency"]) if match and is_plain(match["agency"]) else None


def _is_place(before: str, *, marked: bool) -> bool:
    """Return whether the words before the agency are a dateline's: a town, perhaps with a date.

    The town is in capitals, or a date or, if `marked`, a dash tells it from a sentence.
    """
    words = re.findall(r"[^\s,./–—-]+", before)
    if not words:
        return not before.strip(" ,.-–—")
    dated = any(word[0].isdigit() for word in words)
    small = [word for word in words if word[0].islower() and word not in _PARTICLES]
    return (
        len(words) <= 8
        and words[0][0].isupper()
        and len(small) <= (1 if dated else 0)
        and (marked or dated or words[0].isupper())
    )


def _of_authors(authors: Sequence[str], above: Sequence[str]) -> str | None:
    """Return the agency among the authors: alone, or behind the persons who wrote for it."""
    wholes = [_ALONE.match(" ".join(author.split())) for author in authors]
    names = {named(match["agency"]) for match in wholes if match}
    if not names:
        return _first(_signed(author) for author in authors)
    last = wholes[-1]
    if len(names) > 1 or not last:
        return None
    if all(wholes):
        return named(last["agency"]) if is_plain(last["agency"]) or last["agency"] == "AP" else None
    shared = any((match := _SHARED.search(line)) and named(match["agency"]) in names for line in above)
    return named(last["agency"]) if is_plain(last["agency"]) and not shared else None


def _signed(text: str) -> str | None:
    """Return the agency in "Jane Roe, Associated Press"."""
    match = _SIGNED.match(" ".join(text.split()))
    if not match or named(match["names"]):
        return None
    return named(match["agency"]) if match["mark"].strip() or " " in match["agency"] else None


def _byline(line: str, i: int, above: Sequence[str], authors: Sequence[str]) -> str | None:
    """Return the agency in a line above the text that is a byline by its "by", its date, or its known name.

    Pictures are signed too: "Ada Lee, AP", "Reuters".
    """
    if len(line) > 160:
        return None
    by = bool(_BY.match(line))
    bare = _BESIDE.split(bylines.source(_BY.sub("", line)))[0].strip(" ,")
    dated = bool(dates.find(line))
    if match := _ALONE.match(bare):
        beside = any(dates.find(other) for other in above[max(0, i - 1) : i + 2] if len(other) <= 160)
        told = by or dated or (is_plain(match["agency"]) and beside)
        whole = is_plain(match["agency"]) or match["agency"] == "AP"
        return named(match["agency"]) if told and whole and not authors else None
    match = _SIGNED.match(bare)
    known = match is not None and any(author.casefold() in match["names"].casefold() for author in authors)
    return _signed(bare) if by or dated or known else None


def _unmarked(paragraph: str) -> str | None:
    """Return the agency in a byline without a mark taken for the first paragraph: "Ada Lee Associated Press"."""
    match = _SIGNED.match(_BY.sub("", paragraph)) if len(paragraph) <= 120 else None
    by = match is not None and bool(_BY.match(paragraph))
    return _signed(_BY.sub("", paragraph)) if match and (by or not match["mark"].strip()) else None


def _credit(text: str) -> str | None:
    """Return the agency in a credit that a paragraph is or ends with."""
    if match := _ENDS.search(text[-200:]) if len(text) > 200 else _ENDS.search(text):
        return named(match["agency"] or match["dashed"])
    if match := _CREDIT.search(text[-300:]) or _FIRST_PUBLISHED.match(text):
        return named(match["agency"])
    if len(text) <= 120 and (dashed := _DASHED.match(text)):
        return _signed(text[dashed.end() :].rstrip(" ."))
    bare = text.strip(" .")
    return named(bare) if bare and is_plain(bare) else None


def _owned(text: str) -> str | None:
    """Return the agency in a copyright notice at the end of a paragraph by the text, or alone there."""
    match = _OWNED.search(text[-200:])
    return named(match["agency"]) if match else None


def _rights(text: str) -> str | None:
    """Return the agency in a copyright notice; "© Reuters" alone is as often a picture's."""
    match = _RIGHTS.match(text)
    return named(match["agency"]) if match and _DATED.search(match[0]) else None


def _around(shown: Sequence[str], body: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the page's lines shortly above and below the paragraphs."""
    text = "".join(normalized_key(paragraph) for paragraph in body)
    own = [i for i, line in enumerate(shown) if len(name := normalized_key(line)) >= _LONG and name in text]
    if not own:
        return (), ()
    return tuple(shown[max(0, own[0] - _ABOVE) : own[0]]), tuple(shown[own[-1] + 1 : own[-1] + 1 + _BELOW])
