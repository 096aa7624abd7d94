"""Pages whose article stands in several containers, or has other stories' cards in its own."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from framing.cleaning import clean_article
from framing.records import Article

CASES = Path(__file__).parents[1] / "cases" / "cleaning"
# How many words the article has, on pages of shapes whose text other tools lose or double.
WORDS = {
    "two-articles-same-story": 157,
    "read-more-hidden": 157,
    "lead-outside-article": 157,
    "flat-sibling-divs": 157,
    "flat-sibling-divs-classed": 157,
    "div-between-p": 157,
    "divs-without-p": 157,
    "br-br": 157,
    "lead-in-h2": 157,
    "blockquote-speech": 188,
    "nested-list": 184,
    "comments-details": 157,
}
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
    """Protects second article elements, what a button unfolds, leads, speeches and lists, in order and each once."""
    found = body((CASES / "shapes" / f"{name}.html").read_text(encoding="utf-8"))
    assert sum(len(text.split()) for text in found) == WORDS[name]
    assert found[0].startswith("The council of Marrowby")
    assert found[-1].startswith("Opposition members")


def test_a_brief_is_not_doubled() -> None:
    """Protects a page of two paragraphs, which are found in two ways, from being taken twice."""
    assert len(body((CASES / "shapes" / "small-two-paragraphs.html").read_text(encoding="utf-8"))) == 2


@pytest.mark.parametrize("name", ["live-blog", "key-points-first"])
def test_what_stands_between_a_pages_paragraphs_costs_none(name: str) -> None:
    """Protects the paragraphs of pages that begin with points, or have an hour above each paragraph."""
    found = [text for text in body((CASES / "shapes" / f"{name}.html").read_text(encoding="utf-8")) if len(text) > 60]
    assert sum(len(text.split()) for text in found) == 157


@pytest.mark.parametrize(
    "name",
    [
        "endless-scroll-two-articles",
        "endless-scroll-second-longer-first-div",
        "aside-in-middle",
        "comments-section",
        "comments-details",
    ],
)
def test_what_stands_beside_the_article_is_not_joined_to_it(name: str) -> None:
    """Protects an article from the next one of an endless page, from a box amid it, and from readers' comments."""
    found = " ".join(body((CASES / "shapes" / f"{name}.html").read_text(encoding="utf-8")))
    assert not any(word in found for word in ("Thornley singer", "ballad", "brewer", "swans"))


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
