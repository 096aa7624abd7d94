"""The two QTI packages, read by readers that know the specifications' structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from lxml import etree

from framing.exercises.formats.qti12 import qti12
from framing.exercises.formats.qti21 import qti21
from framing.exercises.formats.questions import printable, questions
from tests.exercises.formats.qti_reader import QTI12, QTI21, follow, opened
from tests.exercises.formats.reading import TEXTS, Read, asks, explains, guides, html_text, squeezed
from tests.exercises.samples import every_layout, with_texts

if TYPE_CHECKING:
    from framing.exercises.formats.questions import Question
    from framing.exercises.item import Exercise


def material(element: etree._Element | None) -> str:
    """Return the text of a QTI 1.2 material."""
    assert element is not None
    (found,) = element.findall("{*}material/{*}mattext")
    assert found.get("texttype") == "text/html"
    return html_text(found.text or "")


def read12(package: bytes) -> list[tuple[etree._Element, Read]]:
    """Return the questions of a QTI 1.2 package, as Canvas finds them."""
    files, manifest = opened(package)
    (resource,) = manifest.iter("{*}resource")
    assert resource.get("type") == "imsqti_xmlv1p2"
    root = etree.fromstring(files[resource.get("href") or ""])
    follow(root, QTI12)
    return [(item, _item12(item)) for item in root.iter("{*}item")]


def _item12(item: etree._Element) -> Read:
    fields = [
        (f.findtext("{*}fieldlabel"), f.findtext("{*}fieldentry") or "") for f in item.iter("{*}qtimetadatafield")
    ]
    (kind,) = [entry for label, entry in fields if label == "question_type"]
    feedback = {f.get("ident"): material(f.find("{*}flow_mat")) for f in item.iter("{*}itemfeedback")}
    shown = {d.get("linkrefid") for d in item.iter("{*}displayfeedback")}
    assert shown == set(feedback), "each piece of feedback is shown by a condition, and each condition has its piece"
    choices = []
    if kind in ("multiple_choice_question", "multiple_answers_question"):
        right = _right12(item)
        labels = list(item.iterfind("{*}presentation/{*}response_lid/{*}render_choice/{*}response_label"))
        choices = [(material(x), x.get("ident") in right, feedback[f"{x.get('ident')}_fb"]) for x in labels]
    return Read(
        item.get("title") or "",
        kind,
        material(item.find("{*}presentation")),
        tuple(choices),
        feedback["general_fb"],
        feedback.get("guidance_fb", ""),
        item.get("ident") or "",
        tuple(squeezed(entry) for label, entry in fields if label == "framing_tag"),
    )


def _right12(item: etree._Element) -> set[str | None]:
    """Return which choices must be chosen for the whole mark; the others must not."""
    (scored,) = [c for c in item.iter("{*}respcondition") if c.find("{*}setvar") is not None]
    assert scored.findtext("{*}setvar") == "100"
    condition = scored.find("{*}conditionvar")
    assert condition is not None
    inner = condition.find("{*}and")
    equal = (condition if inner is None else inner).findall("{*}varequal")
    return {element.text for element in equal}


def text_of(element: etree._Element) -> str:
    """Return the text of an element of QTI 2.1, its paragraphs parted."""
    parts = (part for part in element.iter() if etree.QName(part).localname in ("p", "li"))
    return squeezed(" ".join("".join(part.itertext()) for part in parts))


def read21(package: bytes) -> list[tuple[etree._Element, Read]]:
    """Return the questions of a QTI 2.1 package, in the order of its test."""
    files, manifest = opened(package)
    kinds = {r.get("identifier"): (r.get("type"), r.get("href")) for r in manifest.iter("{*}resource")}
    test = etree.fromstring(files["test.xml"])
    follow(test, QTI21)
    found = []
    for reference in test.iter("{*}assessmentItemRef"):
        assert kinds[reference.get("identifier")] == ("imsqti_item_xmlv2p1", reference.get("href"))
        item = etree.fromstring(files[reference.get("href") or ""])
        follow(item, QTI21)
        assert item.get("identifier") == reference.get("identifier")
        found.append((item, _item21(item)))
    return found


def _item21(item: etree._Element) -> Read:
    body = item.find("{*}itemBody")
    assert body is not None
    declared = {
        d.get("identifier") for d in (*item.iter("{*}responseDeclaration"), *item.iter("{*}outcomeDeclaration"))
    }
    used = {e.get(name) for e in item.iter() for name in ("responseIdentifier", "outcomeIdentifier") if e.get(name)}
    used |= {
        e.get("identifier") for tag in ("variable", "correct", "setOutcomeValue") for e in item.iter(f"{{*}}{tag}")
    }
    assert used | {"SCORE"} == declared, "what is declared is used, but for a score that a person gives"
    right = [value.text for value in item.iter("{*}value")]
    feedback = {f.get("identifier"): text_of(f) for f in item.iter("{*}modalFeedback")}
    (interaction,) = [e for e in body if etree.QName(e).localname.endswith("Interaction")]
    kind = etree.QName(interaction).localname
    choices = [(text_of(c), c.get("identifier") in right, feedback.get(c.get("identifier"), "")) for c in interaction]
    stem = " ".join(text_of(e) for e in body if etree.QName(e).localname in ("p", "blockquote", "ul"))
    return Read(
        item.get("title") or "",
        kind,
        squeezed(stem),
        tuple(choices) if kind == "choiceInteraction" else (),
        feedback["GENERAL"],
        " ".join(text_of(e) for e in body.iter("{*}rubricBlock")),
        item.get("identifier") or "",
    )


def places12(item: etree._Element) -> list[str]:
    """Return the texts of an order of QTI 1.2, each from the place that it is right for."""
    label = {
        (r.get("ident"), x.get("ident")): material(x)
        for r in item.iter("{*}response_lid")
        for x in r.iter("{*}response_label")
    }
    equal = [
        c.find("{*}conditionvar/{*}varequal") for c in item.iter("{*}respcondition") if c.find("{*}setvar") is not None
    ]
    return [label[e.get("respident"), e.text] for e in equal if e is not None]


def places21(item: etree._Element) -> list[str]:
    """Return the texts of an order of QTI 2.1 in the right one."""
    label = {c.get("identifier"): text_of(c) for c in item.iter("{*}simpleChoice")}
    return [label[value.text] for value in item.iter("{*}value")]


def check(exercise: Exercise) -> None:
    """Fail unless both packages ask each question as it is asked."""
    exercise = printable(exercise)
    for found, places in ((read12(qti12(exercise)), places12), (read21(qti21(exercise)), places21)):
        for question, (item, back) in zip(questions(exercise), found, strict=True):
            asks(back, question)
            explains(back.general, question)
            assert back.identifier == question.identifier
            if question.answer == "write":
                guides(back.guidance, question)
            if question.answer == "order":
                assert places(item) == [squeezed(choice.text) for choice in question.item.choices]


def test_every_question_comes_out_as_it_is_asked() -> None:
    """Protects all five ways to answer, with their feedback and ids, in both versions."""
    check(every_layout())


def test_each_kind_is_what_canvas_calls_it() -> None:
    """Protects the import into Canvas, which goes by the name of the kind."""
    kinds = [back.kind for _, back in read12(qti12(every_layout()))]
    expected = {"one": "multiple_choice", "several": "multiple_answers", "order": "matching", "write": "essay"}
    assert kinds == [f"{expected[question.answer]}_question" for question in questions(every_layout())]


def test_the_tags_are_in_both() -> None:
    """Protects a bank of questions: task, skill and difficulty stand with each."""
    asked: tuple[Question, ...] = questions(every_layout())
    for question, (_, back) in zip(asked, read12(qti12(every_layout())), strict=True):
        assert back.tags == question.tags
    _, manifest = opened(qti21(every_layout()))
    keywords = ["".join(keyword.itertext()) for keyword in manifest.iter("{*}keyword")]
    assert keywords == [tag for question in asked for tag in question.tags]


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_comes_out_as_it_went_in(one: str, other: str) -> None:
    """Protects articles with any characters: none becomes an element, and no package is refused."""
    check(with_texts(one, other))
