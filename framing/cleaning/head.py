"""The head of a copied page: the lines above the body, and what they say of who wrote the article and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.cleaning import bylines, dates, reasons
from framing.cleaning.headline import normalized_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.cleaning.lines import Line, Mark
    from framing.records import PassageRole


@dataclass(frozen=True, slots=True)
class Page:
    """What is known before sorting: the lines, what each shows by itself, the outlet, what the line model strikes."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    outlet: str
    struck: frozenset[int]

    @property
    def dated(self) -> list[bool]:
        """For each line whether it is a date and little else."""
        return [mark.dated for mark in self.marks]

    def is_meta(self, i: int) -> bool:
        """Return whether a line says who wrote the article or when, and nothing of the story."""
        text = self.lines[i].text
        return bool(bylines.authors(text)) or bylines.is_source(text, self.outlet) or self.marks[i].dated

    def is_repeated(self, i: int, title: int | None) -> bool:
        """Return whether a line prints the headline, which is line `title`, once more."""
        printed = "" if title is None else normalized_key(self.lines[title].text)
        return bool(printed) and normalized_key(self.lines[i].text) == printed


@dataclass(slots=True)
class Sorting:
    """What has been decided: for a line either its role in the article, or the reason to set it aside.

    Nothing else changes while a page is sorted, and a line that is neither in `roles` nor in `asides` is undecided.
    """

    page: Page
    roles: dict[int, PassageRole] = field(default_factory=dict)
    asides: dict[int, str] = field(default_factory=dict)

    @classmethod
    def begin(cls, page: Page) -> Sorting:
        """Decide what lines tell by themselves: the site's by their wording, captions by their credits."""
        sorting = cls(page)
        for i, mark in enumerate(page.marks):
            if mark.reason:
                sorting.asides[i] = mark.reason
            elif mark.caption:
                sorting.roles[i] = "caption"
        return sorting

    def set_aside(self, i: int, why: str) -> None:
        """Take a line out of the article; a reason that it has already stays."""
        self.roles.pop(i, None)
        self.asides.setdefault(i, why)

    def undecided(self, i: int) -> bool:
        """Return whether nothing is decided of a line, by itself or by the line model."""
        return i not in self.asides and i not in self.roles and i not in self.page.struck


# Lines of running text that may stand above a byline or a date: a standfirst, or two. A judgement.
_STANDFIRST_LINES = 8
# Words from which they are the body: standfirsts are shorter. A judgement.
_STANDFIRST_WORDS = 90
# How many lines below the headline its byline and its date can stand, with buttons to share it between. A judgement.
_NEAR = 12
# A longer line is a paragraph, whatever date stands in it. A judgement.
_LONGEST_DATE = 250


@dataclass(frozen=True, slots=True)
class Credit:
    """The names in the byline, and when the article appeared and was changed, in ISO 8601."""

    authors: tuple[str, ...]
    published: str | None
    updated: str | None


def body_begins(sorting: Sorting, title: int | None, start: int) -> int:
    """Return the line at which the body begins, below the head.

    `title` is the headline, `start` the first running text. A standfirst is running text too: the body begins below
    the byline, date or second headline that follows it.
    """
    page, lines = sorting.page, sorting.page.lines
    below = 0 if title is None else title + 1
    above = [i for i in range(below, start) if page.is_meta(i) or page.is_repeated(i, title)]
    body = max(above, default=below - 1) + 1
    words = 0
    for i in range(max(start, below), min(start + _STANDFIRST_LINES, len(lines))):
        if page.is_meta(i) or page.is_repeated(i, title):
            body = i + 1
        elif sorting.undecided(i):
            words += lines[i].words
            if words > _STANDFIRST_WORDS:
                break
    while body < start and not (sorting.undecided(body) and lines[body].ended):
        body += 1
    return body


def sort_head(sorting: Sorting, title: int | None, body: int) -> None:
    """Decide on every line above the body: menus, byline, date and standfirst."""
    for i in range(body):
        if i == title:
            continue
        if sorting.page.is_meta(i):
            signed = bool(bylines.authors(sorting.page.lines[i].text))
            sorting.asides.pop(i, None)  # "who wrote it" says more than "contact line"
            sorting.set_aside(i, reasons.DATE if sorting.page.marks[i].dated and not signed else reasons.BYLINE)
        else:
            _sort_line(sorting, i, title)


def _sort_line(sorting: Sorting, i: int, title: int | None) -> None:
    line, below = sorting.page.lines[i], 0 if title is None else title + 1
    if sorting.page.is_repeated(i, title):
        sorting.set_aside(i, reasons.REPEATED)
    elif i < below:
        sorting.set_aside(i, reasons.NAVIGATION)
    elif not any(c.isalpha() for c in line.text):
        sorting.set_aside(i, reasons.SYMBOLS)  # a counter of comments
    elif sorting.undecided(i):
        before = [j for j in range(below, i) if sorting.roles.get(j) == "standfirst"]
        if line.prose or not any(sorting.page.lines[j].prose for j in before):
            sorting.roles[i] = "standfirst"
        else:
            sorting.set_aside(i, reasons.TEASER)
    elif i in sorting.page.struck:
        # To the model a standfirst is outside, as in the pages that it learned from.
        between = [sorting.asides.get(j) for j in range(below, i)]
        if line.prose and all(why in (reasons.BYLINE, reasons.DATE) for why in between):
            sorting.roles[i] = "standfirst"
        else:
            sorting.set_aside(i, reasons.OUTSIDE)
    elif sorting.roles.get(i) == "caption" and line.gap == 0 and sorting.asides.get(i - 1) == reasons.TEASER:
        sorting.set_aside(i, reasons.TEASER)


def credit_above(page: Page, title: int | None, body: int) -> Credit:
    """Return who wrote the article and when it appeared, from all the bylines and dates above the body."""
    authors: tuple[str, ...] = ()
    published, dated_below, top = None, False, title or 0
    for i in range(body):
        if i == title or not page.is_meta(i):
            continue
        text = page.lines[i].text
        stamp = dates.find(text) if len(text) <= _LONGEST_DATE else None
        # Above the headline a site may print the day's date: one below it beats that, and a time is added to its day.
        settled = dated_below or i < top
        if stamp and (not published or not settled or ("T" in stamp[0] and published == stamp[0][:10])):
            published, dated_below = stamp[0], i >= top
        names = bylines.authors(text)
        if not authors and (names or (i > top and bylines.is_source(text, page.outlet))):
            authors = names or (bylines.source(text),)
    return Credit(authors, published, None)


def credit_below(page: Page, title: int) -> Credit:
    """Return what the lines soon below the headline, which is line `title`, say of the article."""
    below = range(title + 1, min(title + 1 + _NEAR, len(page.lines)))
    stamps = [dates.stamps(page.lines[i].text) for i in below if not page.lines[i].prose]
    first = [stamp for stamp, _ in stamps if stamp]
    timed = (stamp for stamp in first if "T" in stamp and stamp[:10] == first[0][:10])
    return Credit(
        authors=next((names for i in below if (names := _names(page.lines, page.marks, i, page.outlet))), ()),
        published=next(timed, first[0] if first else None),
        updated=next((stamp for _, stamp in stamps if stamp), None),
    )


def _names(lines: Sequence[Line], marks: Sequence[Mark], i: int, outlet: str) -> tuple[str, ...]:
    """Return the names in a byline; a bare name is one beside a date, or under a lone "by"."""
    line = lines[i]
    if line.prose:
        return ()
    if bylines.opens(line.text):
        return bylines.names((line.text,), (outlet,))
    beside = [j for j in (i - 1, i, i + 1, i + 2) if 0 < j < len(lines)]
    if dates.find(line.text) or any(marks[j].dated or bylines.is_lone(lines[j].text) for j in beside):
        name = bylines.person(line.text)
        return (name,) if name else ()
    return ()
