"""A classroom exercise as Word documents, the sheet and the key, for teachers who change what they hand out."""

from __future__ import annotations

import datetime
import io
import unicodedata
from typing import TYPE_CHECKING

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from framing.exercises.formats.markup import explained
from framing.exercises.formats.package import repacked
from framing.exercises.formats.printed import ON_A4, Printing
from framing.exercises.formats.questions import in_language, lines, questions, sign, spoken
from framing.records import ours

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from framing.exercises.formats.markup import Explanation
    from framing.exercises.formats.questions import Question
    from framing.exercises.item import Exercise

_SIZES = {False: 11, True: 17}
"""Points of the text, in usual and in large print; 16 to 18 is what libraries for the blind call large print."""
_PAPERS = {"a4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
_MARGIN = Mm(18)
_A_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
"""When every document says that it was made: the same exercise gives the same bytes."""
_RULE = "_" * 60
_RULES = 6


def sheet(exercise: Exercise, printing: Printing = ON_A4) -> bytes:
    """Return the pupil's sheet, without any answer."""
    document = _document(exercise, printing)
    _heading(document, exercise.title, 0)
    filled = ours(
        "Exercise {seed}    Name: {name}    Class: {short}    Date: {short}",
        seed=str(exercise.seed),
        name="_" * 24,
        short="_" * 8,
    )
    _paragraph(document, in_language(filled, exercise.language))
    section = None
    for question in questions(exercise):
        if question.section is not section:
            section = question.section
            _heading(document, section.title, 1)
            for line in section.instructions:
                _paragraph(document, line)
            for name, about in section.legend:
                _paragraph(document, f" – {about}", lead=name)
        _ask(document, question)
    return _saved(document)


def key(exercise: Exercise, printing: Printing = ON_A4) -> bytes:
    """Return the teacher's key: every answer, why, and what shows it."""
    document = _document(exercise, printing)
    _heading(document, in_language(ours("{title}: key", title=exercise.title), exercise.language), 0)
    _paragraph(document, in_language(ours("Exercise {seed}", seed=str(exercise.seed)), exercise.language))
    for notice in exercise.notices:
        _paragraph(document, notice)
    section = None
    for question in questions(exercise):
        if question.section is not section:
            section = question.section
            _heading(document, section.title, 1)
            if section.notice:
                _paragraph(document, section.notice)
            for line in section.discuss:
                _paragraph(document, line, style="List Bullet")
        _answer(document, question)
    if exercise.left_out:
        _heading(document, in_language(ours("Why tasks were left out"), exercise.language), 1)
    for reason in exercise.left_out:
        _paragraph(document, reason, style="List Bullet")
    _heading(document, in_language(ours("The articles"), exercise.language), 1)
    for source in exercise.sources:
        _paragraph(document, f": {source.headline}", lead=source.outlet, style="List Bullet")
    return _saved(document)


def _ask(document: Document, question: Question) -> None:
    _heading(document, _named(question), 2)
    for material in question.item.material:
        if material.label:
            _paragraph(document, "", lead=material.label).paragraph_format.keep_with_next = True
        for line in lines(material.text):
            _paragraph(document, line, style="Quote")
    for line in lines(question.item.prompt):
        _paragraph(document, "", lead=line).paragraph_format.keep_with_next = True
    for place, choice in enumerate(question.offered):
        box = "___" if question.answer == "order" else "☐"
        _paragraph(
            document, " ".join(choice.text.split()), lead=f"{box} {sign(place)}  "
        ).paragraph_format.keep_together = True
    if question.answer == "write":
        for _ in range(_RULES):
            _paragraph(document, _RULE)


def _answer(document: Document, question: Question) -> None:
    item = question.item
    answer = f" – {question.letters}" if question.offered else ""
    _heading(document, f"{_named(question)}{answer}", 2)
    _explain(document, explained(item), question.language)
    for place, choice in enumerate(question.offered):
        right = "☑" if choice.right and question.answer != "order" else "☐" if question.answer != "order" else ""
        text = f"{' '.join(choice.text.split())} – {' '.join(choice.why.split())}"
        _paragraph(document, text, lead=f"{right} {sign(place)}  ".lstrip())
    if item.rubric:
        _paragraph(document, "", lead=in_language(ours("Look for"), question.language))
        for line in item.rubric:
            _paragraph(document, line, style="List Bullet")
    for sample in item.samples:
        _paragraph(document, "", lead=in_language(ours("Sample answer"), question.language))
        for line in lines(sample):
            _paragraph(document, line, style="Quote")


def _named(question: Question) -> str:
    return in_language(ours("Question {number}", number=str(question.number)), question.language)


def _explain(document: Document, explanation: Explanation, language: str) -> None:
    for line in lines(explanation.why):
        _paragraph(document, line)
    if explanation.marked:
        lead = in_language(ours("The words:"), language) + " "
        _paragraph(document, "; ".join(explanation.marked), lead=lead)
    for evidence in explanation.evidence:
        paragraph = _paragraph(document, "", lead=f"{evidence.outlet}: ", style="Quote")
        for piece in evidence.segments:
            paragraph.add_run(_one_line(piece.text)).bold = piece.value


def _document(exercise: Exercise, printing: Printing) -> Document:
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = _PAPERS[printing.paper]
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    normal = document.styles["Normal"]
    normal.font.size = Pt(_SIZES[printing.large])
    normal.font.name = "Verdana" if printing.dyslexic else "Calibri"
    normal.paragraph_format.space_after = Pt(6)
    if printing.dyslexic:
        normal.paragraph_format.line_spacing = 1.6
        document.styles["Quote"].font.italic = False
    about = document.core_properties
    about.title, about.author, about.comments = exercise.title[:_MOST_OF_A_PROPERTY], "framing", ""
    about.created = about.modified = _A_DAY
    about.last_modified_by, about.language = "framing", exercise.language
    _spell(document, spoken(exercise.language))
    return document


_LOCALES = {"uk": "uk-UA"}
"""What Word calls the languages of sheets; its own template is English."""


def _spell(document: Document, language: str) -> None:
    """Have Word check our words by their language, and quoted articles by English, which it takes all for by itself."""
    if language in _LOCALES:
        for checked in document.styles.element.iter(qn("w:lang")):
            checked.set(qn("w:val"), _LOCALES[language])
        english = OxmlElement("w:lang")
        english.set(qn("w:val"), "en-US")
        document.styles["Quote"].element.get_or_add_rPr().append(english)


_MOST_OF_A_PROPERTY = 255
"""Characters that a document's property holds at most."""


def _heading(document: Document, text: str, level: int) -> None:
    _turned(document.add_heading(" ".join(text.split()), level), text)


def _paragraph(document: Document, text: str, lead: str = "", style: str | None = None) -> Paragraph:
    """Add a paragraph that opens with `lead` in bold."""
    paragraph = document.add_paragraph(style=style)
    if lead:
        paragraph.add_run(_one_line(lead)).bold = True
    if text:
        paragraph.add_run(_one_line(text))
    _turned(paragraph, lead + text)
    return paragraph


def _one_line(text: str) -> str:
    """Return a text for a run, which would break the line at a line feed."""
    return text.replace("\n", " ")


def _turned(paragraph: Paragraph, text: str) -> None:
    """Set a paragraph from right to left where its first letter is of such a script."""
    first = next((way for way in map(unicodedata.bidirectional, text) if way in ("L", "R", "AL")), "L")
    if first != "L":
        properties = paragraph._p.get_or_add_pPr()
        properties.append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run.font.rtl = True


def _saved(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())
