"""The body of a copied page: where running text begins, where the article ends, and which lines between are its own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.cleaning import reasons

if TYPE_CHECKING:
    from framing.cleaning.lines import Line
    from framing.cleaning.sorting import Sorting

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
