"""Articles that name no story, as a batch's source: web archives, feeds and lines without a key are grouped first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from framing.batch import Gatherer, Source, open_source, open_store
from framing.batch.sources import loose
from framing.errors import InputError
from framing.settings import Settings
from tests.batch.test_watch import FLOOD, PAGE, VOTE, feed, written
from tests.encoders.fakes import HashEncoder
from tests.readers.test_warc import Archive

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Group by an encoder that costs nothing."""
    monkeypatch.setattr(loose, "load_whole_texts", lambda *_: HashEncoder())


def opened(where: Path, out: Path | str) -> tuple[Source, list[str]]:
    """Return the source at a place, and the lines that were told."""
    told: list[str] = []
    store = open_store(out)
    gatherer = Gatherer(Settings(threads=1), store, told.append)
    return open_source(str(where), store, 300_000, gatherer=gatherer), told


def outlets(source: Source) -> list[list[str]]:
    """Return the outlets of each story."""
    return [sorted(a.outlet for a in source.load(name).read(300_000).articles) for name in source.names]


def archives(folder: Path) -> Path:
    """Write two web archives with a story of two outlets, an article of another, and one that is cut off."""
    folder.mkdir()
    pages = {
        "a.warc.gz": {
            "https://www.harbour-post.co.uk/a": ("Flood", FLOOD),
            "https://www.echo.example/b": ("Vote", VOTE),
        },
        "b.warc.gz": {"https://www.daily-lantern.com/c": ("Flood", FLOOD)},
    }
    for name, captured in pages.items():
        archive = Archive()
        for url, (title, text) in captured.items():
            archive.add(PAGE.format(title, text, f"{text * 12} {url}").encode(), url)
        (folder / name).write_bytes(archive.data)
    (folder / "c.warc").write_bytes(b"no archive")
    return folder


def test_pages_of_web_archives_are_grouped(tmp_path: Path) -> None:
    """Protects crawls: the captures of a folder of archives become stories, and what cannot be read is listed."""
    source, told = opened(archives(tmp_path / "crawl"), tmp_path / "out")
    assert outlets(source) == [["Daily Lantern", "Harbour Post"]]
    assert source.title == "crawl"
    assert source.notices == ("crawl: 1 articles stand alone so far: no other outlet's is on their event.",)
    assert [one.reason for one in source.unread] == told
    assert "c.warc is no web archive" in told[0]


def test_a_folder_of_stories_in_archives_is_no_crawl(tmp_path: Path) -> None:
    """Protects stories that were saved as archives: folders below, or a manifest, say that a folder is a story's."""
    crawl = archives(tmp_path / "flood")
    (crawl / "story.toml").write_text('title = "The flood"\n', encoding="utf-8")
    assert opened(crawl, tmp_path / "out")[0].names == ("flood",)
    (tmp_path / "stories").mkdir()
    crawl.rename(tmp_path / "stories" / "flood")
    assert opened(tmp_path / "stories", tmp_path / "out")[0].names == ("flood",)


def test_lines_without_a_key_are_grouped(tmp_path: Path) -> None:
    """Protects a file of articles that names no story: they are grouped, and a broken line is listed."""
    rows = [
        json.dumps({"outlet": outlet, "headline": headline, "published": "2031-02-07", "text": text})
        for headline, text in (("Flood", FLOOD), ("Vote", VOTE))
        for outlet in ("Post", "Echo")
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join([*rows, "{broken"]), encoding="utf-8")
    source, told = opened(path, tmp_path / "out")
    assert outlets(source) == [["Echo", "Post"], ["Echo", "Post"]]
    assert len(told) == 1
    assert "articles.jsonl, line 5" in told[0]
    before = source.load(source.names[0]).fingerprint("")
    path.write_text("\n".join(rows[:2]), encoding="utf-8")
    (name,) = (again := opened(path, tmp_path / "out")[0]).names
    assert (name, again.load(name).fingerprint("")) == (source.names[0], before), "what left the file left the run"


def test_a_list_of_feeds_is_read_and_a_second_run_adds_what_is_new(tmp_path: Path) -> None:
    """Protects a batch of feeds: run again, known articles keep their story, and new ones join it."""
    written(tmp_path / "a.xml", feed("Post", ("Flood", FLOOD)))
    written(tmp_path / "b.xml", feed("Echo", ("Flood", FLOOD)))
    (tmp_path / "feeds.txt").write_text("a.xml\nb.xml\n", encoding="utf-8")
    first, _ = opened(tmp_path / "feeds.txt", tmp_path / "out")
    assert outlets(first) == [["Echo", "Post"]]
    before = first.load(first.names[0]).fingerprint("")
    again, _ = opened(tmp_path / "feeds.txt", tmp_path / "out")
    assert again.load(again.names[0]).fingerprint("") == before
    written(tmp_path / "b.xml", feed("Wire", ("Flood", FLOOD)))
    assert outlets(opened(tmp_path / "feeds.txt", tmp_path / "out")[0]) == [["Echo", "Post", "Wire"]]


def test_where_there_is_no_story_or_no_folder_for_one_the_user_is_told(tmp_path: Path) -> None:
    """Protects from an empty index, and from grouping at an address, which has no folder to group in."""
    path = written(tmp_path / "a.xml", feed("Post", ("Flood", FLOOD)))
    with pytest.raises(InputError, match="no two outlets' are on one event"):
        opened(path, tmp_path / "out")
    with pytest.raises(InputError, match="run `framing group` first"):
        opened(path, "memory://run")
