"""A classroom exercise as an H5P Question Set (https://h5p.org/documentation/developers/h5p-specification).

The package holds the content and names the libraries that it needs, H5P.QuestionSet 1.20 and H5P.MultiChoice 1.16; it
carries no library, so the site that takes it must have both, as every site has that ever made a quiz with H5P. Fields
are those of the two libraries' `semantics.json`; a platform drops every other, and every tag that they do not allow.

A question set asks for choices only: of an order it asks what stands first, and the explanation gives the rest; open
questions are left out, and the introduction says how many.
"""

from __future__ import annotations

import json
import re
import uuid
from typing import TYPE_CHECKING, Any

from framing.exercises.formats import markup
from framing.exercises.formats.package import packed
from framing.exercises.formats.questions import Question, in_language, questions
from framing.records import ours

if TYPE_CHECKING:
    from framing.exercises.item import Exercise

SET = ("H5P.QuestionSet", 1, 20)
CHOICE = ("H5P.MultiChoice", 1, 16)
_NAMES = uuid.UUID("5a3c2f0e-6a0c-4e0a-9f57-2f1f5c1c9d11")
"""Where our content's ids are made from an item's: any fixed value does, and it must stay what it is."""


def h5p(exercise: Exercise) -> bytes:
    """Return the package."""
    return packed(
        {
            "h5p.json": _json(
                {
                    "title": exercise.title,
                    "language": exercise.language,
                    "mainLibrary": SET[0],
                    "embedTypes": ["iframe"],
                    "license": "U",
                    "preloadedDependencies": [
                        {"machineName": name, "majorVersion": major, "minorVersion": minor}
                        for name, major, minor in (SET, CHOICE)
                    ],
                }
            ),
            "content/content.json": _json(_content(exercise)),
        }
    )


def _content(exercise: Exercise) -> dict[str, Any]:
    asked = questions(exercise)
    closed = [question for question in asked if question.answer != "write"]
    introduction = _introduction(len(asked) - len(closed), exercise.language)
    return {
        "introPage": {
            "showIntroPage": bool(introduction),
            "title": _inline(exercise.title),
            "introduction": introduction,
            "startButtonText": in_language(ours("Start"), exercise.language),
        },
        "progressType": "textual",
        "passPercentage": 50,
        "disableBackwardsNavigation": False,
        "randomQuestions": False,
        "questions": [_question(question) for question in closed],
        "endGame": {"showResultPage": True, "showSolutionButton": True, "showRetryButton": True},
    }


def _introduction(open_ones: int, language: str) -> str:
    if not open_ones:
        return ""
    told = ours("Not in this set: open questions, of which the printed sheet has {number}.", number=str(open_ones))
    return f"<p>{in_language(told, language)}</p>"


def _question(question: Question) -> dict[str, Any]:
    stem = markup.stem(question)
    if question.answer == "order":
        first = in_language(ours("Which one comes first?"), question.language)
        stem += f"<p>{first}</p>"
    name, major, minor = CHOICE
    return {
        "library": f"{name} {major}.{minor}",
        "subContentId": str(uuid.uuid5(_NAMES, question.item.id)),
        "metadata": {"contentType": "Multiple Choice", "license": "U", "title": question.title},
        "params": {
            "question": _allowed(stem),
            "answers": [_answer(question, place) for place in question.places],
            "overallFeedback": [{"from": 0, "to": 100, "feedback": _explained(question)}],
            "behaviour": {
                "enableRetry": True,
                "enableSolutionsButton": True,
                "enableCheckButton": True,
                "type": "multi" if question.answer == "several" else "single",
                "singlePoint": True,
                "randomAnswers": False,
            },
        },
    }


def _answer(question: Question, place: int) -> dict[str, Any]:
    choice = question.item.choices[place]
    return {
        "text": _allowed(markup.paragraphs(choice.text)),
        "correct": place == 0 if question.answer == "order" else choice.right,
        "tipsAndFeedback": {
            "tip": "",
            "chosenFeedback": _allowed(markup.paragraphs(choice.why)),
            "notChosenFeedback": "",
        },
    }


def _explained(question: Question) -> str:
    """Return why the answer is right as plain text, which is all that this field takes."""
    explained = markup.explained(question.item)
    passages = (f"{e.outlet}: {''.join(piece.text for piece in e.segments)}" for e in explained.evidence)
    return " ".join((explained.why, *passages))


def _allowed(piece: str) -> str:
    """Return a piece of HTML with the tags that the field allows: quotations and lists become paragraphs."""
    bare = re.sub(r' dir="auto"|</?(?:blockquote|ul)>', "", piece)
    return re.sub(r"(</?)li>", r"\1p>", bare)


def _inline(text: str) -> str:
    return markup.paragraphs(text).removeprefix('<p dir="auto">').removesuffix("</p>")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
