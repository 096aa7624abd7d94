"""Notices in other languages: what was left out, and why, is told on a page in its language, elsewhere in English."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import framing
from framing.batch.versions import newest
from framing.cleaning import clean_article
from framing.errors import InputError
from framing.export.comparison_json import load_comparison, render_json
from framing.fetching import Fetcher
from framing.readers import read_story
from framing.readers.file import SUFFIXES
from framing.readers.reader import few
from framing.records import Article, Model, Ours, Reason, Story, joined, ours
from framing.report import render_report
from framing.scorers import Scorers, find_scores
from framing.scorers.scorer import shipped
from tests.analyses import analysis_of
from tests.cleaning.test_heads import ZULU
from tests.readers.test_feed import FULL, RSS
from tests.readers.test_warc import PAGE, Archive
from tests.samples import bridge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.records import Comparison

LONGEST = 3_000
"""Characters of an article in these tests."""
TEXT = "The bridge was shut on Friday after engineers found a crack in one of its piers, the city said."
KINDS = ", ".join(SUFFIXES)
MAIL = b"From: Post <n@post.example>\nSubject: Briefing\nContent-Type: text/html\n\n"
STORY = "<h2>Bridge {0} shut</h2><p>It was shut on Friday.</p><p><a href='https://p.example/{0}'>Read more</a></p>"
FEED = '<rss version="2.0"><channel><title>Post</title>{}</channel></rss>'
TEASER = "<item><title>Ferry aground</title>{}<description>Nobody hurt.</description></item>"
LINK = "<link>https://post.example/ferry</link>"
AFTER = "was left out: {path}"
"""How a notice of a file that cannot be read goes on behind its name."""

FILES: list[tuple[str, bytes, str]] = [
    ("notes.docx", b"x", f"notes.docx was left out: it is none of {KINDS}."),
    ("a.txt", b"", f"a.txt {AFTER} is empty; put the article's text into it or remove it."),
    ("a.txt", b"\x89PNG", f"a.txt {AFTER} is not a text file; save the article as .txt, .md, .html or .json."),
    ("a.txt", b"ab " * 1500, f"a.txt {AFTER} has 4,500 characters; an article has at most 3,000. Cut it down."),
    ("a.txt", b"ab " * 5000, f"a.txt {AFTER} has 15,000 bytes; an article has at most 3,000 characters. Cut it down."),
    ("a.txt", b"A crack\xff \xc3\xa4", "1 character is not valid utf-8 and shown as \N{REPLACEMENT CHARACTER}."),
    (
        "a.txt",
        b"A crack\xff\xff \xc3\xa4\xc3\xa4",
        "2 characters are not valid utf-8 and shown as \N{REPLACEMENT CHARACTER}.",
    ),
    (
        "a.json",
        b"{",
        f"a.json {AFTER} is not valid JSON (Expecting property name enclosed in double quotes: line 1 column 2 "
        "(char 1)); mend it or save the article as .txt.",
    ),
    (
        "a.json",
        b"{}",
        f"a.json {AFTER} holds no article: expected an object with a `text`, or a list of them as `articles`.",
    ),
    (
        "a.json",
        json.dumps([{"text": TEXT}, {"headline": "Bridge shut"}]).encode(),
        "{path}, article 2, has no text: expected a string under `text`. It was left out.",
    ),
    (
        "a.jsonl",
        json.dumps({"text": TEXT}).encode() + b"\n{}",
        "{path}, line 2, holds no article: expected a JSON object with a `text`. It was left out.",
    ),
    (
        "a.jsonl",
        b"{}",
        f"a.jsonl {AFTER} holds no article: expected a JSON object with a `text` on each line. {{path}}, line 1, holds "
        "no article: expected a JSON object with a `text`. It was left out.",
    ),
    (
        "a.rss",
        RSS.encode(),
        "“Ferry aground” was left out: it has only a summary in the feed; give its address "
        "https://harbour-post.example/ferry to read it.",
    ),
    (
        "a.rss",
        FEED.format(
            f"<item><description>{FULL}</description></item><item><description>A</description></item>"
        ).encode(),
        "“An entry without a title” was left out: it has only a summary in the feed; save its page as .html to read "
        "it.",
    ),
    (
        "a.rss",
        FEED.format(TEASER.format(LINK)).encode(),
        f"a.rss {AFTER} has only summaries of its articles (1); give the articles' own addresses, such as "
        "https://post.example/ferry, or save their pages as .html.",
    ),
    (
        "a.rss",
        FEED.format(TEASER.format("")).encode(),
        f"a.rss {AFTER} has only summaries of its articles (1); give the articles' own addresses, or save their pages "
        "as .html.",
    ),
    (
        "a.rss",
        FEED.format("").encode(),
        f"a.rss {AFTER} is a feed without entries; give the addresses of the articles, or save their pages.",
    ),
    (
        "a.rss",
        b"<p>A page.</p>",
        f"a.rss {AFTER} is not a feed (RSS or Atom); save a web page as .html, or an article's text as .txt.",
    ),
    (
        "a.pdf",
        b"%PDF-1.7",
        f"a.pdf {AFTER} cannot be read as a PDF (it is damaged, cut off or of another kind); get the file anew.",
    ),
    (
        "a.eml",
        MAIL,
        f"a.eml {AFTER} holds no text (no part of it is HTML or plain text); save the page as .html, or the mail's "
        "text as .txt.",
    ),
    (
        "a.eml",
        MAIL + "".join(STORY.format(n) for n in range(3)).encode(),
        "The mail seems to hold several stories, which are read as one article; give the articles' own addresses or "
        "pages.",
    ),
    (
        "a.warc",
        b"x",
        f"a.warc {AFTER} is no web archive (WARC); unpack it, and give the files in it, or save the pages as .html.",
    ),
    (
        "a.warc",
        Archive(packed=False).add(PAGE.encode()).add(b"no", "https://p.example/a.png").data,
        "{path}: 1 record that is no article's page (images, scripts, errors, redirects, copies) passed over.",
    ),
    (
        "a.warc",
        Archive(packed=False).add(PAGE.encode()).data[:-900],
        f"a.warc {AFTER} holds no page that can be read; expected captures of HTML pages. {{path}} is damaged or cut "
        "off; what came before the damage was read.",
    ),
    (
        "a.warc",
        Archive(packed=False).add(PAGE.encode()).add(PAGE.encode(), "https://p.example/b", Content_Encoding="zip").data,
        "https://p.example/b was left out: It is packed as zip; save the page as .html.",
    ),
]
"""Files that lie beside an article in a folder, each with what is told of it, where `path` is its own."""

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


def told(story: Story) -> tuple[str, ...]:
    """Return all notices of a story and of its articles."""
    return (*story.notices, *(notice for article in story.articles for notice in article.notices))


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


@pytest.mark.parametrize(("name", "data", "said"), FILES, ids=[f"{name} {said[:50]}" for name, _, said in FILES])
def test_files_that_are_not_read(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """Protects whoever reads no English from not knowing what is missing: why a file was left out, to its last part."""
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "other.txt").write_text(TEXT, encoding="utf-8")
    (folder / name).write_bytes(data)
    notices = told(read_story([folder], longest=LONGEST))
    assert said.format(path=folder / name) in notices
    check(notices, tmp_path)


@pytest.mark.parametrize(("markup", "said"), PAGES.items(), ids=[said[:40] for said in PAGES.values()])
def test_pages_without_their_article(tmp_path: Path, markup: str, said: str) -> None:
    """Protects a Ukrainian reader from a stub taken for the article."""
    page = Article("Post", f"<html><body>{markup}</body></html>", source="post.html", form="html")
    notices = clean_article(page).notices
    assert said in notices
    check(notices, tmp_path)


def test_places_that_are_not_read(tmp_path: Path) -> None:
    """Protects whoever gives several places: what is told of those without an article is in the page's language too."""
    (tmp_path / "empty").mkdir()
    for folder, name, text in (
        ("story", "post.txt", TEXT),
        ("story", "post-2.txt", TEXT),
        ("story", "wire.txt", TEXT),
        ("story", "post-3.txt", "A ferry will run."),
        ("typed", "post.txt", TEXT),
        ("typed", "story.toml", '[articles."b.txt"]'),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    address = "https://post.example/bridge"
    places: list[Path | str] = [tmp_path / name for name in ("story", "empty", "typed", "none.txt")]
    story = read_story([*places, address], fetch=Fetcher(tmp_path / "cache", offline=True).fetch)
    assert story.notices == (
        f"empty was left out: {tmp_path}/empty holds no article (nothing); put one file an article there: {KINDS}.",
        f"typed was left out: {tmp_path}/typed/story.toml speaks of 'b.txt', which is no article of the folder; there "
        "are: post.txt.",
        f"none.txt was left out: {tmp_path}/none.txt does not exist; expected an article's file, a folder of them or "
        "a web address.",
        f"{address} was left out: {address} is not in the cache, and nothing is fetched offline; run once without "
        "--offline.",
        f"{tmp_path}/story/post-2.txt was left out: it is the same text as {tmp_path}/story/post.txt.",
        f"Post and Wire have exactly the same text ({tmp_path}/story/wire.txt).",
        "Post has 2 articles; they count as one outlet.",
    )
    check(story.notices, tmp_path)


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


def test_what_else_is_told(tmp_path: Path) -> None:
    """Protects the rest: many like failures, versions of an article, and sentences within sentences within others."""
    versions = tuple(
        Article("Post", text, url="https://post.example/a", published=f"2031-02-0{len(text)}") for text in "ab"
    )
    notices = (
        *few(
            [
                ours("{name} was left out: {why}", name=str(n), why=ours("It breaks off; save the page anew."))
                for n in "12"
            ],
            1,
        ),
        *newest(Story("Bridge", versions))[0].notices,
        joined(ours("An entry without a title"), ours("no encoder"), between="; "),
    )
    assert notices == (
        "1 was left out: It breaks off; save the page anew.",
        "1 more were left out for the like.",
        "Post: the article at https://post.example/a was read in 2 versions; the newest is compared, and versions.html "
        "beside this report says what changed.",
        "An entry without a title; no encoder",
    )
    check(notices, tmp_path)


def test_an_error_keeps_its_sentence() -> None:
    """Protects notices that quote an error: text in the terminal, it still knows how it is said in other languages."""
    error = InputError(ours("{name} is empty; put the article's text into it or remove it.", name="a.txt"))
    assert str(error) == error.said == "a.txt is empty; put the article's text into it or remove it."
    assert isinstance(error.said, Ours)
    assert InputError("Plain.").said == "Plain."


ERRORS = {"InputError", "UnreachableError"}
STOPPING = {"place.py": 2, "story.py": 1}
"""Errors of readers that end the command, and so on no page."""


@pytest.mark.parametrize("stage", ["readers", "fetching"])
def test_errors_that_a_page_may_quote_are_ours(stage: str) -> None:
    """Protects readers and fetching to come: whatever keeps one article out is told in the page's language."""
    files = sorted((Path(framing.__file__).parent / stage).rglob("*.py"))
    plain = {file.name: len(list(_plain_errors(ast.parse(file.read_text(encoding="utf-8"))))) for file in files}
    found = {name: number for name, number in plain.items() if number}
    assert found == (STOPPING if stage == "readers" else {}), "say it with ours(), and translate it"


def _plain_errors(tree: ast.AST) -> Iterable[ast.Call]:
    for node in ast.walk(tree):
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS
        if named and isinstance(node, ast.Call) and isinstance(node.args[0], ast.JoinedStr | ast.Constant):
            yield node


def test_a_file_of_other_means_is_told_as_it_is(tmp_path: Path) -> None:
    """Protects from a saved file whose sentences stand in one another without an end, or name what they do not have."""
    reason = Reason("{name} was left out: {why}", {"name": "x", "why": "It breaks off; save the page anew."})
    reasons = [Reason("It breaks off; save the page anew."), Reason("{name} was left out: {why}", {"name": "alone"})]
    for _ in range(500):
        reasons.append(reason)
        reason = Reason(reason.sentence, {"name": "x", "why": str(reason)})
    written = json.loads(render_json(noticed(())))
    written["notices"] = [str(reasons[-1]), "alone was left out: {why}"]
    written["notice_reasons"] = [{"sentence": one.sentence, "words": one.words} for one in reasons]
    (file := tmp_path / "comparison.json").write_text(json.dumps(written), encoding="utf-8")
    deep, lacking = paragraphs(render_report(load_comparison(file), "uk"))
    assert deep.startswith("<bdi>x</bdi> пропущено: ")
    assert lacking == '<span lang="en">alone was left out: {why}</span>'
