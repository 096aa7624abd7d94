"""The command line: each command reads, calls, writes and prints where."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing import assets, console, encoders, pipeline, readers, settings
from framing import batch as batches
from framing.cleaning import clean, paragraph_filter
from framing.errors import FramingError, InputError
from framing.exercises import make_exercise
from framing.exercises.formats import EXERCISE_FORMATS, write_exercise
from framing.export import COMPARISON_FORMATS, check_formats, folder_name, write_comparison
from framing.export.atomic import write_bytes
from framing.export.reading import READING_FORMATS, render_reading
from framing.fetching import Fetcher
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from framing.records import Comparison, Story

DEMO = "vietnam-visit-2024"
"""The story in corpora/ that `framing demo` compares."""

app = typer.Typer(
    name="framing",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class _Run:
    """What holds for a whole run of the command line, whichever command it is."""

    debug = False
    """Whether an error is shown with where in the code it arose."""


def _remember_debug(context: typer.Context, wanted: bool) -> bool:
    context.ensure_object(_Run).debug |= wanted
    return wanted


def _known_task(name: str) -> str:
    from framing.scorers.training import TASKS  # its libraries take seconds to import

    if name not in TASKS:
        raise typer.BadParameter(f"{name!r} is no task; there are {', '.join(TASKS)}.")
    return name


def _known_language(code: str | None) -> str | None:
    if code not in (None, *settings.PAGE_LANGUAGES):
        raise typer.BadParameter(f"{code!r} is no report language; there are {', '.join(settings.PAGE_LANGUAGES)}.")
    return code


Out = Annotated[Path, typer.Option(help="Folder to write to; made where it is missing.")]
Formats = Annotated[str, typer.Option("--format", help=f"{', '.join(COMPARISON_FORMATS)}: one or more, with commas.")]
Title = Annotated[str | None, typer.Option(help="The story's title; else its folder's name.", show_default=False)]
Model = Annotated[str | None, typer.Option(help="Name or folder of a sentence-transformers model.", show_default=False)]
Task = Annotated[str, typer.Argument(help="bias, lexical, informational, tone or attribution.", callback=_known_task)]
Data = Annotated[Path, typer.Option(help="A CSV or JSONL file with labelled examples.")]
Encoder = Model
"""Where `--model` is a scorer, or may be taken for one, the sentence-transformers model is `--encoder`."""
ScorerOut = Annotated[Path, typer.Option("--out", help="The folder to write.")]
Cache = Annotated[Path | None, typer.Option(help="Folder that keeps vectors and pages.", show_default=False)]
Places = Annotated[list[str], typer.Argument(help="Files, folders, web addresses; - reads a list of them.")]
Keep = Annotated[list[str] | None, typer.Option(help="Pattern of paragraphs that are the article's.")]
Drop = Annotated[list[str] | None, typer.Option(help="Pattern of paragraphs to set aside.")]
Lang = Annotated[str | None, typer.Option(help="The report's language: en or uk.", callback=_known_language)]
Offline = Annotated[bool | None, typer.Option("--offline", help="Fetch nothing; take pages from the cache.")]

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


def _print_version(wanted: bool) -> None:
    if wanted:
        console.say(f"framing {__version__}")
        raise typer.Exit


@app.callback(epilog="Example: framing compare my-story/ --out reports")
def framing(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_print_version)
    ] = False,
    _debug: Debug = False,
) -> None:
    """Put several outlets' reports of one story side by side: who reports what, in which words, who leaves it out."""


@app.command(epilog="Example: framing compare my-story/ --format html,csv --title 'A bridge closes'")
def compare(
    places: Places,
    out: Out = Path("out"),
    formats: Formats = "html,json",
    title: Title = None,
    model: Model = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Compare the articles of one story, and write the report."""
    check_formats(wanted := _formats(formats, COMPARISON_FORMATS))
    chosen = settings.load(model=model, cache=cache, keep=keep, drop=drop, offline=offline, lang=lang)
    comparison = _compare(places, title, chosen)
    written = write_comparison(comparison, out / folder_name(places, comparison.story.title), wanted, chosen.lang)
    console.say(console.summary(comparison))
    _say_where(written)
    _fail_on(comparison.story)


@app.command(epilog="Example: framing exercise my-story/ --seed 7 --format html,gift")
def exercise(
    places: Places,
    seed: Annotated[int, typer.Option(help="Another seed makes another sheet; the same one makes the same.")] = 1,
    formats: Annotated[str, typer.Option("--format", help="html, gift: one or both, with commas.")] = "html,gift",
    out: Out = Path("out"),
    title: Title = None,
    model: Model = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    _debug: Debug = False,
) -> None:
    """Make a class sheet, a teacher's key and a Moodle quiz from a story."""
    wanted = _formats(formats, EXERCISE_FORMATS)
    chosen = settings.load(model=model, cache=cache, keep=keep, drop=drop, offline=offline)
    comparison = _compare(places, title, chosen)
    sheet = make_exercise(comparison, seed)
    _say_where(write_exercise(sheet, out / folder_name(places, comparison.story.title), wanted))
    _fail_on(comparison.story)


@app.command(epilog="Example: framing read page.html --drop 'Read more'")
def read(
    places: Places,
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    _debug: Debug = False,
) -> None:
    """Print what is understood of articles and what is set aside, to check it before they are compared."""
    _format(form, READING_FORMATS)
    story = _read(places, None, chosen := settings.load(cache=cache, keep=keep, drop=drop, offline=offline))
    articles = clean(story, paragraph_filter(chosen.keep, chosen.drop)).articles
    for notice in story.notices:
        console.warn(f"note: {notice}")
    console.say(render_reading(articles, form))
    _fail_on(story)


@app.command(epilog="Example: framing batch stories/ --out comparisons")
def batch(
    folder: Annotated[Path, typer.Argument(help="A folder with a folder of articles for each story.")],
    out: Out,
    model: Model = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Compare every story below a folder; run it again to do only what is new, changed or was interrupted."""
    chosen = settings.load(model=model, cache=cache, keep=keep, drop=drop, offline=offline, lang=lang)
    done = batches.compare_all(folder, out, chosen, console.warn)
    _say_where((done.index, done.findings))
    if done.failed:
        raise FramingError(f"{len(done.failed)} of {len(done.entries)} stories failed; {done.index} lists the reasons.")


@app.command(epilog="Example: framing demo --out reports")
def demo(
    out: Out = Path("out"),
    model: Model = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Write the report on a story that comes with framing."""
    chosen = settings.load(model=model, cache=cache, keep=keep, drop=drop, offline=offline, lang=lang)
    comparison = _compare([str(assets.folder("corpora") / DEMO)], None, chosen)
    console.say(console.summary(comparison))
    _say_where(write_comparison(comparison, out / DEMO, ("html", "json"), chosen.lang))


@app.command(epilog="Example: framing train lexical --data labelled.csv --out scorers/lexical")
def train(
    task: Task,
    data: Data,
    out: ScorerOut,
    encoder: Encoder = None,
    cache: Cache = None,
    _debug: Debug = False,
) -> None:
    """Train a scorer on labelled sentences of your own (the layouts: docs/how-to/train-a-scorer.md)."""
    from framing.scorers import training  # its libraries take seconds to import

    chosen = settings.load(model=encoder, cache=cache)
    scorer = training.train(training.TASKS[task], data, encoders.load(chosen.model, chosen.cache, chosen.threads))
    _say_where([write_bytes(content, out / name) for name, content in training.pack(scorer).items()])
    console.say(console.gate(scorer))


@app.command(epilog="Example: framing evaluate tone --data labelled.jsonl --format json")
def evaluate(
    task: Task,
    data: Data,
    scorer: Annotated[
        Path | None, typer.Option("--model", help="A folder of framing train; else the shipped one.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    encoder: Encoder = None,
    cache: Cache = None,
    _debug: Debug = False,
) -> None:
    """Score the shipped scorer, or one of yours, on labelled sentences."""
    from framing.scorers import training  # its libraries take seconds to import

    _format(form, ("text", "json"))
    chosen = settings.load(model=encoder, cache=cache)
    vectors = encoders.load(chosen.model, chosen.cache, chosen.threads)
    console.say(console.figures(training.evaluate(training.TASKS[task], data, vectors, scorer), form))


def _read(places: list[str], title: str | None, chosen: settings.Settings) -> Story:
    fetcher = Fetcher(chosen.cache, offline=chosen.offline)
    return readers.read_story(readers.expand(places, sys.stdin), title, chosen.max_article_chars, fetcher.fetch)


def _compare(places: list[str], title: str | None, chosen: settings.Settings) -> Comparison:
    story = _read(places, title, chosen)
    with console.progress(story.title) as progress:
        comparison = pipeline.compare(story, chosen, progress)
    for notice in console.notices(comparison):
        console.warn(f"note: {notice}")
    return comparison


def _fail_on(story: Story) -> None:
    """End with exit code 1 where something given could not be read, though the rest was."""
    if story.failures:
        many = "1 input" if len(story.failures) == 1 else f"{len(story.failures)} inputs"
        raise InputError(f"{many} could not be read, as said above; the rest was.")


def _formats(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the formats in a list with commas, each once; raises BadParameter for a name or gap that is none."""
    return tuple(dict.fromkeys(_format(name.strip(), known) for name in text.split(",")))


def _format(name: str, known: Collection[str]) -> str:
    if name not in known:
        raise typer.BadParameter(f"{name!r} is no format; there are {', '.join(known)}.", param_hint="--format")
    return name


def _say_where(paths: Iterable[Path]) -> None:
    for path in paths:
        console.say(f"wrote {path}")


def main() -> None:
    """Run the command line; a mistake that the user can mend is told in a sentence, with exit code 1."""
    run = _Run()
    try:
        app(sys.argv[1:], prog_name="framing", obj=run)
    except Exception as error:
        if run.debug:
            raise
        console.warn(console.sentence(error))
        sys.exit(1)
