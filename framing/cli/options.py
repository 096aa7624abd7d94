"""Options that several commands share, each declared once, and how their values are checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing import settings

if TYPE_CHECKING:
    from collections.abc import Collection


class Run:
    """What holds for a whole run of the command line, whichever command it is."""

    debug = False
    """Whether an error is shown with where in the code it arose."""


def _remember_debug(context: typer.Context, wanted: bool) -> bool:
    context.ensure_object(Run).debug |= wanted
    return wanted


def _known_task(name: str) -> str:
    from framing.scorers.training import TASKS  # its libraries take seconds to import

    if name not in TASKS:
        raise typer.BadParameter(f"{name!r} is no task; there are {', '.join(TASKS)}.")
    return name


GROUPING = "grouping"
"""What `framing evaluate` scores beside the scorers."""


def _known_scored(name: str) -> str:
    return name if name == GROUPING else _known_task(name)


def _known_language(code: str | None) -> str | None:
    if code not in (None, *settings.PAGE_LANGUAGES):
        raise typer.BadParameter(f"{code!r} is no report language; there are {', '.join(settings.PAGE_LANGUAGES)}.")
    return code


def _known_runtime(name: str | None) -> str | None:
    if name not in (None, *settings.RUNTIMES):
        raise typer.BadParameter(f"{name!r} is no runtime; there are {', '.join(settings.RUNTIMES)}.")
    return name


Out = Annotated[Path, typer.Option(help="Folder to write to; made where it is missing.")]
Formats = Annotated[
    str, typer.Option("--format", help="html, pdf, json, csv, md, annotations: one or more, with commas.")
]
"""Written out, since the formats themselves take long to import; a test compares."""
Title = Annotated[str | None, typer.Option(help="The story's title; else its folder's name.", show_default=False)]
Model = Annotated[str | None, typer.Option(help="Name or folder of a sentence-transformers model.", show_default=False)]
Task = Annotated[str, typer.Argument(help="bias, lexical, informational, tone or attribution.", callback=_known_task)]
Scored = Annotated[
    str, typer.Argument(help="bias, lexical, informational, tone, attribution or grouping.", callback=_known_scored)
]
Data = Annotated[Path, typer.Option(help="A CSV or JSONL file with labelled examples.")]
Encoder = Model
"""Where `--model` is a scorer, or may be taken for one, the sentence-transformers model is `--encoder`."""
ScorerOut = Annotated[Path, typer.Option("--out", help="The folder to write.")]
Runtime = Annotated[
    str | None,
    typer.Option(
        help="auto: models are converted once and run fast; reference: they run in sentence-transformers.",
        show_default=False,
        callback=_known_runtime,
    ),
]
Cache = Annotated[Path | None, typer.Option(help="Folder that keeps what need not be made again.", show_default=False)]
Places = Annotated[list[str], typer.Argument(help="Files, folders, web addresses; - reads a list of them.")]
Keep = Annotated[list[str] | None, typer.Option(help="Pattern of paragraphs that are the article's.")]
Drop = Annotated[list[str] | None, typer.Option(help="Pattern of paragraphs to set aside.")]
Lang = Annotated[str | None, typer.Option(help="The language of our own words: en or uk.", callback=_known_language)]
Offline = Annotated[bool | None, typer.Option("--offline", help="Fetch nothing; take pages from the cache.")]

Jobs = Annotated[int, typer.Option(min=1, help="Stories compared at once, each by a process of its own.")]

Debug = Annotated[
    bool,
    typer.Option(
        "--debug",
        help="On an error, show where in the code it arose. May stand before the command or after it.",
        is_eager=True,  # so that it holds for what goes wrong with any other option
        callback=_remember_debug,
    ),
]
"""Every command takes it, and leaves its value alone: `main` asks the run."""


def chosen_formats(text: str, known: Collection[str], option: str = "--format") -> tuple[str, ...]:
    """Return the formats in a list with commas, each once; raises BadParameter for a name or gap that is none.

    Another `option` takes a list of something else in the same way.
    """
    return tuple(dict.fromkeys(known_format(name.strip(), known, option) for name in text.split(",")))


def known_format(name: str, known: Collection[str], option: str = "--format") -> str:
    """Return the name of a format, or of what another `option` takes; raises BadParameter for one that there is not."""
    if name not in known:
        kind = option.strip("-").removesuffix("s")
        raise typer.BadParameter(f"{name!r} is no {kind}; there are {', '.join(known)}.", param_hint=option)
    return name
