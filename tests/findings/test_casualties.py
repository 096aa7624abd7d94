"""Counts of people whose noun is not written, in whole stories of two outlets."""

from pathlib import Path

import pytest

from framing.pipeline import compare
from framing.readers import read_story

CASES = Path(__file__).parents[1] / "cases" / "casualties"
VALUES = {
    "age": ("number", {"26", "28"}),
    "age-old": ("number", {"26", "28"}),
    "at-least-dead": ("number", {"9", "12 or more"}),
    "born-in": ("place", {"Puerto Rico", "New Jersey"}),
    "born-in-plain": ("place", {"Puerto Rico", "New Jersey"}),
    "clock": ("date", {"13:20", "12:55"}),
    "elided-were": ("number", {"8", "6"}),
    "headline-dead-injured": ("number", {"6", "9 or more"}),
    "left-dead": ("number", {"6", "8"}),
    "number-of-injured": ("number", {"6", "8"}),
    "others": ("number", {"6", "8"}),
    "people-control": ("number", {"6", "8"}),
    "start-of-sentence": ("number", {"6", "8"}),
    "toll": ("number", {"12", "15"}),
    "toll-of": ("number", {"12", "15"}),
}


@pytest.mark.parametrize("name", VALUES)
def test_one_discrepancy_with_the_right_values(name: str) -> None:
    """A count is held against the other outlet's where only a participle, a toll or a predicate says what it counts."""
    kind, values = VALUES[name]
    (found,) = compare(read_story([CASES / name])).discrepancies
    assert (found.kind, found.compatible, {value.value for value in found.values}) == (kind, False, values)
