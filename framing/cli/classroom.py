"""Commands that make material for a class."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing import console, settings
from framing.cli.options import Cache, Debug, Drop, Keep, Model, Offline, Out, Places, Runtime, Title, chosen_formats
from framing.cli.story import compare_story, fail_on


def exercise(
    places: Places,
    seed: Annotated[int, typer.Option(help="Another seed makes another sheet; the same one makes the same.")] = 1,
    formats: Annotated[str, typer.Option("--format", help="html, gift: one or both, with commas.")] = "html,gift",
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
    """Make a class sheet, a teacher's key and a Moodle quiz from a story."""
    console.begin("reading")
    from framing.exercises import make_exercise
    from framing.exercises.formats import EXERCISE_FORMATS, write_exercise
    from framing.export import folder_name

    wanted = chosen_formats(formats, EXERCISE_FORMATS)
    chosen = settings.load(model=model, runtime=runtime, cache=cache, keep=keep, drop=drop, offline=offline)
    comparison = compare_story(places, title, chosen)
    sheet = make_exercise(comparison, seed)
    console.say_where(write_exercise(sheet, out / folder_name(places, comparison.story.title), wanted))
    fail_on(comparison.story)
