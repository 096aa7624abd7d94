"""The command line: each command reads, calls, writes and prints where. `COMMANDS` lists them, each with an example."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from framing import console
from framing.cli.classroom import exercise, lesson
from framing.cli.options import Debug, Run
from framing.cli.scorers import evaluate, train
from framing.cli.storage import cache, models
from framing.cli.stories import batch, dataset, group, profile
from framing.cli.story import compare, demo, read
from framing.cli.watching import watch
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS: tuple[tuple[Callable[..., None], str], ...] = (
    (compare, "framing compare my-story/ --format html,csv --title 'A bridge closes'"),
    (exercise, "framing exercise my-story/ --seed 7 --format html,gift"),
    (lesson, "framing lesson my-story/ --minutes 45 --level medium"),
    (read, "framing read page.html --drop 'Read more'"),
    (batch, "framing batch stories/ --out comparisons"),
    (watch, "framing watch feeds.opml --out news --every 30m"),
    (profile, "framing profile comparisons --out profiles"),
    (dataset, "framing dataset comparisons"),
    (group, "framing group monday/ tuesday.jsonl --out stories"),
    (demo, "framing demo --out reports"),
    (train, "framing train lexical --data labelled.csv --out scorers/lexical"),
    (evaluate, "framing evaluate tone --data labelled.jsonl --format json"),
    (models, "framing models verify"),
    (cache, "framing cache clear"),
)
"""Each command, and a call of it that its help shows."""

_INTERRUPTED = 130
"""The exit code after Ctrl-C."""

app = typer.Typer(
    name="framing",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"framing {__version__}")
        raise typer.Exit


@app.callback(epilog="Example: framing compare my-story/ --out reports")
def framing(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_print_version)
    ] = False,
    _debug: Debug = False,
) -> None:
    """Put several outlets' reports of one story side by side: who reports what, in which words, who leaves it out."""


for command, example in COMMANDS:
    app.command(epilog=f"Example: {example}")(command)


def main() -> None:
    """Run the command line; a mistake that the user can mend is told in a sentence, with exit code 1."""
    # Alignment multiplies many small matrices, on which BLAS's threads only wait for each other: four times the time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    run = Run()
    try:
        app(sys.argv[1:], prog_name="framing", obj=run)
    except SystemExit as stop:
        if stop.code == _INTERRUPTED:
            console.warn("Nothing is left half-written. Run the same again to go on: what was computed so far is kept.")
        raise
    except Exception as error:
        if run.debug:
            raise
        console.warn(console.sentence(error))
        sys.exit(1)
