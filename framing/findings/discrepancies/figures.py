"""The figures of a story, each with what it counts and where it hangs in its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.language.anchors import Anchor, anchor
from framing.language.quantities import TALLY, Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.parse import Parse


_YEAR = re.compile(r"\b[Ii]n (?:\w+ )?(?P<year>(?:1[5-9]|20)\d\d)\b")
_OF = 30
"""How many characters may lie between a part and its whole. A judgement."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A quantity in its passage, with the passage's place in the story.

    `of_kind` is how many figures of its unit and fate stand in the passage.

    `whole` is False for a figure that counts a part ("21 of the 200") or names no noun: it is compared with none, but
    shows that its article knows the number. A part of a counted whole ("600 of the 900 employees") has that as `total`.
    `year` is the year that the passage puts its deed in ("in 2014"), if any.
    """

    row: int
    article: str
    headline: bool
    quantity: Quantity
    anchor: Anchor
    of_kind: int
    whole: bool
    total: Quantity | None = None
    year: str = ""

    @property
    def kind(self) -> tuple[str, str]:
        """Return the unit and what befell those counted: ("people", "killed")."""
        return self.quantity.unit, self.quantity.fate


def figures(parses: Sequence[Parse]) -> list[Figure]:
    """Return the figures of a story in reading order."""
    found = []
    for row, parse in enumerate(parses):
        here, year = quantities(parse), _YEAR.search(parse.passage.text)
        for n, quantity in enumerate(here):
            hold = anchor(parse, quantity)
            of_kind = sum((other.unit, other.fate) == (quantity.unit, quantity.fate) for other in here)
            passage = parse.passage
            whole = not hold.part and bool(quantity.unit) and quantity.low >= (1 if quantity.fate else 2)
            total = _total(passage.text, quantity, here[n + 1 : n + 2]) if hold.part else None
            head = passage.role == "headline"
            when = year["year"] if year else ""
            found.append(Figure(row, passage.article, head, quantity, hold, of_kind, whole, total, when))
    return found


def _total(text: str, part: Quantity, behind: Sequence[Quantity]) -> Quantity | None:
    """Return the counted whole that `part` is a part of: "600 of the plant's 900 employees"."""
    for whole in behind:
        between = text[part.end : whole.start].lower()
        if between.startswith(" of ") and len(between) <= _OF and whole.unit and part.high <= whole.high:
            return whole
    return None


def same_kind(first: Figure, second: Figure) -> bool:
    """Return whether two figures are of one unit and fate; those killed are of one kind with "soldiers killed"."""
    if first.kind == second.kind:
        return True
    fate = first.quantity.fate
    if first.quantity.unit == second.quantity.unit == "people" and {fate, second.quantity.fate} == {"", "gathered"}:
        return True
    general = "people" in {first.quantity.unit, second.quantity.unit} or fate == "gathered"
    return bool(fate) and fate == second.quantity.fate and general


def fits(first: Quantity, second: Quantity) -> bool:
    """Return whether both can be true of one thing."""
    if first.unit == second.unit == TALLY and first.counted != second.counted:
        return False
    return first.low <= second.high and second.low <= first.high
