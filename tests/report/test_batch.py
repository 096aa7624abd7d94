"""The view of a batch: what the index says of each story."""

from dataclasses import replace

import pytest

from framing.records import Story
from framing.report.batch import BatchEntry, batch_entry, batch_page
from framing.report.topics import topic_words
from tests.samples import bridge, hostile


def test_an_entry_counts_what_the_report_shows() -> None:
    """Protects the index from saying other figures than the reports that it links."""
    entry = batch_entry(bridge(), "bridge", "bridge/report.html")
    assert entry == BatchEntry(
        name="bridge",
        title="The Old Mill Bridge",
        status="done",
        href="bridge/report.html",
        outlets=("Harbour Post", "Daily Lantern", "North Wire"),
        by_all=1,
        by_some=3,
        by_one=0,
        omissions=3,
        discrepancies=1,
        first_day="2031-03-04",
        last_day="2031-03-05",
        words={
            "Bridge": 8,
            "Mill": 4,
            "Old": 4,
            "City": 2,
            "Brandt": 2,
            "closed": 3,
            "council": 3,
            "cracks": 3,
            "danger": 2,
            "ferry": 2,
            "found": 3,
            "said": 2,
            "shut": 2,
        },
    )


def test_failed_stories_are_listed_apart() -> None:
    """Protects the reader of an index: a story that failed is shown with its reason, not left out."""
    done, failed = batch_entry(bridge(), "a", "a/report.html"), BatchEntry("b", "B", "failed", reason="It is empty.")
    page = batch_page("stories", [failed, done])
    assert ([row.entry for row in page.rows], page.failed) == ([done], (failed,))


def test_the_newest_story_stands_first_and_undated_ones_last() -> None:
    """Protects the reader of a long list without a script: it starts with what is new."""
    days = {"old": "2030-01-09", "none": "", "new": "2031-01-01"}
    page = batch_page("stories", [BatchEntry(name, name, "done", first_day=day) for name, day in days.items()])
    assert [row.entry.name for row in page.rows] == ["new", "old", "none"]
    assert page.days == ("9 Jan 2030", "1 Jan 2031")


@pytest.mark.parametrize("published", ["2031-02-30", "yesterday", "2031", "", None])
def test_what_is_no_day_is_none(published: str | None) -> None:
    """Protects sorting by date: whatever an article has instead of a day, its story counts as undated."""
    articles = tuple(replace(article, published=published) for article in bridge().story.articles)
    entry = batch_entry(replace(bridge(), story=Story("Undated", articles)), "a", "a/report.html")
    assert (entry.first_day, entry.last_day) == ("", "")


def test_a_story_is_told_from_the_others() -> None:
    """Protects topic words: what all stories say tells nothing, and a plural is the same word."""
    stories = [{"said": 9, "bridges": 5, "council": 4}, {"said": 9, "bridge": 3, "ferry": 2}, {"said": 9, "strike": 3}]
    assert [words[0] for words in topic_words(stories)] == ["council", "ferry", "strike"]
    assert topic_words([{"bridge": 2, "ferry": 3}]) == (("ferry", "bridge"),)
    assert topic_words([]) == ()


def test_topic_words_leave_out_who_says_it_and_when() -> None:
    """Protects topic words from the obvious: no function word, weekday or outlet's name is among them."""
    words = {word.casefold() for word in batch_entry(bridge(), "a", "b").words}
    assert not words & {"the", "was", "have", "tuesday", "wednesday", "harbour", "post", "north", "wire", "lantern"}
    assert batch_entry(hostile(), "a", "b").words == {"png": 3}


def test_rows_can_be_chosen_by_outlet_and_shared_topic() -> None:
    """Protects the lists to choose from: every outlet with its stories, and words that at least two stories have."""
    bridge_words, both = {"bridge": 3, "ferry": 2}, ("Post", "Lantern")
    entries = [
        BatchEntry("a", "A", "done", outlets=both, words=bridge_words),
        BatchEntry("b", "B", "done", outlets=both[:1], words={"bridge": 2, "strike": 5}),
        BatchEntry("c", "C", "done", words={"council": 2}),
        BatchEntry("d", "D", "failed", outlets=("Nobody",)),
    ]
    page = batch_page("stories", entries)
    assert page.outlets == (("Lantern", 1), ("Post", 2))
    assert page.words == (("bridge", 2),)
