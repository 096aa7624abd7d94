"""Commands that train a scorer on labelled sentences, and say how right it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing import console, settings
from framing.cli.options import GROUPING, Cache, Data, Debug, Encoder, Runtime, Scored, ScorerOut, Task, known_format


def train(
    task: Task,
    data: Data,
    out: ScorerOut,
    encoder: Encoder = None,
    runtime: Runtime = None,
    cache: Cache = None,
    _debug: Debug = False,
) -> None:
    """Train a scorer on labelled sentences of your own (the layouts: docs/how-to/train-a-scorer.md)."""
    from framing import encoders
    from framing.export.atomic import write_bytes
    from framing.scorers import training  # its libraries take seconds to import

    console.show_notes()
    chosen = settings.load(model=encoder, runtime=runtime, cache=cache)
    vectors = encoders.load(chosen.model, chosen.cache, chosen.threads, chosen.runtime)
    scorer = training.train(training.TASKS[task], data, vectors)
    console.say_where([write_bytes(content, out / name) for name, content in training.pack(scorer).items()])
    console.say(console.gate(scorer))


def evaluate(
    task: Scored,
    data: Data,
    scorer: Annotated[
        Path | None, typer.Option("--model", help="A folder of framing train; else the shipped one.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    encoder: Encoder = None,
    runtime: Runtime = None,
    cache: Cache = None,
    _debug: Debug = False,
) -> None:
    """Score the shipped scorer, or one of yours, on labelled sentences, or the grouping on labelled articles."""
    from framing import encoders
    from framing.scorers import training  # its libraries take seconds to import

    console.show_notes()
    known_format(form, ("text", "json"))
    chosen = settings.load(model=encoder, runtime=runtime, cache=cache)
    if task == GROUPING:
        from framing.batch import grouping

        whole = encoders.load_whole_texts(chosen.model, chosen.cache, chosen.threads, chosen.runtime)
        console.say(console.figures(grouping.evaluate(data, whole), form))
        return
    vectors = encoders.load(chosen.model, chosen.cache, chosen.threads, chosen.runtime)
    console.say(console.figures(training.evaluate(training.TASKS[task], data, vectors, scorer), form))
