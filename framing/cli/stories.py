"""Commands on many stories."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from framing import console, settings
from framing.cli.options import Cache, Debug, Drop, Jobs, Keep, Lang, Model, Offline, Places, Runtime, known_format

SOME_FAILED = 3
"""Exit code of what went through, though some of it failed; a run's failures.jsonl has the reasons."""

PROCESSES, DASK = "processes", "dask"


def _known_engine(name: str) -> str:
    if name not in (PROCESSES, DASK):
        raise typer.BadParameter(f"{name!r} is no engine; there are {PROCESSES} and {DASK}.")
    return name


def batch(
    source: Annotated[
        str, typer.Argument(help="A folder with a folder for each story; articles, web archives or a list of feeds.")
    ],
    out: Annotated[str, typer.Option(help="Folder to write to, or an address such as s3://bucket/run.")],
    story_key: Annotated[str | None, typer.Option(help="Field of an article that names its story.")] = None,
    jobs: Jobs = 1,
    engine: Annotated[str, typer.Option(help="processes or dask.", callback=_known_engine)] = PROCESSES,
    scheduler: Annotated[str | None, typer.Option(help="The Dask scheduler's address: tcp://host:8786.")] = None,
    resume: Annotated[bool, typer.Option(help="Leave alone what an earlier run did and nothing changed.")] = True,
    model: Model = None,
    runtime: Runtime = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Compare many stories; run it again to do only what is new, changed or was interrupted."""
    if (engine == DASK) != bool(scheduler):
        raise typer.BadParameter("dask and a scheduler's address go together", param_hint="--engine, --scheduler")
    chosen = settings.load(model=model, runtime=runtime, cache=cache, keep=keep, drop=drop, offline=offline, lang=lang)
    console.begin("reading")
    from framing import batch as batches  # the whole pipeline: it takes a moment to import

    console.show_notes()
    recipe = batches.recipe_of(chosen)
    store = batches.open_store(out)
    gatherer = batches.Gatherer(chosen, store, console.warn)
    stories = batches.open_source(source, store, chosen.max_article_chars, story_key, gatherer)
    workers = batches.Cluster(recipe, scheduler, store) if scheduler else batches.Processes(recipe, jobs)
    for notice in stories.notices:
        console.warn(notice)
    with console.stories() as step:
        done, made = batches.compare_and_tabulate(stories, store, recipe, workers, resume=resume, step=step)
    written = [f"{store.where}/{name}" for name in (batches.INDEX, batches.FINDINGS, batches.SUMMARY)]
    console.say_where([*written, *([made] if made else [])])
    if done.failures:
        console.warn(f"framing: {console.failures(done)}; {store.where}/{batches.FAILURES} lists the reasons.")
        raise typer.Exit(SOME_FAILED)


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

    made = batch_dataset.remake_dataset(run)
    console.say_where(made / name for name in (batch_dataset.DATABASE, "parquet", "csv"))


def group(
    places: Places,
    out: Annotated[
        Path | None, typer.Option(help="Folder for a folder of each story; where it has some, new articles join them.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    model: Model = None,
    runtime: Runtime = None,
    cache: Cache = None,
    offline: Offline = None,
    _debug: Debug = False,
) -> None:
    """Put loose articles into stories, one for each event, as `framing batch` takes them; say what is doubtful."""
    from framing import encoders
    from framing.batch import grouping
    from framing.errors import InputError
    from framing.fetching import Fetcher
    from framing.readers import expand

    known_format(form, grouping.GROUPING_FORMATS)
    chosen = settings.load(model=model, runtime=runtime, cache=cache, offline=offline)
    encoder = encoders.load_whole_texts(chosen.model, chosen.cache, chosen.threads, chosen.runtime)
    known = grouping.load(out, encoder.model.sha256) if out else grouping.EMPTY
    fetch = Fetcher(chosen.cache, offline=chosen.offline).fetch
    found = grouping.loose_articles(expand(places, sys.stdin), chosen.max_article_chars, fetch)
    pool = grouping.read_articles(found, known, encoder, console.warn)
    stories = pool.grouped()
    console.say(grouping.render(pool.articles, stories, form))
    if out:
        console.warn(f"wrote {grouping.lay_out(pool, stories, known, out, encoder.model.sha256)}")
    if pool.failures and not pool.many:
        raise InputError("Nothing of what was given could be read, as said above; give articles as files or addresses.")
    if pool.failures:
        console.warn(f"framing: {len(pool.failures)} of what was given could not be read, as said above; the rest was.")
        raise typer.Exit(SOME_FAILED)
