"""The days that a passage names, from cases."""

from pathlib import Path

import pytest

from framing.language import parse
from framing.language.dates import days
from framing.records import Passage

CASES = Path(__file__).parents[1] / "cases" / "language" / "days.txt"
LINES = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", LINES)
def test_days_of_a_passage(line: str) -> None:
    """A weekday is the last before the article's date; days ahead and bounds of a time are no days."""
    left, _, right = line.partition(" => ")
    published, _, text = (part.strip() for part in left.partition("|"))
    found = days(parse([Passage("a:0", "a", 0, "body", 0, 0, len(text), text)])[0], published or None)
    told = [f"{day.text} | {day.date or '?'} | {day.verb}" for day in found]
    assert "; ".join(told) == ("" if right == "-" else right)
