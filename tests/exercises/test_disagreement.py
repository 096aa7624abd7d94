"""Numbers and contradictions: two sentences that cannot both be right, beside two that agree."""

from dataclasses import replace

import pytest

from framing.exercises.disagreement import ENOUGH
from framing.exercises.draw import Draw
from framing.exercises.item import Section
from framing.exercises.material import WordedIndex
from framing.exercises.tasks import contradiction, numbers_check
from framing.exercises.wording import numbers
from framing.records import Comparison, Discrepancy, Value
from tests.exercises.sample import built

STORY = built(
    "harbour",
    [
        (
            "a",
            "# Harbour Post | 2026-03-09\nStrike at the port\n\n"
            "arrests: Six people were arrested at the gate of Tolven port on Monday morning.\n"
            "cost: The strike has cost the port of Tolven 3 million crowns, its director said.\n"
            "ships: The port of Tolven has 14 cranes and 2 docks for larger ships.\n",
        ),
        (
            "b",
            "# Island News | 2026-03-09\nPolice at the port\n\n"
            "arrests: Police arrested nine people at the gate of Tolven port early on Monday.\n"
            "cost: The director put what the strike has cost the port at 3 million crowns.\n"
            "rain: Some 20 millimetres of rain fell on the island of Tolven over the weekend.\n",
        ),
    ],
)


def disputed(**change: object) -> Comparison:
    """Return the story with one discrepancy on the arrests, changed."""
    places = [p for p in STORY.passages if "arrested" in p.text]
    values = tuple(
        Value(p.id, p.text.index(w), p.text.index(w) + len(w), w, v, "people")
        for p, w, v in zip(places, ("Six people", "nine people"), ("6", "9"), strict=True)
    )
    claim = next(claim.id for claim in STORY.claims if places[0].id in claim.passages)
    found = Discrepancy(claim, "number", values, "Six or nine.", 0.8)
    return replace(STORY, discrepancies=(replace(found, **change),))  # type: ignore[arg-type]


def made(comparison: Comparison) -> Section:
    """Return the numbers check of a story."""
    return numbers_check.make(WordedIndex(comparison), Draw(1, numbers_check.KIND))


def test_the_right_two_are_the_outlets_that_disagree() -> None:
    """Protects the key: it names both values with their outlets, and marks them."""
    (item,) = made(disputed()).items
    assert {choice.text for choice in item.choices if choice.right} == {
        passage.text for passage in STORY.passages if "arrested" in passage.text
    }
    assert "“Six people” (Harbour Post) and “nine people” (Island News)" in item.why
    assert [len(evidence.marks) for evidence in item.evidence] == [1, 1, 0, 0]
    assert item.confidence == 0.8


def test_the_others_agree_and_have_figures_too() -> None:
    """Protects reading: figures alone tell nothing, nor does it that two sentences tell the same."""
    (item,) = made(disputed()).items
    wrong = [choice for choice in item.choices if not choice.right]
    assert all(numbers(choice.text) == {"3"} for choice in wrong)
    assert all(choice.why == "Nothing in this sentence contradicts another one." for choice in wrong)


@pytest.mark.parametrize("change", [{"compatible": True}, {"probability": ENOUGH - 0.01}, {"kind": "statement"}])
def test_what_can_both_be_right_or_is_unsure_is_not_asked(change: dict[str, object]) -> None:
    """Protects outlets that are both right: compatible values and doubtful ones are no item."""
    assert not made(disputed(**change)).items


def test_a_weekday_is_not_set_against_a_date() -> None:
    """Protects pupils without a calendar: "on Sunday" and "18 October" are not asked about."""
    (found,) = disputed().discrepancies
    days = tuple(replace(value, text=text) for value, text in zip(found.values, ("Sunday", "18 October"), strict=True))
    assert not made(disputed(kind="date", values=days)).items


def test_likely_ones_are_kept_for_the_teacher() -> None:
    """Protects from silence: what is likely and not sure stands among the near misses, with its reason."""
    (near,) = made(disputed(probability=0.6)).near
    assert "Six or nine." in near.reason
    assert "60%" in near.reason


def test_opposite_statements_are_a_contradiction() -> None:
    """Protects the split of the two tasks: statements are asked in one, figures in the other."""
    section = contradiction.make(WordedIndex(disputed(kind="statement")), Draw(1, contradiction.KIND))
    assert [item.task for item in section.items] == [contradiction.KIND]
