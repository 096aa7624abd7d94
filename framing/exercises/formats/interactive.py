"""A classroom exercise as a page that answers at once: one file, by keyboard and screen reader as well as by mouse.

The page asks no server for anything; answers stand in the file, hidden until a pupil checks a question, so it is for
practice and not for marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.exercises.formats.markup import Explanation, explained
from framing.exercises.formats.printed import ON_A4, Printing, Text, text_shown
from framing.exercises.formats.questions import questions, spoken
from framing.report import render

if TYPE_CHECKING:
    from framing.exercises.formats.questions import Answer, Question
    from framing.exercises.item import Exercise, Section


@dataclass(frozen=True, slots=True)
class Option:
    """A choice on the page; `place` is its right place, counted from 1, where choices are to be put in order."""

    text: str
    right: bool
    why: str
    place: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the page."""

    number: int
    prompt: str
    material: tuple[Text, ...]
    options: tuple[Option, ...]
    answer: Answer
    explanation: Explanation
    samples: tuple[str, ...]
    rubric: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section on the page."""

    section: Section
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What the page shows."""

    title: str
    seed: int
    version: str
    parts: tuple[Part, ...]
    count: int
    printing: Printing


def interactive(exercise: Exercise, printing: Printing = ON_A4) -> str:
    """Return the page."""
    asked = questions(exercise)
    page = Page(
        exercise.title,
        exercise.seed,
        exercise.version,
        tuple(
            Part(section, tuple(_asked(question) for question in asked if question.section is section))
            for section in exercise.sections
            if section.items
        ),
        sum(question.answer != "write" for question in asked),
        printing,
    )
    return render("exercise/interactive.html.j2", page, spoken(exercise.language))


def _asked(question: Question) -> Asked:
    item = question.item
    return Asked(
        question.number,
        item.prompt,
        tuple(map(text_shown, item.material)),
        tuple(
            Option(choice.text, choice.right, choice.why, place + 1)
            for place, choice in zip(question.places, question.offered, strict=True)
        ),
        question.answer,
        explained(item),
        item.samples,
        item.rubric,
    )
