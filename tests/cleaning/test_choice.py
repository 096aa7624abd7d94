from __future__ import annotations

import pytest

from framing.cleaning import clean_article, paragraph_filter
from framing.errors import SettingsError
from framing.records import Article

PAGE = """Bridge shut after crack is found

By Ada Lee

The old bridge over the Marrow was shut on Friday after engineers found a crack.

Share this article

The mayor said that repairs would take a month and cost two million crowns.

Engineers had warned of the crack in the spring, a report shows.

Sign up for our newsletter
"""


def read(form: str, *, keep: tuple[str, ...] = (), drop: tuple[str, ...] = ()) -> Article:
    """Return the page, copied or as HTML, cleaned with a choice."""
    text = PAGE
    if form == "html":
        first, *others = [part for part in PAGE.split("\n\n") if part.strip()]
        text = f"<html><body><article><h1>{first}</h1>{''.join(f'<p>{x}</p>' for x in others)}</article></body></html>"
    return clean_article(Article("Post", text, form="html" if form == "html" else "page"), paragraph_filter(keep, drop))


def body(article: Article) -> list[str]:
    """Return the paragraphs of the article's body."""
    return [article.text[block.start : block.end] for block in article.blocks if block.role == "body"]


@pytest.mark.parametrize("form", ["page", "html"])
def test_what_matches_keep_comes_back_in_its_place(form: str) -> None:
    """Protects the order of the article when the user takes a line back that cleaning had set aside."""
    kept = read(form, keep=("share THIS",))
    where = body(kept).index("Share this article")
    assert body(kept)[where - 1].startswith("The old bridge")
    assert body(kept)[where + 1].startswith("The mayor")
    assert "Share this article" not in [aside.text for aside in kept.asides]


@pytest.mark.parametrize("form", ["page", "html"])
def test_what_matches_drop_is_set_aside_with_the_reason(form: str) -> None:
    """Protects against loss: a dropped paragraph stands among the asides, with the user's pattern as the reason."""
    dropped = read(form, drop=(r"two million",))
    assert not any("two million" in text for text in body(dropped))
    assert [aside.reason for aside in dropped.asides if "two million" in aside.text] == ["matches a pattern to drop"]


def test_keep_beats_drop() -> None:
    """Protects a single line from a wide pattern: what is to be kept stays."""
    assert body(read("page", keep=("mayor",), drop=("the",)))[0].startswith("The mayor")


def test_positions_hold() -> None:
    """Protects every later stage: blocks still cut their paragraphs out of the text."""
    article = read("page", keep=("newsletter",), drop=("warned",))
    assert "\n\n".join(article.text[b.start : b.end] for b in article.blocks) == article.text


def test_a_wrong_pattern_is_named() -> None:
    """Protects users who meant the sign itself: the pattern, the fault and the way out are said."""
    with pytest.raises(SettingsError, match=r"'\(AFP'.*backslash"):
        paragraph_filter(("(AFP",), ())
