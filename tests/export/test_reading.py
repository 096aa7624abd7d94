from __future__ import annotations

import json
from typing import TYPE_CHECKING

from framing.cleaning import clean
from framing.console import say
from framing.export.reading import render_reading
from framing.readers import read_story
from framing.records import Article, Aside, Block

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TEXT = "Bridge shut\n\nA crack was found.\n\nThe bridge was shut on Friday."
ARTICLE = Article(
    "Harbour Post",
    TEXT,
    id="harbour-post",
    headline="Bridge shut",
    authors=("Ada Lee", "Bo Kim"),
    published="2031-02-03T08:00:00+01:00",
    updated="2031-02-04",
    language="en",
    source="harbour-post.html",
    wire="AFP",
    blocks=(Block("headline", 0, 11), Block("standfirst", 13, 31), Block("body", 33, len(TEXT))),
    asides=(Aside("World", "menu or link of the site"),),
    notices=("1 character is not valid utf-8.",),
)


def test_text_shows_all_that_was_understood() -> None:
    """Protects the check before a comparison: each thing has its place, the asides their reason."""
    assert render_reading([ARTICLE], "text").splitlines() == [
        "harbour-post.html",
        "  headline   Bridge shut",
        "  outlet     Harbour Post",
        "  authors    Ada Lee, Bo Kim",
        "  published  2031-02-03T08:00:00+01:00",
        "  updated    2031-02-04",
        "  language   en",
        "  wire       copy of AFP",
        "  address    not given",
        "  words      12",
        "  note       1 character is not valid utf-8.",
        "",
        "standfirst (1)",
        "  A crack was found.",
        "",
        "body (1)",
        "  The bridge was shut on Friday.",
        "",
        "set aside (1)",
        "  [menu or link of the site] World",
    ]


def test_json_is_read_again(tmp_path: Path) -> None:
    """Protects the way from reading to comparing: what was printed, perhaps edited, is an input."""
    for articles in ([ARTICLE], [ARTICLE, ARTICLE]):
        file = tmp_path / f"{len(articles)}.json"
        file.write_text(render_reading(articles, "json"), encoding="utf-8")
        again = clean(read_story([file])).articles[0]
        assert (again.headline, again.authors, again.published) == (
            ARTICLE.headline,
            ARTICLE.authors,
            ARTICLE.published,
        )
        assert (again.text, again.wire, again.outlet) == (TEXT, "AFP", "Harbour Post")


def test_json_of_one_article_is_the_formats_object() -> None:
    """Protects tools that read an article of comparison.json: the same fields come from here."""
    written = json.loads(render_reading([ARTICLE], "json"))
    assert written["asides"] == [{"text": "World", "reason": "menu or link of the site"}]
    assert written["words"] == 12


def test_json_loses_no_invisible_character() -> None:
    """Protects emoji and joined letters: the terminal drops what it could be steered by, so that is escaped."""
    family = "👩\u200d👧 می\u200cروم"
    written = render_reading([Article("Post", family, id="post")], "json")
    assert "\u200d" not in written
    assert json.loads(written)["text"] == family


def test_every_character_counts_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Protects the positions of what is printed: a control character that the terminal drops would move them."""
    text = "one\x9d \x7ftwo\ud800 three"
    say(render_reading([Article("Post", text, id="post", blocks=(Block("body", 0, len(text)),))], "json"))
    shown = json.loads(capsys.readouterr().out)
    assert shown["text"] == text
    assert shown["blocks"][0]["end"] == len(shown["text"])
