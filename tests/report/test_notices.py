"""Notices in other languages: what was left out, and why, is told on a page in its language, elsewhere in English."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from framing.cleaning import clean_article
from framing.export.comparison_json import load_comparison, render_json
from framing.records import Article, Model
from framing.report import render_report
from framing.scorers import Scorers, find_scores
from framing.scorers.scorer import shipped
from tests.analyses import analysis_of
from tests.cleaning.test_heads import ZULU
from tests.samples import bridge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.records import Comparison

TEXT = "The bridge was shut on Friday after engineers found a crack in one of its piers, the city said."
PAGES = {
    "<button>Accept all cookies</button>": "The page asks for consent before it shows the article (0 words were found)."
    " Open it in your browser, save the page once the article is on the screen, and give the file.",
    f"<p>{TEXT}</p><div>Subscribe to continue reading</div>": "The page shows only the beginning of the article before "
    "a paywall, as it seems (19 words were found). Open it in your browser, save the page once the article is on the "
    "screen, and give the file.",
    "<h1>Checking your browser</h1>": "The page needs a script to show its article (0 words were found). Open it in "
    "your browser, save the page once the article is on the screen, and give the file.",
    f"<p>{TEXT}</p><p>A ferry will run from Wed…</p>": "The text of the article breaks off, as it seems (25 words were "
    "found). Open it in your browser, save the page once the article is on the screen, and give the file.",
    "<nav>Home</nav>": "No article was found in post.html; see what was set aside.",
    f"<p>{TEXT.replace('city', 'cityâ€™s head')}</p>": "Characters were read with the wrong table (“â€œ” for a "
    "quotation mark); they were put right.",
    "".join(f"<p>{text}</p>" for text in ZULU): "Its language could not be told, so nothing is said of what it leaves "
    "out, and what is marked in it may be wrong.",
}
"""Pages of which a part or all of the article is not there, each with what is told of it."""


def noticed(notices: Sequence[str]) -> Comparison:
    """Return a comparison with these notices, of the story and of its first article."""
    comparison = bridge()
    articles = [replace(article, notices=()) for article in comparison.story.articles]
    articles[0] = replace(articles[0], notices=tuple(notices))
    return replace(comparison, story=replace(comparison.story, notices=tuple(notices), articles=tuple(articles)))


def paragraphs(html: str) -> list[str]:
    """Return the notices on a page, with their markup."""
    found = re.findall(r'<p class="notice[^"]*"><bdi>(.*?)</bdi></p>', html, re.DOTALL)
    assert found
    return found


def check(notices: Sequence[str], folder: Path) -> None:
    """Fail where the Ukrainian page, of a comparison or of the file that it was saved to, has English of ours."""
    comparison = noticed(notices)
    (folder / "comparison.json").write_text(written := render_json(comparison), encoding="utf-8")
    page, saved = render_report(comparison, "uk"), load_comparison(folder / "comparison.json")
    for notice in paragraphs(page):
        own = re.sub(r"<bdi>.*?</bdi>", "", notice, flags=re.DOTALL)
        assert "<span" not in own
        assert re.search(r"[а-яі]{3}", own)
        assert not re.search(r"[A-Za-z]+ [a-z]+", own)
    assert render_report(saved, "uk") == page
    assert render_json(saved) == written
    assert json.loads(written)["notices"] == list(map(str, notices))
    assert "".join(paragraphs(render_report(comparison))).count("<") == 0


@pytest.mark.parametrize(("markup", "said"), PAGES.items(), ids=[said[:40] for said in PAGES.values()])
def test_pages_without_their_article(tmp_path: Path, markup: str, said: str) -> None:
    """Protects a Ukrainian reader from a stub taken for the article."""
    page = Article("Post", f"<html><body>{markup}</body></html>", source="post.html", form="html")
    notices = clean_article(page).notices
    assert said in notices
    check(notices, tmp_path)


def test_scorers_that_say_nothing(tmp_path: Path) -> None:
    """Protects users of other models from taking silence for a finding, in their own language."""
    kinds = {"lexical": shipped("lexical"), "informational": replace(shipped("informational"), encoder=None)}
    notices = find_scores(analysis_of((), ()), Scorers(kinds, ("tone",)), Model("other", "0" * 64)).notices
    assert notices == (
        "Nothing is said of slanted wording: the scorer learned from vectors of all-MiniLM-L6-v2, not of other.",
        "Nothing is said of slanted background: the scorer learned from vectors of no encoder, not of other.",
        "Nothing is said of tone: your scorer was not seen to be right often enough on stories left out.",
    )
    check(notices, tmp_path)
