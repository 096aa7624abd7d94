"""What a classroom exercise holds: tasks, their questions, and a key that names the evidence for every answer.

A task's `form` says how it is answered, whatever it is about, so that a page or a learning platform needs to know
the three forms only: `match` (each question takes one of the shared choices, some are left over), `tick` (one
question, several right choices) and `name` (each question is a sentence; underline the words, name one choice).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from framing.report.catalogue import Segment, segments

Form = Literal["match", "tick", "name"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that shows why an answer is right, with the characters that matter in it (none: all of it).

    `paragraph` is the number printed beside the paragraph where the sentence stands in the task's reading text, if
    it is there.
    """

    passage: str
    outlet: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    paragraph: int | None = None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The text cut at the edges of its marks; a marked piece has `value` set."""
        return segments(self.text, values=self.marks)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices offered. `id` is printed before it; `about` explains it to the pupil, where it needs that."""

    id: str
    text: str
    about: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the key says of one choice: right or wrong, why in a sentence, and what shows it."""

    choice: str
    right: bool
    why: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked. `text` is the sentence it is about (or the question itself); `passage` where that stands."""

    id: str
    text: str
    answers: tuple[Answer, ...]
    passage: str | None = None
    outlet: str = ""

    @property
    def right(self) -> tuple[str, ...]:
        """The ids of the right choices."""
        return tuple(answer.choice for answer in self.answers if answer.right)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a text to read, with the number printed beside it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The text that a task asks about. `shortened` tells that the article goes on after the last paragraph here."""

    outlet: str
    headline: str
    published: str | None
    paragraphs: tuple[Paragraph, ...]
    shortened: bool


@dataclass(frozen=True, slots=True)
class Task:
    """Questions of one kind. `discuss` is for the teacher; `notice` tells why there are fewer questions than usual."""

    kind: str
    form: Form
    title: str
    instructions: tuple[str, ...]
    choices: tuple[Choice, ...]
    questions: tuple[Question, ...]
    discuss: tuple[str, ...]
    reading: Reading | None = None
    notice: str = ""

    @property
    def spare(self) -> tuple[str, ...]:
        """The ids of the choices that are right for no question."""
        used = {choice for question in self.questions for choice in question.right}
        return tuple(choice.id for choice in self.choices if choice.id not in used)


@dataclass(frozen=True, slots=True)
class Source:
    """An article that the exercise was made from, for the teacher's key."""

    outlet: str
    headline: str
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Exercise:
    """Tasks made from one story. The same comparison and `seed` give the same exercise.

    `notices` name the tasks that were left out, and why.
    """

    title: str
    seed: int
    sources: tuple[Source, ...]
    tasks: tuple[Task, ...]
    version: str
    notices: tuple[str, ...] = ()

    def without_answers(self) -> Exercise:
        """Return the exercise as pupils may have it: no key, no evidence, no hint for teachers, no sources' wording."""
        return replace(self, sources=(), tasks=tuple(_unanswered(task) for task in self.tasks))


def _unanswered(task: Task) -> Task:
    # Which article a passage is from, and its number there, would tell which of the others carry it.
    questions = tuple(replace(question, answers=(), passage=None) for question in task.questions)
    return replace(task, questions=questions, discuss=())
