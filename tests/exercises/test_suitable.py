"""Sentences that can be judged alone."""

import pytest

from framing.exercises.suitable import quoted, stands_alone
from framing.records import Passage, PassageRole


def passage(text: str, role: PassageRole = "body") -> Passage:
    """Return a passage with this text."""
    return Passage("a:0", "a", 0, role, 0, 0, len(text), text)


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the old harbour bridge on Monday after a storm.",
        "“The bridge is not safe for anybody,” mayor Ida Brandal said on Monday.",
        "Mayor Brandal said that she would ask the ministry for money this week.",
        "Some 320 pupils will have their lessons in the customs hall."[5:],
    ],
)
def test_clear_sentences_are_used(text: str) -> None:
    """Protects the supply of questions: a whole sentence with its own names is suitable."""
    assert stands_alone(passage(text))


@pytest.mark.parametrize(
    "text",
    [
        "He told the council that the bridge would stay shut until October.",
        "But then he kept the harbour bridge open for two more days.",
        "In response, the council kept the harbour bridge open for two days.",
        "The decision came after a storm that damaged the bridge last week.",
        "“We will lose everything that we have built here,” she said on Monday.",
        "After the storm she told reporters that the bridge would be closed.",
        "The silence about that report will follow the mayor into the election.",
        "The council discussed these plans for the bridge for three long hours.",
        "The bridge is closed.",
        "the council closed the old harbour bridge on Monday after a storm.",
        "The council closed the old harbour bridge on Monday after a “storm.",
        "Previously, she had kept the harbour bridge open for two more days.",
        "The group will ask the court to open the bridge again, she added.",
        "- The council closed the old harbour bridge on Monday after a storm.",
        "The council closed the the old harbour bridge on Monday after a storm.",
        "Mayor Ida Brandal visits the old harbour bridge of Tolven on March 12, 2026.",
        "The council did not immediately respond to questions about the bridge.",
        "And the council kept the old harbour bridge open for two more days.",
        "The council closed the old harbour bridge on Monday after a storm",
        "Two of them have gone to the harbour of Tolven island since Monday.",
        "The council will meet again in September.Shops on the island stay shut.",
        "Subscribe to our newsletter for the latest news from the island of Tolven.",
        "Read the whole report of the council at https://tolven.example/report today.",
        "The council " + "of the island and the town " * 8 + "closed the bridge.",
        "",
    ],
)
def test_sentences_that_lean_on_others_are_not(text: str) -> None:
    """Protects pupils from riddles: what needs its context, is cut off, too long or no news is not asked about."""
    assert not stands_alone(passage(text))


@pytest.mark.parametrize("role", ["headline", "caption"])
def test_headlines_and_captions_are_not(role: PassageRole) -> None:
    """Protects the reading text, which has neither."""
    assert not stands_alone(passage("The council closed the old harbour bridge on Monday after a storm.", role))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("A “pause” it is.", True), ("A 'pause' it is.", True), ("The council's and the fishers' boats.", False)],
)
def test_quotation_marks_are_told_from_apostrophes(text: str, expected: bool) -> None:
    """Protects plain sentences: an apostrophe is no quotation mark."""
    assert quoted(text) == expected
