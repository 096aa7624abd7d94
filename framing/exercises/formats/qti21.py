"""A classroom exercise as an IMS QTI 2.1 package, for Blackboard, Canvas New Quizzes, TAO and others.

One file for each item, one test that lists them, and the manifest: IMS Question & Test Interoperability 2.1 (2012) in
IMS Content Packaging 1.1. Feedback on a choice is a `modalFeedback` that its identifier calls up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree, html

from framing.exercises.formats import markup
from framing.exercises.formats.package import packed
from framing.exercises.formats.questions import questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.exercises.formats.questions import Question
    from framing.exercises.item import Exercise

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"
_RESPONSE, _FEEDBACK, _GENERAL = "RESPONSE", "FEEDBACK", "GENERAL"
_LINES = 10
"""Lines of the field for an open answer that a player is asked to show. A judgement."""


def qti21(exercise: Exercise) -> bytes:
    """Return the package."""
    asked = questions(exercise)
    names = {question.identifier: f"items/{question.identifier}.xml" for question in asked}
    return packed(
        {
            "imsmanifest.xml": _manifest(exercise, asked, names),
            "test.xml": _test(exercise, asked, names),
            **{names[question.identifier]: _item(question) for question in asked},
        }
    )


def _manifest(exercise: Exercise, asked: tuple[Question, ...], names: dict[str, str]) -> bytes:
    manifest = etree.Element(
        f"{{{PACKAGING}}}manifest", identifier="framing-exercise", nsmap={None: PACKAGING, "imsmd": METADATA}
    )
    metadata = _add(manifest, "metadata")
    _add(metadata, "schema").text = "QTIv2.1 Package"
    _add(metadata, "schemaversion").text = "1.0.0"
    _add(manifest, "organizations")
    resources = _add(manifest, "resources")
    test = _add(resources, "resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    _add(test, "file", href="test.xml")
    for question in asked:
        _add(test, "dependency", identifierref=question.identifier)
    for question in asked:
        href = names[question.identifier]
        resource = _add(resources, "resource", identifier=question.identifier, type="imsqti_item_xmlv2p1", href=href)
        _described(_add(resource, "metadata"), question, exercise.language)
        _add(resource, "file", href=href)
    return _written(manifest)


def _described(metadata: etree._Element, question: Question, language: str) -> None:
    """Write an item's title and tags as the manifest has them, in IMS Learning Resource Meta-data."""
    lom = etree.SubElement(metadata, f"{{{METADATA}}}lom")
    general = _add(lom, "general")
    for tag, text in (("title", question.title), *(("keyword", tag) for tag in question.tags)):
        string = _add(_add(general, tag), "langstring")
        string.text = text
        string.set("{http://www.w3.org/XML/1998/namespace}lang", language)


def _test(exercise: Exercise, asked: tuple[Question, ...], names: dict[str, str]) -> bytes:
    test = etree.Element(f"{{{QTI}}}assessmentTest", nsmap={None: QTI}, identifier="test", title=exercise.title)
    part = _add(test, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    for number, section in enumerate(exercise.sections, 1):
        shown = _add(part, "assessmentSection", identifier=f"section-{number}", title=section.title, visible="true")
        for question in asked:
            if question.section is section:
                _add(shown, "assessmentItemRef", identifier=question.identifier, href=names[question.identifier])
    return _written(test)


def _item(question: Question) -> bytes:
    item = etree.Element(
        f"{{{QTI}}}assessmentItem",
        nsmap={None: QTI},
        identifier=question.identifier,
        title=question.title,
        adaptive="false",
        timeDependent="false",
    )
    names = tuple(f"C{place + 1}" for place in question.places)
    right = [name for name, choice in zip(names, question.offered, strict=True) if choice.right]
    if question.answer == "order":
        right = sorted(names, key=lambda name: int(name[1:]))
    cardinality = {"one": "single", "several": "multiple", "order": "ordered", "write": "single"}[question.answer]
    kind = "string" if question.answer == "write" else "identifier"
    declared = _add(item, "responseDeclaration", identifier=_RESPONSE, cardinality=cardinality, baseType=kind)
    if right:
        correct = _add(declared, "correctResponse")
        for name in right:
            _add(correct, "value").text = name
    _add(item, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    if question.answer in ("one", "several"):
        _add(item, "outcomeDeclaration", identifier=_FEEDBACK, cardinality=cardinality, baseType="identifier")
    _add(item, "outcomeDeclaration", identifier=_GENERAL, cardinality="single", baseType="identifier")
    body = _add(item, "itemBody")
    _html(body, markup.stem(question))
    _INTERACTIONS[question.answer](body, question, names)
    _processing(item, question)
    if question.answer in ("one", "several"):
        for name, choice in zip(names, question.offered, strict=True):
            _modal(item, _FEEDBACK, name, markup.paragraphs(choice.why))
    _modal(item, _GENERAL, _GENERAL, markup.explanation(question))
    return _written(item)


def _choices(body: etree._Element, question: Question, names: tuple[str, ...]) -> None:
    most = "1" if question.answer == "one" else "0"
    _simple(_add(body, "choiceInteraction", shuffle="true", maxChoices=most), question, names)


def _order(body: etree._Element, question: Question, names: tuple[str, ...]) -> None:
    _simple(_add(body, "orderInteraction", shuffle="true"), question, names)


def _simple(interaction: etree._Element, question: Question, names: tuple[str, ...]) -> None:
    interaction.set("responseIdentifier", _RESPONSE)
    for name, choice in zip(names, question.offered, strict=True):
        _html(_add(interaction, "simpleChoice", identifier=name), markup.paragraphs(choice.text))


def _write(body: etree._Element, question: Question, _: tuple[str, ...]) -> None:
    _html(_add(body, "rubricBlock", view="scorer"), markup.guidance(question))
    _add(body, "extendedTextInteraction", responseIdentifier=_RESPONSE, expectedLines=str(_LINES))


_INTERACTIONS: dict[str, Callable[[etree._Element, Question, tuple[str, ...]], None]] = {
    "one": _choices,
    "several": _choices,
    "order": _order,
    "write": _write,
}


def _processing(item: etree._Element, question: Question) -> None:
    """Write how a response is scored and answered: all right or nothing, as the platform's own template has it."""
    processing = _add(item, "responseProcessing")
    if question.answer != "write":
        condition = _add(processing, "responseCondition")
        match = _add(_add(condition, "responseIf"), "match")
        _add(match, "variable", identifier=_RESPONSE)
        _add(match, "correct", identifier=_RESPONSE)
        _set(match.getparent(), "SCORE", "float", "1")
        _set(_add(condition, "responseElse"), "SCORE", "float", "0")
    if question.answer in ("one", "several"):
        answered = _add(processing, "setOutcomeValue", identifier=_FEEDBACK)
        _add(answered, "variable", identifier=_RESPONSE)
    _set(processing, _GENERAL, "identifier", _GENERAL)


def _set(parent: etree._Element, name: str, kind: str, value: str) -> None:
    _add(_add(parent, "setOutcomeValue", identifier=name), "baseValue", baseType=kind).text = value


def _modal(item: etree._Element, outcome: str, name: str, piece: str) -> None:
    feedback = _add(item, "modalFeedback", outcomeIdentifier=outcome, identifier=name, showHide="show")
    _html(feedback, piece)


def _html(parent: etree._Element, piece: str) -> None:
    """Add a piece of HTML, whose elements QTI has under the same names; it knows no `dir`."""
    space = etree.QName(parent).namespace
    for element in html.fragments_fromstring(piece):
        for part in element.iter():
            part.tag = f"{{{space}}}{part.tag}"
            part.attrib.pop("dir", None)
        parent.append(element)


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{tag}", attributes)


def _written(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written
