"""Outlets that print one sentence are one witness."""

import pytest

from framing.align.claims import count_origins
from framing.cleaning.reprints import Reprints
from framing.records import Passage

WIRE = "The council closed Mill Bridge on Monday after 12 of its 40 cables were found to be worn."


def copied(first: str, second: str) -> bool:
    """Return whether two outlets' sentences count as one witness."""
    passages = [Passage(f"{n}:0", str(n), 0, "body", 0, 0, len(text), text) for n, text in enumerate((first, second))]
    return count_origins((0, 1), ["Post", "Echo"], passages) == 1


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (WIRE, True),
        ("The council closed Mill Bridge on Monday after twelve of its 40 cables were found to be worn.", True),
        ("The council shut the bridge on Monday because many of its cables were worn.", False),
        ("Engineers found 12 of the 40 cables of Mill Bridge to be worn, the council said on Monday.", False),
        ("", False),
    ],
)
def test_copy_is_told_from_a_report_in_other_words(other: str, same: bool) -> None:
    """A word changed by an editor leaves it agency copy; a sentence written anew is a second witness."""
    assert copied(WIRE, other) is copied(other, WIRE) is same


def test_a_quotation_is_no_copy() -> None:
    """Two reporters who quote a speech word for word are two witnesses; copy around a quotation is still copy."""
    said = "“We will not rest until every last cable of this bridge has been tested and replaced,” she said."
    assert not copied(said, said)
    assert not copied(said.removesuffix(" she said."), said.removesuffix(" she said."))
    around = "The council closed Mill Bridge to all traffic on Monday, calling it “a danger” to the town."
    assert copied(around, around)


def test_short_sentences_are_no_copies() -> None:
    """Two reporters may both write a short sentence."""
    assert not copied("No one was hurt.", "No one was hurt.")


def test_reprints_count_once() -> None:
    """Three outlets, two of which print the agency's sentence, are two witnesses; all three with it are one."""
    texts = (WIRE, WIRE, "Worn cables led the council to shut the bridge to all traffic.")
    passages = [Passage(f"{n}:0", str(n), 0, "body", 0, 0, len(text), text) for n, text in enumerate(texts)]
    outlets = ["Post", "Echo", "Star"]
    assert count_origins((0, 1, 2), outlets, passages) == 2
    assert count_origins((0, 1), outlets, passages) == 1
    assert count_origins((2,), outlets, passages) == 1


@pytest.mark.parametrize(
    ("first", "second", "alone", "reprinted"),
    [
        (WIRE, "The council shut the bridge Monday after some of its 40 cables were found to be worn out.", 2, 1),
        ("It will reopen in May, she said Tuesday.", "It will reopen in May, she said on Tuesday.", 1, 1),
        ("No one was hurt.", "No one was hurt on Monday.", 2, 1),
        (
            "“We will not rest until every cable is new,” she said.",
            "“We will not rest until every cable is new.”",
            2,
            1,
        ),
        (WIRE, "Drivers were told to take the road by the lake, where traffic stood for an hour.", 2, 2),
    ],
)
def test_edited_reprints_count_once(first: str, second: str, alone: int, reprinted: int) -> None:
    """Protects the count where editors changed a reprint: its sentences are one witness's, an added one is not."""
    passages = [Passage(f"{n}:0", str(n), 0, "body", 0, 0, len(t), t) for n, t in enumerate((first, second))]
    assert count_origins((0, 1), ["Post", "Echo"], passages) == alone
    assert count_origins((0, 1), ["Post", "Echo"], passages, (Reprints(("0", "1"), 0.9),)) == reprinted
    assert count_origins((0, 1), ["Post", "Echo"], passages, (Reprints(("0", "2"), 0.9),)) == alone
