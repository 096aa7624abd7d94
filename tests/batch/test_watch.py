"""Feeds watched: new articles join their stories, nothing is done twice, and a sick feed stops no other."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

from framing.batch import Gatherer, Round, Watch, open_store, rounds
from framing.batch.folder import COMPARISON, DATASET, FAILURES, INDEX
from framing.batch.sources import feeds, loose
from framing.batch.sources.feeds import feeds_at
from framing.cleaning.article import clean_article
from framing.errors import InputError, OutputError
from framing.export.comparison_json import render_json
from framing.fetching import Fetcher
from framing.fetching.download import Limits
from framing.fetching.fetcher import Clock
from framing.settings import Settings
from tests.batch.fakes import RECIPE, Here, contents, fake
from tests.encoders.fakes import HashEncoder
from tests.samples import bridge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from framing.batch import Recipe
    from framing.batch.comparing import Outcome
    from framing.batch.story import RawStory
    from framing.records import Article

FLOOD = "The river Velm burst its banks at Tarnow on Friday, and 140 people left their homes. "
VOTE = "Voters in Lissa elected Maren Holt of the Green List as their mayor on Sunday. "
PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p><p>{2}</p></article></body></html>"


def feed(outlet: str, *items: tuple[str, str], summary: bool = False) -> str:
    """Return a feed of items, each a headline with its text, in full or as a summary that leads to `/<headline>`."""
    when = "<pubDate>Fri, 07 Feb 2031 08:30:00 GMT</pubDate>"
    told = "".join(
        f"<item><title>{title}</title><link>{{site}}/{outlet}/{title}</link>{when}"
        f"<description>{escape(text if summary else f'<p>{text * 12}</p><p>{outlet}</p>')}</description></item>"
        for title, text in items
    )
    return f"<rss version='2.0'><channel><title>{outlet}</title>{told}</channel></rss>"


class Site(ThreadingHTTPServer):
    """Serves `pages` by their paths and counts what it is asked; a path that is not there is a 404."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, str] = {}
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """The site's address."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        text = self.server.pages.get(self.path)
        body = (text or "").replace("{site}", self.server.url).encode()
        self.send_response(404 if text is None else 200)
        self.send_header("content-type", "application/xml" if self.path.endswith(".xml") else "text/html")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the terminal quiet."""


@pytest.fixture
def site() -> Iterator[Site]:
    """Yield a site that runs until the test ends."""
    running = Site()
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Group by an encoder that costs nothing, and let no time pass between two requests."""
    monkeypatch.setattr(loose, "load_whole_texts", lambda *_: HashEncoder())
    monkeypatch.setattr(loose, "Fetcher", partial(Fetcher, limits=Limits(pause=0, attempts=1)))


def watching(tmp_path: Path, *given: object) -> tuple[Watch, list[str]]:
    """Return a watch of these feeds, and the lines that it tells."""
    told: list[str] = []
    store, settings = open_store(tmp_path / "news"), Settings(threads=1, cache=tmp_path / "cache")
    gatherer = Gatherer(settings, store, told.append)
    return Watch([str(one) for one in given], "News", store, gatherer, RECIPE, Here(RECIPE, compared)), told


def compared(story: RawStory, recipe: Recipe) -> Outcome:
    """Return what a story's comparison would, with one that costs nothing."""
    outcome = fake(story, recipe)
    return replace(outcome, files={**outcome.files, COMPARISON: render_json(bridge()).encode()})


def silent(_step: object) -> None:
    """Hear of no story."""


def written(path: Path, text: str) -> Path:
    """Write a feed to a file."""
    path.write_text(text.replace("{site}", "https://news.example"), encoding="utf-8")
    return path


def test_new_articles_join_their_stories_and_nothing_is_done_twice(tmp_path: Path) -> None:
    """Protects a watch of days: a second reading does nothing, a new article changes its story and no other."""
    a = written(tmp_path / "a.xml", feed("Post", ("Velm floods Tarnow", FLOOD), ("Holt wins", VOTE)))
    b = written(tmp_path / "b.xml", feed("Echo", ("Velm floods Tarnow", FLOOD), ("Holt wins", VOTE)))
    watch, told = watching(tmp_path, a, b)
    assert watch.round(silent) == Round(4, 2, 2, 0)
    before = contents(tmp_path / "news")
    assert watch.round(silent) == Round(0, 2, 0, 0)
    assert contents(tmp_path / "news") == before
    c = written(tmp_path / "c.xml", feed("Wire", ("Velm floods Tarnow", FLOOD)))
    again, _ = watching(tmp_path, a, b, c)  # as a watch that was stopped and is started again
    assert again.round(silent) == Round(1, 2, 1, 0)
    assert told == []


def test_a_story_waits_for_its_second_outlet(tmp_path: Path) -> None:
    """Protects the first hour: one outlet's articles make no story, no index and no failure, and are not forgotten."""
    a = written(tmp_path / "a.xml", feed("Post", ("Velm floods Tarnow", FLOOD)))
    watch, _ = watching(tmp_path, a)
    assert watch.round(silent) == Round(1, 0, 0, 0)
    assert not (tmp_path / "news" / INDEX).exists()
    b = written(tmp_path / "b.xml", feed("Echo", ("Velm floods Tarnow", FLOOD)))
    assert watching(tmp_path, b)[0].round(silent) == Round(1, 1, 1, 0)
    assert (tmp_path / "news" / INDEX).exists()


def test_a_sick_feed_is_told_in_a_line_and_stops_no_other(site: Site, tmp_path: Path) -> None:
    """Protects the other feeds from one that is gone, broken or missing; each is named in one line."""
    site.pages["/broken.xml"] = "<rss><channel><title>Cut off"
    site.pages["/page.xml"] = "no feed at all"
    a = written(tmp_path / "a.xml", feed("Post", ("Velm floods Tarnow", FLOOD)))
    b = written(tmp_path / "b.xml", feed("Echo", ("Velm floods Tarnow", FLOOD)))
    sick = [f"{site.url}/gone.xml", f"{site.url}/page.xml", tmp_path / "missing.xml", "https://127.0.0.1:1/feed"]
    watch, told = watching(tmp_path, sick[0], a, *sick[1:], b)
    assert watch.round(silent) == Round(2, 1, 1, 4)
    assert [line.partition(" ")[0] for line in told] == [str(one) for one in sick]
    assert not any("\n" in line for line in told)
    failures = (tmp_path / "news" / FAILURES).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["reason"] for line in failures] == told


def test_a_page_that_framing_fails_on_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects a watch of weeks from one poisoned page: it is told of, and the others are compared."""

    def cleaned(article: Article) -> Article:
        if article.outlet == "Wire":
            raise RecursionError("too deep")
        return clean_article(article)

    monkeypatch.setattr(feeds, "clean_article", cleaned)
    given = [written(tmp_path / f"{name}.xml", feed(name, ("Flood", FLOOD))) for name in ("Wire", "Post", "Echo")]
    watch, told = watching(tmp_path, *given)
    assert watch.round(silent) == Round(2, 1, 1, 1)
    assert "a fault of framing's own (RecursionError: too deep)" in told[0]


def test_pages_behind_summaries_are_fetched_once(site: Site, tmp_path: Path) -> None:
    """Protects sites and readers: who names a feed asks for its articles, each once; a page that fails, three times."""
    for outlet in ("Post", "Echo"):
        items = (("flood", FLOOD), ("lost", VOTE))
        site.pages[f"/{outlet}.xml"] = feed(outlet, *items, summary=True)
        site.pages[f"/{outlet}/flood"] = PAGE.format("Velm floods Tarnow", FLOOD, FLOOD * 12 + outlet)
    watch, told = watching(tmp_path, f"{site.url}/Post.xml", f"{site.url}/Echo.xml")
    assert [watch.round(silent).new for _ in range(5)] == [2, 0, 0, 0, 0]
    assert site.asked.count("/Post/flood") == site.asked.count("/Echo/flood") == 1
    assert site.asked.count("/Post/lost") == 3
    assert site.asked.count("/Post.xml") == 5
    assert len(told) == 6
    table = (tmp_path / "news" / ".articles" / "groups.csv").read_text(encoding="utf-8")
    assert table.count("2031-02-07") == 2, "the feed knows when its article came out"


def test_a_feed_leads_to_no_address_of_this_machine(site: Site, tmp_path: Path) -> None:
    """Protects the user's network: addresses that a feed chose are public ones, or of the site that the user named."""
    site.pages["/flood"] = PAGE.format("Velm floods Tarnow", FLOOD, FLOOD * 12)
    link = (
        f"<rss><channel><title>Post</title><item><title>x</title><link>{site.url}/flood</link></item></channel></rss>"
    )
    watch, told = watching(tmp_path, written(tmp_path / "a.xml", link))
    assert watch.round(silent) == Round(0, 0, 0, 1)
    assert "own network" in told[0]
    assert site.asked == []


def test_a_changed_text_is_a_version_of_its_article(tmp_path: Path) -> None:
    """Protects corrections: the text of an address that changed joins the story beside what was read before."""
    for n, text in enumerate((FLOOD, FLOOD.replace("140", "150"))):
        a = written(tmp_path / "a.xml", feed("Post", ("Velm floods Tarnow", text)))
        b = written(tmp_path / "b.xml", feed("Echo", ("Velm floods Tarnow", FLOOD)))
        watch, _ = watching(tmp_path, a, b)
        assert watch.round(silent) == Round(1 if n else 2, 1, 1, 0)


def test_lists_name_feeds_and_relative_ones_lie_beside_them(tmp_path: Path) -> None:
    """Protects what feed readers export, and lists by hand: OPML and text name feeds, each once; others are refused."""
    opml = "<opml><body><outline text='x'><outline xmlUrl='https://a.example/f?x=1&amp;y=2'/></outline></body></opml>"
    (tmp_path / "feeds.opml").write_text(opml, encoding="utf-8")
    (tmp_path / "feeds.txt").write_text("# mine\n\nhttps://b.example/f\nlocal.xml\n", encoding="utf-8")
    given = [str(tmp_path / "feeds.opml"), str(tmp_path / "feeds.txt"), "https://b.example/f", "c.rss"]
    assert [(place.where, place.listed) for place in feeds_at(given)] == [
        ("https://a.example/f?x=1&y=2", True),
        ("https://b.example/f", True),
        (str(tmp_path / "local.xml"), True),
        ("c.rss", False),
    ]
    (tmp_path / "none.opml").write_text("<opml></opml>", encoding="utf-8")
    for name in ("none.opml", "missing.txt"):
        with pytest.raises(InputError, match="feed"):
            feeds_at([str(tmp_path / name)])


def test_two_watches_do_not_write_to_one_folder(tmp_path: Path) -> None:
    """Protects the articles from a timer whose last round is not through: the second is told, and changes nothing."""
    watch, _ = watching(tmp_path, written(tmp_path / "a.xml", feed("Post", ("Velm floods Tarnow", FLOOD))))
    with (
        open_store(tmp_path / "news" / ".articles").alone(),
        pytest.raises(OutputError, match="Another run is writing"),
    ):
        watch.round(silent)


def test_rounds_keep_their_pace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the time between two readings: it counts from the beginning of a round, and never runs backwards."""
    slept: list[float] = []
    now = iter([100.0, 105.0, 130.0, 170.0, 170.0])
    monkeypatch.setattr(Watch, "round", lambda *_: Round(0, 0, 0, 0))
    going = rounds(watching(tmp_path)[0], 30, silent, Clock(lambda: next(now), slept.append))
    for _ in range(3):
        next(going)
    assert slept == [25.0, 0.0]


@pytest.fixture
def _heeds_interrupts() -> Iterator[None]:
    """Let what is started hear SIGINT, also where a shell runs the tests in the background and has them ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
@pytest.mark.usefixtures("_heeds_interrupts")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_it_is_told(tmp_path: Path, how: signal.Signals) -> None:
    """Protects a service: between two rounds a watch ends at once, without an error, and says what holds."""
    written(tmp_path / "a.xml", feed("Post", ("Velm floods Tarnow", FLOOD)))
    command = [sys.executable, "-m", "framing", "watch", "a.xml", "--out", "news", "--every", "1d"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert "1 new article, 0 stories" in process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(how)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Stopped." in said
    assert not (tmp_path / "news" / DATASET).exists()
