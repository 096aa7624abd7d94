from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from framing.cleaning import clean
from framing.cleaning.article import identify
from framing.readers import read_story
from framing.records import Article, Story

if TYPE_CHECKING:
    from pathlib import Path


def test_articles_made_in_python() -> None:
    """Articles without ids are called by their outlets, so that their passages are told apart."""
    story = clean(Story("x", (Article("The Harbour Post", "Shut."), Article("AFP", "Shut."), Article("AFP", "Open."))))
    assert [article.id for article in story.articles] == ["the-harbour-post", "afp", "afp-2"]


def test_same_name_in_two_folders(tmp_path: Path) -> None:
    """Ids stay unique when two files have the same name, also when the next number is taken."""
    for folder, names in (("a", ("post.txt", "post-2.txt")), ("b", ("post.html",))):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text(f"<p>{folder}/{name}</p>")
    story = clean(read_story([tmp_path / "a", tmp_path / "b"]))
    assert [article.id for article in story.articles] == ["post", "post-2", "post-3"]


@given(st.lists(st.tuples(st.sampled_from(["", "a", "a-2", "b"]), st.text(max_size=4)), max_size=8))
def test_ids_are_unique(made: list[tuple[str, str]]) -> None:
    """Whatever the ids and outlets are, no two articles share an id, and none is without."""
    ids = [article.id for article in identify([Article(outlet, "x", id=name) for name, outlet in made])]
    assert len(set(ids)) == len(ids)
    assert all(ids)
