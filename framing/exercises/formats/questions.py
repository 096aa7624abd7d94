"""What every format asks: the items of an exercise, numbered, with their choices in the order offered.

A format knows four ways to answer (`Answer`) and no task. Whatever a format prints, it takes from here, so that an item
is the same question on paper, in a learning platform and on a card.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields, is_dataclass, replace
from string import ascii_uppercase
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from framing.records import translated
from framing.report import translations
from framing.settings import ENGLISH, PAGE_LANGUAGES

if TYPE_CHECKING:
    from framing.exercises.item import Choice, Exercise, Item, Section

Answer = Literal["one", "several", "order", "write"]
"""One choice is right; several are; all are to be put in order; the answer is written."""

_ANSWERS: dict[str, Answer] = {
    "choose": "one",
    "tick": "several",
    "order": "order",
    "write": "write",
}

_EASY, _HARD = 1 / 3, 2 / 3
"""Where the thirds of the scale of difficulty meet: a platform's tag needs a word. A judgement."""

_Value = TypeVar("_Value")

_NO_FILE_HOLDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, halves of surrogate pairs, and what XML forbids."""

_TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of reading until another one turns it back: an article that leaves one open would turn the
words around it as well. Right-to-left text needs none of them in a paragraph of its own."""

_LINE_ENDS = re.compile(r"[\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Question:
    """An item as it is asked. `number` runs through the exercise.

    `places` say which of its choices are offered, in that order, counted from 0; `language` is that of the exercise.
    """

    number: int
    section: Section
    item: Item
    places: tuple[int, ...]
    answer: Answer
    tags: tuple[str, ...]
    language: str

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The choices as they are offered."""
        return tuple(self.item.choices[place] for place in self.places)

    @property
    def letters(self) -> str:
        """The answer as a key says it: the letters of the right choices, or of all in their order."""
        if self.answer == "order":
            return " → ".join(sign(self.places.index(place)) for place in range(len(self.places)))
        return ", ".join(sign(n) for n, choice in enumerate(self.offered) if choice.right)

    @property
    def shares(self) -> tuple[str, ...]:
        """Each choice's share of the mark in percent, with the digits that Moodle's list of grades has.

        The right ones add up to 100. The wrong ones together cost what the right ones give, so that whoever ticks
        everything gets nothing.
        """
        right = self.item.right_count
        wrong = len(self.places) - right
        return tuple(_percent(right) if choice.right else f"-{_percent(wrong)}" for choice in self.offered)

    @property
    def title(self) -> str:
        """The name that tells it from the others of the exercise in a list of questions."""
        return f"{self.number}. {self.section.title}"

    @property
    def identifier(self) -> str:
        """The item's id as XML takes one: the same under every seed, and another one for another item."""
        plain = re.sub(r"[^A-Za-z0-9_-]+", "-", self.item.id).strip("-")[:40]
        return f"i-{plain}-{hashlib.sha256(self.item.id.encode()).hexdigest()[:8]}"

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """The terms of the section's legend that the choices use, alone or behind a word, with what each means."""
        used = [f" – {choice.text}" for choice in self.item.choices]
        return tuple(
            (name, about) for name, about in self.section.legend if any(text.endswith(f" – {name}") for text in used)
        )


def questions(exercise: Exercise) -> tuple[Question, ...]:
    """Return an exercise's items in the order of the sheet."""
    asked = ((section, item) for section in exercise.sections for item in section.items)
    return tuple(
        Question(
            number,
            section,
            item,
            _places(section, item, exercise.seed),
            _ANSWERS[section.layout],
            ("framing", item.task, item.skill, difficulty(item), exercise.title),
            exercise.language,
        )
        for number, (section, item) in enumerate(asked, 1)
    )


def in_language(text: str, language: str) -> str:
    """Return words of ours in an exercise's language; in English where a questions.toml names one that we lack."""
    return translated(text, translations(spoken(language)))


def spoken(language: str) -> str:
    """Return the language that our words for an exercise can be in."""
    return language if language in PAGE_LANGUAGES else ENGLISH


def difficulty(item: Item) -> str:
    """Return an item's difficulty as a word."""
    return "easy" if item.difficulty < _EASY else "medium" if item.difficulty < _HARD else "hard"


def sign(place: int) -> str:
    """Return the letter of the choice at a place counted from 0: A to Z, then AA, AB and so on."""
    more, last = divmod(place, len(ascii_uppercase))
    return (sign(more - 1) if more else "") + ascii_uppercase[last]


def _percent(parts: int) -> str:
    return f"{100 / parts:.5f}".rstrip("0").rstrip(".")


def _places(section: Section, item: Item, seed: int) -> tuple[int, ...]:
    """Return in which order the choices are offered; those to be put in order stand in the right one, and are mixed."""
    places = tuple(range(len(item.choices)))
    if section.layout != "order":
        return places
    mixed = tuple(sorted(places, key=lambda n: hashlib.sha256(f"{seed}:{item.id}:{n}".encode()).digest()))
    return mixed if mixed != places else mixed[1:] + mixed[:1]


def printable(value: _Value) -> _Value:
    """Return a value with every text in it fit for any file, each character where it was.

    A character that no file may hold becomes U+FFFD, one that turns the direction of reading becomes invisible, and
    every end of line becomes a line feed.
    """
    changed: object = value
    if isinstance(value, str):
        text = _TURNS.sub("\N{WORD JOINER}", _NO_FILE_HOLDS.sub("\N{REPLACEMENT CHARACTER}", value))
        changed = _LINE_ENDS.sub("\n", text.replace("\r\n", " \n"))
    elif isinstance(value, tuple):
        changed = tuple(map(printable, value))
    elif is_dataclass(value) and not isinstance(value, type):
        changed = replace(value, **{field.name: printable(getattr(value, field.name)) for field in fields(value)})
    return cast("_Value", changed)


def lines(text: str) -> tuple[str, ...]:
    """Return a text's lines that have something on them: paragraphs, in every format."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())
