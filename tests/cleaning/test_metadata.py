from __future__ import annotations

import json

import pytest

from framing.cleaning import bylines, clean_article, dates
from framing.records import Article
from tests.cleaning.test_page import BODY, parts


def page(head: str = "", top: str = "", title: str = "Port shut for a second day") -> Article:
    """Return an invented page with this in its head and below its headline, cleaned."""
    body = "".join(f"<p>{text}</p>" for text in BODY)
    text = f"<html><head>{head}</head><body><article><h1>{title}</h1>{top}{body}</article></body></html>"
    return clean_article(Article(outlet="The Marrow Observer", text=text, id="observer", form="html"))


def data(**fields: object) -> str:
    """Return a JSON-LD block about an article."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_the_printed_headline_beats_the_stated_one() -> None:
    """Editors word a headline anew for search engines; readers saw the one on the page."""
    assert page(data(headline="Port shut second day: what we know")).headline == "Port shut for a second day"
    assert page('<meta property="og:title" content="Port shut for a second day | Observer">').headline == (
        "Port shut for a second day"
    )


def test_authors_are_names_only() -> None:
    """Offices, addresses, accounts and the outlet itself are no authors; two names in one text are two."""
    assert page(data(author={"name": "By Ada Lee and Ivo Stam"})).authors == ("Ada Lee", "Ivo Stam")
    assert page(data(author=[{"name": "Ada Lee, Staff Writer"}, "https://x.test/lee"])).authors == ("Ada Lee",)
    for nobody in ("The Marrow Observer", "Observer Staff", "deskadmin", "@lee"):
        assert page(data(author=nobody)).authors == ()


def test_a_printed_author_beats_an_unprinted_one() -> None:
    """Whoever put the page into the system is often stated as its author; the byline says who wrote it."""
    article = page('<meta name="author" content="Kim Roe">', '<p class="byline">By Ada Lee</p>')
    assert article.authors == ("Ada Lee",)


def test_an_author_may_stand_under_another_id() -> None:
    """JSON-LD may name the author in an object of its own, and refer to that."""
    graph = [{"@type": "Article", "author": {"@id": "#1"}}, {"@type": "Person", "@id": "#1", "name": "Ada Lee"}]
    block = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    assert page(block).authors == ("Ada Lee",)


def test_times_keep_their_zone() -> None:
    """When it appeared and was changed come with the stated zone; a time told twice is no change."""
    first, later = "2031-02-03T21:05:00+01:00", "2031-02-03T22:10:00+01:00"
    article = page(data(datePublished=first, dateModified=later))
    assert (article.published, article.updated) == (first, later)
    assert page(data(datePublished=first, dateModified=first)).updated is None


def test_the_printed_clock_decides_the_day() -> None:
    """A system states UTC, and then the page of an evening is dated a day late."""
    article = page(data(datePublished="2031-02-04T01:50:00Z"), "<div>Feb. 3, 2031, 5:50 PM</div>")
    assert article.published == "2031-02-03T17:50:00-08:00"


def test_a_standfirst_is_printed() -> None:
    """A subtitle on the page is the standfirst; a description that is only in the metadata is none."""
    summary = "Drivers wait at the gate while talks go on"
    assert parts(page("", f'<h2 class="standfirst">{summary}</h2>'), "standfirst") == [summary]
    assert parts(page(f'<meta name="description" content="{summary}">'), "standfirst") == []


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '{"@graph": [' * 50_000, '{"@type": 3, "author": [[1]]}', "null"]
)
def test_broken_data_say_nothing(broken: str) -> None:
    """Metadata that cannot be read are no reason to lose the article."""
    article = page(f'<script type="application/ld+json">{broken}</script>')
    assert article.headline == "Port shut for a second day"
    assert parts(article, "body")


def test_dates_of_a_line() -> None:
    """A line may say when the article appeared and when it was changed; a sentence says neither."""
    assert dates.stamps("Published Feb 3, 2031 | Updated Feb 4, 2031") == ("2031-02-03", "2031-02-04")
    assert dates.stamps("The port has been shut since Feb 3, 2031 and nobody on the quay knows why it is") == (
        None,
        None,
    )


def test_names_beside_dates() -> None:
    """Bylines without "by" stand beside the date; other words there are no names."""
    assert bylines.person("Ada Lee - Feb 3, 2031") == "Ada Lee"
    assert bylines.person("2/13/2031 by Ada Lee") == "Ada Lee"
    assert bylines.person("Published Tue") == ""
