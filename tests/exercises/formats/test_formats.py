"""The exercise's files, whatever the format."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from framing.exercises import make_exercise
from framing.exercises.formats import EXERCISE_FORMATS, exercise_files, write_exercise
from framing.exercises.formats.markup import stem
from framing.exercises.formats.questions import printable, questions
from tests.exercises.sample import sample
from tests.exercises.samples import HOSTILE, every_layout, with_texts
from tests.report.browser import CHROMIUM

FILES = [name for name in EXERCISE_FORMATS if name != "pdf"]
"""PDFs are printed by a browser, and hold the time at which they were."""


def test_every_published_name_is_a_format() -> None:
    """Protects scripts: the names on the command line stay what they are."""
    published = "html pdf docx gift moodle-xml qti qti21 h5p anki csv md json"
    assert list(EXERCISE_FORMATS) == published.split()


@pytest.mark.parametrize("format_", FILES)
def test_the_same_exercise_writes_the_same_bytes(format_: str, tmp_path: Path) -> None:
    """Protects the seed on the sheet: a second run, in another place, writes the same files."""
    first, second = (write_exercise(every_layout(), tmp_path / name, (format_,)) for name in "ab")
    assert [path.name for path in first] == [
        name.format(seed=every_layout().seed) for name, _ in EXERCISE_FORMATS[format_]
    ]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert len(list((tmp_path / "a").iterdir())) == len(first)


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_the_pages_are_printed(tmp_path: Path) -> None:
    """Protects --format pdf: sheet, key and cards are there."""
    written = write_exercise(every_layout(), tmp_path, ("pdf",))
    assert [path.name for path in written] == ["sheet-7.pdf", "key-7.pdf", "cards-7.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)


def test_the_names_of_all_files_differ() -> None:
    """Protects one folder for all formats: none replaces another's file."""
    names = [name for files in EXERCISE_FORMATS.values() for name, _ in files]
    assert len(set(names)) == len(names)
    assert all("{seed}" in name for name in names)


def test_packages_hold_no_path_that_leaves_the_folder() -> None:
    """Protects whoever unpacks: every name in every archive stays inside, whatever the texts are."""
    for content in exercise_files(with_texts(f"../../{HOSTILE}"), ("qti", "qti21", "h5p", "anki", "docx")).values():
        assert isinstance(content, bytes)
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
        assert not [name for name in names if ".." in name or name.startswith("/") or "\\" in name]


def test_no_text_changes_its_length() -> None:
    """Protects marks, which count characters: what no file may hold is replaced, one by one."""
    for text in ("a\x00b\ud800c\u202ed\u2028e\rf\r\ng\ufffe", HOSTILE):
        assert len(printable(text)) == len(text)
        printable(text).encode()


def test_an_item_has_the_same_id_under_every_seed() -> None:
    """Protects banks of questions: an item imported again is known again."""
    identifiers = [question.identifier for question in questions(every_layout())]
    assert len(set(identifiers)) == len(identifiers)
    assert identifiers[0].startswith("i-same-fact-0-")


def test_a_question_explains_the_kinds_that_its_choices_name() -> None:
    """Protects platforms, where a question stands alone: the kinds of devices that it offers are explained in it."""
    asked = questions(make_exercise(sample(), tasks=("device",)))
    assert asked
    for question in asked:
        assert question.terms == question.section.legend != ()
        assert all(about in stem(question) for _, about in question.terms)


def test_what_formats_add_is_in_the_exercises_language() -> None:
    """Protects classes of other languages: key, sheet and quiz furniture are in theirs, in every format."""
    files = exercise_files(replace(every_layout(), language="uk", notices=()), FILES)
    shown = {name: content for name, content in files.items() if isinstance(content, str)}
    ours = ("Exercise ", "Question ", "Task ", "Look for", "Sample answer", "The words:", "Place ")
    pages = {name: text for name, text in shown.items() if name.endswith((".html", ".md", ".gift.txt", ".txt"))}
    assert len(pages) == 8
    assert not [(name, word) for name, text in pages.items() for word in ours if word in text]


def test_a_language_that_we_lack_leaves_what_formats_add_in_english() -> None:
    """Protects a teacher who translated questions.toml into a third language: the sheet is made all the same."""
    files = exercise_files(replace(every_layout(), language="de"), ("html", "md"))
    assert "Exercise 7" in str(files["sheet-7.md"])
    assert "Exercise 7" in str(files["sheet-7.html"])
