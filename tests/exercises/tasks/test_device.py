"""Spot the device: one word of several is one, or none; kinds that can be taken for each other never meet."""

import pytest

from framing.exercises.coloured import TAUGHT
from framing.exercises.draw import Draw
from framing.exercises.item import Item, Section
from framing.exercises.tasks.device import LEGEND, TASK
from tests.exercises.quay import changed, index

SEEDS = range(40)


@pytest.fixture(scope="module")
def sections() -> list[Section]:
    """Return the story's section for several seeds."""
    story = index()
    return [TASK.make(story, Draw(seed, TASK.kind, story="quay")) for seed in SEEDS]


@pytest.fixture(scope="module")
def items(sections: list[Section]) -> list[Item]:
    """Return all items of all seeds."""
    found = [item for section in sections for item in section.items]
    assert found
    return found


def test_the_key_names_the_marked_word_or_none(items: list[Item]) -> None:
    """Protects the key: the right line quotes the word that was marked; where none was, "none" is right."""
    story = index()
    for item in items:
        (right,) = (choice for choice in item.choices if choice.right)
        words = [item.material[0].text[start:end] for start, end in item.marked]
        assert right.text.startswith(f"“{words[0]}” – " if words else "None")
        marked = {s.text for s in story.signals_of[item.evidence[0].passage]}
        assert set(words) <= marked


def test_a_word_and_its_kind_stand_in_every_combination(items: list[Item]) -> None:
    """Protects against guessing: no word has more lines than another, and no kind has."""
    for item in items:
        pairs = [choice.text.rsplit(" – ", 1) for choice in item.choices[:-1]]
        words, kinds = ({pair[side] for pair in pairs} for side in (0, 1))
        assert len(pairs) == len(words) * len(kinds) >= 2


def test_kinds_that_one_word_can_be_at_once_never_meet(sections: list[Section]) -> None:
    """Protects the single right answer: "claimed" keeps a distance as a hedge does, so a list has one of the two."""
    for section in sections:
        names = " ".join(name for name, _ in section.legend)
        assert not ("Attribution" in names and "Hedge" in names)
        assert not ("Loaded" in names and "Qualifier" in names)


def test_each_kind_listed_is_an_answer_as_often(sections: list[Section]) -> None:
    """Protects against the commonest kind: within a section, no kind is the answer twice more than another."""
    for section in sections:
        right = [choice.text for item in section.items for choice in item.choices if choice.right]
        counts = [sum(text.endswith(f"– {name}") for text in right) for name, _ in section.legend]
        assert max(counts, default=0) - min(counts, default=0) <= 1


def test_none_is_right_about_as_often_as_chance_has_it(items: list[Item]) -> None:
    """Protects "none": a pupil who always ticks it is right no more often than one who guesses, give or take."""
    share = sum(item.choices[-1].right for item in items) / len(items)
    assert 0.05 <= share <= 0.35


@pytest.mark.parametrize("kind", TAUGHT)
def test_the_list_prints_no_answer(kind: str) -> None:
    """Protects the puzzle: what the list says of a kind has no example that a pupil could look for."""
    _, told = LEGEND[kind]
    assert told.endswith(".")
    assert "“" not in told


@pytest.mark.parametrize(
    "change",
    [{"voice": "quoted"}, {"probability": 0.79}, {"kind": "spelling"}, {"kind": "agency"}, {"kind": "scare-quote"}],
    ids=["quoted", "unsure", "spelling", "doer left out", "scare quote"],
)
def test_what_is_not_sure_is_not_asked(change: dict[str, object]) -> None:
    """Protects fairness: other people's words, doubtful marks and kinds that are often wrong stay out."""
    section = TASK.make(changed(**change), Draw(1, TASK.kind))
    assert not section.items
    assert "left out" in section.notice
