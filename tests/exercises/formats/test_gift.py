"""The Moodle file: every text comes out as it went in, and the grades reward finding, not ticking everything."""

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from framing.exercises import make_exercise
from framing.exercises.formats.gift import gift
from framing.exercises.item import Exercise
from tests.exercises.formats.gift_reader import Question, read
from tests.exercises.sample import sample

EXERCISE = make_exercise(sample(), seed=1, tasks=("same-fact", "missing", "device"))
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co")) | st.sampled_from("\\~=#{}:[]%<>&->$/\n"))


def questions(exercise: Exercise = EXERCISE) -> tuple[Question, ...]:
    """Return the exercise's questions as Moodle reads them."""
    return read(gift(exercise))[1]


def squeezed(text: str) -> str:
    """Return a text with each run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def test_ticking_everything_earns_nothing() -> None:
    """Protects the marking: the right choices add up to 100, and with several right ones, all together to 0."""
    for item, question in zip(EXERCISE.items, questions(), strict=True):
        weights = [choice.weight for choice in question.choices]
        assert abs(sum(weight for weight in weights if weight > 0) - 100) < 0.001
        assert item.right_count == 1 or abs(sum(weights)) < 0.001


def test_names_are_all_different() -> None:
    """Protects a question bank, where a name is all that tells two questions apart."""
    names = sorted(question.name for question in questions())
    assert all(one != other for one, other in pairwise(names))


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_comes_out_as_it_went_in(title: str, sentence: str, why: str) -> None:
    """Protects articles with any characters: none of them can end a question, open an answer or set a weight."""
    section = EXERCISE.sections[0]
    choices = tuple(replace(choice, text=sentence, why=why) for choice in section.items[0].choices)
    item = replace(section.items[0], choices=choices, why=why)
    (back,) = questions(replace(EXERCISE, title=title, sections=(replace(section, items=(item,)),)))
    assert squeezed(sentence) == squeezed(back.choices[0].text)
    assert squeezed(why) == squeezed(back.choices[0].feedback) == squeezed(back.feedback)


def test_characters_no_file_may_hold_are_dropped() -> None:
    """Protects the file from lone surrogates and NULs in an article, which cannot be written as UTF-8."""
    broken = gift(replace(EXERCISE, title="A\ud800 \x00 title"))
    assert "A title" in broken.encode("utf-8").decode("utf-8")
