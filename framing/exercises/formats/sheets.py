"""A classroom exercise as two pages to print: the pupil's sheet and the teacher's key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report import render

if TYPE_CHECKING:
    from framing.exercises.sheet import Exercise


def sheet(exercise: Exercise) -> str:
    """Return the pupil's sheet. The template never sees an answer, so no part of the file can hold one."""
    return render("exercise-student.html.j2", exercise.without_answers())


def key(exercise: Exercise) -> str:
    """Return the teacher's key: the answers, their evidence, and what to discuss."""
    return render("exercise-key.html.j2", exercise)
