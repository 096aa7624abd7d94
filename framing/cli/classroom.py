"""Commands that make material for a class."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from framing import console, settings
from framing.cli.options import (
    Cache,
    Debug,
    Drop,
    Keep,
    Lang,
    Model,
    Offline,
    Out,
    Places,
    Runtime,
    Title,
    chosen_formats,
    known_format,
)
from framing.cli.story import compare_story, fail_on

if TYPE_CHECKING:
    from framing.exercises.item import Level

# Lists are written out here, since what they list takes long to import; a test compares.
ExerciseFormats = Annotated[
    str,
    typer.Option(
        "--format",
        help="html, pdf, docx, gift, moodle-xml, qti, qti21, h5p, anki, csv, md, json: one or more, with commas.",
    ),
]
Printings = Annotated[
    str | None,
    typer.Option("--print", help="a4, letter, large, dyslexic: one or more, with commas; else A4.", show_default=False),
]
Tasks = Annotated[
    str | None,
    typer.Option(
        help="same-fact, missing, numbers-check, contradiction, wire-copy, device, nothing, gap, voice, speakers, "
        "outlet, headline, leads, rewrite, weigh, supply: with commas; else a few.",
        show_default=False,
    ),
]
LEVELS = ("easy", "medium", "hard")


_DECIDED = ("seed", "tasks", "level", "length", "lang", "title", "keep", "drop")
"""Options of what questions.toml has in it already."""


def exercise(
    context: typer.Context,
    places: Places,
    seed: Annotated[int, typer.Option(help="Another seed makes another sheet; the same one makes the same.")] = 1,
    formats: ExerciseFormats = "html",
    letters: Printings = None,
    tasks: Tasks = None,
    level: Annotated[str, typer.Option(help="easy, medium or hard: which of the story's items.")] = "medium",
    length: Annotated[int, typer.Option(min=1, max=200, help="Items at most.")] = 12,
    lang: Lang = None,
    review: Annotated[bool, typer.Option("--review", help="Write questions.toml to edit, and no sheet yet.")] = False,
    out: Out = Path("out"),
    title: Title = None,
    model: Model = None,
    runtime: Runtime = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    _debug: Debug = False,
) -> None:
    """Make a class sheet, a key, cards and a quiz from a story, or from the questions.toml of --review."""
    console.begin("reading")
    from framing.exercises import TASKS, make_exercise
    from framing.exercises.formats import EXERCISE_FORMATS, PRINTINGS, Printing, write_exercise
    from framing.exercises.review import QUESTIONS, is_questions, load_questions, render_questions
    from framing.export import check_formats, folder_name
    from framing.export.atomic import write_all

    wanted = chosen_formats(formats, EXERCISE_FORMATS)
    printing = Printing.of(chosen_formats(letters, PRINTINGS, "--print") if letters else ())
    check_formats(wanted)
    kinds = chosen_formats(tasks, [task.kind for task in TASKS], "--tasks") if tasks else ()
    if is_questions(places):
        if review:
            raise typer.BadParameter(
                f"{places[0]} is what --review writes. Leave --review off to make a sheet from it, or give the "
                "articles to write it anew.",
                param_hint="--review",
            )
        _refuse_decided(context, places[0])
        edited = load_questions(Path(places[0]))
        console.say_where(write_exercise(edited, out / folder_name(places, edited.title), wanted, printing))
        return
    chosen = settings.load(lang=lang, model=model, runtime=runtime, cache=cache, keep=keep, drop=drop, offline=offline)
    comparison = compare_story(places, title, chosen)
    sheet = make_exercise(
        comparison, seed, kinds, cast("Level", known_format(level, LEVELS, "--level")), length, chosen.lang
    )
    folder = out / folder_name(places, comparison.story.title)
    if review:
        console.say_where(write_all({folder / QUESTIONS: render_questions(sheet)}))
    else:
        console.say_where(write_exercise(sheet, folder, wanted, printing))
    fail_on(comparison.story)


def _refuse_decided(context: typer.Context, questions: str) -> None:
    """Refuse options that say anew what the items in a file say already: what is ignored in silence misleads."""
    for name in _DECIDED:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            raise typer.BadParameter(
                f"{questions} has its items, their language and title already. Leave --{name} off, or give the "
                "articles to make other items.",
                param_hint=f"--{name}",
            )


def lesson(
    places: Places,
    minutes: Annotated[int, typer.Option(help="How long the lesson is.", min=30, max=180)] = 45,
    level: Annotated[str, typer.Option(help="easy, medium or hard: the items, and the school years named.")] = "medium",
    seed: Annotated[int, typer.Option(help="Another seed draws other items.")] = 1,
    formats: Annotated[str, typer.Option("--format", help="html, md: one or both, with commas.")] = "html",
    out: Out = Path("out"),
    title: Title = None,
    model: Model = None,
    runtime: Runtime = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    _debug: Debug = False,
) -> None:
    """Plan a lesson on a story: aim, phases, words, questions, worksheet and key, rubric, articles as handouts."""
    console.begin("reading")
    from framing.exercises.lesson import LESSON_FORMATS, make_lesson, write_lesson
    from framing.export import folder_name

    wanted = chosen_formats(formats, LESSON_FORMATS)
    chosen = settings.load(model=model, runtime=runtime, cache=cache, keep=keep, drop=drop, offline=offline)
    comparison = compare_story(places, title, chosen)
    plan = make_lesson(comparison, minutes, cast("Level", known_format(level, LEVELS, "--level")), seed)
    console.say_where(write_lesson(plan, out / folder_name(places, comparison.story.title), wanted))
    fail_on(comparison.story)
