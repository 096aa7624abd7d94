"""Pages whose article stands in several containers, or has other stories' cards in its own."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from framing.cleaning import clean_article
from framing.records import Article

CASES = Path(__file__).parents[1] / "cases" / "cleaning"
# How many words the article has, on pages of shapes whose text was lost before.
WORDS = {"two-articles-same-story": 157, "read-more-hidden": 157, "lead-outside-article": 157, "flat-sibling-divs": 157}
ADVERT = '<div class="ad"><p>Advertisement</p></div>'


def body(markup: str) -> list[str]:
    """Return the paragraphs of a page's standfirst and body."""
    article = clean_article(Article("The Orle Post", markup, id="post", form="html"))
    return [article.text[b.start : b.end] for b in article.blocks if b.role in ("standfirst", "body")]


@pytest.mark.parametrize("file", sorted((CASES / "containers").glob("*.html")), ids=lambda file: file.stem)
def test_a_body_in_several_containers_is_whole(file: Path) -> None:
    """Protects an outlet from being told to have left out what its page has behind an advert."""
    found = body(file.read_text(encoding="utf-8"))
    assert len(found) == 12
    assert found[0].startswith("The council of Marrowby")
    assert found[-1].startswith("A public meeting")


@pytest.mark.parametrize("name", WORDS)
def test_shapes_that_lost_text_are_whole(name: str) -> None:
    """Protects a second article element, what a button unfolds, and a lead above the article; in their order."""
    found = body((CASES / "shapes" / f"{name}.html").read_text(encoding="utf-8"))
    assert sum(len(text.split()) for text in found) == WORDS[name]
    assert found[0].startswith("The council of Marrowby")
    assert found[-1].startswith("Opposition members")


@pytest.mark.parametrize("name", ["endless-scroll-two-articles", "aside-in-middle", "comments-section"])
def test_what_stands_beside_the_article_is_not_joined_to_it(name: str) -> None:
    """Protects an article from the next one of an endless page, from a box amid it, and from readers' comments."""
    found = " ".join(body((CASES / "shapes" / f"{name}.html").read_text(encoding="utf-8")))
    assert not any(word in found for word in ("Thornley singer", "ballad", "brewer", "swans"))


def test_cards_of_other_stories_in_the_article_are_set_aside() -> None:
    """Protects a comparison from a teaser's claims: small containers side by side, each with a linked heading."""
    for name in ("more-from", "read-next"):
        found = body((CASES / "teasers" / f"{name}.html").read_text(encoding="utf-8"))
        assert len(found) == 5
        assert found[-1].startswith("The ferry company")


@pytest.mark.parametrize("name", ["affiliate", "bookmark", "comment-forum", "standards", "bio"])
def test_a_sites_closing_words_are_set_aside(name: str) -> None:
    """Protects a comparison from what a site says of itself or to its reader below an article that does neither."""
    found = body((CASES / "teasers" / f"{name}.html").read_text(encoding="utf-8"))
    assert found[-1].startswith("The ferry company")


def test_a_column_keeps_its_end() -> None:
    """Protects columns and interviews, which speak of "we" and to "you" all along."""
    texts = [
        f"We have seen bridge number {n} rust away, and our town did nothing about it for years." for n in range(6)
    ]
    page = "".join(f"<p>{text}</p>" for text in texts)
    assert (
        body(f"<html><head><title>Rust</title></head><body><article><h1>Rust</h1>{page}</article></body></html>")
        == texts
    )


@pytest.mark.parametrize("parts", range(2, 9))
@pytest.mark.parametrize("shape", ["flat", "nested", "grid", "articles"])
def test_pages_split_by_a_script_lose_nothing(parts: int, shape: str) -> None:
    """Protects every way of splitting a body: two to eight containers, flat, nested, grid, or articles."""
    chance = random.Random(parts)  # noqa: S311 - the same page in every run
    words = "harbour council bridge ferry mayor pins winter tender report engineers money river traders".split()
    texts = [
        f"Part {n} of the report says that {' '.join(chance.choices(words, k=18))} were counted." for n in range(16)
    ]
    wraps = {
        "flat": '<div class="txt">{}</div>',
        "nested": '<div class="row"><div class="col"><div class="txt">{}</div></div></div>',
        "grid": '<div class="g"><div class="main">{}</div><div class="side"><aside>Ad</aside></div></div>',
        "articles": "<article>{}</article>",
    }
    size = -(-16 // parts)
    chunks = ["".join(f"<p>{text}</p>" for text in texts[i : i + size]) for i in range(0, 16, size)]
    inner = ADVERT.join(wraps[shape].format(chunk) for chunk in chunks)
    head = "<head><title>Bridge is shut</title></head>"
    assert body(f"<html>{head}<body><main><h1>Bridge is shut</h1>{inner}</main></body></html>") == texts
