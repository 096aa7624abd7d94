"""What the terminal shows: how far a comparison is, and in a few lines what it found."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import typer

from framing.errors import FramingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from rich.console import Console

    from framing.batch import Batch, Step
    from framing.records import Comparison, Index
    from framing.scorers.scorer import Scorer

_SHOWN = 5
"""Omissions and discrepancies named in the summary; the report has them all."""

_COUNTS = frozenset({"rows", "cues", "skipped", "articles", "events", "stories", "doubtful"})
"""Figures of a scorer or a grouping that count; the others are shares."""

_LEAST = 0.001
"""Seconds; what took less is counted as so much."""


@cache
def _notes() -> Console:
    from rich.console import Console  # a pipe does without

    return Console(stderr=True, highlight=False, soft_wrap=True)


def begin(what: str) -> None:
    """Say at once on a terminal that something is being done, before libraries load; what comes next overwrites it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{what} …\r")
        sys.stderr.flush()


def show_notes() -> None:
    """Have what framing's stages want the user to know (a model converted again, a slower way taken) shown as notes."""
    import logging

    class Notes(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            warn(f"note: {record.getMessage()}")

    log = logging.getLogger("framing")
    log.handlers = [Notes()]
    log.propagate = False


@contextmanager
def progress(title: str) -> Iterator[Callable[[str], None]]:
    """Yield a function to be told each stage: a bar on a terminal, a plain line each in a pipe, both on stderr."""
    if not sys.stderr.isatty():
        yield lambda stage: warn(f"{title}: {stage}")
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from framing.pipeline import STAGES

    columns = (TextColumn("{task.fields[title]}: {task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_notes(), transient=True) as bar:
        task = bar.add_task("reading", total=len(STAGES), title=title)
        yield lambda stage: bar.update(task, description=stage, completed=STAGES.index(stage))


@contextmanager
def stories() -> Iterator[Callable[[Step], None]]:
    """Yield a function to be told each story of a batch: a bar on a terminal, a line each in a pipe, both on stderr.

    Both have the rate of the stories that were compared, and the time that the others take at that.
    """
    began, compared = time.monotonic(), 0

    def pace(step: Step) -> str:
        nonlocal compared
        compared += not step.was_known
        seconds = time.monotonic() - began
        if not compared or step.done == step.total:
            return ""
        left = seconds / compared * (step.total - step.done)
        return f" ({60 * compared / max(seconds, _LEAST):.1f} stories a minute, {duration(left)} left)"

    if not sys.stderr.isatty():
        yield lambda step: warn(f"{step}{pace(step)}")
        return
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.fields[pace]}"))
    with Progress(*columns, console=_notes(), transient=True) as bar:
        task = bar.add_task("stories", total=None, pace="")

        def show(step: Step) -> None:
            if step.reason:
                warn(str(step))
            bar.update(
                task,
                total=step.total,
                completed=step.done,
                description=f"{step.done}/{step.total} stories",
                pace=pace(step).strip(" ()"),
            )

        yield show


def duration(seconds: float) -> str:
    """Return a time in words: "40 s", "12 min", "3 h 20 min"."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def say(text: str) -> None:
    """Print what the user asked for."""
    typer.echo(_harmless(text))


def failures(batch: Batch) -> str:
    """Return how much of a run failed."""
    articles = len(batch.failures) - len(batch.failed)
    said = [f"{len(batch.failed)} of {len(batch.entries)} stories failed"] if batch.failed else []
    return ", ".join([*said, *([f"{articles} articles could not be read"] if articles else [])])


def say_where(paths: Iterable[Path | str]) -> None:
    """Print which files were written."""
    for path in paths:
        say(f"wrote {path}")


def warn(text: str) -> None:
    """Print what the user should know of, on stderr: on a terminal above the bar that may be there."""
    if sys.stderr.isatty():
        _notes().print(_harmless(text), markup=False)
    else:
        typer.echo(_harmless(text), err=True)


def _harmless(text: str) -> str:
    """Return the text without control characters: an article must not be able to steer the terminal."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


def notices(comparison: Comparison) -> list[str]:
    """Return what the user should know before trusting a comparison: of the story, then of each article."""
    of_articles = (f"{a.source or a.outlet}: {notice}" for a in comparison.story.articles for notice in a.notices)
    return [*comparison.story.notices, *of_articles]


def summary(comparison: Comparison) -> str:
    """Return a comparison in a few lines: what was read, what is shared, the first omissions and discrepancies."""
    from framing.records import Index
    from framing.report.catalogue import spread

    index = Index(comparison)
    articles, outlets = len(index.article_of), len(index.outlets)
    counted = spread(index)
    lines = [
        comparison.story.title,
        f"  {articles} articles of {outlets} outlets, {len(comparison.passages)} passages",
        f"  {len(comparison.claims)} claims: {counted.by_all} in all outlets, {counted.by_some} in some, "
        f"{counted.by_one} in one only, {counted.unclear} in one and perhaps in others",
    ]
    lines += _listed("left out", _left_out(index))
    lines += _listed("what does not agree", [d.why for d in comparison.discrepancies if not d.compatible])
    return "\n".join(lines)


def figures(found: dict[str, float], form: str) -> str:
    """Return a scorer's figures as a JSON object, or a line each."""
    if form == "json":
        return json.dumps({name: round(value, 4) for name, value in found.items()}, indent=1)
    return "\n".join(
        f"{name.replace('_', ' '):22} {value:.{0 if name in _COUNTS else 3}f}" for name, value in found.items()
    )


def gate(scorer: Scorer) -> str:
    """Return what a comparison will state by a scorer."""
    if not scorer.gate:
        return "It has no gate: comparisons state nothing of it (why: docs/how-to/train-a-scorer.md)."
    stated = (f"{label} from a probability of {lowest:.2f}" for label, lowest in scorer.gate.items())
    return f"Comparisons state {', '.join(stated)} on."


def sentence(error: Exception) -> str:
    """Return what a user is told of an error that ends the run: the user's to mend, or a fault of framing's own."""
    if isinstance(error, FramingError):
        return f"framing: {error}"
    fault = f"{type(error).__name__}: {error}"
    return f"framing met a fault of its own ({fault}). Run the same with --debug and report what it prints."


def _left_out(index: Index) -> list[str]:
    """Return a row for each claim that articles seem to lack: the sure ones first, then by salience."""
    from framing.records import confidence

    lacking: dict[str, list[str]] = {}
    surely: set[str] = set()
    for omission in index.comparison.omissions:
        how = confidence(omission.probability)
        part = ", in part" if omission.state == "partly" else ""
        lacking.setdefault(omission.claim, []).append(f"{index.outlet_of_article[omission.article]} ({how}{part})")
        if how == "sure":
            surely.add(omission.claim)
    named = (claim for claim in index.comparison.claims if claim.id in lacking)
    ranked = sorted(named, key=lambda claim: (claim.id not in surely, -claim.salience))
    return [f"not in {', '.join(lacking[claim.id])}: {claim.summary}" for claim in ranked]


def _listed(heading: str, rows: list[str]) -> list[str]:
    more = [f"    … and {len(rows) - _SHOWN} more in the report"] if len(rows) > _SHOWN else []
    return [f"  {heading}: {len(rows)}", *(f"    - {row}" for row in rows[:_SHOWN]), *more]
