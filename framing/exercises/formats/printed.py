"""A classroom exercise on paper: the pupil's sheet, the teacher's key and cards to cut out, as pages and as PDF.

First plain values, then HTML from templates/exercise. The sheet and the cards are made from an exercise without
answers, so that no part of their files can hold one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.exercises.formats.markup import Explanation, explained
from framing.exercises.formats.questions import Question, difficulty, in_language, lines, questions, sign, spoken
from framing.export.pdf import printer
from framing.records import ours
from framing.report import render

if TYPE_CHECKING:
    from collections.abc import Collection

    from framing.exercises.item import Exercise, Material, Section, Source

PRINTINGS = ("a4", "letter", "large", "dyslexic")
"""Paper, large print, and letters and spaces that dyslexic readers tell apart more easily, in fonts of their system."""

LONG = 500
"""Characters from which a material is set as a text to read, and left off a card. A judgement: about 80 words."""


@dataclass(frozen=True, slots=True)
class Printing:
    """How a page is printed: on which paper, and in which letters."""

    paper: str = "a4"
    large: bool = False
    dyslexic: bool = False

    @classmethod
    def of(cls, words: Collection[str]) -> Printing:
        """Return what words of PRINTINGS mean; of two papers, Letter."""
        return cls("letter" if "letter" in words else "a4", "large" in words, "dyslexic" in words)


ON_A4 = Printing()


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as printed, with its letter."""

    sign: str
    text: str
    right: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A material as printed; `again` is the question where a long one stands already, 0 where it stands here."""

    label: str
    paragraphs: tuple[str, ...]
    long: bool
    again: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as printed. `prompt` and `material` are empty where they stand above already."""

    number: int
    prompt: str
    material: tuple[Text, ...]
    options: tuple[Option, ...]
    answer: str
    explanation: Explanation
    samples: tuple[str, ...]
    rubric: tuple[str, ...]
    difficulty: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out, with a question's number or a choice's letter as its sign."""

    sign: str
    text: str
    material: tuple[Text, ...] = ()
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section as printed; `prompt` is that of all its questions, where they have the same."""

    section: Section
    prompt: str
    asked: tuple[Asked, ...]
    language: str

    @property
    def cards(self) -> tuple[Card, ...]:
        """A card for each question, and one for each choice that is put in order."""
        cards = []
        for asked in self.asked:
            loose = self.section.layout == "order"
            options = () if loose else asked.options
            material = tuple(_referred(text, self.language) for text in asked.material)
            cards.append(Card(str(asked.number), asked.prompt, material, options))
            if loose:
                cards += [Card(f"{asked.number} {option.sign}", option.text) for option in asked.options]
        return tuple(cards)


@dataclass(frozen=True, slots=True)
class Page:
    """What a printed page shows."""

    title: str
    seed: int
    version: str
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    notices: tuple[str, ...]
    left_out: tuple[str, ...]
    printing: Printing


def sheet(exercise: Exercise, printing: Printing = ON_A4) -> str:
    """Return the pupil's sheet."""
    return _rendered("sheet", without_answers(exercise), printing)


def cards(exercise: Exercise, printing: Printing = ON_A4) -> str:
    """Return cards to cut out: each choice to put in order on its own, other questions on one each."""
    return _rendered("cards", without_answers(exercise), printing)


def key(exercise: Exercise, printing: Printing = ON_A4) -> str:
    """Return the teacher's key: the answers, their evidence, and what to discuss."""
    return _rendered("key", exercise, printing)


def sheet_pdf(exercise: Exercise, printing: Printing = ON_A4) -> bytes:
    """Return the pupil's sheet as a PDF. Raises OutputError where nothing can print it."""
    return printer()(sheet(exercise, printing))


def cards_pdf(exercise: Exercise, printing: Printing = ON_A4) -> bytes:
    """Return the cards as a PDF. Raises OutputError where nothing can print it."""
    return printer()(cards(exercise, printing))


def key_pdf(exercise: Exercise, printing: Printing = ON_A4) -> bytes:
    """Return the key as a PDF. Raises OutputError where nothing can print it."""
    return printer()(key(exercise, printing))


def without_answers(exercise: Exercise) -> Exercise:
    """Return the exercise as pupils may have it: no key, no evidence, nothing for the teacher, no source."""
    return replace(
        exercise,
        sources=(),
        notices=(),
        left_out=(),
        sections=tuple(_section_without_answers(s) for s in exercise.sections),
    )


def _section_without_answers(section: Section) -> Section:
    items = tuple(
        replace(
            item,
            choices=tuple(replace(choice, right=False, why="") for choice in item.choices),
            material=tuple(replace(material, article=None) for material in item.material),
            why="",
            evidence=(),
            samples=(),
            rubric=(),
            marked=(),
        )
        for item in section.items
    )
    return replace(section, items=items, discuss=(), notice="", near=())


def _rendered(name: str, exercise: Exercise, printing: Printing) -> str:
    return render(f"exercise/{name}.html.j2", _page(exercise, printing), spoken(exercise.language))


def _page(exercise: Exercise, printing: Printing) -> Page:
    asked = questions(exercise)
    texts: dict[Material, int] = {}
    return Page(
        exercise.title,
        exercise.seed,
        exercise.version,
        tuple(
            _part(s, [q for q in asked if q.section is s], texts, exercise.language)
            for s in exercise.sections
            if s.items
        ),
        exercise.sources,
        exercise.notices,
        exercise.left_out,
        printing,
    )


def _part(section: Section, asked: list[Question], texts: dict[Material, int], language: str) -> Part:
    """Return a section as printed; `texts` remembers the long materials of the page, with the question of each."""
    prompts = {question.item.prompt for question in asked}
    prompt = prompts.pop() if len(prompts) == 1 and len(asked) > 1 else ""
    above: tuple[Material, ...] = ()
    printed = []
    for question in asked:
        material = () if question.item.material == above else question.item.material
        shown = tuple(replace(text_shown(m), again=texts.get(m, 0)) for m in material)
        printed.append(_asked(question, "" if prompt else question.item.prompt, shown))
        above = question.item.material
        texts.update({m: question.number for m in material if len(m.text) > LONG and m not in texts})
    return Part(section, prompt, tuple(printed), language)


def _asked(question: Question, prompt: str, material: tuple[Text, ...]) -> Asked:
    item = question.item
    options = tuple(Option(sign(n), choice.text, choice.right, choice.why) for n, choice in enumerate(question.offered))
    return Asked(
        question.number,
        prompt,
        material,
        options,
        question.letters,
        explained(item),
        item.samples,
        item.rubric,
        difficulty(item),
        item.confidence,
    )


def text_shown(material: Material) -> Text:
    """Return a material as a page shows it."""
    return Text(material.label, lines(material.text), len(material.text) > LONG)


def _referred(text: Text, language: str) -> Text:
    """Return a material as a card has it: for a long one, where it is to be read."""
    if not text.long:
        return text
    where = ours("Read on the sheet: {text}", text=text.label or ours("the text"))
    return Text("", (in_language(where, language),), long=False)
