from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import framing.readers
from framing.errors import InputError
from framing.readers import READERS, Reader, read_story

if TYPE_CHECKING:
    from pathlib import Path


def test_every_reader_on_disk_is_registered() -> None:
    """A new kind of input that nobody registered, or two readers for one ending, fails here."""
    import importlib
    import pkgutil

    modules = [
        importlib.import_module(f"framing.readers.{m.name}") for m in pkgutil.iter_modules(framing.readers.__path__)
    ]
    on_disk = {id(value) for module in modules for value in vars(module).values() if isinstance(value, Reader)}
    assert {id(reader) for reader in READERS} == on_disk
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(reader.about and reader.kind for reader in READERS)


def test_files_of_one_story(tmp_path: Path) -> None:
    """Several files make a story called as their folder, unless a title is given."""
    files = []
    for name in ("harbour-post.txt", "afp.md"):
        (tmp_path / name).write_text(f"Report of {name}.")
        files.append(tmp_path / name)
    story = read_story(files, title="Strike")
    assert story.title == "Strike"
    assert [(a.id, a.outlet, a.form) for a in story.articles] == [
        ("harbour-post", "Harbour Post", "page"),
        ("afp", "AFP", "page"),
    ]


def test_same_text_twice(tmp_path: Path) -> None:
    """An outlet's second copy is left out; two outlets with one text are both kept; each is said."""
    for name in ("post.txt", "post-2.txt", "wire.txt"):
        (tmp_path / name).write_text("The port  was shut.\n")
    story = read_story([tmp_path])
    assert [article.id for article in story.articles] == ["post", "wire"]
    assert any("post-2.txt was left out: it is the same text as" in notice for notice in story.notices)
    assert any("Post and Wire have exactly the same text" in notice for notice in story.notices)


def test_two_articles_of_one_outlet(tmp_path: Path) -> None:
    """They are kept apart by their ids, counted as one outlet, and the user is told."""
    for name in ("post.txt", "post-2.txt"):
        (tmp_path / name).write_text(f"The port was shut, says {name}.")
    story = read_story([tmp_path])
    assert [(a.id, a.outlet) for a in story.articles] == [("post", "Post"), ("post-2", "Post")]
    assert story.notices == ("Post has 2 articles; they count as one outlet.",)


def test_nothing_to_read(tmp_path: Path) -> None:
    """No path, a missing path, an empty file and an unknown kind each say so."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "a.docx").write_text("x")
    for paths, words in (
        ([], "No file or address was given"),
        ([tmp_path / "none.txt"], "does not exist"),
        ([tmp_path / "empty.txt"], "is empty"),
        ([tmp_path / "a.docx"], r"expected one of \.txt"),
        ([tmp_path / "empty.txt", tmp_path / "a.docx"], "empty.txt was left out.*a.docx was left out"),
    ):
        with pytest.raises(InputError, match=words):
            read_story(paths)


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system refuses to open is named with the system's reason."""
    from pathlib import Path as AnyPath

    (tmp_path / "a.txt").write_text("x")

    def refuse(_: AnyPath) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(AnyPath, "read_bytes", refuse)
    with pytest.raises(InputError, match=r"a\.txt cannot be read \(Permission denied\)"):
        read_story([tmp_path / "a.txt"])


def test_outlet_of_a_page(tmp_path: Path) -> None:
    """A page says itself who publishes it: in og:site_name, else in its JSON-LD, else the file's name counts."""
    pages = {
        "a.html": '<meta property="og:site_name" content="Harbour  Post"><link rel="canonical" href="https://h.example/1">',
        "b.html": '<script type="application/ld+json">{"@graph": [{"publisher": {"name": "City Wire"}}]}</script>',
        "quay-news.html": '<script type="application/ld+json">{broken</script><p>x</p>',
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text)
    articles = read_story([tmp_path]).articles
    assert [article.outlet for article in articles] == ["Harbour Post", "City Wire", "Quay News"]
    assert articles[0].url == "https://h.example/1"
    assert {article.form for article in articles} == {"html"}
