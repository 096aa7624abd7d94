from __future__ import annotations

import pytest

from framing.cleaning import clean_article, reasons
from framing.records import Article
from tests.cleaning.test_page import BODY, parts

PAGE = f"""<!doctype html><html lang="en"><head><title>Port shut for a second day - The Marrow Observer</title>
<meta property="og:site_name" content="The Marrow Observer"><meta name="author" content="Ada Lee">
<meta property="article:published_time" content="2031-02-03T21:05:00+01:00">
<script>var never = "shown to readers at all";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">Weather</a></li></ul></nav>
<article><h1>Port shut for a second day</h1>
<figure><img src="x.jpg"><figcaption>Drivers at the gate. (Ivo Stam/AFP)</figcaption></figure>
<p>{BODY[0]}</p><p>{BODY[1]}</p><h2>{BODY[2]}</h2><p>{BODY[3]}</p><p>{BODY[4]}</p></article>
<aside><h3>Most read</h3><a href="/2">Harbour master resigns after a year of disputes</a></aside>
<footer>© 2031 The Marrow Observer</footer></body></html>"""


def web(text: str) -> Article:
    """Return a web page, cleaned."""
    return clean_article(Article(outlet="The Marrow Observer", text=text, id="observer", form="html"))


def test_a_page_gives_its_article() -> None:
    """Paragraphs and headings are the body; headline, author and time come from what the page says of itself."""
    article = web(PAGE)
    assert parts(article, "body") == list(BODY)
    assert article.headline == "Port shut for a second day"
    assert article.authors == ("Ada Lee",)
    assert article.published == "2031-02-03T21:05:00+01:00"
    assert article.form == "article"


def test_the_rest_of_the_page_is_kept_aside() -> None:
    """What readers see around the article is among the asides; scripts, which they do not see, are not."""
    why = {aside.text: aside.reason for aside in web(PAGE).asides}
    assert why["Harbour master resigns after a year of disputes"] == reasons.OUTSIDE
    assert why["Home"] == reasons.NAVIGATION
    assert why["© 2031 The Marrow Observer"] == reasons.FOOTER
    assert not any("never" in text for text in why)


def test_pages_without_an_article() -> None:
    """Empty, broken, deeply nested and menu-only pages give no body and a notice, and do not crash."""
    for text in ("<html></html>", "<", "<div>" * 5_000 + "x", "<ul><li>Home<li>News</ul>", "<?xml version='1.0'?>"):
        article = web(text)
        assert parts(article, "body") in ([], ["x"], ["Home", "News"])
        article.text.encode()


def test_a_piece_of_a_page_is_enough() -> None:
    """A page too small for the extractor is sorted by its lines, so that its sentence is not lost."""
    article = web(f"<p>{BODY[0]}</p><p>Menu</p>")
    assert parts(article, "body") == [BODY[0]]
    assert [aside.text for aside in article.asides] == ["Menu"]


@pytest.mark.parametrize("url", ["http://[broken", "https://", "http://a]b/", None])
def test_a_broken_address_spoils_no_page(url: str | None) -> None:
    """Protects pages whose archive or markup holds an address that is none; random bytes found this."""
    page = "<html><body><p>The bridge was shut on Friday after a crack was found in it.</p></body></html>"
    assert "The bridge was shut" in clean_article(Article("Post", page, url=url, form="html")).text
