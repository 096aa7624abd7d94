"""Pages that hold back their article."""

from __future__ import annotations

import pytest

from framing.cleaning import clean_article
from framing.cleaning.stub import notice
from framing.records import Article

BEGINNING = "The bridge was shut on Friday after engineers found a crack in one of its piers, the city said."


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>We value your privacy</p><button>Accept all cookies</button>", "asks for consent"),
        (f"<p>{BEGINNING}</p><div>Subscribe to continue reading</div>", "paywall"),
        (f'<p>{BEGINNING}</p><script>{{"isAccessibleForFree": "False"}}</script>', "paywall"),
        (f"<p>{BEGINNING}</p><p>Cet article est réservé aux abonnés.</p>", "paywall"),
        ("<noscript>Please enable JavaScript to view this page.</noscript>", "needs a script"),
        ("<h1>Checking your browser</h1>", "needs a script"),
    ],
)
def test_walls_are_named(page: str, words: str) -> None:
    """Protects a comparison from a stub taken for the article: the user learns what stands before it and what to do."""
    said = notice(page, 20)
    assert said is not None
    assert words in said
    assert "save the page" in said


def test_a_whole_article_beside_a_banner_is_no_stub() -> None:
    """Protects whole articles: nearly every site has a consent form and an offer somewhere."""
    assert notice("Subscribe to continue reading. We value your privacy.", 400) is None
    assert notice(f"<p>{BEGINNING}</p>", 20) is None


def test_the_article_carries_the_notice() -> None:
    """Protects the way of the notice to the report."""
    page = f"<html><body><article><p>{BEGINNING}</p></article><div>Subscribe to continue reading</div></body></html>"
    article = clean_article(Article("Post", page, form="html"))
    assert any("paywall" in said for said in article.notices)
