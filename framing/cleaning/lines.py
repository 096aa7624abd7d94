"""A copied page as lines: what stands in each, and how far it stands from the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
