from __future__ import annotations

import pytest

from framing.errors import InputError
from framing.fetching import Fetched
from framing.readers import Place, read_story
from framing.readers.place import read_url

PAGE = b"<html><head><title>Bridge shut</title></head><body><p>The bridge was shut on Friday.</p></body></html>"


def served(data: bytes, media_type: str = "text/html", encoding: str | None = None) -> Fetched:
    """Return a page as a server would give it."""
    return Fetched("https://www.harbour-post.example/news/bridge", data, media_type, encoding)


@pytest.mark.parametrize(
    ("data", "media_type", "form"),
    [
        (PAGE, "text/html", "html"),
        (PAGE, "", "html"),
        (PAGE, "application/octet-stream", "html"),
        (b"The bridge was shut.", "text/plain", "page"),
        (b'{"text": "The bridge was shut."}', "application/json", "article"),
    ],
)
def test_a_page_goes_to_the_reader_for_its_type(data: bytes, media_type: str, form: str) -> None:
    """Protects pages whose server names their type wrongly or not at all."""
    (article,) = read_url(Place("https://post.example"), lambda *_: served(data, media_type), 300_000).articles
    assert article.form == form
    assert "bridge was shut" in article.text


def test_what_is_no_article_is_named() -> None:
    """Protects the user who gives the address of a picture: its type is said, and what would do."""
    with pytest.raises(InputError, match=r"image/png.*article's page"):
        read_url(Place("https://post.example"), lambda *_: served(b"\x89PNG", "image/png"), 300_000)


def test_the_servers_encoding_counts() -> None:
    """Protects pages that leave their encoding to HTTP, as many do."""
    data = "<html><p>Мост закрыт.</p></html>".encode("koi8-r")
    (article,) = read_url(Place("https://a.example"), lambda *_: served(data, encoding="koi8-r"), 300_000).articles
    assert "Мост закрыт." in article.text


def test_an_article_is_called_by_its_site() -> None:
    """Protects reports on pages that do not name their site: the address does."""
    (article,) = read_url(Place("https://a.example"), lambda *_: served(PAGE), 300_000).articles
    assert (article.id, article.outlet) == ("harbour-post", "Harbour Post")
    assert article.url == "https://www.harbour-post.example/news/bridge"


def test_a_list_asks_for_public_addresses() -> None:
    """Protects the user's own network from addresses that somebody else listed."""
    asked: list[tuple[str, bool]] = []

    def fetch(url: str, public_only: bool = False) -> Fetched:
        asked.append((url, public_only))
        return served(PAGE)

    read_story([Place("https://a.example", listed=True), "https://b.example"], fetch=fetch)
    assert asked == [("https://a.example", True), ("https://b.example", False)]


def test_one_failure_does_not_stop_the_others() -> None:
    """Protects a long list: what cannot be read is named with its reason, the others are read."""

    def fetch(url: str, _public_only: bool) -> Fetched:
        if "gone" in url:
            raise InputError(f"{url} is gone (404).")
        return served(PAGE)

    story = read_story(["https://a.example/gone", "https://a.example/here", "no-such-file.txt"], fetch=fetch)
    assert len(story.articles) == 1
    assert [failure.split(" was left out")[0] for failure in story.failures] == [
        "https://a.example/gone",
        "no-such-file.txt",
    ]
    assert set(story.failures) <= set(story.notices)
