"""The Word documents and the Markdown files, read by mammoth and markdown-it, which others wrote."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import mammoth
import pytest
from hypothesis import Phase, given, settings
from lxml import etree
from markdown_it import MarkdownIt

from framing.exercises.formats import docx, markdown
from framing.exercises.formats.printed import Printing, without_answers
from framing.exercises.formats.questions import printable, questions
from tests.exercises.formats.reading import TEXTS, squeezed
from tests.exercises.samples import HOSTILE, every_layout, with_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.exercises.item import Exercise

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of_docx(document: bytes) -> str:
    """Return a Word document's text as mammoth reads it."""
    return squeezed(mammoth.extract_raw_text(io.BytesIO(document)).value)


def of_markdown(source: str) -> str:
    """Return a Markdown file's text; fails where a text became a link, an image, code or HTML."""
    words = []
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        assert token.type not in {"html_block", "fence", "code_block", "table_open", "hr"}, token
        for child in token.children or ():
            assert child.type in {"text", "text_special", "strong_open", "strong_close", "softbreak"}, child
            words.append(" " if child.type == "softbreak" else child.content)
        words.append(" ")
    return squeezed("".join(words))


READERS: dict[str, tuple[Callable[[Exercise], str], Callable[[Exercise], str]]] = {
    "docx": (lambda e: of_docx(docx.sheet(e)), lambda e: of_docx(docx.key(e))),
    "md": (lambda e: of_markdown(markdown.sheet(e)), lambda e: of_markdown(markdown.key(e))),
}


def check(exercise: Exercise, format_: str) -> None:
    """Fail unless the sheet has all that is asked, and the key all that answers it."""
    exercise = printable(exercise)
    sheet, key = (read(exercise) for read in READERS[format_])
    for question in questions(exercise):
        item = question.item
        for part in (item.prompt, *(m.text for m in item.material), *(m.label for m in item.material)):
            assert squeezed(part) in sheet
        for choice in item.choices:
            assert squeezed(choice.text) in sheet
            assert squeezed(choice.text) in key
            assert squeezed(choice.why) in key
        for part in (item.why, *item.samples, *item.rubric, *(e.text for e in item.evidence)):
            assert squeezed(part) in key


@pytest.mark.parametrize("format_", READERS)
def test_every_question_comes_out_as_it_is_asked(format_: str) -> None:
    """Protects all five ways to answer, on the sheet and in the key."""
    check(every_layout(), format_)
    check(with_texts(HOSTILE), format_)


@settings(max_examples=4, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # one takes a second
@given(TEXTS, TEXTS)
def test_any_text_comes_out_of_word(one: str, other: str) -> None:
    """Protects Word documents from articles with any characters."""
    exercise = with_texts(one, other)
    check(replace(exercise, sections=(exercise.sections[0], exercise.sections[-1])), "docx")


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_comes_out_of_markdown(one: str, other: str) -> None:
    """Protects Markdown from articles with any characters: none of them means something there."""
    check(with_texts(one, other), "md")


@pytest.mark.parametrize("format_", READERS)
def test_the_sheet_is_the_same_whatever_the_answers(format_: str) -> None:
    """Protects against cheating: an exercise without its answers gives the same sheet."""
    sheet, _ = READERS[format_]
    assert sheet(every_layout()) == sheet(without_answers(every_layout()))


def test_right_to_left_text_is_set_so() -> None:
    """Protects Arabic and Hebrew in Word: such a paragraph runs from the right, others do not."""
    document = docx.sheet(with_texts("שלום עולם"))
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    turned = ["".join(p.itertext()) for p in body.iter(f"{WORD}p") if p.find(f"{WORD}pPr/{WORD}bidi") is not None]
    assert not [text for text in turned if not text.startswith(("שלום", "☐"))]


def test_large_print_is_large() -> None:
    """Protects readers with low vision: the text's size and face are the document's own."""
    with zipfile.ZipFile(io.BytesIO(docx.sheet(every_layout(), Printing(large=True, dyslexic=True)))) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    (normal,) = [s for s in styles.iter(f"{WORD}style") if s.get(f"{WORD}styleId") == "Normal"]
    size, face = normal.find(f".//{WORD}sz"), normal.find(f".//{WORD}rFonts")
    assert size is not None
    assert face is not None
    assert (size.get(f"{WORD}val"), face.get(f"{WORD}ascii")) == ("34", "Verdana")


def test_word_checks_the_sheet_by_its_language() -> None:
    """Protects a Ukrainian sheet from being underlined as misspelt English, and its English quotations likewise."""
    styles = etree.fromstring(
        zipfile.ZipFile(io.BytesIO(docx.sheet(replace(every_layout(), language="uk")))).read("word/styles.xml")
    )
    (default,) = styles.iterfind(f"{WORD}docDefaults//{WORD}lang")
    (quoted,) = styles.iterfind(f"{WORD}style[@{WORD}styleId='Quote']//{WORD}lang")
    assert (default.get(f"{WORD}val"), quoted.get(f"{WORD}val")) == ("uk-UA", "en-US")
