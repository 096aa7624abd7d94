from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.cleaning import clean
from framing.errors import InputError
from framing.readers import read_story
from framing.readers.json_articles import JSON
from framing.readers.reader import Source

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, value: Any) -> Path:
    """Write a value as JSON and return the path."""
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def test_an_article_in_our_shape(tmp_path: Path) -> None:
    """What the comparison format writes of an article can be read back."""
    shape = {"id": "hp", "outlet": "Harbour Post", "headline": "Port shut", "authors": ["A. Lee"], "text": "It shut."}
    shape |= {"published": "2031-02-03", "language": "en", "url": "https://harbour.example/1", "wire": "AP"}
    (article,) = read_story([write(tmp_path / "x.json", shape)]).articles
    assert (article.id, article.outlet, article.headline, article.authors) == (
        "hp",
        "Harbour Post",
        "Port shut",
        ("A. Lee",),
    )
    assert (article.published, article.language, article.wire) == ("2031-02-03", "en", "AP")
    assert article.form == "article"


def test_an_article_in_the_shape_of_schema_org(tmp_path: Path) -> None:
    """The names that pages use for the same things are understood, nested or not."""
    shape = {
        "@type": "NewsArticle",
        "articleBody": "It shut.",
        "headline": "Port shut",
        "author": [{"name": "A. Lee"}, "B. Roe"],
        "datePublished": "2031-02-03T10:00:00Z",
        "publisher": {"name": "Harbour Post"},
        "mainEntityOfPage": {"@id": "https://harbour.example/1"},
    }
    (article,) = read_story([write(tmp_path / "x.json", shape)]).articles
    assert (article.outlet, article.authors) == ("Harbour Post", ("A. Lee", "B. Roe"))
    assert article.url == "https://harbour.example/1"
    assert article.published == "2031-02-03T10:00:00Z"


def test_a_story_with_its_title(tmp_path: Path) -> None:
    """A whole comparison can be read again: its title, and each article with an id of its own."""
    articles = [{"outlet": "Harbour Post", "text": "It shut."}, {"outlet": "City Wire", "text": "It closed."}]
    story = read_story([write(tmp_path / "x.json", {"story": {"title": "Port"}, "articles": articles})])
    assert story.title == "Port"
    assert [article.id for article in clean(story).articles] == ["harbour-post", "city-wire"]


@pytest.mark.parametrize("value", [{}, [], 7, None, {"articles": []}, {"headline": "no text"}])
def test_json_without_an_article(tmp_path: Path, value: Any) -> None:
    """JSON of another kind is refused with the shape that was expected."""
    with pytest.raises(InputError, match="expected"):
        read_story([write(tmp_path / "x.json", value)])


def test_broken_json(tmp_path: Path) -> None:
    """A syntax error is told with its place; so is nesting beyond reason."""
    for text in ('{"text": ', "[" * 200_000):
        (tmp_path / "x.json").write_text(text)
        with pytest.raises(InputError, match="not valid JSON"):
            read_story([tmp_path / "x.json"])


def test_half_characters_are_dropped(tmp_path: Path) -> None:
    r"""An escaped lone surrogate (\ud800) or NUL cannot reach a file or a page."""
    (tmp_path / "x.json").write_text(r'{"text": "a\ud800b\u0000c", "outlet": "H\udfff"}')
    (article,) = read_story([tmp_path / "x.json"]).articles
    assert (article.text, article.outlet) == ("abc", "H")


def test_an_article_of_news_please(tmp_path: Path) -> None:
    """The scraper's names are understood: a paragraph a line, an outlet by its domain, dates without a T."""
    shape = {
        "maintext": "The ferry was late.\nNobody was told.",
        "text": None,
        "title": "Ferry late",
        "title_page": "Ferry late - Harbour Post",
        "source_domain": "www.harbour-post.co.uk",
        "date_publish": "2031-02-03 10:00:00",
        "date_modify": "2031-02-04 10:00:00",
        "authors": ["Ann Lee", "https://harbour-post.co.uk/staff/ann"],
        "language": "en-GB",
        "url": "https://www.harbour-post.co.uk/ferry",
    }
    (article,) = read_story([write(tmp_path / "x.json", shape)]).articles
    assert (article.outlet, article.headline, article.authors) == ("Harbour Post", "Ferry late", ("Ann Lee",))
    assert (article.published, article.updated) == ("2031-02-03T10:00:00", "2031-02-04T10:00:00")
    assert (article.language, article.url) == ("en", shape["url"])
    assert [block.role for block in clean(read_story([tmp_path / "x.json"])).articles[0].blocks].count("body") == 2


def test_a_graph_of_schema_org(tmp_path: Path) -> None:
    """The article of a graph is found among its other things, which it refers to by their addresses."""
    publisher = {"@type": "Organization", "@id": "https://h.example/#us", "name": "Harbour Post"}
    author = {"@type": "Person", "@id": "https://h.example/#ann", "name": "Ann Lee"}
    article = {
        "@type": "NewsArticle",
        "articleBody": "It shut.",
        "publisher": {"@id": "https://h.example/#us"},
        "author": [{"@id": "https://h.example/#ann"}, {"@id": "https://h.example/#unknown"}],
        "dateModified": "2031-02-04T10:00:00+01:00",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://h.example/1"},
    }
    graph = {"@graph": [publisher, [article], {"@type": "WebPage"}, author]}
    (found,) = read_story([write(tmp_path / "x.json", graph)]).articles
    assert (found.outlet, found.authors, found.url) == ("Harbour Post", ("Ann Lee",), "https://h.example/1")
    assert found.updated == "2031-02-04T10:00:00+01:00"


def test_html_in_json(tmp_path: Path) -> None:
    """A text with tags is cleaned as a page; one that only compares numbers is not."""
    shapes = [{"text": "<p>It shut.</p><p>It closed.</p>"}, {"text": "Two < three, and five > four."}]
    assert [article.form for article in read_story([write(tmp_path / "x.json", shapes)]).articles] == [
        "html",
        "article",
    ]


def test_lists_of_articles(tmp_path: Path) -> None:
    """Lists in lists are read, and one article without text does not keep the others out."""
    shapes = [
        [{"text": "It shut.", "outlet": "A", "id": 7}],
        [[{"text": "It closed.", "outlet": "B"}, {"title": "C"}]],
        5,
    ]
    story = read_story([write(tmp_path / "x.json", shapes)])
    assert [article.outlet for article in story.articles] == ["A", "B"]
    assert story.articles[0].id == "7"
    assert "article 3, has no text" in story.failures[0]


@pytest.mark.parametrize(
    ("given_date", "iso"),
    [
        (1_927_972_800, "2031-02-04T12:00:00+00:00"),
        (1_927_972_800_000.0, "2031-02-04T12:00:00+00:00"),
        (1e300, None),
        ("None", None),
        ("Mon, 03 Feb 2031 23:30:00 -0500", "2031-02-03T23:30:00-05:00"),
        ("2031-02-03", "2031-02-03"),
        ({"x": 1}, None),
    ],
)
def test_dates_of_every_kind(tmp_path: Path, given_date: Any, iso: str | None) -> None:
    """Dates become ISO 8601 with the zone they came with, so that a story's articles can be put in order."""
    shape = {"text": "It shut.", "date": given_date}
    assert read_story([write(tmp_path / "x.json", shape)]).articles[0].published == iso


def test_only_web_addresses_are_links(tmp_path: Path) -> None:
    """A report links to what an article gives as its address, so that must not be a script."""
    shape = {"text": "It shut.", "url": "javascript:alert(1)"}
    assert read_story([write(tmp_path / "x.json", shape)]).articles[0].url is None


KEYS = st.sampled_from(
    "text articleBody maintext outlet publisher name @id @graph articles headline author date_publish dateModified "
    "inLanguage url mainEntityOfPage source_domain story title id wire blocks".split()
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(VALUES, st.integers(0, 60), st.booleans())
def test_any_json_gives_a_story_or_an_error(value: Any, cut: int, cutting: bool) -> None:
    """Whatever stands under the names, whole or cut off, raises nothing but an InputError."""
    data = json.dumps(value).encode()
    with suppress(InputError):
        assert clean(JSON.read(Source("x.json", "x", data[:cut] if cutting else data), 1_000)).articles
