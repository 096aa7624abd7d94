"""The engine of one machine: worker processes, each with the models read once and a share of the processor's cores.

The parent alone writes files. A worker that dies takes its story with it, and no other: the story gets another try in
a new process, then counts as failed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from framing.batch.comparing import compare_one, failed
from framing.encoders.network import available_threads

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from framing.batch.comparing import Outcome, Recipe
    from framing.batch.engines.engine import Due
    from framing.batch.story import RawStory

_THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What the libraries below torch ask, when they are loaded, for how many threads to start."""

_SUMS = "OPENBLAS_NUM_THREADS"
"""What numpy's asks. It has one where nobody set another, as in the command that starts a batch."""

TRIES = 2
"""Times that a story is tried where the process that compares it dies: once may be another's fault, twice is not."""

_PATIENCE = 5.0
"""Seconds that a worker has to end by itself, once it is told to. A judgement."""


@dataclass(slots=True)
class Worker:
    """A process, the line to it, and the story that it is at, with how often that was tried."""

    process: SpawnProcess
    line: Connection
    due: Due | None = None
    tries: int = 0


class Processes:
    """Compares up to `jobs` stories at once, with no more threads in all than the machine has cores."""

    def __init__(self, recipe: Recipe, jobs: int, compare: Callable[[RawStory, Recipe], Outcome] = compare_one) -> None:
        cores = available_threads()
        threads = max(1, min(recipe.settings.threads or cores, cores // jobs))  # a setting of 0 is all cores
        self._recipe = replace(recipe, settings=replace(recipe.settings, threads=threads))
        self._jobs = jobs
        self._compare = compare
        self._context = multiprocessing.get_context("spawn")

    def run(self, stories: Iterator[Due]) -> Generator[tuple[Due, Outcome], None, None]:
        """Yield what became of each story. Ends the processes when it is through, and when it is abandoned."""
        workers: list[Worker] = []
        try:
            for due in stories:
                if len(workers) < self._jobs:
                    workers.append(self._started())
                idle = next((worker for worker in workers if worker.due is None), None)
                while idle is None:
                    yield from self._answers(workers)
                    idle = next((worker for worker in workers if worker.due is None), None)
                self._give(idle, due, tries=1)
            while any(worker.due for worker in workers):
                yield from self._answers(workers)
        finally:
            _end(workers)

    def _answers(self, workers: list[Worker]) -> Iterator[tuple[Due, Outcome]]:
        """Wait for a worker that is done or has died; yield what became of its story, if that is settled."""
        ready = set(wait([worker.line for worker in workers if worker.due]))
        for worker in [worker for worker in workers if worker.line in ready]:
            due = worker.due
            if due is None:
                continue
            try:
                outcome = worker.line.recv()
            except (EOFError, OSError):
                if (settled := self._died(worker, due)) is not None:
                    yield due, settled
            else:
                worker.due = None
                yield due, outcome

    def _died(self, worker: Worker, due: Due) -> Outcome | None:
        """Put a new process in a dead one's place, and give it the story; return the outcome where that was tried."""
        worker.line.close()
        worker.process.join()
        code, tries = worker.process.exitcode, worker.tries
        fresh = self._started()
        worker.process, worker.line, worker.due = fresh.process, fresh.line, None
        if tries < TRIES:
            self._give(worker, due, tries=tries + 1)
            return None
        return failed(
            due[0],
            f"The process that compared it was ended ({_how(code)}), {TRIES} times: often memory ran out. Run with "
            "fewer --jobs, or give the story fewer or shorter articles.",
        )

    def _give(self, worker: Worker, due: Due, tries: int) -> None:
        worker.due, worker.tries = due, tries
        with suppress(OSError):  # it died while it was idle; waiting for its answer shows that
            worker.line.send(due[0])

    def _started(self) -> Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(target=serve, args=(there, self._recipe, self._compare), daemon=True)
        threads = dict.fromkeys(_THREADS, str(self._recipe.settings.threads))
        with _environment(threads | {_SUMS: os.environ.get(_SUMS, "1")}):
            process.start()
        there.close()
        return Worker(process, here)


def serve(line: Connection, recipe: Recipe, compare: Callable[[RawStory, Recipe], Outcome]) -> None:
    """Compare the stories that come down the line until it is closed, as it is when the parent ends or is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the parent decides
    try:
        while True:
            line.send(compare(line.recv(), recipe))
    except (EOFError, OSError):
        return


def _end(workers: list[Worker]) -> None:
    for worker in workers:
        worker.line.close()
        if worker.due is not None:
            worker.process.terminate()
    for worker in workers:
        worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()


def _how(code: int | None) -> str:
    """Return how a process ended, in words: by a signal, which has a negative code, or by itself."""
    if code is not None and code < 0:
        return f"signal {-code}, {signal.Signals(-code).name}"
    return f"exit code {code}"


@contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    """Have processes that are started in the block see these variables."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
