"""The Moodle file: every text comes out as it went in, and the grades reward finding, not ticking everything."""

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from framing.exercises import make_exercise
from framing.exercises.formats.gift import gift
from framing.exercises.sheet import Exercise
from tests.exercises.formats.gift_reader import Question, read
from tests.exercises.sample import sample

EXERCISE = make_exercise(sample(), seed=1)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co")) | st.sampled_from("\\~=#{}:[]%<>&->$/\n"))


def questions(exercise: Exercise = EXERCISE) -> tuple[Question, ...]:
    """Return the exercise's questions as Moodle reads them."""
    return read(gift(exercise))[1]


def squeezed(text: str) -> str:
    """Return a text with each run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def test_every_task_becomes_its_kind_of_question() -> None:
    """Protects the three tasks: one matching question, one with several answers, one for each sentence to name."""
    match, tick, *name = questions()
    assert match.pairs
    assert sum(choice.weight > 0 for choice in tick.choices) > 1
    assert len(name) == len(EXERCISE.tasks[2].questions)
    assert all([choice.weight for choice in question.choices].count(100) == 1 for question in name)


def test_ticking_everything_earns_nothing() -> None:
    """Protects the marking: the right choices add up to 100, and with all the wrong ones to 0."""
    weights = [choice.weight for choice in questions()[1].choices]
    assert abs(sum(weight for weight in weights if weight > 0) - 100) < 0.001
    assert abs(sum(weights)) < 0.001


def test_look_alikes_are_answers_without_a_sentence() -> None:
    """Protects the distractors: Moodle offers them in the menu, and they belong to no sentence."""
    match = questions()[0]
    spare = [answer for sentence, answer in match.pairs if not sentence]
    assert [answer.split(".")[0] for answer in spare] == list(EXERCISE.tasks[0].spare)


def test_feedback_names_the_evidence() -> None:
    """Protects what a pupil learns afterwards: each key's sentence is in the feedback, with its outlet."""
    match, tick, *name = questions()
    for question in EXERCISE.tasks[0].questions:
        assert all(e.outlet in match.feedback and e.text in match.feedback for e in question.answers[0].evidence)
    for answer, choice in zip(EXERCISE.tasks[1].questions[0].answers, tick.choices, strict=True):
        assert all(e.outlet in choice.feedback and e.text in choice.feedback for e in answer.evidence)
    for asked, read_back in zip(EXERCISE.tasks[2].questions, name, strict=True):
        assert asked.answers[0].evidence[0].text in read_back.feedback


def test_names_are_all_different() -> None:
    """Protects a question bank, where a name is all that tells two questions apart."""
    names = sorted(question.name for question in questions())
    assert all(one != other for one, other in pairwise(names))


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_comes_out_as_it_went_in(title: str, sentence: str, about: str) -> None:
    """Protects articles with any characters: none of them can end a question, open an answer or set a weight."""
    task = EXERCISE.tasks[2]
    asked = replace(task.questions[0], text=sentence)
    evidence = replace(asked.answers[0].evidence[0], text=sentence, marks=((1, 3),))
    asked = replace(asked, answers=(replace(asked.answers[0], why=about, evidence=(evidence,)),))
    choices = tuple(replace(choice, about=about) for choice in task.choices)
    (back,) = questions(replace(EXERCISE, title=title, tasks=(replace(task, questions=(asked,), choices=choices),)))
    assert squeezed(sentence) in squeezed(back.text)
    assert squeezed(about) in squeezed(back.choices[0].text)
    assert squeezed(sentence) in squeezed(back.feedback)
    assert squeezed(back.name).startswith("Spot the framing device")


@given(TEXTS.filter(str.strip), TEXTS.filter(str.strip))
def test_any_match_keeps_its_sides_apart(asked: str, option: str) -> None:
    """Protects matching questions, whose two sides Moodle reads by different rules."""
    task = EXERCISE.tasks[0]
    questions_ = tuple(replace(question, text=asked) for question in task.questions)
    choices = tuple(replace(choice, text=option) for choice in task.choices)
    (back,) = questions(replace(EXERCISE, tasks=(replace(task, questions=questions_, choices=choices),)))
    assert squeezed(back.pairs[0][0]) == squeezed(asked)
    assert back.pairs[0][1].split(".")[0] == task.questions[0].right[0]
    assert len(back.pairs) == len(task.choices)


def test_characters_no_file_may_hold_are_dropped() -> None:
    """Protects the file from lone surrogates and NULs in an article, which cannot be written as UTF-8."""
    broken = gift(replace(EXERCISE, title="A\ud800 \x00 title"))
    assert "A title" in broken.encode("utf-8").decode("utf-8")
