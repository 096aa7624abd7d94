"""Sentences that can be judged alone."""

import pytest

from framing.exercises.naming import surname
from framing.exercises.suitable import heads, quoted, stands_alone, tells
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ida Brandal said the bridge would be “open by the spring, if the weather holds until the end of May”.",
            True,
        ),
        ("“The bridge will be open by the spring, if the weather holds until the end of May,” said Ida Brandal.", True),
        (
            "“The bridge will be open by the spring, if the weather holds until the end of May,” she said in Tolven.",
            False,
        ),
        ("The size of his firm's part in the repair of Tolven's bridge became known on Monday.", False),
        ("Ida Brandal sent the council's engineers in Tolven the following letter on Monday.", False),
        ("Updated: The council of Tolven closed the harbour bridge to all lorries on Monday.", False),
    ],
)
def test_what_is_told_says_who_tells_it(text: str, *, expected: bool) -> None:
    """Protects a pupil who has one sentence only: it may quote somebody whom it names, but point to nobody else."""
    assert tells(passage(text), 60) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Council of Tolven closes harbour bridge to lorries", True),
        ("Tolven set to close harbour bridge to lorries", False),
        ("Council of Tolven closes harbour bridge to", False),
        ("Harbour bridge closed", False),
    ],
)
def test_a_headline_tells_a_fact_whole(text: str, *, expected: bool) -> None:
    """Protects the key: no headline that was cut off, tells what is to come, or only names its subject."""
    assert heads(passage(text, "headline")) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jo Penhale of Teld", "penhale"),
        ("Secretary of the Harbour Jo Penhale", "penhale"),
        ("Mr. Penhale’s", "penhale"),
    ],
)
def test_a_surname_is_one_however_somebody_is_called(name: str, expected: str) -> None:
    """Protects a list of people: nobody stands in it twice, once with an office and once without."""
    assert surname(name) == expected
