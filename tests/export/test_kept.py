"""Comparisons kept between runs: the same comparison or none, whatever happens to the files."""

import logging
import os
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from framing.export.kept import KeptComparisons, KeptPages
from framing.records import Article, Comparison, Story
from framing.settings import Settings
from tests.samples import bridge, hostile

STORY = Story("A bridge", (Article("Harbour Post", "One text.", "post"), Article("North Wire", "Another.", "wire")))


@pytest.fixture(autouse=True)
def _no_fixed_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def files(cache: Path) -> list[Path]:
    """Return what is kept, by the time of its last use."""
    return sorted((cache / "comparisons").iterdir(), key=lambda path: path.stat().st_mtime)


@pytest.mark.parametrize("made", [bridge, hostile])
def test_what_comes_back_is_what_was_kept(made: Callable[[], Comparison], tmp_path: Path) -> None:
    """Protects the page of a repeated run, byte for byte: no field of any record is lost or becomes another."""
    comparison = made()
    settings = replace(comparison.provenance, settings={"keep": ("a", "b"), "most": 3, "model": "x", "none": None})
    comparison = replace(comparison, story=replace(comparison.story, failures=("b.txt",)), provenance=settings)
    KeptComparisons(Settings(cache=tmp_path)).keep(STORY, comparison)
    again = KeptComparisons(Settings(cache=tmp_path, threads=1, lang="uk")).comparison(STORY)
    assert again == comparison
    assert again is not None
    assert repr(again) == repr(comparison)


def test_another_story_is_none_of_these(tmp_path: Path) -> None:
    """Protects from yesterday's findings: a word changed in an article, its outlet, or the story's title is another."""
    kept = KeptComparisons(Settings(cache=tmp_path))
    kept.keep(STORY, bridge())
    first, second = STORY.articles
    for changed in (
        replace(STORY, title="The bridge"),
        replace(STORY, notices=("left out",)),
        replace(STORY, articles=(second, first)),
        replace(STORY, articles=(replace(first, text="One text!"), second)),
        replace(STORY, articles=(replace(first, outlet="Post"), second)),
    ):
        assert kept.comparison(changed) is None
    assert kept.comparison(STORY) == bridge()


def test_other_settings_models_and_programs_compare_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects whoever changed something: what decides on a comparison is part of what it is kept by."""
    program, scorers = tmp_path / "program", tmp_path / "scorers"
    (program / "lists").mkdir(parents=True)
    (program / "rules.py").write_text("RULES = 1", encoding="utf-8")
    (program / "lists" / "words.txt").write_text("one", encoding="utf-8")
    (scorers / "tone").mkdir(parents=True)
    (scorers / "tone" / "model.json").write_text("1", encoding="utf-8")

    def found(settings: Settings) -> bool:
        return KeptComparisons(settings, program=program).comparison(STORY) is not None

    settings = Settings(cache=tmp_path, scorers=scorers)
    KeptComparisons(settings, program=program).keep(STORY, bridge())
    assert found(settings)
    assert not found(replace(settings, keep=("bridge",)))
    assert not found(replace(settings, max_article_chars=9))
    assert not found(replace(settings, runtime="reference"))
    assert not found(replace(settings, scorers=None))
    (scorers / "tone" / "model.json").write_text("2", encoding="utf-8")
    assert not found(settings)
    (scorers / "tone" / "model.json").write_text("1", encoding="utf-8")
    assert found(settings)
    (tmp_path / "networks" / "encoder").mkdir(parents=True)
    assert not found(settings)
    (tmp_path / "networks" / "encoder").rename(tmp_path / "networks" / "encoder.part")
    assert found(settings)
    (tmp_path / "installed" / "parser-1.0.dist-info").mkdir(parents=True)
    with monkeypatch.context() as patch:
        patch.syspath_prepend(tmp_path / "installed")
        assert not found(settings)
    (program / "lists" / "words.txt").write_text("two words", encoding="utf-8")
    assert not found(settings)
    KeptComparisons(settings, program=program).keep(STORY, bridge())
    os.utime(program / "rules.py", ns=(1, 1))
    assert not found(settings)


@pytest.mark.parametrize("harm", [lambda data: data[:-1], lambda data: data[:40] + b"?" + data[41:], lambda _: b""])
def test_a_damaged_one_is_told_and_made_again(
    harm: Callable[[bytes], bytes], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Protects findings from a bad disk: a comparison with a byte changed or lost is not shown, and is replaced."""
    kept = KeptComparisons(Settings(cache=tmp_path))
    kept.keep(STORY, bridge())
    (path,) = files(tmp_path)
    path.write_bytes(harm(path.read_bytes()))
    with caplog.at_level(logging.WARNING, "framing"):
        assert kept.comparison(STORY) is None
    assert "is damaged; it is made again" in caplog.text
    kept.keep(STORY, bridge())
    assert kept.comparison(STORY) == bridge()


def test_the_moment_is_that_of_the_comparison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the record: a repeated run says when the comparison was made, unless the environment fixes a moment."""
    kept = KeptComparisons(Settings(cache=tmp_path))
    kept.keep(STORY, bridge())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    again = kept.comparison(STORY)
    assert again is not None
    assert again.provenance.created == "1970-01-02T00:00:00+00:00"


def test_they_stay_within_bounds(tmp_path: Path) -> None:
    """Protects the disk: over the limit, what was not asked for longest goes, and what is old goes anyway."""
    stories = [replace(STORY, title=str(n)) for n in range(4)]
    KeptComparisons(Settings(cache=tmp_path)).keep(stories[0], bridge())
    (path,) = files(tmp_path)
    kept = KeptComparisons(Settings(cache=tmp_path), limit=int(3.8 * path.stat().st_size))  # four fifths of it: three
    for days, story in ((3, stories[1]), (9, stories[2])):
        before = set(files(tmp_path))
        kept.keep(story, bridge())
        (new,) = set(files(tmp_path)) - before
        os.utime(new, (new.stat().st_atime, new.stat().st_mtime - days * 86_400))
    assert kept.comparison(stories[2]) is not None  # now it is the last that was asked for
    kept.keep(stories[3], bridge())
    assert [kept.comparison(story) is not None for story in stories] == [True, False, True, True]
    assert kept.usage()[0] == 3
    for path in files(tmp_path)[:2]:
        os.utime(path, (0, path.stat().st_mtime - 90 * 86_400))
    kept.keep(stories[1], bridge())
    assert kept.usage()[0] == 2
    kept.clear()
    assert kept.usage() == (0, 0)


def test_a_cache_that_takes_nothing_costs_time_only(tmp_path: Path) -> None:
    """Protects a run on a full or read-only disk: nothing is kept, and nothing fails."""
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    kept = KeptComparisons(Settings(cache=tmp_path / "file"))
    kept.keep(STORY, bridge())
    assert kept.comparison(STORY) is None
    assert kept.usage() == (0, 0)


def test_a_page_is_rendered_once_and_again_when_what_it_shows_changes(tmp_path: Path) -> None:
    """Protects a page from being yesterday's: another comparison, moment, language or template renders it anew."""
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "page.html").write_text("one", encoding="utf-8")
    rendered: list[str] = []

    def render(comparison: Comparison, lang: str) -> str:
        rendered.append(f"{lang} “{comparison.story.title}” \ud800")
        return rendered[-1]

    def count(comparison: Comparison, lang: str = "en") -> int:
        page = KeptPages(tmp_path, templates=templates).page(comparison, lang, render)
        assert page.decode() == f"{lang} “{comparison.story.title}” \ufffd"
        return len(rendered)

    made = bridge()
    assert [count(made), count(made), count(bridge())] == [1, 1, 1]
    assert count(made, "uk") == 2
    assert count(replace(made, provenance=replace(made.provenance, created="2020-01-01T00:00:00+00:00"))) == 3
    assert count(replace(made, story=replace(made.story, title="Another"))) == 4
    (templates / "page.html").write_text("another", encoding="utf-8")
    assert [count(made), count(made)] == [5, 5]
    for page in (tmp_path / "reports").iterdir():
        page.write_bytes(page.read_bytes()[:-1] + b"?")
    assert count(made) == 6


def test_it_is_small(tmp_path: Path) -> None:
    """Protects the limit's meaning: what is kept is packed."""
    KeptComparisons(Settings(cache=tmp_path)).keep(STORY, bridge())
    (path,) = files(tmp_path)
    assert len(zlib.decompress(path.read_bytes()[32:])) > 2 * path.stat().st_size
