"""A run over many stories: what is done and unchanged is left alone, what is due goes to an engine.

Every story is written whole or not at all: its `entry.json` is written last and removed first, and holds a fingerprint
of its files, the settings, the models and this version. A run that was killed leaves stories without one; the next run
does just those.
"""

from __future__ import annotations

import hashlib
import json
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from framing.batch.comparing import Outcome, failed, write
from framing.batch.folder import ENTRY, FAILURES, FILES, FINDINGS, INDEX, SUMMARY, is_reserved
from framing.batch.stores import LocalStore
from framing.batch.story import RawStory
from framing.errors import InputError
from framing.export.atomic import utf8
from framing.report import render_batch
from framing.report.batch import BatchEntry, batch_page
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from framing.batch.comparing import Recipe
    from framing.batch.engines import Due, Engine
    from framing.batch.sources import Source
    from framing.batch.stores import Store

FORMAT, VERSION = "framing-run", 1


@dataclass(frozen=True, slots=True)
class Step:
    """A story that is settled: the `done`-th of `total`. `was_known` says that an earlier run had done it."""

    done: int
    total: int
    name: str
    was_known: bool
    reason: str

    def __str__(self) -> str:
        """Return the step as a line."""
        return f"{self.done}/{self.total} {self.name}: {'unchanged' if self.was_known else self.reason or 'done'}"


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of a run: an entry for each story, in order of name, and what stands in its failures.jsonl.

    `sha256` is over all comparisons, but for the moments they were made: two runs with one hash found the same.
    """

    entries: tuple[BatchEntry, ...]
    failures: tuple[Mapping[str, str], ...]
    sha256: str

    @property
    def failed(self) -> tuple[BatchEntry, ...]:
        """Return the stories that could not be compared."""
        return tuple(entry for entry in self.entries if entry.status == "failed")


@dataclass(slots=True)
class _Run:
    source: Source
    store: Store
    maker: str
    resume: bool
    step: Callable[[Step], None]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    known: int = 0

    def due(self) -> Iterator[Due]:
        """Yield the stories that there is work on; those that are done, or cannot be read, are settled here."""
        for name in self.source.names:
            try:
                story = self._loaded(name)
            except InputError as error:
                story = RawStory(name, name, name, ())
                self.settle(story, "", failed(story, str(error)))
                continue
            fingerprint = story.fingerprint(self.maker)
            outcome = finished(self.store, name, fingerprint) if self.resume else None
            if outcome is None:
                yield story, fingerprint
            else:
                self.known += 1
                self._tell(name, outcome, was_known=True)

    def _loaded(self, name: str) -> RawStory:
        if is_reserved(name):
            raise InputError(f"Its folder would be {name}, which is what the run calls a file of its own; rename it.")
        return self.source.load(name)

    def settle(self, story: RawStory, fingerprint: str, outcome: Outcome) -> None:
        """Write what became of a story; its files are not kept in memory."""
        if outcome.files or outcome.entry.status == "failed":
            write(outcome, fingerprint, self.store)
        self._tell(story.name, Outcome(outcome.entry, {}, outcome.sha256, outcome.failures), was_known=False)

    def _tell(self, name: str, outcome: Outcome, *, was_known: bool) -> None:
        self.outcomes[name] = outcome
        self.step(Step(len(self.outcomes), len(self.source.names), name, was_known, outcome.entry.reason))


def compare_all(
    source: Source, store: Store, recipe: Recipe, engine: Engine, *, resume: bool, step: Callable[[Step], None]
) -> Batch:
    """Compare every story of `source`, write each to its place in `store`, then the files on all of them.

    Without `resume`, what an earlier run did is done again. `step` hears of each story that is settled. Raises
    OutputError where `store` does not take a file, or another run is writing to it.
    """
    with store.alone():
        return _compared(source, store, recipe, engine, resume=resume, step=step)


def compare_and_tabulate(
    source: Source, store: Store, recipe: Recipe, engine: Engine, *, resume: bool, step: Callable[[Step], None]
) -> tuple[Batch, str | None]:
    """Do as `compare_all`, and write the data set of the stories before another run is let in; return where that is.

    There is none where no story was compared, or where the run is at an address, until it is copied: a database needs a
    folder of this machine.
    """
    with store.alone():
        batch = _compared(source, store, recipe, engine, resume=resume, step=step)
        done = [entry.name for entry in batch.entries if entry.status == "done"]
        if not done or not isinstance(store, LocalStore):
            return batch, None
        from framing.batch.dataset import write_dataset  # its libraries take long to import

        return batch, str(write_dataset(store.root, done))


def _compared(
    source: Source, store: Store, recipe: Recipe, engine: Engine, *, resume: bool, step: Callable[[Step], None]
) -> Batch:
    began = time.monotonic()
    store.remove(SUMMARY)
    run = _Run(source, store, recipe.maker(), resume, step)
    with closing(engine.run(run.due())) as settled:
        for (story, fingerprint), outcome in settled:
            run.settle(story, fingerprint, outcome)
    outcomes = [run.outcomes[name] for name in sorted(run.outcomes)]
    batch = Batch(tuple(outcome.entry for outcome in outcomes), _failures(source, outcomes), _hash(outcomes))
    _forget_others(store, run.outcomes)
    done = [entry for entry in batch.entries if entry.status == "done"]
    store.write(FINDINGS, (store.read(f"{entry.name}/{FINDINGS}") for entry in done))
    store.write(FAILURES, ((json.dumps(failure) + "\n").encode() for failure in batch.failures))
    store.write(INDEX, (utf8(render_batch(batch_page(source.title, batch.entries))),))
    store.tidy("")
    store.write(SUMMARY, (_summary(batch, run.known, recipe, time.monotonic() - began),))
    return batch


def finished(store: Store, name: str, fingerprint: str) -> Outcome | None:
    """Return the outcome of a story that an earlier run compared as it is now, or None where there is work to do."""
    try:
        written = json.loads(store.read(f"{name}/{ENTRY}"))
        sha256, failures = written.pop("sha256"), tuple(written.pop("failures"))
        if written.pop("fingerprint") != fingerprint or any(store.size(f"{name}/{file}") is None for file in FILES):
            return None
        return Outcome(BatchEntry(**{**written, "outlets": tuple(written["outlets"])}), {}, sha256, failures)
    except (InputError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _forget_others(store: Store, outcomes: Mapping[str, Outcome]) -> None:
    """Take the entries of stories that the source no longer has: their pages stay, but they are not of this run."""
    for name, _ in list(store.files()):
        folder, _, file = name.rpartition("/")
        if file == ENTRY and folder and folder not in outcomes:
            store.remove(name)


def _failures(source: Source, outcomes: list[Outcome]) -> tuple[dict[str, str], ...]:
    """Return a row for each story that failed, and for each article that could not be read, of a story or of none."""
    lines = [{"type": "article", "article": one.what, "reason": one.reason} for one in source.unread]
    for outcome in outcomes:
        name = outcome.entry.name
        if outcome.entry.status == "failed":
            lines.append({"type": "story", "story": name, "reason": outcome.entry.reason})
        lines += [{"type": "article", "story": name, "reason": reason} for reason in outcome.failures]
    return tuple(lines)


def _hash(outcomes: list[Outcome]) -> str:
    lines = (f"{one.entry.name}\0{one.sha256}\n" for one in outcomes if one.entry.status == "done")
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _summary(batch: Batch, known: int, recipe: Recipe, seconds: float) -> bytes:
    failed_stories = len(batch.failed)
    summary: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "framing": __version__,
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "stories": len(batch.entries),
        "compared": len(batch.entries) - known - failed_stories,
        "unchanged": known,
        "failed": failed_stories,
        "failures": len(batch.failures),
        "settings": recipe.settings.recorded() | {"lang": recipe.settings.lang},
        "sha256": batch.sha256,
    }
    return (json.dumps(summary, indent=1) + "\n").encode()
