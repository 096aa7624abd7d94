"""Results of two sides, as votes and matches have them: "14 to 9", "14 votes to 9", "54-46"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing import lexicon

_WORDS = lexicon.ordered("numbers")[:16]
_SIDE = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)})"
_TALLY = re.compile(
    rf"(?<![\w$£€.,:/–-])(?P<won>{_SIDE})(?:\s+votes)?(?:\s+to\s+|\s+votes\s+against\s+|\s?[-–]\s?)(?P<lost>{_SIDE})"
    r"(?![\w%:/–-]|[.,]\d|\s+(?:percent|per cent|million|billion|thousand|hundred)\b)",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:from|between|fell|cut|down|reduced|page|pages|article|section)\s+$", re.IGNORECASE)
_ALWAYS = (24, 7)  # "24-7" is all the time


@dataclass(frozen=True, slots=True)
class Tally:
    """A result in a text: its characters, and how many the two sides have, the larger first."""

    start: int
    end: int
    won: int
    lost: int


def tallies(text: str) -> tuple[Tally, ...]:
    """Return the results in `text` in order. "9 to 14" is a range, and "from 14 to 9" a change: neither is one."""
    found = []
    for match in _TALLY.finditer(text):
        won, lost = _number(match["won"]), _number(match["lost"])
        if won > lost and (won, lost) != _ALWAYS and not _CHANGE.search(text, 0, match.start()):
            found.append(Tally(match.start(), match.end(), won, lost))
    return tuple(found)


def _number(side: str) -> int:
    return int(side) if side.isdecimal() else _WORDS.index(side.lower())
