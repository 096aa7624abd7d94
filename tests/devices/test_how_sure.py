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


@pytest.mark.parametrize(
    "text",
    ["The tariffs could derail the deal.", "The vote may come in May.", "It will likely be a long battle."],
)
def test_what_is_possible_or_to_come_is_no_doubt(text: str) -> None:
    """Protects outlets from being told that they hedge where they say what may happen."""
    assert not signals(text, "hedge")


def test_a_modal_verb_of_the_past_is_a_likely_doubt() -> None:
    """Protects "may have left": whether it happened is left open, and not what will."""
    (found,) = signals("The gunman may have left the town.", "hedge")
    assert found.probability >= LIKELY


def test_a_doubt_inside_a_quotation_is_not_the_articles() -> None:
    """Protects outlets from being told that they hedge where they quote who does."""
    assert not signals("“The dam apparently broke at night,” Lund said.", "hedge")


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("The so-called “reform” costs four thousand jobs.", True),
        ("The couple held a “handfasting” on the beach.", False),
        ("The city will have a “water metro” next year.", False),
    ],
)
def test_only_words_of_distance_make_a_likely_scare_quote(text: str, likely: bool) -> None:
    """Protects foreign words, terms and unnamed sources' words from being told as the outlet's irony."""
    found = [signal for signal in signals(text, "scare-quote") if signal.probability >= LIKELY]
    assert bool(found) == likely


def test_a_treaty_that_is_called_a_regime_is_not_judged() -> None:
    """Protects terms: what an article names as a treaty is the treaty throughout."""
    text = "India joined the Missile Technology Control Regime on Monday. It had sought to enter the regime for years."
    assert not signals(text, "loaded")


@pytest.mark.parametrize("text", ["The plan met an outcry in the town.", "Officials gave a dire warning on Monday."])
def test_a_word_that_is_plain_nearly_everywhere_is_no_likely_judgement(text: str) -> None:
    """Protects outlets from being told that they judge where they name a noise, or a state of things."""
    assert all(signal.probability < LIKELY for signal in signals(text, "loaded"))
