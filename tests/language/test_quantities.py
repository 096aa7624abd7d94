"""Numbers with what they count, from cases and for any text."""

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.language import parse
from framing.language.numerals import numerals
from framing.language.quantities import quantities
from framing.records import Passage

CASES = Path(__file__).parents[1] / "cases" / "language" / "quantities.txt"


def _cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(left, right) for left, _, right in (line.partition(" => ") for line in lines) if right and left[0] != "#"]


def _expected(right: str) -> list[tuple[str, float, float, str, str]]:
    if right == "-":
        return []
    rows = [[cell.strip() for cell in part.split("|")] for part in right.split(";")]
    return [(text, float(low), float(high), unit, modifier) for text, low, high, unit, modifier in rows]


def _passage(text: str) -> Passage:
    return Passage("a:0", "a", 0, "body", 0, 0, len(text), text)


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_quantities_of_a_passage(text: str, expected: str) -> None:
    """A number keeps its modifier, its bounds and what it counts; dates and names are no quantities."""
    found = quantities(parse([_passage(text)])[0])
    wanted = _expected(expected)
    assert [(q.text, q.unit, q.modifier) for q in found] == [(t, u, m) for t, _, _, u, m in wanted]
    for quantity, (_, low, high, _, _) in zip(found, wanted, strict=True):
        assert quantity.low == pytest.approx(low)
        assert math.isinf(high) == math.isinf(quantity.high)
        assert math.isinf(high) or quantity.high == pytest.approx(high)


@pytest.mark.parametrize(
    ("first", "second", "fits"),
    [
        ("over 10", "12", True),
        ("over 10", "11", True),
        ("at least a dozen", "12", True),
        ("dozens", "12", False),
        ("11", "12", False),
        ("at least a dozen", "11", False),
        ("about 430,000", "600,000", False),
        ("2.3 million", "2.6 million", False),
        ("$5,687.75", "$5,587.75", False),
        ("$250,000", "more than $250,000", True),
        ("two-thirds", "66 percent", True),
        ("nearly 200", "190", True),
        ("85,000", "some 84,700", True),
    ],
)
def test_which_numbers_fit_together(first: str, second: str, fits: bool) -> None:
    """Two numbers disagree only where no one number could be meant by both."""
    (a,), (b,) = numerals(first), numerals(second)
    assert (a.low <= b.high and b.low <= a.high) is fits


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        st.characters() | st.sampled_from("0123456789 ,.$€%-–at least over dozen two million to and of half a"),
        max_size=60,
    )
)
def test_numerals_hold_in_any_text(text: str) -> None:
    """Numerals come in order, inside the text, without overlap, with bounds in order."""
    floor = 0
    for numeral in numerals(text):
        assert floor <= numeral.start <= numeral.core < numeral.end <= len(text)
        assert numeral.low <= numeral.high
        floor = numeral.end


def test_an_area_is_no_length() -> None:
    """Protects a comparison of figures: "5.43 sq km" and "5.5 km" do not measure one thing."""
    texts = ("The town covers 5.43 sq km of land.", "The town covers 5.43 square km.", "The wall is 5.5 km long.")
    assert [quantities(parse([_passage(text)])[0])[0].unit for text in texts] == ["square km", "square km", "km"]
