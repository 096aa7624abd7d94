"""Write the missing sentence: a deed of the same days, and an article's opening as it is."""

import pytest

from framing.exercises.draw import Draw
from framing.exercises.item import Section
from framing.exercises.material import WordedIndex
from framing.exercises.tasks.supply import TASK
from tests.exercises.sample import built

VOTE = "The council of Tolven voted on Monday to close the old bridge of the harbour after the storm of March."
FACT = "Ida Lund opened the bridge of Tolven for 14 hours on Friday."


def made(
    published: str = "2026-03-12", headline: str = "Tolven closes its bridge", lead: str = VOTE, fact: str = FACT
) -> Section:
    """Return the section on an article of that day which lacks a fact that another one tells."""
    post = f"# Isle Post | {published}\n{headline}\n\nvote: {lead}\nThe ferry will run every hour."
    herald = f"# Herald | 2026-03-12\nBridge of Tolven shut\n\nprice: {fact}"
    return TASK.make(WordedIndex(built("bridge", [("post", post), ("herald", herald)])), Draw(1, TASK.kind))


def test_the_key_says_what_the_sentence_must_have() -> None:
    """Protects marking: names, days and figures stand in the rubric, and no sample that copies the source."""
    (item,) = [item for item in made().items if item.material[-1].text == FACT]
    assert not item.samples
    assert "kept of the fact: “Ida Lund”, “Tolven”, “14 hours” and “Friday”" in item.rubric[-1]


@pytest.mark.parametrize(
    "fact",
    [
        "Ida Lund, who plans to open the bridge of Tolven, counted 14 boats on Friday.",
        "Ida Lund specifically named 14 boats of Tolven on Friday.",
    ],
)
def test_what_was_still_to_come_or_leans_back_is_not_asked(fact: str) -> None:
    """Protects fairness: by the article's day a plan may be over; "specifically" hangs on a sentence not shown."""
    assert fact not in [item.material[-1].text for item in made(fact=fact).items]


@pytest.mark.parametrize("published", ["2026-03-20", "", "some day"])
def test_articles_of_other_or_unknown_days_lack_nothing(published: str) -> None:
    """Protects fairness: what an article lacks may have been old by then, or not have happened; the key says so."""
    section = made(published)
    assert not section.items
    assert "left out: the dates" in section.notice or published == "2026-03-20"


@pytest.mark.parametrize(
    ("headline", "lead", "label"),
    [
        ("Tolven closes its bridge", VOTE, "headline and first sentence"),
        (VOTE[:60], VOTE, "first sentence"),
        ("Tolven closes its bridge", "He closed the bridge of Tolven on Monday after a vote.", "headline"),
    ],
)
def test_the_label_says_what_stands_below_it(headline: str, lead: str, label: str) -> None:
    """Protects the reader: no headline is promised where none is printed, and no first sentence."""
    items = [item for item in made(headline=headline, lead=lead).items if item.material[-1].text == FACT]
    assert [item.material[0].label for item in items] == [f"Isle Post: {label}"]
