"""Feeds: articles in full text, summaries, and what is no feed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.cleaning import clean
from framing.errors import InputError
from framing.readers.feed import FEED
from framing.readers.reader import Source

if TYPE_CHECKING:
    from framing.records import Story

FULL = "<p>" + "The bridge was shut on Friday after engineers found a crack. " * 15 + "</p>"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><link>https://harbour-post.example/</link><language>en-GB</language>
<item><title>Bridge shut</title><link>https://harbour-post.example/bridge</link><dc:creator>Ada Lee</dc:creator>
<pubDate>Mon, 03 Feb 2031 08:30:00 +0100</pubDate><description>A crack was found.</description>
<content:encoded><![CDATA[{FULL}]]></content:encoded></item>
<item><title>Ferry aground</title><link>https://harbour-post.example/ferry</link>
<description>Nobody hurt.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily Echo</title>
<entry><title>Bridge shut</title><link href="https://echo.example/b"/><updated>2031-02-03T09:00:00Z</updated>
<author><name>Bo Kim</name></author><content type="html">{FULL.replace("<", "&lt;")}</content></entry></feed>"""


def read(text: str | bytes) -> Story:
    """Return what a feed holds."""
    return FEED.read(Source("a.rss", "a", text.encode() if isinstance(text, str) else text), 300_000)


def test_rss() -> None:
    """Protects articles in full text with all that the feed says of them."""
    (article,) = read(RSS).articles
    assert (article.outlet, article.headline, article.authors) == ("Harbour Post", "Bridge shut", ("Ada Lee",))
    assert (article.published, article.language) == ("2031-02-03T08:30:00+01:00", "en")
    assert (article.url, article.form) == ("https://harbour-post.example/bridge", "html")
    assert "found a crack" in article.text


def test_a_summary_is_named_with_its_address() -> None:
    """Protects the user from a teaser compared as an article, and from links followed unasked."""
    (notice,) = read(RSS).notices
    assert "“Ferry aground” was left out" in notice
    assert "https://harbour-post.example/ferry" in notice


def test_atom() -> None:
    """Protects the other format."""
    (article,) = read(ATOM).articles
    assert (article.outlet, article.authors, article.updated) == (
        "Daily Echo",
        ("Bo Kim",),
        "2031-02-03T09:00:00+00:00",
    )


_BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no feed",
        "<html><p>A page.</p></html>",
        "<a>" * 50_000,
        "<rss><channel></channel></rss>",
        f"{_BOMB}]><rss version='2.0'><channel><title>&j;</title></channel></rss>",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_feed_of_articles(text: str | bytes) -> None:
    """Protects against hangs and tracebacks: other XML, pages, entity bombs and noise end in a sentence."""
    with pytest.raises(InputError, match=r"a\.rss"):
        read(text)


@settings(deadline=2_000, max_examples=60)
@given(at=st.integers(0, len(RSS) - 1), junk=st.binary(min_size=1, max_size=30))
def test_no_bytes_crash_the_reader(at: int, junk: bytes) -> None:
    """Protects against crafted feeds: whatever the bytes, articles or a sentence on why there are none."""
    data = RSS.encode()
    with suppress(InputError):
        assert read(data[:at] + junk + data[at + len(junk) :]).articles


def rss(items: str, title: str = "Harbour Post") -> str:
    """Return a feed of the given entries."""
    names = "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
    return f"<rss version='2.0' {names}><channel><title>{title}</title><link>https://h.example/</link>{items}</channel></rss>"


def item(text: str = FULL, more: str = "<link>/x</link>") -> str:
    """Return an entry with its text in full."""
    return f"<item><title>T</title>{more}<content:encoded><![CDATA[{text}]]></content:encoded></item>"


@pytest.mark.parametrize(
    "title",
    ["Harbour Post - Latest news", "World news | Harbour Post", "Harbour Post RSS Feed", "Top stories – Harbour Post"],
)
def test_the_title_without_its_section(title: str) -> None:
    """Protects one outlet from being several by the sections of its feeds."""
    assert read(rss(item(), title)).articles[0].outlet == "Harbour Post"


def test_who_published_and_wrote_it() -> None:
    """Protects the outlets that a gathering feed names, and each of several authors."""
    more = "<source url='https://c.example/f'>City Wire</source><dc:creator>By Ann Lee and Bo Roe</dc:creator>"
    (article,) = read(rss(item(more=more))).articles
    assert (article.outlet, article.authors) == ("City Wire", ("Ann Lee", "Bo Roe"))
    assert read(rss(item(), "")).articles[0].outlet == "H"


def test_links() -> None:
    """Protects the reader from scripts as links; a relative one is seen from the feed's site."""
    articles = read(rss(item() + item(more="<link>javascript:alert(1)</link>"))).articles
    assert [article.url for article in articles] == ["https://h.example/x", None]


@pytest.mark.parametrize("end", ["…", " [...]", " <a>Read more</a>", " Continue reading the story →"])
def test_content_that_breaks_off(end: str) -> None:
    """Protects against teasers that a feed calls its content."""
    with pytest.raises(InputError, match="only summaries"):
        read(rss(item(f"{FULL}<p>More of it{end}</p>")))


def test_a_fragment_is_cleaned_as_a_page() -> None:
    """Protects the way from a feed's HTML to paragraphs, without what blog software adds below."""
    parts = "".join(
        f"<p>Pier {n} was shut on Friday, the port said, and nobody knows for how long.</p>" for n in range(9)
    )
    added = "<p>The post <a href='/x'>Pier</a> appeared first on <a href='/'>Harbour Post</a>.</p>"
    (article,) = clean(read(rss(item(parts + added)))).articles
    assert [block.role for block in article.blocks].count("body") == 9
    assert "appeared first" not in article.text


def test_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects files and the network from a feed whose bytes are a path or an address."""
    monkeypatch.setattr("builtins.open", lambda *_: pytest.fail("opened a file"))
    monkeypatch.setattr("socket.socket", lambda *_: pytest.fail("opened a connection"))
    for text in ("/etc/hostname", "http://localhost/feed", "file:///etc/hostname"):
        with pytest.raises(InputError, match="not a feed"):
            read(text)


def test_a_character_that_cannot_be() -> None:
    """Protects against a fault of the feed library that random bytes found: a number beyond the last character."""
    broken = RSS.replace("<description>A crack", "<description>&#x110000; & A crack").replace("</rss>", "")
    with suppress(InputError):
        assert read(broken).articles


def test_tags_escaped_twice() -> None:
    """Protects paragraphs of a feed whose HTML was escaped once too often: tags would be words, in one paragraph."""
    sentence = "The bridge was shut on Friday after engineers found a crack in pier {}, the port’s office said."
    parts = "".join(f"<p>{sentence.format(n)}</p>" for n in range(12)).replace("<", "&lt;").replace(">", "&gt;")
    (article,) = clean(read(rss(item(parts)))).articles
    assert [block.role for block in article.blocks].count("body") == 12
    assert "<p>" not in article.text


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("news@post.media (Lena Marsh)", ("Lena Marsh",)),
        ("news@post.international (Lena Marsh)", ("Lena Marsh",)),
        ("news@post.com (Lena Marsh)", ("Lena Marsh",)),
        ("news@post.info (Lena Marsh)", ("Lena Marsh",)),
        ("Lena Marsh (news@post.press)", ("Lena Marsh",)),
        ("Lena Marsh &lt;news@post.london&gt;", ("Lena Marsh",)),
        ("news@post.example", ()),
        ("news@post.com", ()),
        ("By Ann Lee and Bo Roe", ("Ann Lee", "Bo Roe")),
    ],
)
def test_authors_with_a_mail_address(written: str, names: tuple[str, ...]) -> None:
    """Protects names from the last letters of an address, whatever its ending."""
    assert read(rss(item(more=f"<author>{written}</author>"))).articles[0].authors == names
