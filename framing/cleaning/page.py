"""Finds the article in a page that somebody copied: from each line's own words, and from the lines around it.

The steps go over the lines once and in this order:

1. `lines.divide` cuts the page into lines, `lines.mark` says what each shows by itself.
2. `head.Sorting.begin` decides on those whose own words settle it: buttons, notices, captions.
3. `text_begins` finds running text, `headline.find` the headline above it.
4. `head.body_begins` finds where the body begins, `article_ends` where it ends.
5. `head.sort_head` and `sort_body` decide on every line above, in and behind the body.
6. `_entitle` looks for the headline again, now that the article's place is known, and reads byline and dates below it.

The line model then strikes out what it is sure lies outside, and steps 2 to 6 are done again without that.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.cleaning import bylines, headline, line_model, reasons
from framing.cleaning.draft import Draft
from framing.cleaning.head import Credit, Page, Sorting, body_begins, credit_above, credit_below, sort_head
from framing.cleaning.lines import divide, mark
from framing.records import Aside

if TYPE_CHECKING:
    from framing.cleaning.lines import Line, Mark


# An unpunctuated line of so many words amid paragraphs is a headline, so of another story; shorter ones are headings.
# A judgement, like all numbers here: `benchmarks/extraction.py` measures them together.
_TEASER = (7, 16)
# More lines without a full stop than this are the headings of a list-like article, or its captions, and stay.
_TEASERS = 2
# Lines within which a second paragraph follows the first one of running text.
_SOON = 6
# A box behind an article holds at most this share of the words before it; more is the article, and the box amid it.
_BOX = 0.6
# A line that ends so is the first part of a sentence that the page breaks off, and no title.
_BROKEN_OFF = re.compile(r"\b(?:a|an|the|and|but|or|of|with|from|that|which|his|her|their)$")


def text_begins(sorting: Sorting) -> int:
    """Return where running text begins: the first paragraph that another one follows soon."""
    lines = sorting.page.lines
    prose = [i for i, line in enumerate(lines) if line.prose and sorting.undecided(i)]
    for i, after in pairwise(prose):
        if after - i <= _SOON:
            return i
    if prose:
        return prose[0]
    # No paragraphs: the first short sentence, or the first line too long for a menu.
    long = (i for i, line in enumerate(lines) if line.ended or line.words > _TEASER[1])
    return next((i for i in long if sorting.undecided(i)), len(lines))


def article_ends(sorting: Sorting, body: int) -> int:
    """Return where the article ends: at the title of a box behind it, or after its last paragraph."""
    lines = sorting.page.lines
    words = [line.words if line.prose and i not in sorting.asides else 0 for i, line in enumerate(lines)]
    end = len(lines)
    for i in range(body, len(lines)):
        before, after = sum(words[body:i]), sum(words[i:])
        if before and sorting.page.marks[i].box and after <= _BOX * before and not _goes_on(sorting, i):
            end = i
            break
    last = max((i for i in range(body, end) if words[i]), default=body - 1)
    while last + 1 < end and _closes(sorting, last + 1):
        last += 1
    if last > body and not lines[last].ended and lines[last].gap == 0 and _is_title(lines[last - 1]):
        return last - 1
    return last + 1


def _goes_on(sorting: Sorting, i: int) -> bool:
    """Return whether the article goes on below a box that may stand amid it: at once, or with two paragraphs."""
    if sorting.page.marks[i].box == "behind":
        return False
    lines = sorting.page.lines
    below = [lines[j].prose for j in range(i + 1, len(lines)) if sorting.undecided(j)]
    return below[:1] == [True] or any(former and latter for former, latter in pairwise(below))


def _closes(sorting: Sorting, i: int) -> bool:
    """Return whether a line behind the last paragraph is still the article's: a short sentence, or a long line."""
    line = sorting.page.lines[i]
    bracketed = line.text.startswith("(") and line.text.endswith(")")
    return sorting.roles.get(i) == "caption" or (
        sorting.undecided(i)
        and (line.ended or bracketed or line.text.endswith(":") or line.words > _TEASER[1] or "(@" in line.text)
    )


def sort_body(sorting: Sorting, title: int | None, body: int, end: int) -> None:
    """Decide on every line from the body's beginning on; what stands behind its end is the site's."""
    page = sorting.page
    rest = [i for i in range(body, end) if sorting.undecided(i)]
    titles = {i for i in rest if _is_title(page.lines[i])}
    bare = sum(not page.lines[i].ended and page.lines[i].words >= _TEASER[0] for i in rest)
    for i in range(body, end):
        if i in page.struck:
            sorting.set_aside(i, reasons.OUTSIDE)
        elif i not in rest:
            continue
        elif page.is_repeated(i, title):
            sorting.set_aside(i, reasons.REPEATED)
        elif i in titles and bare <= _TEASERS:
            sorting.set_aside(i, reasons.TEASER)
        else:
            sorting.roles[i] = "body"
    for i in range(end, len(page.lines)):
        sorting.set_aside(i, reasons.FEED if page.lines[i].prose else reasons.TEASER)


def _is_title(line: Line) -> bool:
    """Return whether a line amid the body reads like another story's headline."""
    return (
        _TEASER[0] <= line.words <= _TEASER[1]
        and not line.ended
        and not line.text.endswith((":", ",", ";", "-", "–", "—"))
        and not _BROKEN_OFF.search(line.text)
        and ("“" in line.text or not line.text.endswith("”"))  # the end of a quotation
        and "(@" not in line.text  # a post that the article quotes: "… — Ada Lee (@adalee) February 3, 2031"
        and line.text[0].isupper()
    )


def clean_page(text: str, outlet: str) -> Draft:
    """Return what is the article in a copied page, and the rest as asides.

    Of the page

        Home · Share · Port shut again · By Ada Lee · 3 February 2031 · The port of Marrow was shut on Tuesday. … · Menu

    (a line each) the draft has the headline "Port shut again", the author "Ada Lee", the day "2031-02-03" and one
    paragraph; "Home", "Share", the byline, the date and "Menu" are asides, each with its reason.
    """
    lines = divide(text)
    marks = mark(lines)
    struck = line_model.outside(lines, marks, kept_by_rules(lines, marks, outlet))
    sorting, title, credit = _sorted(Page(lines, marks, outlet, struck))
    return Draft(
        headline="" if title is None else lines[title].text,
        paragraphs=tuple((sorting.roles[i], lines[i].text) for i in sorted(sorting.roles)),
        authors=credit.authors,
        published=credit.published,
        updated=credit.updated,
        asides=tuple(Aside(lines[i].text, sorting.asides[i]) for i in sorted(sorting.asides)),
        shown=tuple(line.text for line in lines),
    )


def kept_by_rules(lines: tuple[Line, ...], marks: tuple[Mark, ...], outlet: str) -> tuple[bool, ...]:
    """Return for each line whether the rules alone take it for the article's text, captions and headline apart."""
    sorting, _, _ = _sorted(Page(lines, marks, outlet, frozenset()))
    return tuple(sorting.roles.get(i) in ("body", "standfirst") for i in range(len(lines)))


def _sorted(page: Page) -> tuple[Sorting, int | None, Credit]:
    """Return what is decided of every line, which line is the headline, and who wrote the article when."""
    sorting = Sorting.begin(page)
    start = text_begins(sorting)
    free = [i not in sorting.asides and i not in sorting.roles and not page.dated[i] for i in range(len(page.lines))]
    title = headline.find(page.lines, free, start, page.dated, ())
    body = body_begins(sorting, title, start)
    sort_head(sorting, title, body)
    sort_body(sorting, title, body, article_ends(sorting, body))
    if "body" not in sorting.roles.values():
        # A report of two sentences, with its date below them.
        sorting.roles = {i: "body" if role == "standfirst" else role for i, role in sorting.roles.items()}
    credit = credit_above(page, title, body)
    if title is None:
        return sorting, None, credit
    title = _entitle(sorting, title, free, start)
    below = credit_below(page, title)
    return (
        sorting,
        title,
        Credit(
            below.authors or bylines.names(credit.authors, (page.outlet,)),
            # Where only a change is dated, what stands above the body is the day of that.
            below.published or (None if below.updated else credit.published),
            below.updated,
        ),
    )


def _entitle(sorting: Sorting, former: int, free: list[bool], start: int) -> int:
    """Return the headline, looked for again: a byline or a date below a line speaks for its being the headline.

    Sorting goes without that: it moves the body's beginning on pages whose menus hold dates, and that costs more text
    than headlines gained.
    """
    page = sorting.page
    signed = [bylines.is_lone(line.text) or (bylines.opens(line.text) and not line.prose) for line in page.lines]
    title = headline.find(page.lines, free, start, page.dated, signed)
    if title is None:
        title = former
    elif title != former:
        sorting.asides.setdefault(former, reasons.NAVIGATION if former < title else reasons.TEASER)
    sorting.roles.pop(title, None)
    sorting.asides.pop(title, None)
    return title
