"""A classroom exercise as files, one entry for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.formats.gift import gift
from framing.export.atomic import write_all
from framing.report import render

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from framing.exercises.item import Exercise


def sheet(exercise: Exercise) -> str:
    """Return the pupil's sheet."""
    return render("exercise-student.html.j2", exercise)


def key(exercise: Exercise) -> str:
    """Return the teacher's key: the answers, their evidence, and what to discuss."""
    return render("exercise-key.html.j2", exercise)


EXERCISE_FORMATS: dict[str, tuple[tuple[str, Callable[[Exercise], str]], ...]] = {
    "html": (("sheet-{seed}.html", sheet), ("key-{seed}.html", key)),
    "gift": (("moodle-{seed}.gift.txt", gift),),
}
"""Each format's files: a name, in which the seed keeps two versions of a sheet apart, and what writes the text."""


def write_exercise(exercise: Exercise, folder: Path, formats: Sequence[str]) -> tuple[Path, ...]:
    """Write an exercise's files of these formats (keys of EXERCISE_FORMATS) to a folder, and return where they are."""
    return write_all(
        {
            folder / name.format(seed=exercise.seed): render(exercise)
            for chosen in formats
            for name, render in EXERCISE_FORMATS[chosen]
        }
    )
