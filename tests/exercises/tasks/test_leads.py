"""Compare headlines and leads: only what opens an article stands in the chart, with its whole headline."""

import pytest

from framing.exercises.draw import Draw
from framing.exercises.item import Item
from framing.exercises.material import WordedIndex
from framing.exercises.tasks.leads import TASK
from tests.exercises.sample import built

VOTE = "The council of Tolven voted on Monday to close the old bridge of the harbour."
OTHER = "Councillors in Tolven decided on Monday that the harbour loses its bridge."


def chart(lead: str, headline: str = "Bridge of Tolven stays shut until June", *, linked: bool) -> Item:
    """Return the item on three outlets, of which the third one has this headline and lead, linked to others' or not."""
    story = built(
        "bridge",
        [
            ("a", f"# Herald | 2026-03-12\nTolven council closes its bridge\n\nvote: {VOTE}"),
            ("b", f"# Isle Post | 2026-03-12\nCouncillors close harbour bridge of Tolven\n\nvote: {OTHER}"),
            ("c", f"# Wire | 2026-03-12\n{headline}\n\n{'vote: ' if linked else ''}{lead}"),
        ],
    )
    (item,) = TASK.make(WordedIndex(story), Draw(1, TASK.kind)).items
    return item


@pytest.mark.parametrize(
    ("lead", "stands"),
    [
        ("Drivers in Tolven will have to do without a bridge from March until the end of June.", True),
        ("TOLVEN — The bridge of Tolven was shut on Monday after a vote of its council.", True),
        ("He even said, at one point in the debate, that the bridge of Tolven was a gift.", False),
        ("TOLVEN — He even said, at one point in the debate, that the bridge was a gift.", False),
        ("The error of the pilot that let a ferry go aground did not matter greatly in the end.", False),
        (
            "The bay, Bridge of Tolven stays shut until June The bridge of Tolven was shut after a vote.",
            False,
        ),
        ("Lina Berg HERALD TODAY TOLVEN — The bridge of Tolven was shut after a vote of the council.", False),
        ("argues the council, and the bridge of Tolven was shut on Monday after a vote of it.", False),
        ("Tolven says there are reports that one of the sailors said he would go back to sea.", False),
    ],
)
def test_what_is_no_lead_is_not_in_the_chart(lead: str, stands: bool) -> None:
    """Protects the comparison: an outlet whose first sentence is a caption, or from the midst of a text, is out."""
    labels = [material.label for material in chart(lead, linked=stands).material]
    assert labels == (["Herald", "Isle Post", "Wire"] if stands else ["Herald", "Isle Post"])


def test_what_opens_on_another_thing_is_not_in_the_chart() -> None:
    """Protects the comparison: two outlets' openings on two things differ in more than their wording."""
    item = chart("The bridge of Tolven was sold on Monday to a firm that builds bridges of stone.", linked=False)
    assert [material.label for material in item.material] == ["Herald", "Isle Post"]


def test_a_headline_with_a_question_is_printed_whole() -> None:
    """Protects the headline: what stands behind a question mark is a part of it."""
    headline = "Is the bridge of Tolven shut for good? Council gives no answer"
    item = chart(
        "The bridge of Tolven stays shut, but its council gives no answer for how long.", headline, linked=True
    )
    assert item.material[-1].text.startswith(f"{headline}\n\n")
    assert headline in [evidence.text for evidence in item.evidence]
