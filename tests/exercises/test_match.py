"""Matching: one right answer for each sentence, and look-alikes that are surely none."""

from dataclasses import replace

import pytest

from framing.exercises.match import KIND, MOST, SPARE, make
from framing.exercises.material import Draw, WordedIndex, normal, shared_words
from framing.exercises.sheet import Task
from framing.records import Link
from tests.exercises.sample import sample

INDEX = WordedIndex(sample())
PASSAGE = {passage.text: passage for passage in INDEX.comparison.passages}


@pytest.fixture(scope="module")
def tasks() -> list[Task]:
    """Return the sample's task for several seeds."""
    return [make(INDEX, Draw(seed, KIND)) for seed in range(25)]


def test_there_are_more_choices_than_sentences(tasks: list[Task]) -> None:
    """Protects the last question from being answered by elimination."""
    for task in tasks:
        assert 0 < len(task.questions) <= MOST
        assert len(task.choices) == len({normal(choice.text) for choice in task.choices})
        assert len(task.spare) >= SPARE


def test_shared_words_tell_no_more_than_chance(tasks: list[Task]) -> None:
    """Protects reading: over many sheets, the choice that shares most words is the key as seldom as any other."""
    hits = tries = chance = 0.0
    for task in tasks:
        for question in task.questions:
            counts = {choice.id: shared_words(question.text, choice.text) for choice in task.choices}
            best = [id_ for id_, count in counts.items() if count == max(counts.values())]
            hits += (question.right[0] in best) / len(best)
            chance += 1 / len(counts)
            tries += 1
    assert abs(hits - chance) / tries < 0.1


def test_the_key_follows_the_links_and_no_other_choice_is_linked(tasks: list[Task]) -> None:
    """Protects the key: the right choice is surely linked to the sentence, and no other one is at all."""
    for task in tasks:
        for question in task.questions:
            for choice in task.choices:
                related = INDEX.related(PASSAGE[question.text].id, PASSAGE[choice.text].id)
                assert related == (choice.id in question.right)


def test_each_side_is_one_outlet(tasks: list[Task]) -> None:
    """Protects the sheet's two columns: what is asked comes from one outlet, the choices from others."""
    for task in tasks:
        (left,) = {question.outlet for question in task.questions}
        assert left not in {choice.outlet for choice in task.choices}


def test_the_order_of_the_choices_gives_nothing_away(tasks: list[Task]) -> None:
    """Protects the puzzle: the matches do not stand in the order of the sentences, nor the look-alikes last."""
    assert sum([q.right[0] for q in t.questions] == sorted(q.right[0] for q in t.questions) for t in tasks) < 5
    assert len({task.spare for task in tasks}) > 5


def test_a_weak_link_keeps_a_passage_from_being_a_look_alike() -> None:
    """Protects from arguable distractors: a passage that may report a question's fact is no wrong choice."""
    before = make(INDEX, Draw(1, KIND))
    spare = [PASSAGE[choice.text] for choice in before.choices if choice.id in before.spare]
    asked = PASSAGE[before.questions[0].text]
    weak = tuple(Link(min(asked.id, passage.id), max(asked.id, passage.id), 0.3) for passage in spare)
    after = make(WordedIndex(replace(INDEX.comparison, links=INDEX.comparison.links + weak)), Draw(1, KIND))
    wrong = [choice.text for choice in after.choices if choice.id in after.spare]
    assert not set(wrong) & {passage.text for passage in spare} or asked.text not in {q.text for q in after.questions}
    assert after.questions


def test_two_articles_of_one_outlet_are_not_matched() -> None:
    """Protects the meaning of a match: two articles of one outlet repeat each other and compare nothing."""
    story = INDEX.comparison.story
    articles = tuple(replace(article, outlet="The One") for article in story.articles)
    one = WordedIndex(replace(INDEX.comparison, story=replace(story, articles=articles)))
    task = make(one, Draw(1, KIND))
    assert not task.questions
    assert "left out" in task.notice


def test_no_matches_leave_the_task_out() -> None:
    """Protects short stories: without a sure match there is no task, and the notice says so."""
    task = make(WordedIndex(replace(INDEX.comparison, links=())), Draw(1, KIND))
    assert not task.questions
    assert "left out" in task.notice


def test_copies_are_no_questions() -> None:
    """Protects the point of the task: a sentence that both took from one agency is matched without reading."""
    passages = {passage.id: passage for passage in INDEX.comparison.passages}
    twin = {link.b: passages[link.a].text for link in INDEX.comparison.links}
    copied = tuple(replace(p, text=twin.get(p.id, p.text)) for p in INDEX.comparison.passages)
    task = make(WordedIndex(replace(INDEX.comparison, passages=copied)), Draw(1, KIND))
    text = {choice.id: choice.text for choice in task.choices}
    assert all(normal(text[question.right[0]]) != normal(question.text) for question in task.questions)


def test_unsure_claims_are_no_questions() -> None:
    """Protects the key: a sure link within a claim that is only likely to be one fact is never asked about."""
    likely = tuple(replace(claim, probability=0.79) for claim in INDEX.comparison.claims)
    assert not make(WordedIndex(replace(INDEX.comparison, claims=likely)), Draw(1, KIND)).questions


def test_articles_days_apart_are_not_matched() -> None:
    """Protects from two events in one task: beyond two days, or named in a notice, articles are not compared."""
    story = INDEX.comparison.story
    dated = tuple(replace(a, published=f"2026-03-{1 + 5 * n:02}") for n, a in enumerate(story.articles))
    named = f"No fact of {' and '.join(a.outlet for a in story.articles)} is likely to be one of the others'."
    for other in (replace(story, articles=dated), replace(story, notices=(named,))):
        assert not make(WordedIndex(replace(INDEX.comparison, story=other)), Draw(1, KIND)).questions


def test_likely_links_are_no_questions() -> None:
    """Protects the key: a match that is only likely is never asked about."""
    likely = tuple(replace(link, probability=0.79) for link in INDEX.comparison.links)
    assert not make(WordedIndex(replace(INDEX.comparison, links=likely)), Draw(1, KIND)).questions
