"""The printed pages: a sheet and cards that give nothing away, and a key that shows why."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings

from framing.exercises.formats.printed import Printing, cards, key, sheet
from framing.exercises.formats.questions import printable, questions
from framing.exercises.item import Exercise
from tests.exercises.formats.reading import TEXTS, squeezed
from tests.exercises.samples import HOSTILE, every_layout, with_texts


def text_of(page: str) -> str:
    """Return a page's body without its tags."""
    body = page.partition("<body")[2].partition("<script>")[0]
    return squeezed(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?mark>", "", body))))


def check(exercise: Exercise) -> None:
    """Fail unless the sheet asks all, and the key answers all."""
    exercise = printable(exercise)
    asked, answered = text_of(sheet(exercise)), text_of(key(exercise))
    for question in questions(exercise):
        item = question.item
        for part in (item.prompt, *(m.text for m in item.material), *(c.text for c in item.choices)):
            assert squeezed(part) in asked
        for part in (item.why, *(c.why for c in item.choices), *(e.text for e in item.evidence), *item.samples):
            assert squeezed(part) in answered


def test_the_pages_have_all_that_is_asked() -> None:
    """Protects all five ways to answer, and articles with any characters."""
    check(every_layout())
    check(with_texts(HOSTILE))


@settings(max_examples=25, deadline=None)
@given(TEXTS, TEXTS)
def test_no_text_becomes_a_part_of_the_page(one: str, other: str) -> None:
    """Protects the page: the same elements stand on it whatever the texts are, but for paragraphs."""
    exercise = printable(with_texts(one, other))
    for page in (sheet, key, cards):
        tags = set(re.findall(r"<(\w+)", page(exercise)))
        assert tags <= set(re.findall(r"<(\w+)", page(every_layout())))


@pytest.mark.parametrize("page", [sheet, cards])
def test_pupils_pages_are_the_same_whatever_the_answers(page: object) -> None:
    """Protects against cheating by the page's source: changing every answer changes no byte."""
    assert callable(page)
    exercise = every_layout()
    other = tuple(
        replace(
            section,
            discuss=("Something else.",),
            notice="x",
            items=tuple(
                replace(
                    item,
                    choices=tuple(replace(choice, right=not choice.right, why="Other.") for choice in item.choices),
                    material=tuple(replace(material, article="other") for material in item.material),
                    why="Other.",
                    evidence=(),
                    samples=("Other.",),
                    rubric=("Other.",),
                    marked=(),
                )
                for item in section.items
            ),
        )
        for section in exercise.sections
    )
    assert page(replace(exercise, sections=other, sources=(), notices=(), left_out=())) == page(exercise)


def test_an_order_is_never_printed_in_order() -> None:
    """Protects tasks to put in order, under any seed."""
    for seed in range(30):
        for question in questions(replace(every_layout(), seed=seed)):
            assert question.answer != "order" or question.offered != question.item.choices


def test_a_long_text_is_printed_once() -> None:
    """Protects paper: the second question on a text says where it stands."""
    page = text_of(sheet(every_layout()))
    assert page.count("Shop owners on the east bank") == 1
    assert "Read the text at question 7 again." in page


def test_the_key_says_each_answer_as_the_sheet_has_it() -> None:
    """Protects marking: letters of one choice, of several, and of an order."""
    verdicts = re.findall(r'<p class="verdict">([^<]*)</p>', key(every_layout()))
    assert verdicts[:8] == ["A", "B", "D", "A", "B", "A", "B", "A, C, D"]
    order = [question for question in questions(every_layout()) if question.answer == "order"]
    letters = {choice.text: "ABCD"[n] for n, choice in enumerate(order[0].offered)}
    assert verdicts[8] == " → ".join(letters[choice.text] for choice in order[0].item.choices)


def test_print_options_are_in_the_page() -> None:
    """Protects readers with low vision or dyslexia, and paper of another size."""
    page = sheet(every_layout(), Printing("letter", large=True, dyslexic=True))
    assert 'class="sheet large dyslexic"' in page
    assert "size: Letter" in page
    assert "size: Letter" not in sheet(every_layout())


def test_articles_words_are_marked_as_english_on_a_ukrainian_sheet() -> None:
    """Protects whoever has the sheet read aloud: sentences are read in their language, and ours in ours."""
    exercise = replace(every_layout(), language="uk")
    for page in (sheet(exercise), key(exercise), cards(exercise)):
        assert '<html lang="uk">' in page
        texts = re.findall(r'<(?:p|span) class="text"([^>]*)>\s*([A-Za-z][^<]*)<', page)
        assert texts
        assert all('lang="en"' in attributes for attributes, _ in texts)
    assert ' lang="en"' not in sheet(every_layout()).split("<body", 1)[1]
