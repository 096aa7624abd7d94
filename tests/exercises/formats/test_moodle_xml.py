"""The Moodle XML file, read by the rules of Moodle's importer (question/format/xml/format.php), written down here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from lxml import etree

from framing.exercises.formats.moodle_xml import moodle_xml
from framing.exercises.formats.questions import printable, questions
from tests.exercises.formats.gift_reader import GRADES
from tests.exercises.formats.reading import TEXTS, Read, asks, explains, guides, html_text, squeezed, unspaced
from tests.exercises.samples import every_layout, with_texts

if TYPE_CHECKING:
    from framing.exercises.item import Exercise

FIELDS = {
    "multichoice": {"single", "shuffleanswers", "answernumbering", "showstandardinstruction", "answer"},
    "matching": {"shuffleanswers", "subquestion"},
    "essay": {"responseformat", "responserequired", "responsefieldlines", "attachments", "graderinfo"},
}
HEAD = {"name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber", "tags"}
NUMBERINGS = {"none", "abc", "ABCD", "123", "iii", "IIII"}


def text(element: etree._Element, path: str) -> str:
    """Return what Moodle takes for a text: the `text` inside, without space at its ends."""
    found = element.find(f"{path}/text" if path else "text")
    assert found is not None, f"no text in {path}"
    assert not len(found), "an element came from a text"
    return (found.text or "").strip()


def html(element: etree._Element, path: str = "") -> str:
    """Return the text of what Moodle takes for HTML."""
    owner = element.find(path) if path else element
    assert owner is not None
    assert owner.get("format") == "html"
    return html_text(text(element, path))


def read(file: bytes) -> tuple[Read, ...]:
    """Return the questions; refuses what Moodle would drop, and what it would guess."""
    category, *found = etree.fromstring(file)
    assert category.get("type") == "category"
    assert text(category, "category").startswith("$course$/top/")
    return tuple(map(_question, found))


def _question(element: etree._Element) -> Read:
    kind = element.get("type") or ""
    assert {child.tag for child in element} == HEAD | FIELDS[kind]
    choices = []
    if kind == "multichoice":
        single = element.findtext("single") == "true"
        assert element.findtext("answernumbering") in NUMBERINGS
        fractions = [answer.get("fraction") or "" for answer in element.findall("answer")]
        assert all(f.lstrip("-") in GRADES | {"0"} for f in fractions)
        assert not single or sorted(fractions)[-2:] == ["0", "100"], "one answer gives the mark, no other gives any"
        choices = [(html(a), float(a.get("fraction") or 0) > 0, html(a, "feedback")) for a in element.findall("answer")]
    places = [(html(sub), text(sub, "answer"), "") for sub in element.findall("subquestion")]
    return Read(
        text(element, "name"),
        kind,
        html(element, "questiontext"),
        tuple(choices),
        html(element, "generalfeedback"),
        html(element, "graderinfo") if kind == "essay" else "".join(answer for _, answer, _ in places),
        element.findtext("idnumber") or "",
        tuple(text(tag, "") for tag in element.findall("tags/tag")),
    )


def check(exercise: Exercise) -> None:
    """Fail unless Moodle finds each question as it is asked."""
    exercise = printable(exercise)
    kinds = {"one": "multichoice", "several": "multichoice", "order": "matching", "write": "essay"}
    for question, back in zip(questions(exercise), read(moodle_xml(exercise)), strict=True):
        asks(back, question)
        explains(back.general, question)
        assert (back.kind, back.identifier) == (kinds[question.answer], question.identifier)
        assert back.tags == tuple(squeezed(tag) for tag in question.tags)
        if question.answer == "write":
            guides(back.guidance, question)
        if question.answer == "order":
            assert unspaced(back.guidance) == unspaced("".join(c.text for c in question.item.choices))


def test_every_question_comes_out_as_it_is_asked() -> None:
    """Protects all five ways to answer, with their feedback, tags and ids."""
    check(every_layout())


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_comes_out_as_it_went_in(one: str, other: str) -> None:
    """Protects articles with any characters, those that XML forbids among them."""
    check(with_texts(one, other))


def test_only_whoever_grades_sees_the_samples() -> None:
    """Protects open questions: no sample answer stands where pupils read, before or after."""
    exercise = every_layout()
    (back,) = [question for question in read(moodle_xml(exercise)) if question.kind == "essay"]
    samples = exercise.items[-1].samples
    assert all(sample in back.guidance for sample in samples)
    assert not any(sample in back.stem + back.general for sample in samples)
