from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from framing.cleaning import clean
from framing.errors import InputError
from framing.readers import read_story

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
