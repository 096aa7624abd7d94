"""A classroom exercise as files, one module for each format that teachers use; EXERCISE_FORMATS lists them.

In goes an `Exercise`; out come texts and bytes, made from the same values whatever the format: `questions` numbers the
items and says how each is answered, `markup` has their pieces as HTML, and a format puts them into its own form. Every
text is made fit for any file first, so that no format needs to ask what an article may hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.formats import docx, h5p, markdown, printed, spreadsheets
from framing.exercises.formats.anki import anki
from framing.exercises.formats.exercise_json import exercise_json
from framing.exercises.formats.gift import gift
from framing.exercises.formats.interactive import interactive
from framing.exercises.formats.moodle_xml import moodle_xml
from framing.exercises.formats.printed import ON_A4, PRINTINGS, Printing
from framing.exercises.formats.qti12 import qti12
from framing.exercises.formats.qti21 import qti21
from framing.exercises.formats.questions import printable
from framing.export.atomic import write_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from framing.exercises.item import Exercise

    Content = str | bytes
    Maker = Callable[[Exercise, Printing], Content]

__all__ = ["EXERCISE_FORMATS", "PRINTINGS", "Printing", "exercise_files", "write_exercise"]


def _as_it_is(make: Callable[[Exercise], Content]) -> Maker:
    """Return a maker for a format that has neither paper nor letters."""
    return lambda exercise, _: make(exercise)


EXERCISE_FORMATS: dict[str, tuple[tuple[str, Maker], ...]] = {
    "html": (
        ("sheet-{seed}.html", printed.sheet),
        ("key-{seed}.html", printed.key),
        ("cards-{seed}.html", printed.cards),
        ("interactive-{seed}.html", interactive),
    ),
    "pdf": (
        ("sheet-{seed}.pdf", printed.sheet_pdf),
        ("key-{seed}.pdf", printed.key_pdf),
        ("cards-{seed}.pdf", printed.cards_pdf),
    ),
    "docx": (("sheet-{seed}.docx", docx.sheet), ("key-{seed}.docx", docx.key)),
    "gift": (("moodle-{seed}.gift.txt", _as_it_is(gift)),),
    "moodle-xml": (("moodle-{seed}.xml", _as_it_is(moodle_xml)),),
    "qti": (("qti12-{seed}.zip", _as_it_is(qti12)),),
    "qti21": (("qti21-{seed}.zip", _as_it_is(qti21)),),
    "h5p": (("exercise-{seed}.h5p", _as_it_is(h5p.h5p)),),
    "anki": (("exercise-{seed}.apkg", _as_it_is(anki)),),
    "csv": (
        ("kahoot-{seed}.csv", _as_it_is(spreadsheets.kahoot)),
        ("quizizz-{seed}.csv", _as_it_is(spreadsheets.quizizz)),
        ("google-forms-{seed}.csv", _as_it_is(spreadsheets.google_forms)),
        ("csv-left-out-{seed}.txt", _as_it_is(spreadsheets.left_out)),
    ),
    "md": (("sheet-{seed}.md", _as_it_is(markdown.sheet)), ("key-{seed}.md", _as_it_is(markdown.key))),
    "json": (("exercise-{seed}.json", _as_it_is(exercise_json)),),
}
"""Each format's files: a name, in which the seed keeps two versions of a sheet apart, and what makes the content."""


def exercise_files(
    exercise: Exercise,
    formats: Sequence[str],
    printing: Printing = ON_A4,
) -> dict[str, Content]:
    """Return an exercise's files of these formats (keys of EXERCISE_FORMATS), by name."""
    fit = printable(exercise)
    return {
        name.format(seed=exercise.seed): make(fit, printing)
        for chosen in formats
        for name, make in EXERCISE_FORMATS[chosen]
    }


def write_exercise(
    exercise: Exercise,
    folder: Path,
    formats: Sequence[str],
    printing: Printing = ON_A4,
) -> tuple[Path, ...]:
    """Write an exercise's files of these formats to a folder, and return where they are."""
    files = exercise_files(exercise, formats, printing)
    return write_all({folder / name: content for name, content in files.items()})
