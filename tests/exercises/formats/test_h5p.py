"""The H5P package, held against the fields and tags that its two libraries' semantics.json allow."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings

from framing.exercises.formats.h5p import h5p
from framing.exercises.formats.questions import printable, questions
from tests.exercises.formats.reading import TEXTS, Read, asks, explains, html_text, squeezed
from tests.exercises.samples import every_layout, with_texts

if TYPE_CHECKING:
    from framing.exercises.item import Exercise

CKEDITOR = "div span p br"
"""Tags that every HTML field of H5P takes; `question` takes headings too."""
INLINE = f"{CKEDITOR} strong em sub sup"
SET = {
    "introPage",
    "progressType",
    "passPercentage",
    "disableBackwardsNavigation",
    "randomQuestions",
    "questions",
    "endGame",
}
CHOICE = {"question", "answers", "overallFeedback", "behaviour"}
BEHAVIOUR = {
    "enableRetry", "enableSolutionsButton", "enableCheckButton", "type", "singlePoint", "randomAnswers",
}  # fmt: skip


def opened(package: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a package's description and its content."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.namelist() == ["h5p.json", "content/content.json"]
        return json.loads(archive.read("h5p.json")), json.loads(archive.read("content/content.json"))


def read(package: bytes) -> list[Read]:
    """Return the questions of a set; refuses a field or a tag that H5P would drop."""
    about, content = opened(package)
    assert about["mainLibrary"] == "H5P.QuestionSet"
    needed = {f"{d['machineName']} {d['majorVersion']}.{d['minorVersion']}" for d in about["preloadedDependencies"]}
    assert set(content) == SET
    found = []
    for asked in content["questions"]:
        assert asked["library"] in needed
        params = asked["params"]
        assert set(params) == CHOICE
        assert set(params["behaviour"]) == BEHAVIOUR
        choices = [
            (html_text(a["text"], INLINE), a["correct"], html_text(a["tipsAndFeedback"]["chosenFeedback"], INLINE))
            for a in params["answers"]
        ]
        (feedback,) = params["overallFeedback"]
        found.append(
            Read(
                asked["metadata"]["title"],
                params["behaviour"]["type"],
                html_text(params["question"], INLINE),
                tuple(choices),
                squeezed(feedback["feedback"]),
                identifier=asked["subContentId"],
            )
        )
    return found


def check(exercise: Exercise) -> None:
    """Fail unless the set asks each question that it can, as it is asked."""
    exercise = printable(exercise)
    closed = [question for question in questions(exercise) if question.answer != "write"]
    for question, back in zip(closed, read(h5p(exercise)), strict=True):
        explains(back.general, question)
        if question.answer == "order":
            assert back.stem.endswith("Which one comes first?")
            assert [text for text, right, _ in back.choices if right] == [squeezed(question.item.choices[0].text)]
        else:
            asks(back, question)


def test_every_question_comes_out_as_it_is_asked() -> None:
    """Protects one answer, several, and an order, of which a question set can ask the first."""
    check(every_layout())


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_comes_out_as_it_went_in(one: str, other: str) -> None:
    """Protects articles with any characters: none becomes an element that H5P would drop with its text."""
    check(with_texts(one, other))


def test_what_is_not_asked_is_said() -> None:
    """Protects the teacher: the first page says how many open questions only the printed sheet has."""
    _, content = opened(h5p(every_layout()))
    assert content["introPage"]["showIntroPage"] is True
    assert "open questions, of which the printed sheet has 1" in content["introPage"]["introduction"]


def test_an_item_keeps_its_id() -> None:
    """Protects results of an earlier set: the same item has the same id in it."""
    first, again = (read(h5p(exercise)) for exercise in (every_layout(), with_texts("x")))
    assert [back.identifier for back in first] == [back.identifier for back in again]
