"""Saved pages: what their heads say, however broken they are."""

from __future__ import annotations

import pytest

from framing.readers.reader import Source
from framing.readers.web_page import HTML

HEAD = '<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://post.example/a">'


@pytest.mark.parametrize("broken", ["", "<![foo bar]>", "<![ foo", "<!", "<script>{", "<" * 10_000, "<a>" * 100_000])
def test_a_broken_page_keeps_its_outlet(broken: str) -> None:
    """Protects pages with broken markup: no traceback, no hang, and what came before it counts."""
    page = f"<html><head>{HEAD}{broken}</head><body><p>The bridge was shut.</p></body></html>"
    (article,) = HTML.read(Source("a.html", "a", page.encode()), 300_000).articles
    assert (article.outlet, article.url) == ("Harbour Post", "https://post.example/a")
    assert article.text == page


def test_the_canonical_address_counts() -> None:
    """Protects links in reports: of two addresses that a page gives, the one for citing it; a relative one is none."""
    shared = '<meta property="og:url" content="https://post.example/a?utm=x">'
    for canonical, url in (
        ("https://post.example/a", "https://post.example/a"),
        ("/a", "https://post.example/a?utm=x"),
    ):
        page = f'{shared}<link rel="canonical" href="{canonical}"><p>The bridge was shut.</p>'
        (article,) = HTML.read(Source("a.html", "a", page.encode()), 300_000).articles
        assert article.url == url


@pytest.mark.parametrize(
    ("top", "stem", "outlet"),
    [
        ('<link rel="canonical" href="https://www.harbour-post.example/a">', "saved 2031-02-03", "Harbour Post"),
        ('<link rel="canonical" href="https://harbourpost.example/a">', "harbour-post", "Harbour Post"),
        ("<!-- saved from url=(0032)https://www.harbour-post.example/a -->", "saved", "Harbour Post"),
        ("<!-- Page saved with SingleFile \n url: https://harbour-post.example/a -->", "saved", "Harbour Post"),
        ("", "harbour-post", "Harbour Post"),
    ],
)
def test_an_outlet_without_a_name_is_its_address(top: str, stem: str, outlet: str) -> None:
    """Protects the outlet's name from the file that a page was saved to, where the page says where it is from."""
    page = f"<html><head>{top}</head><body><p>The bridge was shut.</p></body></html>"
    (article,) = HTML.read(Source(f"{stem}.html", stem, page.encode()), 300_000).articles
    assert article.outlet == outlet
