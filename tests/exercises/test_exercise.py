"""The exercise as a whole: chance that can be repeated, and nothing that is not sure."""

from dataclasses import asdict, replace
from itertools import pairwise

import pytest

from framing.errors import InputError
from framing.exercises import SAME, TASKS, make_exercise
from framing.exercises.material import normal
from framing.exercises.sheet import Evidence, Exercise, Task
from framing.records import Comparison, Story
from tests.exercises.sample import built, sample

SEEDS = range(25)


@pytest.fixture(scope="module")
def exercises() -> list[Exercise]:
    """Return the sample story's exercises for several seeds."""
    return [make_exercise(sample(), seed) for seed in SEEDS]


def evidence(exercise: Exercise) -> list[Evidence]:
    """Return all evidence of an exercise's key."""
    return [e for t in exercise.tasks for q in t.questions for a in q.answers for e in a.evidence]


def test_the_sample_story_offers_every_task(exercises: list[Exercise]) -> None:
    """Protects all other tests here: the sample is rich enough for each kind of task, whatever the seed."""
    for exercise in exercises:
        assert [task.kind for task in exercise.tasks] == [kind for kind, _ in TASKS]
        assert all("of these questions too" in notice for notice in exercise.notices)


def test_the_same_seed_gives_the_same_exercise(exercises: list[Exercise]) -> None:
    """Protects the number printed on a sheet: from it a teacher gets the same sheet and its key again."""
    for seed, exercise in zip(SEEDS, exercises, strict=True):
        assert make_exercise(sample(), seed) == exercise


def test_another_seed_gives_another_exercise(exercises: list[Exercise]) -> None:
    """Protects neighbours from copying: seeds draw different questions or another order."""
    assert len({repr(exercise.tasks) for exercise in exercises}) == len(exercises)


def sentences(task: Task) -> list[str]:
    """Return the sentences that a task asks about or offers, not those of a text to read."""
    legend = task.form == "name"
    return [normal(text) for text in [q.text for q in task.questions] + [c.text for c in task.choices if not legend]]


def test_no_sentence_stands_in_two_tasks(exercises: list[Exercise]) -> None:
    """Protects one task's answers from another: no sentence is in two, nor in a text that another has to read."""
    for exercise in exercises:
        for task in exercise.tasks:
            read = normal(" ".join(p.text for p in task.reading.paragraphs)) if task.reading else ""
            for other in exercise.tasks:
                if other is not task:
                    assert not set(sentences(task)) & set(sentences(other))
                    assert not [text for text in sentences(other) if text in read]


def test_the_next_seed_shares_little_or_the_key_says_so(exercises: list[Exercise]) -> None:
    """Protects two halves of a class: what neighbouring seeds share is a third at most, or named in the key."""
    for one, other in pairwise(exercises):
        mine, theirs = (
            {
                text
                for task in sheet.tasks
                for text in (
                    [c.text for c in task.choices] if task.form == "tick" else [q.text for q in task.questions]
                )
            }
            for sheet in (one, other)
        )
        share = len(mine & theirs) / len(mine)
        assert (share > SAME) == any(f"{share:.0%}" in notice for notice in one.notices)


@pytest.mark.parametrize(
    ("title", "folder", "expected"),
    [
        ("The bridge at Tolven", "bridge", "The bridge at Tolven"),
        ("Bridge", "bridge", "Island cut off as bridge closes"),
    ],
)
def test_a_sheet_is_called_as_the_story(title: str, folder: str, expected: str) -> None:
    """Protects the sheet's head: a title that somebody gave stands there, and a folder's name never does."""
    story = sample().story
    articles = tuple(replace(article, source=f"stories/{folder}/{article.id}.txt") for article in story.articles)
    comparison = replace(sample(), story=replace(story, title=title, articles=articles))
    assert make_exercise(comparison, seed=1).title == expected


def test_evidence_is_what_the_outlet_wrote(exercises: list[Exercise]) -> None:
    """Protects the key: each sentence in it is a passage of the story, by the outlet that it names."""
    story = sample()
    passages = {passage.id: passage for passage in story.passages}
    outlet = {article.id: article.outlet for article in story.story.articles}
    for exercise in exercises:
        for shown in evidence(exercise):
            assert shown.text == passages[shown.passage].text
            assert shown.outlet == outlet[passages[shown.passage].article]
            assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)


def test_every_question_has_its_answer_among_the_choices(exercises: list[Exercise]) -> None:
    """Protects a key that can be used: each right answer is one of the choices printed on the sheet."""
    for exercise in exercises:
        for task in exercise.tasks:
            choices = [choice.id for choice in task.choices]
            assert len(set(choices)) == len(choices)
            assert all(question.right and set(question.right) <= set(choices) for question in task.questions)


def test_without_answers_nothing_of_the_key_is_left(exercises: list[Exercise]) -> None:
    """Protects the sheet: what pupils get holds no answer, evidence, advice to teachers or passage's number."""
    for exercise in exercises:
        bare = exercise.without_answers()
        assert not evidence(bare)
        assert all(not q.answers and q.passage is None for t in bare.tasks for q in t.questions)
        left = repr(asdict(bare))
        assert not [s for t in exercise.tasks for s in t.discuss if s in left]


def test_unsure_findings_become_no_questions() -> None:
    """Protects pupils from doubtful keys: where links, gaps and signals are only likely, tasks are left out."""
    story = sample()
    doubtful = replace(
        story,
        links=tuple(replace(link, probability=0.69) for link in story.links),
        omissions=tuple(replace(omission, probability=0.79) for omission in story.omissions),
        signals=tuple(replace(signal, probability=0.79) for signal in story.signals),
    )
    with pytest.raises(InputError):
        make_exercise(doubtful, seed=1)
    without_links = replace(story, links=doubtful.links)
    exercise = make_exercise(without_links, seed=1)
    assert [task.kind for task in exercise.tasks] == ["device"]
    assert sum("left out" in notice for notice in exercise.notices) == len(TASKS) - 1


EMPTY = replace(
    sample(), story=Story("", ()), passages=(), links=(), claims=(), omissions=(), discrepancies=(), signals=()
)
FOREIGN = built(
    "story",
    [
        ("a", "# Газета | \nМост\n\nmost: Мост закрыт на ремонт до октября, сообщает мэрия города Тольвена."),
        ("b", "# 日报 | \n大桥\n\nmost: 大桥因裂缝关闭。"),
        ("c", "# جريدة | \nجسر\n\nmost: أغلق الجسر يوم الاثنين."),
    ],
)


@pytest.mark.parametrize("comparison", [EMPTY, FOREIGN], ids=["empty", "other alphabets"])
def test_a_story_that_offers_nothing_gives_no_sheet(comparison: Comparison) -> None:
    """Protects a teacher from empty sheets: no article, or none that can be judged, is told in one sentence."""
    with pytest.raises(InputError, match=r"nothing sure enough .* add outlets or longer articles"):
        make_exercise(comparison, seed=1)
