"""Leaving out: the ticked facts are surely missing, the others stand in a paragraph that the key names."""

from dataclasses import replace
from statistics import mean

import pytest

from framing.exercises.material import Draw, WordedIndex, words
from framing.exercises.omission import FIRST, KIND, make, near
from framing.exercises.sheet import Task
from framing.records import SURE, Discrepancy, State
from tests.exercises.sample import sample

INDEX = WordedIndex(sample())
PASSAGE = {passage.text: passage for passage in INDEX.comparison.passages}


@pytest.fixture(scope="module")
def tasks() -> list[Task]:
    """Return the sample's task for several seeds."""
    return [make(INDEX, Draw(seed, KIND)) for seed in range(25)]


def article_of(task: Task) -> str:
    """Return the id of the article that a task asks about."""
    assert task.reading
    return next(a.id for a in INDEX.comparison.story.articles if a.outlet == task.reading.outlet)


def test_right_choices_are_sure_omissions(tasks: list[Task]) -> None:
    """Protects the key: a fact to tick is a sure omission of the article, and no passage of it is related to it."""
    for task in tasks:
        lacking = [o for o in INDEX.comparison.omissions if o.article == article_of(task)]
        missing = {omission.claim for omission in lacking if omission.probability >= SURE}
        right = task.questions[0].right
        for choice in task.choices:
            carried = set(INDEX.claims_of[PASSAGE[choice.text].id])
            assert bool(carried & missing) == (choice.id in right)


def test_wrong_choices_name_the_paragraph_that_carries_them(tasks: list[Task]) -> None:
    """Protects the pupil who ticks one: the key points to the printed paragraph with the article's own sentence."""
    for task in tasks:
        assert task.reading
        printed = {paragraph.number: paragraph.text for paragraph in task.reading.paragraphs}
        for answer in task.questions[0].answers:
            if not answer.right:
                own = answer.evidence[0]
                assert own.outlet == task.reading.outlet
                assert own.paragraph is not None
                assert own.text in printed[own.paragraph]


def test_no_choice_is_the_articles_own_sentence(tasks: list[Task]) -> None:
    """Protects against matching letters: every choice is another outlet's wording, whether carried or not."""
    for task in tasks:
        assert task.reading
        text = " ".join(paragraph.text for paragraph in task.reading.paragraphs)
        assert not [choice for choice in task.choices if choice.text in text]


def test_length_does_not_tell_the_answers(tasks: list[Task]) -> None:
    """Protects against guessing: facts left out and facts carried are about equally long, over many sheets."""
    lengths: dict[bool, list[int]] = {True: [], False: []}
    for task in tasks:
        for choice in task.choices:
            lengths[choice.id in task.questions[0].right].append(words(choice.text))
    assert 0.75 < mean(lengths[True]) / mean(lengths[False]) < 1.33


def test_both_sorts_of_choice_are_there(tasks: list[Task]) -> None:
    """Protects against ticking all or nothing."""
    for task in tasks:
        right = len(task.questions[0].right)
        assert 0 < right < len(task.choices)
        assert 2 * right == len(task.choices)


def test_words_there_do_not_tell_the_answers(tasks: list[Task]) -> None:
    """Protects reading: of facts that have few words in any paragraph, as many are reported as left out."""
    for task in tasks:
        assert task.reading
        few = [c.id in task.questions[0].right for c in task.choices if near(c.text, task.reading) < FIRST]
        assert 2 * sum(few) == len(few)


@pytest.mark.parametrize(
    ("state", "probability"), [("absent", 0.79), ("absent", 0.89), ("partly", 0.95), ("unclear", 0.95)]
)
def test_only_sure_gaps_are_left_out(state: State, probability: float) -> None:
    """Protects the key: a fact that is partly there, perhaps there, or not surely absent is never one to tick."""
    claims = tuple(
        replace(
            claim,
            coverage=tuple(
                replace(one, state=state, probability=probability) if one.state == "absent" else one
                for one in claim.coverage
            ),
        )
        for claim in INDEX.comparison.claims
        if len(claim.outlets) == 1 or state != "absent"
    )
    assert not make(WordedIndex(replace(INDEX.comparison, claims=claims)), Draw(1, KIND)).questions


def test_disputed_figures_are_not_called_carried() -> None:
    """Protects a fair key: where the outlets' figures differ, "the article reports this" could be denied."""
    claims = [claim for claim in INDEX.comparison.claims if len(claim.outlets) > 1]
    disputed = tuple(Discrepancy(claim.id, "number", (), "", 0.9) for claim in claims)
    task = make(WordedIndex(replace(INDEX.comparison, discrepancies=disputed)), Draw(1, KIND))
    assert not task.questions
    assert "left out" in task.notice


def test_a_long_article_is_printed_in_part() -> None:
    """Protects the sheet's length: an excerpt says that it is one, and what is asked stands in it."""
    story = INDEX.comparison.story
    articles, passages = [], list(INDEX.comparison.passages)
    for article in story.articles:
        filler = "The tide rose and fell again in the strait below the empty bridge on Monday. " * 60
        start, end = len(article.text) + 2, len(article.text) + 2 + len(filler)
        last = max((p for p in passages if p.article == article.id), key=lambda p: p.index)
        articles.append(replace(article, text=f"{article.text}\n\n{filler}"))
        passages.append(replace(last, id=f"{article.id}:99", index=99, paragraph=99, start=start, end=end, text=filler))
    longer = replace(INDEX.comparison, story=replace(story, articles=tuple(articles)), passages=tuple(passages))
    task = make(WordedIndex(longer), Draw(1, KIND))
    assert task.reading
    assert task.reading.shortened
    assert "empty bridge" not in " ".join(paragraph.text for paragraph in task.reading.paragraphs)
