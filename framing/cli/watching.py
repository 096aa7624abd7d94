"""The command that watches feeds."""

from __future__ import annotations

import re
import signal
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing import console, settings
from framing.cli.options import Cache, Debug, Drop, Jobs, Keep, Lang, Model, Offline, Runtime
from framing.cli.stories import SOME_FAILED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.batch import Step

_UNITS = {"m": 60, "h": 3_600, "d": 86_400}


def _known_span(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,3}[mhd]", text):
        raise typer.BadParameter(
            f"{text!r} is no time between two readings; expected minutes, hours or days: 30m, 2h, 1d."
        )
    return text


def watch(
    feeds: Annotated[list[str], typer.Argument(help="Addresses or files of feeds, or lists of them (.opml, .txt).")],
    out: Annotated[Path, typer.Option(help="Folder for the stories and their index; made where it is missing.")],
    every: Annotated[str, typer.Option(help="Time between two readings: 30m, 2h, 1d.", callback=_known_span)] = "30m",
    once: Annotated[bool, typer.Option("--once", help="Read the feeds once and end, as a timer wants it.")] = False,
    jobs: Jobs = 1,
    model: Model = None,
    runtime: Runtime = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Read feeds again and again, group their articles into stories, and compare what is new or changed."""
    with _stoppable():
        console.begin("reading")
        from framing import batch as batches  # the whole pipeline: it takes a moment to import

        console.show_notes()
        chosen = settings.load(
            model=model, runtime=runtime, cache=cache, keep=keep, drop=drop, offline=offline, lang=lang
        )
        recipe, store = batches.recipe_of(chosen), batches.open_store(out)
        gatherer = batches.Gatherer(chosen, store, console.warn)
        watched = batches.Watch(feeds, out.resolve().name, store, gatherer, recipe, batches.Processes(recipe, jobs))
        for done in batches.rounds(watched, int(every[:-1]) * _UNITS[every[-1]], _tell):
            console.say(f"{time.strftime('%Y-%m-%d %H:%M')} {done}")
            if done.compared:
                console.say_where([f"{store.where}/{batches.INDEX}"])
            if once:
                raise typer.Exit(SOME_FAILED if done.failures else 0)


@contextmanager
def _stoppable() -> Iterator[None]:
    """End the block without an error on Ctrl-C, and on SIGTERM, by which systems stop a service."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        console.warn("Stopped. What was read and compared is kept; the same command goes on from there.")
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell(step: Step) -> None:
    """Print a story that was compared, or why it could not be."""
    if not step.was_known:
        console.warn(str(step))
