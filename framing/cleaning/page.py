"""Finds the article in a page that somebody copied: from each line's own words, and from the lines around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.cleaning import bylines, captions, dates, furniture, headline, language, reasons
from framing.cleaning.draft import Draft
from framing.cleaning.lines import divide
from framing.records import Aside

if TYPE_CHECKING:
    from framing.cleaning.lines import Line
    from framing.records import Role

# An unpunctuated line of so many words amid paragraphs is a headline, so of another story; shorter ones are headings.
_TEASER = (7, 16)
# More lines without a full stop than this are the headings of a list-like article, or its captions, and stay.
_TEASERS = 2


def clean_page(text: str, outlet: str) -> Draft:
    """Return what is the article in a copied page, and the rest as asides."""
    lines = divide(text)
    spoken = language.of_paragraphs(line.text for line in lines if line.prose)
    page = _Page(lines, outlet, spoken)
    page.sort()
    return page.draft()


@dataclass(slots=True)
class _Page:
    """The lines of a page while they are sorted: for each a role, or the reason to set it aside."""

    lines: tuple[Line, ...]
    outlet: str
    language: str
    roles: dict[int, Role] = field(default_factory=dict)
    asides: dict[int, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    published: str | None = None
    headline: int | None = None

    def sort(self) -> None:
        """Give every line its role or its reason."""
        for i, line in enumerate(self.lines):
            if why := self._explain(line):
                self.asides[i] = why
            elif captions.is_caption(line.text):
                self.roles[i] = "caption"
        dated = [dates.is_date_line(line.text) for line in self.lines]
        start = self._start()
        free = [i not in self.asides and i not in self.roles and not dated[i] for i in range(len(self.lines))]
        self.headline = headline.find(self.lines, free, start, dated)
        body = self._head(start)
        end = self._end(body)
        self._body(body, end)
        for i in range(end, len(self.lines)):
            self._aside(i, reasons.FEED if self.lines[i].prose else reasons.TEASER)

    def draft(self) -> Draft:
        """Return the sorted lines in their order."""
        return Draft(
            headline=self.lines[self.headline].text if self.headline is not None else "",
            paragraphs=tuple((self.roles[i], self.lines[i].text) for i in sorted(self.roles)),
            authors=self.authors,
            published=self.published,
            asides=tuple(Aside(self.lines[i].text, self.asides[i]) for i in sorted(self.asides)),
        )

    def _explain(self, line: Line) -> str | None:
        if why := furniture.reason(line.text):
            return why
        if captions.is_credit(line.text):
            return reasons.CREDIT
        return reasons.LANGUAGE if language.is_other(line.text, self.language) else None

    def _aside(self, i: int, why: str) -> None:
        self.roles.pop(i, None)
        if i != self.headline:
            self.asides.setdefault(i, why)

    def _plain(self, i: int) -> bool:
        return i not in self.asides and i not in self.roles

    def _start(self) -> int:
        """Return where running text begins: the first paragraph that another one follows soon."""
        prose = [i for i, line in enumerate(self.lines) if line.prose and self._plain(i)]
        for i, after in pairwise(prose):
            if after - i <= 6:
                return i
        if prose:
            return prose[0]
        return next((i for i, line in enumerate(self.lines) if line.ended and self._plain(i)), len(self.lines))

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
        elif self._plain(i):
            before = [j for j in range(title + 1, i) if self.roles.get(j) == "standfirst"]
            if line.prose or not any(self.lines[j].prose for j in before):
                self.roles[i] = "standfirst"
            else:
                self._aside(i, reasons.TEASER)
        elif self.roles.get(i) == "caption" and line.gap == 0 and self.asides.get(i - 1) == reasons.TEASER:
            self._aside(i, reasons.TEASER)

    def _is_meta(self, i: int) -> bool:
        text = self.lines[i].text
        return bool(bylines.authors(text)) or bylines.is_source(text, self.outlet) or dates.is_date_line(text)

    def _meta(self, i: int) -> bool:
        """Take a byline or a date from a line above the body, and set the line aside."""
        text = self.lines[i].text
        found = dates.find(text) if len(text) <= 250 else None
        names = bylines.authors(text)
        dated = dates.is_date_line(text)
        agency = not names and bylines.is_source(text, self.outlet)
        if not (names or dated or agency):
            return False
        if found and (not self.published or ("T" in found[0] and self.published == found[0][:10])):
            self.published = found[0]
        if names and not self.authors:
            self.authors = names
        elif agency and not self.authors and i > (self.headline or 0):
            self.authors = (bylines.source(text),)
        self.asides.pop(i, None)
        self._aside(i, reasons.DATE if dated and not names else reasons.BYLINE)
        return True

    def _end(self, body: int) -> int:
        """Return where the article ends: at the title of a box behind it, or after its last paragraph."""
        words = [
            self.lines[i].words if self.lines[i].prose and i not in self.asides else 0 for i in range(len(self.lines))
        ]
        end = len(self.lines)
        for i in range(body, len(self.lines)):
            before, after = sum(words[body:i]), sum(words[i:])
            if before and furniture.ends_article(self.lines[i].text) and after <= 0.6 * before:
                end = i
                break
        last = max((i for i in range(body, end) if words[i]), default=body - 1)
        while last + 1 < end and self._closes(last + 1):
            last += 1
        if last > body and not self.lines[last].ended and self.lines[last].gap == 0 and self._is_title(last - 1):
            return last - 1
        return last + 1

    def _closes(self, i: int) -> bool:
        """Tell whether a line behind the last paragraph is still the article's: a short sentence, or a long line."""
        line = self.lines[i]
        bracketed = line.text.startswith("(") and line.text.endswith(")")
        return self.roles.get(i) == "caption" or (
            self._plain(i) and (line.ended or bracketed or line.text.endswith(":") or line.words > _TEASER[1])
        )

    def _body(self, body: int, end: int) -> None:
        printed = headline.key(self.lines[self.headline].text) if self.headline is not None else ""
        titles = [i for i in range(body, end) if self._plain(i) and self._is_title(i)]
        bare = sum(
            self._plain(i) and not self.lines[i].ended and self.lines[i].words >= _TEASER[0] for i in range(body, end)
        )
        for i in range(body, end):
            if not self._plain(i):
                continue
            if self._is_repeated(i, printed):
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
            and line.text[0].isupper()
        )
