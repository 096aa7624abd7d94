"""The tables for quiz services, read by Python's own reader of CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from framing.exercises.formats import spreadsheets
from framing.exercises.formats.questions import printable, questions
from tests.exercises.formats.reading import TEXTS, squeezed
from tests.exercises.samples import HOSTILE, every_layout, with_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.exercises.formats.spreadsheets import Service
    from framing.exercises.item import Exercise

TABLES = (
    (spreadsheets.KAHOOT, spreadsheets.kahoot),
    (spreadsheets.QUIZIZZ, spreadsheets.quizizz),
    (spreadsheets.GOOGLE_FORMS, spreadsheets.google_forms),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def rows(table: str) -> list[list[str]]:
    """Return a table's rows below its head, without the apostrophe that keeps a text from being run."""
    head, *found = csv.reader(io.StringIO(table, newline=""))
    assert all(len(row) == len(head) for row in found)
    for row in found:
        assert not [cell for cell in row if cell.startswith(FORMULA)], "a spreadsheet would run this"
    return [
        [cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell for cell in row] for row in found
    ]


def check(exercise: Exercise, service: Service, table: Callable[[Exercise], str]) -> None:
    """Fail unless each question that the service can take is a row, and each other one is named."""
    exercise = printable(exercise)
    found = iter(rows(table(exercise)))
    missing = spreadsheets.left_out(exercise)
    for question in questions(exercise):
        if service.refuses(question):
            assert f"{service.name}: question {squeezed(question.title)} is left out" in missing
            continue
        row = next(found)
        assert squeezed(question.item.prompt) in squeezed(row[0])
        for choice in question.offered:
            assert squeezed(choice.text) in list(map(squeezed, row))
    assert next(found, None) is None


@pytest.mark.parametrize(("service", "table"), TABLES, ids=[service.name for service, _ in TABLES])
def test_every_question_is_in_or_named(service: Service, table: Callable[[Exercise], str]) -> None:
    """Protects the teacher from a quiz with silent gaps."""
    check(every_layout(), service, table)
    check(with_texts(HOSTILE), service, table)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_comes_out_as_it_went_in(one: str, other: str) -> None:
    """Protects articles with any characters: no cell is run as a formula, none spills into the next."""
    for service, table in TABLES:
        check(with_texts(one, other), service, table)


def test_kahoot_gets_what_it_can_show() -> None:
    """Protects an import into Kahoot: 120 characters of a question, 75 of an answer, four answers."""
    found = rows(spreadsheets.kahoot(every_layout()))
    assert found
    for question, *answers, seconds, right in found:
        assert len(question) <= 120
        assert len(answers) == 4
        assert all(len(answer) <= 75 for answer in answers)
        assert seconds in {"5", "10", "20", "30", "60", "90", "120", "240"}
        assert {int(n) for n in right.split(",")} <= {1, 2, 3, 4}


def test_the_right_answers_are_numbered_as_they_stand() -> None:
    """Protects the key: the numbers name the columns of the right choices."""
    asked = {q.item.prompt: q for q in questions(every_layout()) if q.answer == "several"}
    (row,) = [row for row in rows(spreadsheets.quizizz(every_layout())) if row[1] == "Checkbox"]
    (question,) = asked.values()
    assert [row[1 + int(n)] for n in row[7].split(",")] == [c.text for c in question.offered if c.right]


def test_the_reason_is_named() -> None:
    """Protects the teacher who wonders: each line says which limit, and by how much."""
    text = spreadsheets.left_out(every_layout())
    assert "Kahoot: question 9. Who gets to speak is left out: it has no such kind of question." in text
    assert "characters, and 120 fit" in text
