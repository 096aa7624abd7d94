"""Find the two sentences that cannot both be true: one outlet says that it is so, another that it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.disagreement import disagreements, doubtful
from framing.exercises.task import Task
from framing.records import ours

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Item, Section
    from framing.exercises.material import WordedIndex

KIND = "contradiction"
_KINDS = ("statement",)


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no statements of the story surely contradict each other."""
    return TASK.section(
        draw.chosen(index.pool(KIND, _items)),
        instructions=(
            ours("Several news outlets wrote about the same event, and in some points they contradict each other."),
            ours(
                "Of each four sentences, find the two that cannot both be true. Two sentences that only stress "
                "different things do not contradict each other."
            ),
        ),
        lacking=ours(
            "no statements of this story surely contradict each other, in sentences that can be read on their own."
        ),
        wanted=draw.wanted,
        discuss=(
            ours("Which of the two is right? What would you have to look up, or whom to ask?"),
            ours("Could both outlets have reported in good faith? How?"),
        ),
        near=doubtful(index, KIND, _KINDS),
    )


TASK = Task(KIND, ours("Which two cannot both be true?"), "tick", make)


def _items(index: WordedIndex) -> tuple[Item, ...]:
    return disagreements(
        index,
        KIND,
        _KINDS,
        prompt=ours("Two of these four sentences cannot both be true. Which two?"),
        skill=ours("Notice where sources contradict each other"),
        figures=False,
    )
