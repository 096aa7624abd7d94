"""How a sheet's items are shared out: sentences stand in one task, and few items make room for more kinds."""

from dataclasses import replace

import pytest

from framing.exercises import make_exercise
from framing.exercises.composition import compose
from framing.exercises.draw import Draw, words_asked, words_told
from framing.exercises.item import Choice, Evidence, Item, Material, Section
from framing.exercises.material import WordedIndex
from framing.exercises.task import Task
from tests.exercises.quay import quay
from tests.exercises.sample import sample

INDEX = WordedIndex(sample())
SENTENCE = next(passage for passage in INDEX.comparison.passages if passage.role == "body")

ITEM = Item(
    id="item",
    task="item",
    prompt="?",
    material=(Material(None, SENTENCE.text),),
    choices=(),
    why="",
    evidence=(INDEX.evidence(SENTENCE.id),),
    skill="",
    difficulty=0.5,
    confidence=0.9,
)


def one_sentence(kind: str) -> Task:
    """Return a task whose only item is about SENTENCE."""
    item = replace(ITEM, id=kind, task=kind)

    def make(_: WordedIndex, draw: Draw) -> Section:
        return Section(kind, "write", kind, (), draw.chosen([item]))

    return Task(kind, kind, "write", make)


@pytest.mark.parametrize("seed", range(3))
def test_no_sentence_stands_in_two_tasks(seed: int) -> None:
    """Protects the puzzle: what one task prints no other one asks about, whichever comes first."""
    tasks = (one_sentence("one"), one_sentence("other"), one_sentence("third"))
    sections = compose(INDEX, tasks, seed, "medium", 6, every=False)
    assert sum(len(section.items) for section in sections) == 1


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("length", [6, 8])
def test_further_kinds_fill_a_sheet(seed: int, length: int) -> None:
    """Protects a lesson: kinds with an item each come in where those of the seed leave a sheet short."""
    assert len(make_exercise(quay(), seed, length=length).items) >= length - 2


def test_no_prompt_names_what_another_task_asks_for() -> None:
    """Protects the puzzle: "the word to think about" of one question is the answer of no other, in any form of it."""
    item = replace(ITEM, prompt="The word to think about is “claimed”.")
    asked = replace(
        ITEM,
        choices=(Choice("“claims”", right=True, why=""),),
        evidence=(Evidence("a", "p", "Herald", "Ida claims it.", ((4, 10),)),),
    )
    assert Draw(1, "rewrite").free_item(item)
    assert not Draw(1, "rewrite", asked=words_asked(asked)).free_item(item)
    assert not Draw(1, "device", told=words_told(item)).free_item(asked)
