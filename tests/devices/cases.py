"""Reading the case files: one sentence a line, with what must and what must not be marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from framing.devices import find_signals
from framing.language import parse
from framing.records import Passage, Signal

FOLDER = Path(__file__).parents[1] / "cases" / "devices"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the words to be marked in it (none: it must stay unmarked), and what is known of the first."""

    text: str
    marked: tuple[str, ...]
    known: str


def cases(kind: str) -> list[Case]:
    """Return the cases of a kind: `+` with brackets around what must be marked, `-` without."""
    found = []
    for line in (FOLDER / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(("+ ", "- ")):
            text, _, known = line[2:].partition(" → ")
            found.append(Case(re.sub(r"[\[\]]", "", text), tuple(re.findall(r"\[([^\]]+)\]", text)), known))
            assert bool(found[-1].marked) == line.startswith("+"), line
    return found


def signals(text: str, kind: str | None = None) -> list[Signal]:
    """Return the signals of a kind (default: all) in a text of one paragraph."""
    passage = Passage("a:0", "a", 0, "body", 0, 0, len(text), text)
    return [signal for signal in find_signals(parse([passage])) if kind in (None, signal.kind)]
