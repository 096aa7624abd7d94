"""A classroom exercise as an IMS QTI 1.2 package, in the dialect that Canvas exports and imports.

Canvas reads it in classic quizzes and New Quizzes, Blackboard by "Import QTI". Structure: IMS Question & Test
Interoperability, ASI XML Binding 1.2 (2002), and IMS Content Packaging 1.1.3. A question's kind stands in its metadata
(`question_type`), as Canvas wants it; tags and ids stand there too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from framing.exercises.formats import markup
from framing.exercises.formats.package import packed
from framing.exercises.formats.questions import questions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framing.exercises.formats.questions import Question
    from framing.exercises.item import Exercise

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
_ASSESSMENT = "assessment"
_RESPONSE = "response1"
_GENERAL = "general_fb"
_KINDS = {
    "one": "multiple_choice_question",
    "several": "multiple_answers_question",
    "order": "matching_question",
    "write": "essay_question",
}


def qti12(exercise: Exercise) -> bytes:
    """Return the package: a manifest and one assessment."""
    name = f"{_ASSESSMENT}/{_ASSESSMENT}.xml"
    return packed({"imsmanifest.xml": _manifest(name), name: _assessment(exercise)})


def _manifest(name: str) -> bytes:
    manifest = etree.Element(f"{{{PACKAGING}}}manifest", identifier="framing-exercise", nsmap={None: PACKAGING})
    metadata = _add(manifest, "metadata")
    _add(metadata, "schema").text = "IMS Content"
    _add(metadata, "schemaversion").text = "1.1.3"
    _add(manifest, "organizations")
    resource = _add(_add(manifest, "resources"), "resource", identifier=_ASSESSMENT, type="imsqti_xmlv1p2", href=name)
    _add(resource, "file", href=name)
    return _written(manifest)


def _assessment(exercise: Exercise) -> bytes:
    root = etree.Element(f"{{{QTI}}}questestinterop", nsmap={None: QTI})
    assessment = _add(root, "assessment", ident=_ASSESSMENT, title=f"{exercise.title} ({exercise.seed})")
    _metadata(_add(assessment, "qtimetadata"), (("cc_maxattempts", "1"),))
    section = _add(assessment, "section", ident="root_section")
    for question in questions(exercise):
        _item(section, question)
    return _written(root)


def _item(section: etree._Element, question: Question) -> None:
    item = _add(section, "item", ident=question.identifier, title=question.title)
    tags = (("framing_tag", tag) for tag in question.tags)
    _metadata(
        _add(_add(item, "itemmetadata"), "qtimetadata"),
        (("question_type", _KINDS[question.answer]), ("points_possible", "1"), *tags),
    )
    presentation = _add(item, "presentation")
    _html(presentation, markup.stem(question))
    processing = etree.Element(f"{{{QTI}}}resprocessing")
    _add(_add(processing, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    _feedback_when(processing, lambda condition: _add(condition, "other"), _GENERAL)
    feedback = _PARTS[question.answer](presentation, processing, question)
    item.append(processing)
    general = markup.explanation(question)
    for ident, piece in ((_GENERAL, general), *feedback):
        _html(_add(_add(item, "itemfeedback", ident=ident), "flow_mat"), piece)


Feedback = tuple[tuple[str, str], ...]
"""Pieces of feedback: what a condition calls each, and its HTML."""


def _choices(presentation: etree._Element, processing: etree._Element, question: Question) -> Feedback:
    several = question.answer == "several"
    names = tuple(f"c{place + 1}" for place in question.places)
    response = _add(presentation, "response_lid", ident=_RESPONSE, rcardinality="Multiple" if several else "Single")
    _labels(response, names, [markup.paragraphs(choice.text) for choice in question.offered])
    for name in names:
        _feedback_when(processing, lambda condition, name=name: _equal(condition, name), f"{name}_fb")  # type: ignore[misc]
    scored = _add(processing, "respcondition", **{"continue": "No"})
    condition = _add(scored, "conditionvar")
    if several:
        condition = _add(condition, "and")
    for name, choice in zip(names, question.offered, strict=True):
        if choice.right:
            _equal(condition, name)
        elif several:
            _equal(_add(condition, "not"), name)
    _add(scored, "setvar", action="Set", varname="SCORE").text = "100"
    return tuple(
        (f"{name}_fb", markup.paragraphs(choice.why)) for name, choice in zip(names, question.offered, strict=True)
    )


def _places(presentation: etree._Element, processing: etree._Element, question: Question) -> Feedback:
    """Write an order as what Canvas imports in both its engines: each place is matched with what belongs there."""
    names = tuple(f"c{place + 1}" for place in question.places)
    texts = [markup.paragraphs(choice.text) for choice in question.offered]
    share = f"{100 / len(names):.2f}"
    for place in range(1, len(names) + 1):
        response = _add(presentation, "response_lid", ident=f"place{place}", rcardinality="Single")
        _html(response, markup.place(place, question.language))
        _labels(response, names, texts)
        scored = _add(processing, "respcondition")
        _equal(_add(scored, "conditionvar"), f"c{place}", f"place{place}")
        _add(scored, "setvar", action="Add", varname="SCORE").text = share
    return ()


def _essay(presentation: etree._Element, processing: etree._Element, question: Question) -> Feedback:
    response = _add(presentation, "response_str", ident=_RESPONSE, rcardinality="Single")
    _add(_add(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")
    _feedback_when(processing, lambda condition: _add(condition, "other"), "guidance_fb")
    return (("guidance_fb", markup.guidance(question)),)


_PARTS: dict[str, Callable[[etree._Element, etree._Element, Question], Feedback]] = {
    "one": _choices,
    "several": _choices,
    "order": _places,
    "write": _essay,
}


def _labels(response: etree._Element, names: Sequence[str], pieces: Sequence[str]) -> None:
    render = _add(response, "render_choice")
    for name, piece in zip(names, pieces, strict=True):
        _html(_add(render, "response_label", ident=name), piece)


def _feedback_when(processing: etree._Element, when: Callable[[etree._Element], object], linked: str) -> None:
    condition = _add(processing, "respcondition", **{"continue": "Yes"})
    when(_add(condition, "conditionvar"))
    _add(condition, "displayfeedback", feedbacktype="Response", linkrefid=linked)


def _equal(condition: etree._Element, name: str, response: str = _RESPONSE) -> None:
    _add(condition, "varequal", respident=response).text = name


def _metadata(parent: etree._Element, entries: Sequence[tuple[str, str]]) -> None:
    for label, entry in entries:
        pair = _add(parent, "qtimetadatafield")
        _add(pair, "fieldlabel").text = label
        _add(pair, "fieldentry").text = entry


def _html(parent: etree._Element, piece: str) -> None:
    _add(_add(parent, "material"), "mattext", texttype="text/html").text = piece


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{tag}", attributes)


def _written(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written
