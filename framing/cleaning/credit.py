"""Who wrote a copied page's article, and when, from the lines below its headline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.cleaning import bylines, dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.cleaning.lines import Line
    from framing.cleaning.marks import Mark

# How many lines below the headline its byline and its date can stand, with buttons to share it between.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Credit:
    """The names in the byline, and when the article appeared and was changed, in ISO 8601."""

    authors: tuple[str, ...]
    published: str | None
    updated: str | None


def read(lines: Sequence[Line], marks: Sequence[Mark], title: int, outlet: str) -> Credit:
    """Return what the lines below the headline, which is line `title`, say of the article."""
    below = range(title + 1, min(title + 1 + _NEAR, len(lines)))
    stamps = [dates.stamps(lines[i].text) for i in below if not lines[i].prose]
    first = [stamp for stamp, _ in stamps if stamp]
    timed = (stamp for stamp in first if "T" in stamp and stamp[:10] == first[0][:10])
    return Credit(
        authors=next((found for i in below if (found := _names(lines, marks, i, outlet))), ()),
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
