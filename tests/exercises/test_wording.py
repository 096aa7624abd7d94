"""How much two sentences share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.exercises.wording import Wording, counts, names_and_figures, normal, numbers, telling_words

STORY = Wording.of(["The bridge is shut.", "The bridge costs 14 million.", "The ferry runs.", "The mayor spoke."])


@given(st.text(), st.text())
def test_resemblance_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    """Protects the thresholds: from 0 to 1 for any text, and without an order."""
    assert 0 <= STORY.resemblance(one, other) <= 1 + 1e-9
    assert STORY.resemblance(one, other) == pytest.approx(STORY.resemblance(other, one))
    assert 0 <= STORY.covered(one, other) <= 1 + 1e-9


def test_rare_words_weigh_more() -> None:
    """Protects look-alikes: sharing "the" is nothing, sharing a figure is much."""
    assert STORY.resemblance("The bridge costs 14", "The 14") > STORY.resemblance("The bridge costs 14", "The bridge")


def test_marks_do_not_make_a_difference() -> None:
    """Protects against double options, which differ in marks only."""
    assert normal("“The bridge – shut!”") == normal("the bridge shut")


def test_numbers_are_read_without_separators() -> None:
    """Protects figures: 1,900 and 1900 are the same."""
    assert numbers("1,900 of 2.5 million, in 2019") == {"1900", "2.5", "2019"}


def test_names_are_told_from_initials_and_first_words() -> None:
    """Protects what is called left out: "U.S." in one article and "US" in another are no difference."""
    assert names_and_figures("The U.S. fined Veyra Works 14 million.") == {"veyra", "works", "14"}


def test_one_speakers_sentences_share_no_fact() -> None:
    """Protects matches: a speaker's name and title in both sentences do not make them report one thing."""
    one = telling_words("Managing director Ida Holm said that the strike had cost 3 million.")
    other = telling_words("Managing director Ida Holm claimed that more would close the works.")
    assert one & other == {"direct"}


def test_the_point_is_more_than_names() -> None:
    """Protects the key: a hope and a doubt that share a speaker are not one fact; a report in other words is."""
    hope = "Ida Brandal hopes that voters forget the bridge before the election."
    doubt = "Ida Brandal doubts that engineers measured the cracks in two supports."
    told = "Engineers measured the cracks in two supports, which Ida Brandal doubts."
    weights = Wording.of([hope, doubt, told, *(f"Ida Brandal spoke {n} times." for n in range(2, 9))])
    assert not weights.to_the_point(hope, doubt)
    assert weights.to_the_point(doubt, told)


def test_small_numbers_count_in_words_too() -> None:
    """Protects the key: "four" and "2" dead do not agree because one of them is spelled out."""
    assert counts("At least four of 12 were hurt.") == {"4", "12"}


def test_a_rare_word_may_be_the_point_of_both() -> None:
    """Protects look-alikes: "irreparable harm" in two sentences of a story is no chance; "bridge" in many is."""
    one, other = "The bridge did irreparable harm to trade.", "Trade was irreparably hurt, and the bridge is to blame."
    weights = Wording.of([one, other, *(f"The bridge was seen on day {n}, as trade was." for n in range(2, 9))])
    assert weights.share_a_rare_word(one, other)
    assert not weights.share_a_rare_word(one, "The bridge was seen on day 3, as trade was.")
