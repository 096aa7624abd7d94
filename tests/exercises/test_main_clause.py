"""The main clause of a sentence: what two sentences must share, and what makes them differ after all."""

import pytest

from framing.exercises.main_clause import clash, main_clause, subject
from framing.exercises.pair_reasons import alike, apart


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Post has defended the photo -- a look at Lund on a blue ground -- saying that others look so.",
            "The Post has defended the photo",
        ),
        ("On Monday, Ida Lund, who is mayor, closed the bridge, saying it was unsafe.", "Ida Lund closed the bridge"),
        ("Ida Lund closed the bridge as the storm reached the town.", "Ida Lund closed the bridge"),
        ("In June 2012, the council paid the firm $88,000 for it.", "the council paid the firm $88,000 for it"),
        ("Lund left.", "Lund left"),
    ],
)  # fmt: skip
def test_asides_are_no_part_of_it(text: str, expected: str) -> None:
    """Protects the key: what two sentences share is looked for in what they tell in the main."""
    assert main_clause(text) == expected


def test_who_does_it_stands_before_the_verb() -> None:
    """Protects the key: one deed of two people is two facts."""
    assert subject("After the vote, mayor Ida Lund closed the bridge.") == {"mayor", "ida", "lund"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Lund named a safe bridge as the aim of the visit.", "Lund said that both sides wanted a safe bridge.", True),
        ("Lund will not close the bridge of Tolven.", "Lund will close the bridge of Tolven.", True),
        ("Lund accepted the plan of the council.", "Lund refused the plan of the council.", True),
        ("Lund closed the bridge two weeks ago.", "Lund closed the bridge last month.", True),
        ("Lund closed the bridge on Monday.", "The bridge was closed by Lund on Monday.", False),
    ],
)
def test_details_that_clash_are_seen(one: str, other: str, *, expected: bool) -> None:
    """Protects from two defensible answers: an aim, a denial, the opposite or another time is another fact."""
    assert clash(one, other) == expected
    assert clash(other, one) == expected


ONE = "Mayor Ida Lund closed the old bridge on Monday."
OTHER = "The old bridge was closed by Ida Lund."
THIRD = "The union wants the bridge to stay open until June."


def test_a_yes_says_what_both_tell() -> None:
    """Protects the pupil's learning: the reason is a clause that both tell, and words that both have to the letter."""
    assert (
        alike(ONE, OTHER) == "Both tell this, which B puts so: “The old bridge was closed by Ida Lund”. "
        "Both have “Ida Lund”, “closed” and “bridge”."
    )


def test_a_reason_cuts_no_date_and_leaves_nothing_out() -> None:
    """Protects the reason from what nobody says: “11 crews” of “Sept. 11 crews”, or a sentence without its middle."""
    one = "Fifteen of the 19 Sept. 11 crews were from Halden."
    told = alike(one, "Fifteen of the 19 crews on 9/11 were from Halden, but the town denies it.")
    assert "“11" not in told
    assert apart("The bill, which was sent on to the town, addresses a law of 1976.", THIRD).startswith(
        "A tells of “The bill, which was sent on to the town, addresses"
    )


def test_a_no_names_what_each_tells() -> None:
    """Protects the pupil's learning: the reason rests on the two sentences shown, not on an article that is not."""
    assert apart(ONE, THIRD) == (
        "A tells of “Mayor Ida Lund closed the old bridge on Monday”; B tells of “The union wants the bridge to stay "
        "open until June”. That both have “bridge” does not make them tell the same."
    )


def test_a_year_behind_a_comma_belongs_to_what_leads_up() -> None:
    """Protects a key's reason: "2016, that person may file" is no clause."""
    assert main_clause("If a permit ran out after Sept. 5, 2016, that person may file a new request.").startswith(
        "that"
    )


def test_a_day_is_nobody_who_does_something() -> None:
    """Protects *same fact*: two bodies that both acted on a Wednesday are two doers."""
    assert "wednesday" not in subject("The chamber on Wednesday rejected the veto of a bill on ferries.")


def test_a_clause_that_only_one_tells_is_no_reason() -> None:
    """Protects the reason: it says that both tell a clause only where they do; else it shows what either tells."""
    one = "The firm shut its yard in Halden, as the union had feared since spring, and sold two ferries to Marrow."
    assert "Both tell this" in alike(one, "The firm shut its yard in Halden on Monday.")
    reason = alike("The yard in Halden built forty ferries and barges.", "Halden's yard lost every order this year.")
    assert reason.startswith("A puts it so: “The yard in Halden built forty ferries and barges”; B so: “Halden's yard")


def test_what_somebody_says_may_be_the_reason_without_him() -> None:
    """Protects the key: who was told is not what both tell, and "U.S." keeps its stops."""
    one = "Lund told the Harbour Post in an interview that she will decide by June whether to run for the U.S. post."
    reason = alike(one, "Aides say she wants to decide by June whether to run for the U.S. post.")
    assert "“she will decide by June whether to run for the U.S. post”" in reason
    assert "Harbour" not in reason
    assert "“U.S. post”" in reason
