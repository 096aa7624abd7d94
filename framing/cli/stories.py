"""Commands on many stories."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing import console, settings
from framing.cli.options import Cache, Debug, Drop, Keep, Lang, Model, Offline, Out, Runtime
from framing.errors import FramingError


def batch(
    folder: Annotated[Path, typer.Argument(help="A folder with a folder of articles for each story.")],
    out: Out,
    model: Model = None,
    runtime: Runtime = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Compare every story below a folder; run it again to do only what is new, changed or was interrupted."""
    chosen = settings.load(model=model, runtime=runtime, cache=cache, keep=keep, drop=drop, offline=offline, lang=lang)
    console.begin("reading")
    from framing import batch as batches  # the whole pipeline: it takes a moment to import

    console.show_notes()
    done = batches.compare_all(folder, out, chosen, console.warn)
    console.say_where((done.index, done.findings))
    if done.failed:
        raise FramingError(f"{len(done.failed)} of {len(done.entries)} stories failed; {done.index} lists the reasons.")


def profile(
    folder: Annotated[Path, typer.Argument(help="The folder that `framing batch` wrote.")],
    out: Annotated[
        Path | None, typer.Option(help="Folder to write to; else the batch's own.", show_default=False)
    ] = None,
    lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Say how each outlet differs from the others on the same stories, over all that a batch compared."""
    from framing.batch import profiles

    chosen = settings.load(lang=lang)
    found = profiles.read_profile(folder, console.warn)
    console.say_where(profiles.write_profile(found, folder, out or folder, chosen.lang))
    console.say(profiles.summary(found))


def dataset(
    run: Annotated[Path, typer.Argument(help="The folder that `framing batch` wrote to.")], _debug: Debug = False
) -> None:
    """Make the data set of a batch anew: tables as Parquet and CSV, and an SQLite file to ask and search."""
    from framing.batch import dataset as batch_dataset

    made = batch_dataset.write_dataset(run)
    console.say_where(made / name for name in (batch_dataset.DATABASE, "parquet", "csv"))
