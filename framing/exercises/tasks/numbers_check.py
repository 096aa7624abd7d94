"""Find the two sentences whose figures or days cannot both be right, among others whose figures agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.disagreement import disagreements, doubtful
from framing.exercises.task import Task
from framing.records import ours

if TYPE_CHECKING:
    from framing.exercises.draw import Draw
    from framing.exercises.item import Item, Section
    from framing.exercises.material import WordedIndex

KIND = "numbers-check"
_KINDS = ("number", "date")


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where no figures of the story surely disagree."""
    return TASK.section(
        draw.chosen(index.pool(KIND, _items)),
        instructions=(
            ours("Several news outlets wrote about the same event, and not all their figures and days agree."),
            ours(
                "Of each four sentences, find the two that cannot both be right. Figures can differ and still both "
                "be right: “at least 12” and “14” can, and so can figures of different things."
            ),
        ),
        lacking=ours("no figures or days of this story surely disagree, in sentences that can be read on their own."),
        wanted=draw.wanted,
        discuss=(
            ours("How could two outlets come to different figures: time of publication, source, what was counted?"),
            ours("Which of the two would you believe, and what would you have to look up to know?"),
        ),
        near=doubtful(index, KIND, _KINDS),
    )


TASK = Task(KIND, ours("Check the numbers"), "tick", make)


def _items(index: WordedIndex) -> tuple[Item, ...]:
    return disagreements(
        index,
        KIND,
        _KINDS,
        prompt=ours("Two of these four sentences give figures or days that cannot both be right. Which two?"),
        skill=ours("Compare figures across sources"),
        figures=True,
    )
