"""The parts of a question as small pieces of HTML, for the learning platforms, whose texts are all of that kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.exercises.formats.questions import in_language, spoken
from framing.records import ours
from framing.report import render
from framing.report.catalogue import Segment, segments
from framing.settings import ENGLISH

if TYPE_CHECKING:
    from framing.exercises.formats.questions import Question
    from framing.exercises.item import Evidence, Item


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A passage that shows why an answer is right, cut at the edges of the characters that matter."""

    outlet: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an item's answer is right: in a sentence, the words to be underlined if any, and what shows it."""

    why: str
    marked: tuple[str, ...]
    evidence: tuple[ShownEvidence, ...]


def stem(question: Question) -> str:
    """Return what is asked: the material, the prompt, and the meaning of the terms that the choices use."""
    return _tight("exercise/stem.html.j2", question)


def paragraphs(text: str) -> str:
    """Return a text, a paragraph for each of its lines."""
    return _tight("exercise/text.html.j2", text)


def explanation(question: Question) -> str:
    """Return why the answer is right, with its evidence."""
    return _tight("exercise/why.html.j2", explained(question.item), question.language)


def guidance(question: Question) -> str:
    """Return what helps to grade an open question: what to look for, and sample answers."""
    return _tight("exercise/guidance.html.j2", question.item, question.language)


def place(number: int, language: str) -> str:
    """Return the name of a place in an order."""
    name = ours("Place {number}", number=str(number))
    return f"<p>{in_language(name, language)}</p>"


def explained(item: Item) -> Explanation:
    """Return an item's explanation as plain values."""
    marked = tuple(item.material[0].text[start:end] for start, end in item.marked) if item.material else ()
    return Explanation(item.why, marked, tuple(map(shown, item.evidence)))


def shown(evidence: Evidence) -> ShownEvidence:
    """Return a passage of evidence cut at its marks."""
    return ShownEvidence(evidence.outlet, segments(evidence.text, values=evidence.marks))


def _tight(template: str, page: object, language: str = ENGLISH) -> str:
    """Return a piece of HTML without the ends of lines of its template; its texts hold none."""
    return render(template, page, spoken(language)).replace("\n", "")
