"""A classroom exercise as Moodle XML (https://docs.moodle.org/en/Moodle_XML_format): more than GIFT can say.

Tags and ids, feedback on each choice, and for open questions what helps to grade them, which pupils do not see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from framing.exercises.formats import markup
from framing.exercises.formats.gift import category
from framing.exercises.formats.questions import questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.exercises.formats.questions import Question
    from framing.exercises.item import Exercise

_TYPES = {"one": "multichoice", "several": "multichoice", "order": "matching", "write": "essay"}
_LINES = 15
"""Height of the field for an open answer: what Moodle has where a file says none."""


def moodle_xml(exercise: Exercise) -> bytes:
    """Return the exercise's questions, in one category for the story."""
    quiz = etree.Element("quiz")
    folder = etree.SubElement(quiz, "question", type="category")
    _text(folder, "category", f"$course$/top/framing/{category(exercise.title)}")
    for question in questions(exercise):
        _question(quiz, question)
    written: bytes = etree.tostring(quiz, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _question(quiz: etree._Element, question: Question) -> None:
    asked = etree.SubElement(quiz, "question", type=_TYPES[question.answer])
    _text(asked, "name", " ".join(question.title.split()))
    _html(asked, "questiontext", markup.stem(question))
    _html(asked, "generalfeedback", markup.explanation(question))
    _value(asked, "defaultgrade", "1")
    _value(asked, "penalty", "0.3333333")
    _value(asked, "hidden", "0")
    _value(asked, "idnumber", question.identifier)
    _PARTS[question.answer](asked, question)
    tags = etree.SubElement(asked, "tags")
    for tag in question.tags:
        _text(tags, "tag", " ".join(tag.split()))


def _choices(asked: etree._Element, question: Question) -> None:
    several = question.answer == "several"
    _value(asked, "single", "false" if several else "true")
    _value(asked, "shuffleanswers", "true")
    _value(asked, "answernumbering", "none")
    _value(asked, "showstandardinstruction", "1" if several else "0")
    whole = tuple("100" if choice.right else "0" for choice in question.offered)
    worth = question.shares if several else whole
    for choice, share in zip(question.offered, worth, strict=True):
        answer = _html(asked, "answer", markup.paragraphs(choice.text))
        answer.set("fraction", share)
        _html(answer, "feedback", markup.paragraphs(choice.why))


def _places(asked: etree._Element, question: Question) -> None:
    _value(asked, "shuffleanswers", "true")
    for place, choice in enumerate(question.item.choices, 1):
        asked_place = _html(asked, "subquestion", markup.place(place, question.language))
        _text(asked_place, "answer", choice.text)


def _essay(asked: etree._Element, question: Question) -> None:
    _value(asked, "responseformat", "editor")
    _value(asked, "responserequired", "1")
    _value(asked, "responsefieldlines", str(_LINES))
    _value(asked, "attachments", "0")
    _html(asked, "graderinfo", markup.guidance(question))


_PARTS: dict[str, Callable[[etree._Element, Question], None]] = {
    "one": _choices,
    "several": _choices,
    "order": _places,
    "write": _essay,
}


def _value(parent: etree._Element, tag: str, value: str) -> None:
    etree.SubElement(parent, tag).text = value


def _text(parent: etree._Element, tag: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, tag)
    etree.SubElement(element, "text").text = text
    return element


def _html(parent: etree._Element, tag: str, piece: str) -> etree._Element:
    element = _text(parent, tag, piece)
    element.set("format", "html")
    return element
