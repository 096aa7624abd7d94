"""Versions of an article: the newest is compared, and what it says otherwise is shown."""

import pytest

from framing.batch.versions import as_lines, changed, newest, versions_page
from framing.records import Article, Story
from framing.report import render_versions
from framing.settings import Settings

URL = "https://harbour-post.example/bridge"
FIRST = (
    "The bridge was closed on Monday.\n\nAt least three people were hurt, police said.\n\nThe mayor slammed the plan."
)
SECOND = "The bridge was closed on Monday.\n\nAt least 14 people were hurt, police said.\n\nRepairs begin in May."


def article(text: str, updated: str, url: str | None = URL, outlet: str = "Harbour Post") -> Article:
    """Return an article as it is read."""
    return Article(outlet, text, headline=f"Bridge closed ({updated[-2:]})", url=url, updated=updated)


def story(*articles: Article) -> Story:
    """Return a story with one more article, which has no versions."""
    return Story("The bridge", (*articles, article("Another report.", "2026-01-01", None, "North Wire")))


def test_the_newest_version_is_the_one_that_counts() -> None:
    """Protects a comparison from counting an outlet's withdrawn words: the later text stands for the article."""
    first, second = article(FIRST, "2026-01-01"), article(SECOND, "2026-01-02")
    for given in (story(first, second), story(second, first)):
        kept, versions = newest(given)
        assert [one.text for one in kept.articles] == [SECOND, "Another report."]
        assert versions == {URL: (first, second)}
        assert "2 versions" in kept.notices[0]
    assert len(as_lines(versions).splitlines()) == 2


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2026-01-01T10:00:00+02:00", "2026-01-01T09:30:00Z"),
        ("2026-01-02T00:30:00+02:00", "2026-01-01T23:00:00"),
        ("2026-01-01", "2026-01-01T08:00:00Z"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01"),
        ("some time", "2026-01-01"),
    ],
)
def test_moments_are_compared_whatever_their_zone(earlier: str, later: str) -> None:
    """Protects the choice of the newest version from clocks of two zones, and stories from the order of their texts."""
    first, second = article(FIRST, earlier), article(SECOND, later)
    assert newest(story(second, first))[1] == {URL: (first, second)}


def test_a_story_without_versions_stays_as_it_is() -> None:
    """Protects stories of articles without addresses, or each with its own: nothing is taken for a version."""
    given = story(article(FIRST, "2026-01-01", None), article(SECOND, "2026-01-02", None))
    assert newest(given) == (given, {})


def test_passages_are_gone_new_or_reworded() -> None:
    """Protects the page's table: each kind of change is told from the others, in the order of the text."""
    old, new = (
        ["Same.", "Three people were hurt there.", "This goes."],
        ["Same.", "Four people were hurt there.", "It comes."],
    )
    assert [(change.kind, change.before, change.after) for change in changed(old, new)] == [
        ("reworded", "Three people were hurt there.", "Four people were hurt there."),
        ("new", "", "It comes."),
        ("gone", "This goes.", ""),
    ]


def test_the_page_says_which_signals_and_numbers_came_or_went() -> None:
    """Protects what a reader looks for first: a figure that was put right, a loaded word that was taken out."""
    page = versions_page(
        "The bridge", newest(story(article(FIRST, "2026-01-01"), article(SECOND, "2026-01-02")))[1], Settings()
    )
    (revision,) = page.revisions
    assert "14" in revision.numbers_new
    assert any("slammed" in said for said in revision.signals_gone)
    assert revision.headline == ("Bridge closed (01)", "Bridge closed (02)")
    html = render_versions(page)
    assert "<del><bdi>At least three people were hurt, police said.</bdi></del>" in html


def test_what_an_article_says_cannot_become_markup() -> None:
    """Protects the page from articles, which are anybody's."""
    page = versions_page(
        "<b>",
        newest(story(article("<script>x</script> goes.", "2026-01-01"), article(SECOND, "2026-01-02")))[1],
        Settings(),
    )
    assert "<script>x" not in render_versions(page)
