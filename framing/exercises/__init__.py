"""Classroom tasks made from a comparison: one file per kind of task, all listed in TASKS.

Only what is sure becomes an item. Where a story offers too little, a task is shorter, or left out with a notice
that says so; none is filled up with doubtful ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.exercises import (
    contradiction,
    device,
    gap,
    leads,
    missing,
    nothing,
    numbers_check,
    outlet,
    rewrite,
    same_fact,
    speakers,
    supply,
    voice,
    weigh,
    wire_copy,
)
from framing.exercises.composition import compose, repeated
from framing.exercises.heading import title, uncompared
from framing.exercises.item import Exercise, Source
from framing.exercises.material import WordedIndex
from framing.settings import ENGLISH
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Collection

    from framing.exercises.item import Level
    from framing.exercises.task import Task
    from framing.records import Comparison

TASKS: tuple[Task, ...] = (
    same_fact.TASK,
    missing.TASK,
    numbers_check.TASK,
    contradiction.TASK,
    wire_copy.TASK,
    device.TASK,
    nothing.TASK,
    gap.TASK,
    voice.TASK,
    speakers.TASK,
    outlet.TASK,
    leads.TASK,
    rewrite.TASK,
    weigh.TASK,
    supply.TASK,
)
"""Every kind of task, in the order of a sheet."""

LENGTH = 12
"""Items of a sheet: half an hour's work. A judgement."""

SAME = 1 / 3
"""Share of a sheet's items that the next seed may have too before the sheet's key says so."""


def make_exercise(
    comparison: Comparison,
    seed: int = 1,
    tasks: Collection[str] = (),
    level: Level = "medium",
    length: int = LENGTH,
) -> Exercise:
    """Return the classroom exercise on a story: `length` items at most, of some kinds of tasks or of any.

    Another `seed` draws other items, as far as the story has some. `tasks` are kinds of TASKS; without any, a sheet has
    a few kinds, and another seed others. Raises InputError where the story offers nothing for them: an empty sheet
    helps nobody.
    """
    index = WordedIndex(comparison)
    wanted = tuple(task for task in TASKS if not tasks or task.kind in tasks)
    sections = compose(index, wanted, seed, level, length, every=bool(tasks))
    items = [item for section in sections for item in section.items]
    if not items:
        raise InputError(
            f"The story “{comparison.story.title}” offers nothing sure enough for a task in class; "
            "add outlets or longer articles, in English and of one day, or take another story."
        )
    following = compose(index, wanted, seed + 1, level, length, every=bool(tasks))
    share = repeated(items, (item for section in following for item in section.items))
    same = f"Exercise {seed + 1} of this story has {share:.0%} of these items too: no more are sure."
    return Exercise(
        title=title(index, frozenset(evidence.passage for item in items for evidence in item.evidence)),
        seed=seed,
        level=level,
        language=ENGLISH,
        sources=tuple(Source(a.id, a.outlet, a.headline, a.published, a.url) for a in comparison.story.articles),
        sections=tuple(section for section in sections if section.items),
        version=__version__,
        notices=(
            *uncompared(index),
            *(section.notice for section in sections if not section.items and section.notice),
            *([same] if share > SAME else []),
        ),
    )
