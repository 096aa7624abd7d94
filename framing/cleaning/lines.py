"""A copied page as lines: what stands in each, and how far it stands from the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.cleaning import dates, furniture, language, reasons

if TYPE_CHECKING:
    from collections.abc import Sequence


_BULLET = re.compile(r"^(?:[*•·▪●◦‣+]\s+|o\s+(?=[A-Z])|#{1,6}\s+)")
_ENDED = re.compile(r"""[.!?…。！？؟۔।](?:["'”’»)\]]|\s)*$""")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `number` counts the file's lines from 0, `gap` the blank lines before it.

    `text` has no bullet and single spaces; `indent` is the number of spaces before it; `words` counts its words (in
    scripts without spaces, by length); `ended` says that it ends as a sentence does, quotation marks apart.
    """

    number: int
    text: str
    gap: int
    indent: int
    bullet: bool
    words: int
    ended: bool

    @property
    def prose(self) -> bool:
        """Whether the line is running text: a whole sentence of some length, or several."""
        return self.ended and self.words >= 8


def divide(text: str) -> tuple[Line, ...]:
    """Return the lines of a page that are not blank."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(text.split("\n")):
        words = " ".join(raw.split())
        if not words:
            gap += 1
            continue
        bare = _BULLET.sub("", words)
        if bare:
            expanded = raw.expandtabs(4)
            lines.append(
                Line(
                    number=number,
                    text=bare,
                    gap=gap,
                    indent=len(expanded) - len(expanded.lstrip()),
                    bullet=bare != words,
                    words=sum(max(1, len(word) // 12) for word in bare.split()),
                    ended=bool(_ENDED.search(bare[-12:])),
                )
            )
        gap = 0
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line by itself: `site` is the reason when its wording is a site's, `reason` that or another one.

    `caption`: it describes a picture; `dated`: it is a date and little else; `box`: it is the title of
    a box that stands behind articles, or of one that may stand amid them too.
    """

    site: str | None
    reason: str | None
    caption: bool
    dated: bool
    box: Literal["behind", "either"] | None


def mark(lines: Sequence[Line]) -> tuple[Mark, ...]:
    """Return the mark of every line of a page."""
    spoken = language.of_paragraphs(line.text for line in lines if line.prose)
    return tuple(_mark(line.text, spoken) for line in lines)


def _mark(text: str, spoken: str) -> Mark:
    site = furniture.reason(text)
    reason = site
    if reason is None and furniture.is_credit(text):
        reason = reasons.CREDIT
    if reason is None and language.is_other(text, spoken):
        reason = reasons.LANGUAGE
    return Mark(
        site=site,
        reason=reason,
        caption=reason is None and furniture.is_caption(text),
        dated=dates.is_date_line(text),
        box=furniture.box(text),
    )
