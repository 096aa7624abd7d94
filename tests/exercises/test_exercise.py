"""The exercise as a whole: chance that can be repeated, a length that is kept, and nothing that is not sure."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from framing.errors import InputError
from framing.exercises import LENGTH, SAME, TASKS, make_exercise
from framing.exercises.draw import Draw, printed
from framing.exercises.item import Exercise, Item, Level, Section
from framing.exercises.material import WordedIndex
from framing.exercises.task import Task
from framing.exercises.wording import normal
from framing.records import Comparison, Story
from tests.exercises.sample import built, sample

SEEDS = range(25)


@pytest.fixture(scope="module")
def exercises() -> list[Exercise]:
    """Return the sample story's exercises for several seeds."""
    return [make_exercise(sample(), seed) for seed in SEEDS]


def test_the_same_seed_gives_the_same_exercise(exercises: list[Exercise]) -> None:
    """Protects the number printed on a sheet: from it a teacher gets the same sheet and its key again."""
    for seed, exercise in zip(SEEDS, exercises, strict=True):
        assert make_exercise(sample(), seed) == exercise


def test_another_seed_gives_another_exercise(exercises: list[Exercise]) -> None:
    """Protects neighbours from copying: seeds draw other items or another order, or the key says that they do not."""
    for one, other in pairwise(exercises):
        assert one.sections != other.sections or any("asks the same" in notice for notice in one.notices)


def test_an_item_keeps_its_id_and_is_the_same_under_every_seed(exercises: list[Exercise]) -> None:
    """Protects question banks: an id stands for one item, whatever sheet it came from."""
    seen: dict[str, Item] = {}
    for exercise in exercises:
        assert len({item.id for item in exercise.items}) == len(exercise.items)
        for item in exercise.items:
            assert seen.setdefault(item.id, item) == item


def test_another_story_has_other_ids() -> None:
    """Protects question banks: articles of two stories may have the same ids, and their items must not."""
    story = sample()
    passages = tuple(replace(passage, text=f"{passage.text[:-1]}, too.") for passage in story.passages)
    articles = tuple(replace(article, text=f"{article.text} And more.") for article in story.story.articles)
    other = replace(story, story=replace(story.story, articles=articles), passages=passages)
    one, two = (
        {task.kind: {item.id for item in made.items} for task in TASKS for made in [offered(task, comparison)]}
        for comparison in (story, other)
    )
    assert any(one.values())
    assert not any(one[kind] & two[kind] for kind in one)


def offered(task: Task, comparison: Comparison) -> Section:
    """Return a task's section, whatever the others of a sheet have."""
    return task.make(WordedIndex(comparison), Draw(1, task.kind, wanted=9))


def test_no_sentence_stands_in_two_tasks(exercises: list[Exercise]) -> None:
    """Protects one task's answers from another: no sentence is in two, nor in a text that another has to read."""
    sentences = [f" {normal(passage.text)} " for passage in sample().passages if passage.role == "body"]
    for exercise in exercises:
        texts = [" ".join(map(printed, section.items)) for section in exercise.sections]
        assert not [sentence for sentence in sentences if sum(sentence in text for text in texts) > 1]


def test_the_next_seed_shares_little_or_the_key_says_so(exercises: list[Exercise]) -> None:
    """Protects two halves of a class: what neighbouring seeds share is a third at most, or named in the key."""
    for one, other in pairwise(exercises):
        mine, theirs = ({item.id for item in exercise.items} for exercise in (one, other))
        share = len(mine & theirs) / len(mine)
        said = "asks the same" if share == 1 else f"has {share:.0%} of"
        assert (share > SAME) == any(said in notice for notice in one.notices)


def test_the_key_names_what_was_left_out_in_one_line(exercises: list[Exercise]) -> None:
    """Protects the key's first page: one line names the tasks left out, and each has its reason behind the answers."""
    for exercise in exercises:
        (line,) = (notice for notice in exercise.notices if notice.startswith("Left out"))
        titles = [reason.split("”: ")[0].removeprefix("“") for reason in exercise.left_out]
        assert titles
        assert all(title in line for title in titles)
        assert not {section.title for section in exercise.sections} & set(titles)
        assert not [notice for notice in exercise.notices if "is left out" in notice]


@pytest.mark.parametrize("length", [1, 2, 5, LENGTH])
def test_a_sheet_is_no_longer_than_asked(length: int) -> None:
    """Protects a lesson's time: there are never more items than wanted."""
    for seed in range(5):
        assert 0 < len(make_exercise(sample(), seed, length=length).items) <= length


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.kind)
def test_only_the_tasks_wanted_are_made(task: object) -> None:
    """Protects --tasks: one kind alone, or a sentence that the story offers nothing for it."""
    kind = getattr(task, "kind", "")
    try:
        exercise = make_exercise(sample(), tasks=(kind,))
    except InputError as error:
        assert "nothing sure enough" in str(error)  # noqa: PT017 — either is right
    else:
        assert {item.task for item in exercise.items} == {kind}


def test_a_level_takes_the_items_that_suit_it() -> None:
    """Protects weak and strong classes: an easy sheet's items are easier in the mean than a hard sheet's."""
    mean: Counter[Level] = Counter()
    levels: tuple[Level, ...] = ("easy", "hard")
    for level in levels:
        items = [item for seed in range(5) for item in make_exercise(sample(), seed, level=level, length=4).items]
        mean[level] = sum(item.difficulty for item in items) / len(items)  # type: ignore[assignment]
    assert mean["easy"] <= mean["hard"]


def test_every_item_has_what_an_answer_needs(exercises: list[Exercise]) -> None:
    """Protects a key that can be used: a right choice, a wrong one, reasons for all, evidence, measures from 0 to 1."""
    for exercise in exercises:
        for layout, item in ((section.layout, item) for section in exercise.sections for item in section.items):
            if layout == "write":
                assert not item.choices
                assert item.rubric
            else:
                assert 0 < item.right_count <= len(item.choices) - (layout != "order")
            assert len({normal(choice.text) for choice in item.choices}) == len(item.choices)
            assert item.why
            assert item.skill
            assert all(choice.why for choice in item.choices)
            assert item.evidence
            assert 0 <= item.difficulty <= 1
            assert 0 < item.confidence <= 1


def test_evidence_is_what_the_outlet_wrote(exercises: list[Exercise]) -> None:
    """Protects the key: each sentence in it is a passage of the story, by the outlet that it names."""
    story = sample()
    passages = {passage.id: passage for passage in story.passages}
    outlet = {article.id: article.outlet for article in story.story.articles}
    for exercise in exercises:
        for shown in (evidence for item in exercise.items for evidence in item.evidence):
            assert shown.text == passages[shown.passage].text
            assert shown.article == passages[shown.passage].article
            assert shown.outlet == outlet[shown.article]
            assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)


@pytest.mark.parametrize(
    ("title", "folder", "expected"),
    [
        ("The bridge at Tolven", "bridge", "The bridge at Tolven"),
        ("Bridge", "bridge", "Tolven counts the cost of its bridge"),
    ],
)
def test_a_sheet_is_called_as_the_story(title: str, folder: str, expected: str) -> None:
    """Protects the sheet's head: a title that somebody gave stands there, and a folder's name never does."""
    story = sample().story
    articles = tuple(replace(article, source=f"stories/{folder}/{article.id}.txt") for article in story.articles)
    comparison = replace(sample(), story=replace(story, title=title, articles=articles))
    assert make_exercise(comparison, seed=1).title == expected


@pytest.mark.parametrize(
    "cut",
    [
        "Island cut off as bridge closes, ...",
        "Island cut off and the",
        "Mayor of Tolven hailed the council's",
        "Island: “cut off” it is",
        "Tolven: The mayor on Friday told the council that the island is cut off as the bridge closes until October",
    ],
)
def test_a_sheet_is_headed_by_a_whole_headline(cut: str) -> None:
    """Protects the sheet's head: no headline that a page cut off stands there, nor a sentence or a quotation."""
    story = sample().story
    first, *rest = (passage for passage in sample().passages if passage.role == "headline")
    articles = tuple(
        replace(article, source=f"stories/bridge/{article.id}.txt", headline=cut if own else article.headline)
        for article in story.articles
        for own in [article.id == first.article]
    )
    passages = (replace(first, text=cut), *(p for p in sample().passages if p != first))
    comparison = replace(sample(), story=replace(story, title="bridge", articles=articles), passages=passages)
    assert make_exercise(comparison, seed=1).title in {headline.text for headline in rest}


def test_articles_that_lie_apart_are_named() -> None:
    """Protects teachers from wondering: an article weeks from all others is compared with none, and is named."""
    story = sample().story
    first, *rest = story.articles
    late = replace(first, published="2026-04-20T07:00:00+00:00")
    exercise = make_exercise(replace(sample(), story=replace(story, articles=(late, *rest))), seed=1)
    assert any("Not compared" in notice and f"({late.outlet}, 2026-04-20)" in notice for notice in exercise.notices)
    apart = replace(sample(), story=replace(story, articles=(late, *rest)))
    for item in (item for task in TASKS for item in offered(task, apart).items):
        outlets = {evidence.outlet for evidence in item.evidence}
        assert len(outlets) == 1 or late.outlet not in outlets


def test_unsure_findings_become_no_items() -> None:
    """Protects pupils from doubtful keys: where links, gaps and signals are only likely, nothing is asked."""
    story = sample()
    doubtful = replace(
        story,
        links=tuple(replace(link, probability=0.69) for link in story.links),
        claims=tuple(
            replace(claim, coverage=tuple(replace(one, probability=0.79) for one in claim.coverage))
            for claim in story.claims
        ),
        signals=tuple(replace(signal, probability=0.79) for signal in story.signals),
    )
    with pytest.raises(InputError):
        make_exercise(doubtful, seed=1)


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
