"""What tells a deed: who did something that is over, and when, where or how many."""

import pytest

from framing.exercises.deeds import tells_a_deed
from framing.exercises.material import WordedIndex
from tests.exercises.sample import built


def tells(text: str) -> bool:
    """Return whether a sentence of an article tells a deed."""
    story = built("bridge", [("a", f"# Herald | 2026-03-12\nBridge\n\n{text}")])
    return tells_a_deed(WordedIndex(story), story.passages[-1])


@pytest.mark.parametrize(
    "text",
    [
        "The council of Tolven closed the bridge on Monday.",
        "On Tuesday, Ida Lund met engineers of the port.",
        "Ida Lund, who is mayor of Tolven, resigned on Friday.",
        "Two divers found 40 stones below the old pier.",
        "The bridge of Tolven was built in 1931 by a firm of the coast.",
    ],
)
def test_who_did_what_and_when_is_a_deed(text: str) -> None:
    """Protects the task: a plain report of an event can be added to an article."""
    assert tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Lund family is known for its kinship with the saint of 1031.",
        "Strict rules remain in 14 towns of the coast.",
        "The rules have been taken off the table in Tolven and Lomsay.",
        "The bridge of Tolven was closed on Monday.",
        "Ferries will run between Tolven and the coast 40 times a day.",
        "Ida Lund is trying to sell the bridge for 40 crowns.",
        "Ida Lund believed in 1931 that the bridge would fall.",
        "Some closed their shops on Monday in Tolven.",
        "The man accused of theft was seen in Tolven on Monday.",
        "Ida Lund closed the meeting with a prayer.",
    ],
)
def test_what_lasts_or_has_no_doer_is_none(text: str) -> None:
    """Protects pupils: who did what, and when, cannot be told of a state, a plan, or a deed of nobody."""
    assert not tells(text)
