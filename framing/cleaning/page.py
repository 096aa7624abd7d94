"""Finds the article in a page that somebody copied: from each line's own words, and from the lines around it.

The steps, each in a module of its own, go over the lines once and in this order:

1. `lines.divide` cuts the page into lines, `marks.mark` says what each shows by itself.
2. `sorting.Sorting.begin` decides on those whose own words settle it: buttons, notices, captions.
3. `body.text_begins` finds running text, `headline.find` the headline above it.
4. `head.body_begins` finds where the body begins, `body.article_ends` where it ends.
5. `head.sort_head` and `body.sort_body` decide on every line above, in and behind the body.
6. `_entitle` looks for the headline again, now that the article's place is known, and reads byline and dates below it.

The line model then strikes out what it is sure lies outside, and steps 2 to 6 are done again without that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.cleaning import bylines, headline, model, reasons
from framing.cleaning.body import article_ends, sort_body, text_begins
from framing.cleaning.draft import Draft
from framing.cleaning.head import Credit, body_begins, credit_above, credit_below, sort_head
from framing.cleaning.lines import divide
from framing.cleaning.marks import mark
from framing.cleaning.sorting import Page, Sorting
from framing.records import Aside

if TYPE_CHECKING:
    from framing.cleaning.lines import Line
    from framing.cleaning.marks import Mark


def clean_page(text: str, outlet: str) -> Draft:
    """Return what is the article in a copied page, and the rest as asides.

    Of the page

        Home · Share · Port shut again · By Ada Lee · 3 February 2031 · The port of Marrow was shut on Tuesday. … · Menu

    (a line each) the draft has the headline "Port shut again", the author "Ada Lee", the day "2031-02-03" and one
    paragraph; "Home", "Share", the byline, the date and "Menu" are asides, each with its reason.
    """
    lines = divide(text)
    marks = mark(lines)
    struck = model.outside(lines, marks, kept_by_rules(lines, marks, outlet))
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
