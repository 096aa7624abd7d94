"""Commands that make material for a class."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from framing import console, settings
from framing.cli.options import Cache, Debug, Drop, Keep, Model, Offline, Out, Places, Title, chosen_formats
from framing.cli.story import compare_story, fail_on
from framing.exercises import LENGTH, TASKS, make_exercise
from framing.exercises.formats import EXERCISE_FORMATS, PRINTINGS, Printing, write_exercise
from framing.exercises.item import Level
from framing.exercises.lesson import LESSON_FORMATS, LONGEST, SHORTEST, make_lesson, write_lesson
from framing.exercises.review import QUESTIONS, is_questions, load_questions, render_questions
from framing.export import check_formats, folder_name
from framing.export.atomic import write_all


def exercise(
    places: Places,
    seed: Annotated[int, typer.Option(help="Another seed makes another sheet; the same one makes the same.")] = 1,
    formats: Annotated[
        str, typer.Option("--format", help=f"{', '.join(EXERCISE_FORMATS)}: one or more, with commas.")
    ] = "html",
    letters: Annotated[
        str | None,
        typer.Option("--print", help=f"{', '.join(PRINTINGS)}: one or more, with commas; else A4.", show_default=False),
    ] = None,
    tasks: Annotated[
        str | None,
        typer.Option(help=f"{', '.join(task.kind for task in TASKS)}: with commas; else a few.", show_default=False),
    ] = None,
    level: Annotated[str, typer.Option(help="easy, medium or hard: which of the story's items.")] = "medium",
    length: Annotated[int, typer.Option(min=1, max=200, help="Items at most.")] = LENGTH,
    review: Annotated[bool, typer.Option("--review", help=f"Write {QUESTIONS} to edit, and no sheet yet.")] = False,
    out: Out = Path("out"),
    title: Title = None,
    model: Model = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    _debug: Debug = False,
) -> None:
    """Make a class sheet, a key, cards and a quiz from a story, or from the questions.toml of --review."""
    wanted = chosen_formats(formats, EXERCISE_FORMATS)
    printing = Printing.of(chosen_formats(letters, PRINTINGS, "--print") if letters else ())
    check_formats(wanted)
    kinds = chosen_formats(tasks, [task.kind for task in TASKS], "--tasks") if tasks else ()
    if is_questions(places):
        edited = load_questions(Path(places[0]))
        console.say_where(write_exercise(edited, out / folder_name(places, edited.title), wanted, printing))
        return
    chosen = settings.load(model=model, cache=cache, keep=keep, drop=drop, offline=offline)
    comparison = compare_story(places, title, chosen)
    sheet = make_exercise(comparison, seed, kinds, known_level(level), length)
    folder = out / folder_name(places, comparison.story.title)
    if review:
        console.say_where(write_all({folder / QUESTIONS: render_questions(sheet)}))
    else:
        console.say_where(write_exercise(sheet, folder, wanted, printing))
    fail_on(comparison.story)


def lesson(
    places: Places,
    minutes: Annotated[int, typer.Option(help="How long the lesson is.", min=SHORTEST, max=LONGEST)] = 45,
    level: Annotated[str, typer.Option(help="easy, medium or hard: the items, and the school years named.")] = "medium",
    seed: Annotated[int, typer.Option(help="Another seed draws other items.")] = 1,
    formats: Annotated[str, typer.Option("--format", help="html, md: one or both, with commas.")] = "html",
    out: Out = Path("out"),
    title: Title = None,
    model: Model = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    _debug: Debug = False,
) -> None:
    """Plan a lesson on a story: aim, phases, words, questions, worksheet and key, rubric, articles as handouts."""
    wanted = chosen_formats(formats, LESSON_FORMATS)
    chosen = settings.load(model=model, cache=cache, keep=keep, drop=drop, offline=offline)
    comparison = compare_story(places, title, chosen)
    plan = make_lesson(comparison, minutes, known_level(level), seed)
    console.say_where(write_lesson(plan, out / folder_name(places, comparison.story.title), wanted))
    fail_on(comparison.story)


def known_level(name: str) -> Level:
    """Return the name of a level; raises BadParameter for one that there is not."""
    for level in get_args(Level):
        if name == level:
            return cast("Level", level)
    raise typer.BadParameter(f"{name!r} is no level; there are {', '.join(get_args(Level))}.", param_hint="--level")
