"""Classroom tasks made from a comparison: one file per kind of task, all listed in TASKS.

Only what is sure becomes a question. Where a story offers too little, a task is shorter, or left out with a notice
that says so; none is filled up with doubtful ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.exercises import device, match, omission
from framing.exercises.material import WordedIndex, chance
from framing.exercises.sheet import Exercise, Source, Task
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from framing.records import Comparison

TASKS: tuple[tuple[str, Callable[[WordedIndex, Random], Task]], ...] = (
    (match.KIND, match.make),
    (omission.KIND, omission.make),
    (device.KIND, device.make),
)


def make_exercise(comparison: Comparison, seed: int = 1) -> Exercise:
    """Return the classroom exercise on a story; another `seed` draws other questions, or the same in another order.

    Raises InputError where the story offers nothing for any task: an empty sheet helps nobody.
    """
    index = WordedIndex(comparison)
    tasks = [make(index, chance(seed, kind)) for kind, make in TASKS]
    if not any(task.questions for task in tasks):
        raise InputError(
            f"The story “{comparison.story.title}” offers nothing sure enough for a task in class; "
            "add outlets or longer articles, in English and of one day, or take another story."
        )
    return Exercise(
        title=comparison.story.title,
        seed=seed,
        sources=tuple(Source(a.outlet, a.headline, a.published, a.url) for a in comparison.story.articles),
        tasks=tuple(task for task in tasks if task.questions),
        version=__version__,
        notices=tuple(task.notice for task in tasks if not task.questions),
    )
