"""How sure a device calls what it marks."""

from __future__ import annotations

import pytest

from framing.records import LIKELY
from tests.devices.cases import signals


@pytest.mark.parametrize(
    "text",
    ["The crews practise for “fallback” and “mooring” drills.", "The plan was “shameless” and “unfair.”"],
)
def test_two_words_joined_in_marks_are_no_likely_distance(text: str) -> None:
    """Protects terms and somebody's pair of words from being told as the outlet's irony."""
    assert all(signal.probability < LIKELY for signal in signals(text, "scare-quote"))


def test_a_deed_named_by_its_place_is_unsure() -> None:
    """Protects "the mass shooting at the church", of which careful readers disagree whether it leaves out a doer."""
    (found,) = signals("They mourned after the mass shooting at a church in the north.", "agency")
    assert found.probability < LIKELY


@pytest.mark.parametrize("text", ["Lund said that the bridge may be closed.", "Lund: bridge may be closed for a year"])
def test_a_doubt_that_somebody_is_reported_to_have_is_no_sure_one_of_the_article(text: str) -> None:
    """Protects outlets from being told that they hedge where they report who does."""
    assert all(signal.probability < LIKELY for signal in signals(text, "hedge"))
