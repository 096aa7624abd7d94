"""Guess the outlet: only a name that is the outlet's way tells it, and nothing else in the sentences does."""

from dataclasses import replace

import pytest

from framing.exercises.draw import Draw
from framing.exercises.item import Item
from framing.exercises.material import WordedIndex
from framing.exercises.tasks.outlet import TASK
from framing.records import Entity, Mention
from tests.exercises.sample import built

FIRST = "{name} opened the old bridge of the harbour on Monday."
SECOND = "The ferry to the coast was paid for by {name} in the spring."
OTHER = "In the town of Tolven nobody met {name} before the storm."


def made(own: str, theirs: str, second: str = SECOND) -> tuple[Item, ...]:
    """Return the items where one outlet names somebody so in two sentences, and another one otherwise in one."""
    story = built(
        "bridge",
        [
            ("a", f"# Herald | 2026-03-12\nBridge\n\n{FIRST.format(name=own)}\n{second.format(name=own)}"),
            ("b", f"# Wire | 2026-03-12\nQuay\n\n{OTHER.format(name=theirs)}"),
        ],
    )
    mentions = tuple(
        Mention(p.article, p.id, p.text.index(name), p.text.index(name) + len(name), name)
        for p in story.passages
        if p.role == "body"
        for name in [own if p.article == "a" else theirs]
    )
    named = Entity("Jon Aker", "person", mentions)
    return TASK.make(WordedIndex(replace(story, entities=(named,))), Draw(1, TASK.kind)).items


@pytest.mark.parametrize(
    ("own", "theirs", "asked"),
    [
        ("Mr. Aker", "Aker", True),
        ("Mr. Aker", "Jon Aker", True),
        ("Mr. Aker", "President Aker", True),
        ("Rep. Aker", "Aker", True),
        ("Jon Aker", "Aker", False),
        ("President Jon Aker", "Aker", False),
        ("Rep. Jon Aker", "Aker", False),
        ("President Aker", "Aker", False),
        ("President Jon Aker", "Mr. Aker", False),
        ("President Jon Aker", "President Aker", False),
        ("Aker", "President Jon Aker", False),
    ],
)
def test_a_first_mention_is_no_way_of_an_outlet(own: str, theirs: str, asked: bool) -> None:
    """Protects outlets: whoever is named in full at first is called by the surname later, in any outlet."""
    assert bool(made(own, theirs)) == asked


def test_no_run_of_words_tells_the_outlet() -> None:
    """Protects the puzzle: two sentences that share five words in a row would be put together by these."""
    assert not made("Mr. Aker", "Aker", "On the quay, {name} opened the old bridge of the harbour again.")


def test_quotation_marks_are_of_one_style() -> None:
    """Protects the puzzle: curved marks in one outlet's sentences, straight ones in another's, would tell."""
    (item,) = made("Mr. Aker", "Aker", "The “gift” to the coast’s ferry was paid for by {name} in the spring.")
    assert not [text for text in item.material if set(text.text) & set("“”‘’")]
