"""Where stories come from: folders and files of articles, what is left out of them, and what names may do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.batch import open_source, open_store
from framing.batch.sources.articles import folder_of
from framing.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from framing.batch import Source

TEXT = "A headline\n\nA report of some length."


def opened(where: object, out: Path, key: str | None = None) -> Source:
    """Return the source at a place."""
    return open_source(str(where), open_store(out), 1_000, key)


def folders(root: Path, *names: str) -> Path:
    """Write an article to each name."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(TEXT, encoding="utf-8")
    return root


def lines(path: Path, *rows: dict[str, Any] | str) -> Path:
    """Write rows as JSON lines; a string stands as it is."""
    text = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    return path


def row(outlet: str, **more: Any) -> dict[str, Any]:
    """Return an article."""
    return {"outlet": outlet, "text": f"{outlet} reports.", **more}


def test_a_batch_inside_its_own_folder_does_not_read_what_it_wrote(tmp_path: Path) -> None:
    """Protects users who write results next to their stories from comparing the results."""
    folders(tmp_path, "story/a.txt", "story/b.txt", "out/story/report.html", "out/index.html")
    assert opened(tmp_path, tmp_path / "out").names == ("story",)


def test_a_folder_without_stories_is_told_so(tmp_path: Path) -> None:
    """Protects the user from an empty index: no story at all is an error that says what was expected."""
    with pytest.raises(InputError, match="one such folder for each story"):
        opened(tmp_path, tmp_path / "out")
    with pytest.raises(InputError, match="is no folder"):
        opened(tmp_path / "missing", tmp_path / "out")


def test_a_loose_file_beside_stories_is_left_out(tmp_path: Path) -> None:
    """Protects a folder of stories with a note in it: the note is no story that fails."""
    root = folders(tmp_path / "stories", "NOTES.md", "one/a.txt", "one/b.txt", "two/a.txt", "two/page_files/x.html")
    source = opened(root, tmp_path / "out")
    assert source.names == ("one", "two")
    assert source.notices == ("NOTES.md was left out: it lies beside folders of stories, and in none.",)


def test_messages_name_the_files_where_the_user_has_them(tmp_path: Path) -> None:
    """Protects a reader of notices: a story is read from a copy, and no message speaks of that."""
    root = folders(tmp_path / "stories", "one/a.txt", "one/b.docx", "two/b.txt")
    (root / "one" / "huge.txt").write_text("x" * 5_000)
    story = opened(root, tmp_path / "out").load("one").read(1_000)
    assert [article.source for article in story.articles] == [f"{root}/one/a.txt"]
    assert story.title == "One"
    assert f"{root}/one/huge.txt has 5,000 bytes" in story.failures[0]
    assert any("b.docx was left out" in notice for notice in story.notices)


def test_articles_of_a_file_are_put_together_by_their_story(tmp_path: Path) -> None:
    """Protects a data set's own stories: lines of one key are one story, wherever in the file they stand."""
    path = lines(
        tmp_path / "articles.jsonl",
        row("A", story="flood"),
        row("A", story="Budget 2024/05"),
        row("B", story="flood"),
        "{broken",
        row("B", story="half \ud800 pair"),
        row("C", story="half \udc00 pair"),
        row("C", story="Budget 2024/05"),
        row("D", story="alone"),
        row("E"),
    )
    source = opened(path, tmp_path / "out")
    assert [name[:10] for name in source.names] == ["budget-202", "flood", "half-pair-"]
    story = source.load("flood").read(1_000)
    assert (story.title, [article.outlet for article in story.articles]) == ("Flood", ["A", "B"])
    assert source.notices[0].startswith("articles.jsonl: 1 articles stand alone in their story")
    assert [unread.what for unread in source.unread] == ["articles.jsonl, line 4", "articles.jsonl, line 9"]


def test_a_parquet_file_gives_what_json_lines_give(tmp_path: Path) -> None:
    """Protects who keeps tables: the same rows in Parquet are the same stories."""
    parquet = pytest.importorskip("pyarrow.parquet")
    from pyarrow import Table

    rows = [row("A", event=1), row("B", event=1), row("C", event=2)]
    parquet.write_table(Table.from_pylist(rows), tmp_path / "articles.parquet")
    source = opened(tmp_path / "articles.parquet", tmp_path / "out")
    assert [article.outlet for article in source.load("1").read(1_000).articles] == ["A", "B"]


def test_a_key_that_no_article_has_is_told(tmp_path: Path) -> None:
    """Protects from a typing mistake that would make every article a story of its own."""
    path = lines(tmp_path / "articles.jsonl", row("A", story="x"), row("B", story="x"))
    with pytest.raises(InputError, match="'topic'"):
        opened(path, tmp_path / "out", "topic")


@given(st.text(min_size=1))
def test_a_storys_folder_is_safe_whatever_its_key(key: str) -> None:
    """Protects the file system from data: no key leads out of the run, hides, or is too long."""
    name = folder_of(key)
    assert name
    assert not set(name) & set('/\\:*?"<>|\0\n .')
    assert len(name.encode()) < 255


@given(st.lists(st.text(min_size=1), unique=True, min_size=2, max_size=2))
def test_two_keys_never_share_a_folder(keys: list[str]) -> None:
    """Protects a story from being written over by another whose key looks alike."""
    assert folder_of(keys[0]) != folder_of(keys[1])


def test_a_key_that_is_called_like_a_file_of_the_run_gets_a_folder() -> None:
    """Protects a story that nobody can rename, since its name is a field of its articles."""
    assert folder_of("dataset").startswith("dataset-")
