"""The Anki deck, read as what it is: a database in an archive."""

from __future__ import annotations

import io
import json
import sqlite3
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import Phase, given, settings

from framing.exercises.formats.anki import anki
from framing.exercises.formats.questions import printable, questions
from tests.exercises.formats.reading import TEXTS, explains, guides, html_text, squeezed
from tests.exercises.samples import every_layout, with_texts

if TYPE_CHECKING:
    from framing.exercises.item import Exercise

ALLOWED = "p strong em blockquote ul ol li"


def read(package: bytes) -> tuple[list[tuple[str, list[str], list[str]]], dict[str, Any], int]:
    """Return a deck's notes (id, fields, tags), its kinds of note, and how many cards it has."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive, tempfile.TemporaryDirectory() as folder:
        assert set(archive.namelist()) == {"collection.anki2", "media"}
        path = Path(folder) / "collection.anki2"
        path.write_bytes(archive.read("collection.anki2"))
        base = sqlite3.connect(path)
        notes = base.execute("select guid, flds, tags from notes order by id").fetchall()
        (models,) = base.execute("select models from col").fetchone()
        (cards,) = base.execute("select count(*) from cards").fetchone()
        base.close()
    return [(guid, fields.split("\x1f"), tags.split()) for guid, fields, tags in notes], json.loads(models), cards


def check(exercise: Exercise) -> None:
    """Fail unless each question is a note with the question in front, and the answer with its reason behind."""
    exercise = printable(exercise)
    notes, _, cards = read(anki(exercise))
    assert cards == len(notes)
    for question, (_, fields, tags) in zip(questions(exercise), notes, strict=True):
        assert "[" not in "".join(fields), "Anki would look for a sound or a formula"
        front, choices, answer, why = (html_text(field, ALLOWED) for field in fields)
        for text in (question.item.prompt, *(m.text for m in question.item.material)):
            assert squeezed(text) in front
        assert choices == squeezed(" ".join(squeezed(choice.text) for choice in question.offered))
        explains(why, question)
        guides(answer, question)
        if question.answer != "write":
            right = [c.text for c in question.item.choices if c.right or question.answer == "order"]
            assert answer == squeezed(" ".join(map(squeezed, right)))
        assert len(tags) == len([tag for tag in question.tags if tag.strip()])


def test_every_question_comes_out_as_it_is_asked() -> None:
    """Protects all five ways to answer."""
    check(every_layout())


@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # one takes a second
@given(TEXTS, TEXTS)
def test_any_text_comes_out_as_it_went_in(one: str, other: str) -> None:
    """Protects articles with any characters: none becomes markup, a sound or another field."""
    check(with_texts(one, other))


def test_an_item_is_the_same_note_in_every_deck() -> None:
    """Protects a collection: an item that two decks share is in it once, and of one kind of note."""
    (first, models, _), (again, others, _) = (read(anki(e)) for e in (every_layout(), with_texts("x")))
    assert [guid for guid, _, _ in first] == [guid for guid, _, _ in again]
    assert set(models) == set(others)
