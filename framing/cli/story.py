"""Commands on one story: compare its articles, see what is read of them, and the demo."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing import assets, console, settings
from framing.cli.options import (
    Cache,
    Debug,
    Drop,
    Formats,
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
from framing.errors import InputError

if TYPE_CHECKING:
    from framing.export.kept import KeptComparisons
    from framing.records import Comparison, Story

DEMO = "vietnam-visit-2024"
"""The story in corpora/ that `framing demo` compares."""


def compare(
    places: Places,
    out: Out = Path("out"),
    formats: Formats = "html,json",
    title: Title = None,
    model: Model = None,
    runtime: Runtime = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Compare the articles of one story, or take a saved comparison.json, and write the report."""
    console.begin("reading")
    from framing.export import COMPARISON_FORMATS, check_formats, folder_name, write_comparison
    from framing.export.kept import KeptPages

    check_formats(wanted := chosen_formats(formats, COMPARISON_FORMATS))
    chosen = settings.load(model=model, runtime=runtime, cache=cache, keep=keep, drop=drop, offline=offline, lang=lang)
    comparison = compare_story(places, title, chosen)
    folder, pages = out / folder_name(places, comparison.story.title), KeptPages(chosen.cache)
    written = write_comparison(comparison, folder, wanted, chosen.lang, pages)
    console.say(console.summary(comparison))
    console.say_where(written)
    fail_on(comparison.story)


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
    from framing.cleaning import clean, paragraph_filter
    from framing.export.reading import READING_FORMATS, render_reading

    known_format(form, READING_FORMATS)
    story = read_story(places, None, chosen := settings.load(cache=cache, keep=keep, drop=drop, offline=offline))
    articles = clean(story, paragraph_filter(chosen.keep, chosen.drop)).articles
    for notice in story.notices:
        console.warn(f"note: {notice}")
    console.say(render_reading(articles, form))
    fail_on(story)


def demo(
    out: Out = Path("out"),
    model: Model = None,
    runtime: Runtime = None,
    cache: Cache = None,
    keep: Keep = None,
    drop: Drop = None,
    offline: Offline = None,
    lang: Lang = None,
    _debug: Debug = False,
) -> None:
    """Write the report on a story that comes with framing."""
    chosen = settings.load(model=model, runtime=runtime, cache=cache, keep=keep, drop=drop, offline=offline, lang=lang)
    console.begin("reading")
    from framing.export import write_comparison
    from framing.export.kept import KeptPages

    comparison = compare_story([str(assets.folder("corpora") / DEMO)], None, chosen)
    console.say(console.summary(comparison))
    console.say_where(write_comparison(comparison, out / DEMO, ("html", "json"), chosen.lang, KeptPages(chosen.cache)))


def read_story(places: list[str], title: str | None, chosen: settings.Settings) -> Story:
    """Return the articles at these places, as one story."""
    from framing import readers
    from framing.fetching import Fetcher

    fetcher = Fetcher(chosen.cache, offline=chosen.offline)
    return readers.read_story(readers.expand(places, sys.stdin), title, chosen.max_article_chars, fetcher.fetch)


def compare_story(places: list[str], title: str | None, chosen: settings.Settings) -> Comparison:
    """Return the comparison of the articles at these places; its progress and its notices go to the terminal.

    One place that is a saved comparison is taken as it is; a `title` given holds for it too.
    """
    from framing.export import is_comparison, load_comparison
    from framing.export.kept import KeptComparisons

    console.show_notes()
    if len(places) == 1 and is_comparison(Path(places[0])):
        comparison = load_comparison(Path(places[0]))
        return replace(comparison, story=replace(comparison.story, title=title or comparison.story.title))
    story = read_story(places, title, chosen)
    kept = KeptComparisons(chosen)
    before = kept.comparison(story)
    if before is not None:
        console.warn(f"{story.title}: compared before, and nothing has changed")
    comparison = before or _compared(story, chosen, kept)
    for notice in console.notices(comparison):
        console.warn(f"note: {notice}")
    return comparison


def _compared(story: Story, chosen: settings.Settings, kept: KeptComparisons) -> Comparison:
    from framing import pipeline  # takes a second to import

    with console.progress(story.title) as progress:
        comparison = pipeline.compare(story, chosen, progress)
    kept.keep(story, comparison)
    return comparison


def fail_on(story: Story) -> None:
    """End with exit code 1 where something given could not be read, though the rest was."""
    if story.failures:
        many = "1 input" if len(story.failures) == 1 else f"{len(story.failures)} inputs"
        raise InputError(f"{many} could not be read, as said above; the rest was.")
