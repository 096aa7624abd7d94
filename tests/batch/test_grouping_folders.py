"""Stories laid out in folders: nothing is lost, and what readers know stays where it is."""

from __future__ import annotations

import csv
import json
import os
import tempfile
from pathlib import Path

import numpy as np
import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.batch import open_source, open_store
from framing.batch.grouping import EMPTY, inputs, layout, state
from framing.batch.grouping.pool import ArticlePool, Copies, read_articles
from framing.batch.grouping.stories import Grouping, Member
from framing.cli import stories as commands
from framing.errors import InputError
from framing.readers import expand, read_story
from tests.batch.test_grouping import CASES, no_network
from tests.encoders.fakes import HashEncoder


def run(out: Path, *places: Path) -> tuple[ArticlePool, Grouping]:
    """Group what stands at these places into a folder, without a model."""
    known = state.load(out, "hashed")
    found = inputs.loose_articles(expand([str(place) for place in places], ()), 100_000, no_network)
    pool = read_articles(found, known, HashEncoder(), lambda _: None)
    grouping = pool.grouped()
    layout.lay_out(pool, grouping, known, out, "hashed")
    return pool, grouping


def laid_out(out: Path) -> dict[str, list[str]]:
    """Return each story folder's article files."""
    names = open_source(str(out), open_store(str(out.parent / "run")), 100_000).names
    return {name: sorted(f.name for f in (out / name).iterdir() if f.suffix != ".toml") for name in names}


def contents(out: Path) -> dict[Path, bytes]:
    """Return every file of a folder of stories but the state, with its bytes."""
    return {path: path.read_bytes() for path in out.rglob("*") if path.is_file() and path.name != state.STATE_FILE}


def test_new_articles_join_the_folders_that_are_there(tmp_path: Path) -> None:
    """Protects a newsroom's second day: a story keeps its folder, and all at once gives the same stories."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    monday, tuesday = tmp_path / "monday.jsonl", tmp_path / "tuesday.jsonl"
    monday.write_text("\n".join(lines[::2]), encoding="utf-8")
    tuesday.write_text("\n".join(lines[1::2]), encoding="utf-8")
    out, at_once = tmp_path / "stories", tmp_path / "at-once"
    run(out, monday)
    run(out, tuesday)
    run(at_once, monday, tuesday)
    files = sorted(sorted(names) for names in laid_out(out).values())
    assert files == sorted(sorted(names) for names in laid_out(at_once).values())
    before = contents(out)
    run(out, tuesday)
    assert contents(out) == before


def grouping_of(stories: list[list[int]]) -> Grouping:
    """Return the grouping with these stories, given by their rows."""
    return Grouping(tuple(tuple(Member(n, 1.0) for n in story) for story in stories if story), ())


def laid_out_anew(
    articles: tuple[state.GroupedArticle, ...],
    grouping: Grouping,
    known: state.State,
    new: dict[str, tuple[str, bytes]],
    out: Path,
) -> state.State:
    """Lay articles out, of which some are `new` files, and return what the folder then remembers."""
    copies = Copies()
    for key, file in new.items():
        copies.add(key, *file)
    pool = ArticlePool(articles, np.zeros((len(articles), 1), np.float32), copies, (), 0)
    layout.lay_out(pool, grouping, known, out, "hashed")
    return state.load(out, "hashed")


@given(st.lists(st.lists(st.integers(0, 2), min_size=9, max_size=9), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_article_is_lost_when_stories_change(rounds: list[list[int]]) -> None:
    """Protects the only copy of an article: whatever changes its story, no file is written over one yet to be moved."""
    outlets = ("Post", "Echo", "Wire")
    told = {str(n): (f"{outlets[n % 3].lower()}.txt", str(n).encode()) for n in range(9)}
    articles = tuple(state.GroupedArticle(key, outlets[int(key) % 3], "Flood", "", "", None, "") for key in told)
    known = EMPTY
    with tempfile.TemporaryDirectory() as made:
        out = Path(made)
        for stories in rounds:
            members = [[n for n in range(9) if stories[n] == story] for story in range(3)]
            new = {} if known.articles else told
            known = laid_out_anew(known.articles or articles, grouping_of(members), known, new, out)
            assert {article.key: (out / article.place).read_bytes() for article in known.articles} == {
                key: data for key, (_, data) in told.items()
            }


def test_a_folder_stays_with_the_story_that_has_most_articles_in_it(tmp_path: Path) -> None:
    """Protects addresses that readers know: a larger story that takes one article of another's leaves it its folder."""
    told = {str(n): (f"{n}.txt", b"text") for n in range(9)}
    articles = tuple(state.GroupedArticle(key, key, "Dataset", "", "", None, "") for key in told)
    first, second = (
        Grouping(tuple(tuple(Member(n, 1.0) for n in story) for story in stories), ()) for stories in SHIFT
    )
    before = laid_out_anew(articles, first, EMPTY, told, tmp_path)
    after = laid_out_anew(before.articles, second, before, {}, tmp_path)
    folders = [[article.place.split("/")[0] for article in known.articles] for known in (before, after)]
    assert folders[0] == [".alone"] * 5 + ["dataset-2"] * 4  # a batch would not take `dataset`
    assert folders[1] == ["dataset-3"] * 6 + ["dataset-2"] * 3


def test_stories_of_one_headline_have_folders_of_their_own(tmp_path: Path) -> None:
    """Protects each story from another's files: many are called alike, today and in a later run."""
    told = {str(n): (f"{n}.txt", b"text") for n in range(8)}
    articles = tuple(state.GroupedArticle(key, key, "Flood", "", "", None, "") for key in told)
    at_first = laid_out_anew(articles[:6], grouping_of([[0, 1], [2, 3], [4, 5]]), EMPTY, told, tmp_path)
    every = (*at_first.articles, *articles[6:])
    later = laid_out_anew(every, grouping_of([[6, 7], [0, 1], [2, 3], [4, 5]]), at_first, told, tmp_path)
    folders = [article.place.split("/")[0] for article in later.articles]
    assert folders == [name for name in ("flood", "flood-2", "flood-3", "flood-4") for _ in "ab"]


SHIFT = ([*([n] for n in range(5)), [5, 6, 7, 8]], [[0, 1, 2, 3, 4, 5], [6, 7, 8]])
"""Stories of rows before and after: the larger one takes an article of the other's."""


def test_a_laid_out_story_is_read_as_its_articles(tmp_path: Path) -> None:
    """Protects the way on to `framing batch`: copies of files keep outlet and date, whatever they were called."""
    text = "A lorry lost its load on Mill Bridge in Tarnow.\n\nMill Bridge was closed until noon, police said."
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        day = "2024-05-01" if folder == "a" else "2024-05-02"
        (tmp_path / folder / "post.txt").write_text(f"Mill Bridge closed in Tarnow\n\n{day}\n\n{text}")
    (tmp_path / "b" / "story.toml").write_text('[articles."post.txt"]\noutlet = "Echo & Sons"\n')
    out = tmp_path / "out"
    pool, _ = run(out, tmp_path / "a", tmp_path / "b")
    assert not pool.failures
    (folder,) = laid_out(out)
    assert laid_out(out)[folder] == ["post-2.txt", "post.txt"]
    story = read_story([out / folder])
    assert story.title == "Mill Bridge closed in Tarnow"
    assert {article.outlet for article in story.articles} == {"Post", "Echo & Sons"}


def test_a_file_whose_name_is_no_utf8_can_be_compared(tmp_path: Path) -> None:
    """Protects a story from one file's name: its copy has a name that `story.toml` can say."""
    (tmp_path / "in").mkdir()
    text = "Mill Bridge closed in Tarnow\n\nA lorry lost its load on Mill Bridge in Tarnow, police said."
    try:
        for name in (b"po\xffst.txt", b"echo.txt"):
            (tmp_path / "in" / os.fsdecode(name)).write_text(text, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    run(tmp_path / "out", tmp_path / "in")
    (folder,) = laid_out(tmp_path / "out")
    assert len(read_story([tmp_path / "out" / folder]).articles) == 2


def test_the_table_lists_every_article_and_is_no_formula(tmp_path: Path) -> None:
    """Protects the spreadsheet: each article once, and a headline that begins like a formula is text."""
    (tmp_path / "one.jsonl").write_text(json.dumps({"outlet": "Post", "headline": "=1+1", "text": "Nothing happened."}))
    run(tmp_path / "out", tmp_path / "one.jsonl", CASES)
    rows = list(csv.DictReader((tmp_path / "out" / layout.TABLE).open(encoding="utf-8", newline="")))
    assert len(rows) == 12
    assert "'=1+1" in {row["headline"] for row in rows}


def test_the_exit_code_says_whether_all_or_some_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects scripts: 3 where the rest was grouped, as for a batch; an error where nothing was pool."""
    monkeypatch.setattr("framing.encoders.load_whole_texts", lambda *_: HashEncoder())
    (tmp_path / "bad.jsonl").write_text("not json")
    with pytest.raises(typer.Exit) as stop:
        commands.group([str(tmp_path / "bad.jsonl"), str(CASES)], tmp_path / "out", cache=tmp_path)
    assert stop.value.exit_code == commands.SOME_FAILED
    assert (tmp_path / "out" / layout.TABLE).is_file()
    with pytest.raises(InputError, match="Nothing of what was given"):
        commands.group([str(tmp_path / "bad.jsonl")], cache=tmp_path)


def test_another_models_folder_is_not_added_to(tmp_path: Path) -> None:
    """Protects from comparing vectors of two models, and from a damaged file."""
    run(tmp_path / "out", CASES)
    with pytest.raises(InputError, match="another model"):
        state.load(tmp_path / "out", "other")
    (tmp_path / "out" / state.STATE_FILE).write_bytes(b"torn")
    with pytest.raises(InputError, match="cannot be read"):
        state.load(tmp_path / "out", "hashed")


def test_files_outside_the_folder_are_never_removed(tmp_path: Path) -> None:
    """Protects other files from a state file that somebody else wrote."""
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "out").mkdir()
    state.remove(["../mine.txt"], tmp_path / "out")
    assert (tmp_path / "mine.txt").is_file()
