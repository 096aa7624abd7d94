from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.errors import InputError
from framing.readers import read_story

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three invented reports."""
    story = tmp_path / "port-strike-2031-02-03"
    story.mkdir()
    for number in (10, 2, 1):
        (story / f"post-{number}.txt").write_text(f"Report {number} on the strike.")
    return story


def test_natural_order_and_title(folder: Path) -> None:
    """Files come in the order that people count in, and the story is called as its folder."""
    story = read_story([folder])
    assert [article.id for article in story.articles] == ["post-1", "post-2", "post-10"]
    assert story.title == "Port strike 2031-02-03"


def test_what_is_no_article_is_skipped(folder: Path) -> None:
    """Hidden files, a README, an answer key and subfolders are not articles; a picture is named as left out."""
    for name in (".hidden.txt", "README.md", "key.json", "photo.jpg"):
        (folder / name).write_text("Not an article.")
    (folder / "more").mkdir()
    story = read_story([folder])
    assert len(story.articles) == 3
    (notice,) = story.notices
    assert notice.startswith("photo.jpg was left out: it is none of .txt, .md, .html,")


def test_story_toml_names_what_pages_do_not(folder: Path) -> None:
    """The hand-written file gives the title, and outlet, date, address and authors of a file by its name or stem."""
    (folder / "story.toml").write_text(
        'title = "The strike"\n[articles."post-1.txt"]\noutlet = "Harbour Post"\ndate = 2031-02-03\n'
        'authors = ["A. Lee"]\n[articles.post-2]\nurl = "https://harbour.example/2"\n'
    )
    story = read_story([folder])
    first, second, _ = story.articles
    assert story.title == "The strike"
    assert (first.outlet, first.published, first.authors) == ("Harbour Post", "2031-02-03", ("A. Lee",))
    assert second.url == "https://harbour.example/2"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("title = ", "not valid TOML"),
        ("headline = 'x'", "'headline'"),
        ("title = 3", "expected text"),
        ("articles = 3", "expected a table"),
        ("[articles.post-9]\noutlet = 'x'", "'post-9', which is no article"),
        ("[articles.post-1]\nname = 'x'", "'name'; expected one of outlet"),
        ("[articles.post-1]\ndate = 'Tuesday'", "expected a date such as"),
        ("[articles.post-1]\ndate = 5", "expected a date such as"),
        ("[articles.post-1]\nauthors = 5", "expected a list"),
        ("[articles.post-1]\nauthors = [5]", "expected text"),
        ("[articles]\npost-1 = 5", "expected a table"),
    ],
)
def test_story_toml_is_checked(folder: Path, written: str, words: str) -> None:
    """A slip in story.toml is told with the file, the value and what was expected."""
    (folder / "story.toml").write_text(written)
    with pytest.raises(InputError, match=words) as caught:
        read_story([folder])
    assert "story.toml" in str(caught.value)


def test_one_bad_file_does_not_stop_the_rest(folder: Path) -> None:
    """An unreadable article is left out, with its name and the reason."""
    (folder / "post-2.txt").write_bytes(b"%PDF-1.4")
    story = read_story([folder])
    assert [article.id for article in story.articles] == ["post-1", "post-10"]
    (notice,) = story.notices
    assert notice.startswith("post-2.txt was left out:")
    assert "not a text file" in notice


def test_folder_of_pictures(tmp_path: Path) -> None:
    """A folder without any article says what it holds and what it should hold."""
    (tmp_path / "a.png").write_bytes(b"x")
    with pytest.raises(InputError, match=r"only \.png.*\.txt"):
        read_story([tmp_path])


def test_empty_folder(tmp_path: Path) -> None:
    """So does an empty one."""
    with pytest.raises(InputError, match="holds no article"):
        read_story([tmp_path])
