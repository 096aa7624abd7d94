"""The two pages: one that gives nothing away, one that shows why."""

import re
from dataclasses import replace

import pytest

from framing.exercises import make_exercise
from framing.exercises.formats import key, sheet
from framing.exercises.sheet import Exercise
from tests.exercises.sample import sample


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    """Return the sample's exercise."""
    return make_exercise(sample(), seed=7)


def text_of(page: str) -> str:
    """Return a page's body without its tags."""
    return re.sub(r"<[^>]+>", " ", page.partition("<body")[2])


def test_the_sheet_prints_what_is_asked(exercise: Exercise) -> None:
    """Protects the sheet: every sentence, choice, paragraph to read and line to fill in is on it."""
    page = sheet(exercise).replace("&#39;", "'")
    for task in exercise.tasks:
        for text in [q.text for q in task.questions] + [c.text for c in task.choices]:
            assert text in page
        for paragraph in task.reading.paragraphs if task.reading else ():
            assert paragraph.text in page
    for line in ("Name", "Class", "Date", f"Exercise {exercise.seed}"):
        assert line in page


def test_the_sheet_is_the_same_whatever_the_answers(exercise: Exercise) -> None:
    """Protects against cheating by the page's source: changing every answer changes no byte of the sheet."""
    other = tuple(
        replace(
            task,
            discuss=("Something else.",),
            questions=tuple(
                replace(q, passage="x:1", answers=tuple(replace(a, choice="?", why="", evidence=()) for a in q.answers))
                for q in task.questions
            ),
        )
        for task in exercise.tasks
    )
    assert sheet(replace(exercise, tasks=other)) == sheet(exercise)


def test_the_sheet_gives_no_outlet_of_sentences_to_judge(exercise: Exercise) -> None:
    """Protects an open mind: where wording is judged, the sheet does not say whose it is."""
    tasks = tuple(task for task in exercise.tasks if task.kind == "device")
    page = text_of(sheet(replace(exercise, tasks=tasks)))
    assert not [source.outlet for source in exercise.sources if f" {source.outlet} <" in page]
    assert not re.search(r"bias", page, re.IGNORECASE)


def test_the_key_shows_answers_and_evidence(exercise: Exercise) -> None:
    """Protects the key: every answer's reason, sentence and outlet, and what to discuss, are on it."""
    page = re.sub(r"</?mark>", "", key(exercise)).replace("&#39;", "'")
    for task in exercise.tasks:
        assert all(line in page for line in task.discuss)
        for question in task.questions:
            for answer in question.answers:
                assert answer.why.replace('"', "&#34;") in page
                assert all(e.text in page and e.outlet in page for e in answer.evidence)


def test_pages_load_nothing(exercise: Exercise) -> None:
    """Protects use without a network, and pupils' privacy: no link, image, font or script from elsewhere."""
    for page in (sheet(exercise), key(exercise)):
        assert not re.search(r"(src|href)\s*=\s*[\"']?[^\"'#\s]", page)
        assert "@import" not in page
        assert "url(" not in page


def test_articles_are_shown_and_never_run(exercise: Exercise) -> None:
    """Protects teachers from what a page may carry: markup in an article is text."""
    evil = "<script>alert(1)</script>"
    task = exercise.tasks[0]
    changed = replace(task, questions=tuple(replace(q, text=evil) for q in task.questions))
    page = sheet(replace(exercise, title=evil, tasks=(changed,)))
    assert evil not in page
    assert "&lt;script&gt;" in page


def test_the_key_tells_which_task_is_missing(exercise: Exercise) -> None:
    """Protects small stories: the key tells why a task is not there; the sheet is silent about it."""
    shorter = replace(exercise, tasks=exercise.tasks[1:], notices=("Nothing was sure.",))
    assert "Nothing was sure." in key(shorter)
    assert "Nothing was sure." not in sheet(shorter)
