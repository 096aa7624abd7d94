"""Finds the article in a page that somebody copied: from each line's own words, and from the lines around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.cleaning import bylines, credit, dates, headline, model, reasons
from framing.cleaning.draft import Draft
from framing.cleaning.lines import divide
from framing.cleaning.marks import mark
from framing.records import Aside

if TYPE_CHECKING:
    from framing.cleaning.lines import Line
    from framing.cleaning.marks import Mark
    from framing.records import PassageRole

# An unpunctuated line of so many words amid paragraphs is a headline, so of another story; shorter ones are headings.
_TEASER = (7, 16)
# More lines without a full stop than this are the headings of a list-like article, or its captions, and stay.
_TEASERS = 2
# A line that ends so is the first part of a sentence that the page breaks off, and no title.
_BROKEN_OFF = re.compile(r"\b(?:a|an|the|and|but|or|of|with|from|that|which|his|her|their)$")


def clean_page(text: str, outlet: str) -> Draft:
    """Return what is the article in a copied page, and the rest as asides.

    Rules on wording and neighbours sort the lines; then the line model, trained on public pages, strikes out what it
    is sure lies outside the article, and the rules sort again without that.
    """
    lines = divide(text)
    marks = mark(lines)
    struck = model.outside(lines, marks, kept_by_rules(lines, marks, outlet))
    return _sorted(lines, marks, outlet, struck).draft()


def kept_by_rules(lines: tuple[Line, ...], marks: tuple[Mark, ...], outlet: str) -> tuple[bool, ...]:
    """Return for each line whether the rules alone take it for the article's text, captions and headline apart."""
    page = _sorted(lines, marks, outlet, frozenset())
    return tuple(page.roles.get(i) in ("body", "standfirst") for i in range(len(lines)))


def _sorted(lines: tuple[Line, ...], marks: tuple[Mark, ...], outlet: str, struck: frozenset[int]) -> _Page:
    page = _Page(lines, marks, outlet, struck)
    page.sort()
    return page


@dataclass(slots=True)
class _Page:
    """The lines of a page while they are sorted: for each a role, or the reason to set it aside."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    outlet: str
    struck: frozenset[int]
    roles: dict[int, PassageRole] = field(default_factory=dict)
    asides: dict[int, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    dated_below: bool = False
    headline: int | None = None
    free: list[bool] = field(default_factory=list)
    start: int = 0

    def sort(self) -> None:
        """Give every line its role or its reason."""
        for i, found in enumerate(self.marks):
            if found.reason:
                self.asides[i] = found.reason
            elif found.caption:
                self.roles[i] = "caption"
        dated = [found.dated for found in self.marks]
        start = self._start()
        free = [i not in self.asides and i not in self.roles and not dated[i] for i in range(len(self.lines))]
        self.free, self.start = free, start
        self.headline = headline.find(self.lines, free, start, dated, ())
        body = self._head(start)
        end = self._end(body)
        self._body(body, end)
        for i in range(end, len(self.lines)):
            self._aside(i, reasons.FEED if self.lines[i].prose else reasons.TEASER)
        if "body" not in self.roles.values():
            # A report of two sentences, with its date below them.
            self.roles = {i: "body" if role == "standfirst" else role for i, role in self.roles.items()}
        self._entitle()

    def draft(self) -> Draft:
        """Return the sorted lines in their order."""
        return Draft(
            headline=self.lines[self.headline].text if self.headline is not None else "",
            paragraphs=tuple((self.roles[i], self.lines[i].text) for i in sorted(self.roles)),
            authors=self.authors,
            published=self.published,
            updated=self.updated,
            asides=tuple(Aside(self.lines[i].text, self.asides[i]) for i in sorted(self.asides)),
            shown=tuple(line.text for line in self.lines),
        )

    def _aside(self, i: int, why: str) -> None:
        self.roles.pop(i, None)
        if i != self.headline:
            self.asides.setdefault(i, why)

    def _plain(self, i: int) -> bool:
        return i not in self.asides and i not in self.roles and i not in self.struck

    def _start(self) -> int:
        """Return where running text begins: the first paragraph that another one follows soon."""
        prose = [i for i, line in enumerate(self.lines) if line.prose and self._plain(i)]
        for i, after in pairwise(prose):
            if after - i <= 6:
                return i
        if prose:
            return prose[0]
        # No paragraphs: the first short sentence, or the first line too long for a menu.
        return next(
            (i for i, line in enumerate(self.lines) if (line.ended or line.words > _TEASER[1]) and self._plain(i)),
            len(self.lines),
        )

    def _head(self, start: int) -> int:
        """Sort the lines above the body and return where the body begins."""
        title = -1 if self.headline is None else self.headline
        printed = headline.key(self.lines[title].text) if title >= 0 else ""
        above = [i for i in range(title + 1, start) if self._is_meta(i) or self._is_repeated(i, printed)]
        body = max(above, default=title) + 1
        # A standfirst is running text too: the body begins below the byline, date or second headline that follows it.
        words = 0
        for i in range(max(start, title + 1), min(start + 8, len(self.lines))):
            if self._is_meta(i) or self._is_repeated(i, printed):
                body = i + 1
            elif self._plain(i):
                words += self.lines[i].words
                if words > 90:
                    break
        while body < start and not (self._plain(body) and self.lines[body].ended):
            body += 1
        for i in range(body):
            self._head_line(i, title, printed)
        return body

    def _is_repeated(self, i: int, printed: str) -> bool:
        return bool(printed) and headline.key(self.lines[i].text) == printed

    def _head_line(self, i: int, title: int, printed: str) -> None:
        line = self.lines[i]
        if i == title or self._meta(i):
            return
        if self._is_repeated(i, printed):
            self._aside(i, reasons.REPEATED)
        elif i < title:
            self._aside(i, reasons.NAVIGATION)
        elif not any(c.isalpha() for c in line.text):
            self._aside(i, reasons.SYMBOLS)  # a counter of comments
        elif self._plain(i):
            before = [j for j in range(title + 1, i) if self.roles.get(j) == "standfirst"]
            if line.prose or not any(self.lines[j].prose for j in before):
                self.roles[i] = "standfirst"
            else:
                self._aside(i, reasons.TEASER)
        elif i in self.struck:
            # To the model a standfirst is outside, as in the pages that it learned from.
            between = [self.asides.get(j) for j in range(title + 1, i)]
            if line.prose and all(why in (reasons.BYLINE, reasons.DATE) for why in between):
                self.roles[i] = "standfirst"
            else:
                self._aside(i, reasons.OUTSIDE)
        elif self.roles.get(i) == "caption" and line.gap == 0 and self.asides.get(i - 1) == reasons.TEASER:
            self._aside(i, reasons.TEASER)

    def _is_meta(self, i: int) -> bool:
        text = self.lines[i].text
        return bool(bylines.authors(text)) or bylines.is_source(text, self.outlet) or self.marks[i].dated

    def _meta(self, i: int) -> bool:
        """Take a byline or a date from a line above the body, and set the line aside."""
        text = self.lines[i].text
        found = dates.find(text) if len(text) <= 250 else None
        names = bylines.authors(text)
        dated = self.marks[i].dated
        agency = not names and bylines.is_source(text, self.outlet)
        if not (names or dated or agency):
            return False
        # Above the headline a site may print the day's date: one below it beats that, and a time is added to its day.
        settled = self.dated_below or i < (self.headline or 0)
        if found and (not self.published or not settled or ("T" in found[0] and self.published == found[0][:10])):
            self.published = found[0]
            self.dated_below = i >= (self.headline or 0)
        if names and not self.authors:
            self.authors = names
        elif agency and not self.authors and i > (self.headline or 0):
            self.authors = (bylines.source(text),)
        self.asides.pop(i, None)
        self._aside(i, reasons.DATE if dated and not names else reasons.BYLINE)
        return True

    def _entitle(self) -> None:
        """Take the headline, the byline and the dates anew, now that the article's place is known.

        A byline or a date below a line speaks for its being the headline. Sorting goes without that: it moves the
        body's beginning on pages whose menus hold dates, and that costs more text than headlines gained.
        """
        dated = [found.dated for found in self.marks]
        signed = [bylines.is_lone(line.text) or (bylines.opens(line.text) and not line.prose) for line in self.lines]
        if self.headline is None:
            return
        title = headline.find(self.lines, self.free, self.start, dated, signed)
        if title is not None and title != self.headline:
            self.asides.setdefault(self.headline, reasons.NAVIGATION if self.headline < title else reasons.TEASER)
            self.headline = title
        self.roles.pop(self.headline, None)
        self.asides.pop(self.headline, None)
        found = credit.read(self.lines, self.marks, self.headline, self.outlet)
        self.authors = found.authors or bylines.names(self.authors, (self.outlet,))
        # Where only a change is dated, what the rules above took for the day of publication is that.
        self.published = found.published or (None if found.updated else self.published)
        self.updated = found.updated

    def _end(self, body: int) -> int:
        """Return where the article ends: at the title of a box behind it, or after its last paragraph."""
        words = [
            self.lines[i].words if self.lines[i].prose and i not in self.asides else 0 for i in range(len(self.lines))
        ]
        end = len(self.lines)
        for i in range(body, len(self.lines)):
            before, after = sum(words[body:i]), sum(words[i:])
            if before and self.marks[i].box and after <= 0.6 * before and not self._goes_on(i):
                end = i
                break
        last = max((i for i in range(body, end) if words[i]), default=body - 1)
        while last + 1 < end and self._closes(last + 1):
            last += 1
        if last > body and not self.lines[last].ended and self.lines[last].gap == 0 and self._is_title(last - 1):
            return last - 1
        return last + 1

    def _goes_on(self, i: int) -> bool:
        """Tell whether the article goes on below a box that may stand amid it: at once, or with two paragraphs."""
        if self.marks[i].box == "behind":
            return False
        below = [self.lines[j].prose for j in range(i + 1, len(self.lines)) if self._plain(j)]
        return below[:1] == [True] or any(one and two for one, two in pairwise(below))

    def _closes(self, i: int) -> bool:
        """Tell whether a line behind the last paragraph is still the article's: a short sentence, or a long line."""
        line = self.lines[i]
        bracketed = line.text.startswith("(") and line.text.endswith(")")
        return self.roles.get(i) == "caption" or (
            self._plain(i)
            and (line.ended or bracketed or line.text.endswith(":") or line.words > _TEASER[1] or "(@" in line.text)
        )

    def _body(self, body: int, end: int) -> None:
        printed = headline.key(self.lines[self.headline].text) if self.headline is not None else ""
        titles = [i for i in range(body, end) if self._plain(i) and self._is_title(i)]
        bare = sum(
            self._plain(i) and not self.lines[i].ended and self.lines[i].words >= _TEASER[0] for i in range(body, end)
        )
        for i in range(body, end):
            if i in self.struck:
                self._aside(i, reasons.OUTSIDE)
            elif not self._plain(i):
                continue
            elif self._is_repeated(i, printed):
                self._aside(i, reasons.REPEATED)
            elif i in titles and bare <= _TEASERS:
                self._aside(i, reasons.TEASER)
            else:
                self.roles[i] = "body"

    def _is_title(self, i: int) -> bool:
        line = self.lines[i]
        return (
            _TEASER[0] <= line.words <= _TEASER[1]
            and not line.ended
            and not line.text.endswith((":", ",", ";", "-", "–", "—"))
            and not _BROKEN_OFF.search(line.text)
            and ("“" in line.text or not line.text.endswith("”"))  # the end of a quotation
            and "(@" not in line.text  # a post that the article quotes: "… — Ada Lee (@adalee) February 3, 2031"
            and line.text[0].isupper()
        )
