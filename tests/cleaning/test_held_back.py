"""Pages that hold back their article."""

from __future__ import annotations

import pytest

from framing.cleaning import clean_article
from framing.records import Article
from tests.cleaning.test_markup import extra, read

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
    article = clean_article(Article("Post", f"<html><body>{page}</body></html>", form="html"))
    (said,) = [said for said in article.notices if words in said]
    assert "save the page" in said


@pytest.mark.parametrize(
    "beside",
    ["<script src='https://cdn.example/onetrust.js'></script>", "<noscript>Please enable JavaScript.</noscript>"],
)
def test_a_short_article_is_no_stub(beside: str) -> None:
    """Protects briefs: what nearly every page carries unseen says nothing of the article."""
    told = "".join(f"<p>{n} years ago: {BEGINNING}</p>" for n in range(5))
    page = f"<html><body>{beside}<article>{told}</article></body></html>"
    assert not clean_article(Article("Post", page, form="html")).notices


def test_a_whole_article_beside_a_banner_is_no_stub() -> None:
    """Protects whole articles: nearly every site has a consent form and an offer somewhere."""
    banner = "<div>Subscribe to continue reading</div><p>We value your privacy</p>"
    told = "".join(f"<p>{n} years ago: {BEGINNING}</p>" for n in range(20))
    for page in (f"{banner}<article>{told}</article>", f"<article><p>{BEGINNING}</p></article>"):
        assert not clean_article(Article("Post", f"<html><body>{page}</body></html>", form="html")).notices


@pytest.mark.parametrize(
    "wall",
    [
        "To read the rest of this story, please register for free.",
        "Sign up now to keep reading this article.",
        "You have reached your limit of free articles.",
        "Il vous reste 78 % de cet article à lire.",
        "Para seguir leyendo, hazte suscriptor.",
        "Jetzt abonnieren und alles lesen.",
    ],
)
def test_walls_in_further_words(wall: str) -> None:
    """Protects an outlet from being told to leave out what stands behind its wall, whatever it says of it."""
    page = f"<html><body><article><p>{BEGINNING}</p><p>{wall}</p></article></body></html>"
    assert any("paywall" in said for said in clean_article(Article("Post", page, form="html")).notices)


@pytest.mark.parametrize("end", ["the rep...", "the report […]", "and the mayor…"])
def test_a_text_that_breaks_off_is_told(end: str) -> None:
    """Protects from a teaser taken for the article, where no wall is named."""
    article = clean_article(Article("Post", f"{BEGINNING}\n\nIt was found, says {end}", form="article"))
    assert any("breaks off" in said for said in article.notices)


def test_an_invitation_to_register_is_no_text() -> None:
    """Protects from the wall's own words as a sentence of the article."""
    assert extra_of("paywall/dots") == ["paywall"]
    assert extra_of("paywall/teaser") == ["paywall"]


def extra_of(case: str) -> list[str]:
    """Return the kinds of wall of which the user is told; the wall's words are not among the article's."""
    article = read(case)
    assert not any(word in article.text for word in ("register", "Subscribe", "subscriber"))
    return [kind for kind in ("paywall", "consent") if any(kind in said for said in article.notices)]


def test_a_body_in_the_pages_data_keeps_its_paragraphs() -> None:
    """Protects passages of an article that a script shows, from running into one paragraph."""
    assert extra("paywall/body-in-jsonld") == []
