"""A classroom exercise as tables for quiz services: Kahoot, Quizizz (Wayground) and Google Forms.

Each service has its own columns and limits. A question that is over a limit, or of a kind that a service does not have,
is not in that service's table; `left_out` names it, with the reason. Kahoot takes a spreadsheet of its own making: copy
the rows into its template. Quizizz takes the file as it is. Google Forms reads tables by an add-on, whose menu asks
which column is what.

A spreadsheet runs a cell that starts with `=` and the like as a formula, so such a text gets an apostrophe in front, as
in the tables of a comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.exercises.formats.questions import in_language, questions
from framing.export.tables import csv_text
from framing.records import ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from framing.exercises.formats.questions import Question
    from framing.exercises.item import Exercise

_SECONDS_CLOSED, _SECONDS_OPEN = 60, 240
"""Time to answer, of the steps that Kahoot knows: reading two passages takes most of a minute. A judgement."""


@dataclass(frozen=True, slots=True)
class Service:
    """A quiz service: its name, what it can take (0: no limit), its columns, and how a question is a row of them."""

    name: str
    kinds: dict[str, str]
    question_length: int
    option_length: int
    options: int
    head: tuple[str, ...]
    row: Callable[[Service, Question], tuple[str, ...]]

    def refuses(self, question: Question) -> str:
        """Return why the service cannot have a question, or nothing where it can."""
        texts = [_line(choice.text) for choice in question.offered]
        length, longest = len(_line(_asked(question))), max(map(len, texts), default=0)
        if question.answer not in self.kinds:
            return ours("it has no such kind of question")
        if self.question_length and length > self.question_length:
            return ours(
                "the question has {number} characters, and {most} fit",
                number=str(length),
                most=str(self.question_length),
            )
        if len(texts) > self.options:
            return ours(
                "the question has {number} choices, and {most} fit", number=str(len(texts)), most=str(self.options)
            )
        if self.option_length and longest > self.option_length:
            return ours(
                "a choice has {number} characters, and {most} fit", number=str(longest), most=str(self.option_length)
            )
        return ""


def kahoot(exercise: Exercise) -> str:
    """Return the questions that Kahoot can take, in the columns of its template."""
    return _table(KAHOOT, exercise)


def quizizz(exercise: Exercise) -> str:
    """Return the questions that Quizizz can take, in the columns that it imports."""
    return _table(QUIZIZZ, exercise)


def google_forms(exercise: Exercise) -> str:
    """Return the questions that a form can hold."""
    return _table(GOOGLE_FORMS, exercise)


def left_out(exercise: Exercise) -> str:
    """Return which questions are in which table not, and why, a line for each."""
    missing = [
        ours(
            "{service}: question {title} is left out: {reason}.",
            service=service.name,
            title=_line(question.title),
            reason=reason,
        )
        for service in (KAHOOT, QUIZIZZ, GOOGLE_FORMS)
        for question in questions(exercise)
        if (reason := service.refuses(question))
    ]
    told = missing or [ours("Every question is in all three tables.")]
    return "\n".join(in_language(line, exercise.language) for line in told) + "\n"


def _table(service: Service, exercise: Exercise) -> str:
    rows = (service.row(service, question) for question in questions(exercise) if not service.refuses(question))
    return csv_text(service.head, rows)


def _kahoot_row(service: Service, question: Question) -> tuple[str, ...]:
    return _line(_asked(question)), *_options(service, question), str(_SECONDS_CLOSED), _right(question)


def _quizizz_row(service: Service, question: Question) -> tuple[str, ...]:
    seconds = _SECONDS_OPEN if question.answer == "write" else _SECONDS_CLOSED
    kind, options = service.kinds[question.answer], _options(service, question)
    return _asked(question), kind, *options, _right(question), str(seconds), "", question.item.why


def _form_row(service: Service, question: Question) -> tuple[str, ...]:
    right = "; ".join(choice.text for choice in question.offered if choice.right)
    kind, options = service.kinds[question.answer], _options(service, question)
    return _asked(question), kind, *options, right, "1", question.item.why


def _options(service: Service, question: Question) -> tuple[str, ...]:
    texts = [choice.text for choice in question.offered]
    return (*texts, *("",) * (service.options - len(texts)))


def _right(question: Question) -> str:
    return ",".join(str(place) for place, choice in enumerate(question.offered, 1) if choice.right)


def _asked(question: Question) -> str:
    """Return what is asked as plain text: the material under its labels, then the prompt."""
    material = (f"{m.label}: {m.text}" if m.label else m.text for m in question.item.material)
    return "\n".join((*material, question.item.prompt))


def _line(text: str) -> str:
    return " ".join(text.split())


def _numbered(name: str, count: int) -> Iterable[str]:
    return (f"{name} {number}" for number in range(1, count + 1))


KAHOOT = Service(
    "Kahoot",
    {"one": "Quiz", "several": "Quiz"},
    120,
    75,
    4,
    ("Question", *_numbered("Answer", 4), "Time limit", "Correct answer(s)"),
    _kahoot_row,
)
"""The limits stand in the head of the template that Kahoot gives out; a question may have several right answers."""

QUIZIZZ = Service(
    "Quizizz",
    {"one": "Multiple Choice", "several": "Checkbox", "write": "Open-Ended"},
    0,
    0,
    5,
    (
        "Question Text",
        "Question Type",
        *_numbered("Option", 5),
        "Correct Answer",
        "Time in seconds",
        "Image Link",
        "Answer explanation",
    ),
    _quizizz_row,
)

GOOGLE_FORMS = Service(
    "Google Forms",
    {"one": "Multiple choice", "several": "Checkboxes", "write": "Paragraph"},
    0,
    0,
    10,
    ("Question", "Type", *_numbered("Option", 10), "Correct answers", "Points", "Feedback"),
    _form_row,
)
"""A form has no limit of choices; ten columns are more than any of our questions needs."""
