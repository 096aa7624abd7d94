"""The engine of many machines: a Dask cluster, whose workers may die and come back.

A store that all machines reach is written by the workers; into a folder of this machine the parent writes what they
send it. The stories travel with the task, so that no worker needs to see where they came from.
"""

from __future__ import annotations

from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from framing.batch.comparing import Outcome, compare_one, failed, write
from framing.errors import InputError
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from framing.batch.comparing import Recipe
    from framing.batch.engines.engine import Due
    from framing.batch.stores import Store
    from framing.batch.story import RawStory

_AHEAD = 2
"""Tasks that each thread of the cluster has waiting: so that none is idle, and few stories are in memory."""

_ENDED = (
    "The workers that compared it ended, one after the other, also when it was compared alone: often memory ran out. "
    "Give workers more, or the story fewer or shorter articles."
)

_PATIENCE = 30.0
"""Seconds: how long a scheduler, and then its first worker, may take to answer. A judgement."""


class Cluster:
    """Compares stories on the workers of the Dask scheduler at an address such as tcp://10.0.0.5:8786."""

    def __init__(
        self,
        recipe: Recipe,
        scheduler: str,
        store: Store,
        compare: Callable[[RawStory, Recipe], Outcome] = compare_one,
    ) -> None:
        # Each of a worker's threads is one of its cores.
        self._recipe = replace(recipe, settings=replace(recipe.settings, threads=1))
        self._scheduler = scheduler
        self._store = store if store.is_shared else None
        self._compare = compare

    def run(self, stories: Iterator[Due]) -> Generator[tuple[Due, Outcome], None, None]:
        """Yield what became of each story. Raises InputError where there is no such scheduler, or it has no worker."""
        client = _connected(self._scheduler)
        from distributed import as_completed

        waiting: dict[str, Due] = {}
        suspects: list[Due] = []
        try:
            done = as_completed(loop=client.loop, raise_errors=False)
            more = True
            while more or waiting:
                # Workers come and go, so how many tasks are enough is asked each time.
                while more and len(waiting) < _AHEAD * max(1, sum(client.nthreads().values())):
                    due = next(stories, None)
                    more = due is not None
                    if due is not None:
                        task = self._submitted(client, due, "story")
                        waiting[task.key] = due
                        done.add(task)
                if waiting:
                    task = next(done)
                    due = waiting.pop(task.key)
                    outcome = _outcome(task)
                    if outcome is None:
                        suspects.append(due)
                    else:
                        yield due, outcome
            for due in suspects:
                # Twice: it may have been blamed for another story's end, and a worker may end once for its own reasons.
                tries = (_outcome(self._submitted(client, due, how)) for how in ("alone", "again"))
                yield due, next((outcome for outcome in tries if outcome is not None), None) or failed(due[0], _ENDED)
        finally:
            client.close()

    def _submitted(self, client: Any, due: Due, how: str) -> Any:
        work = Work(self._recipe, self._store, self._compare)
        return client.submit(work, due, key=f"{how}-{due[1]}", pure=False)


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker does with a story: compare it, and write it where the worker can."""

    recipe: Recipe
    store: Store | None
    compare: Callable[[RawStory, Recipe], Outcome]
    version: str = __version__

    def __call__(self, due: Due) -> Outcome:
        """Return what became of the story; raises InputError on a worker that has another version of framing."""
        if self.version != __version__:
            raise InputError(
                f"A worker of the cluster has framing {__version__}, and this machine {self.version}; install the same "
                "on all."
            )
        story, fingerprint = due
        outcome = self.compare(story, self.recipe)
        if self.store is None or outcome.entry.status == "failed":
            return outcome
        write(outcome, fingerprint, self.store)
        return replace(outcome, files={})


def _outcome(task: Any) -> Outcome | None:
    """Return what a task gave, once it is through; None where its workers died, one after the other.

    Dask counts a worker's death against each story that waited there, so one that did is not guilty for sure.
    """
    from distributed import KilledWorker

    try:
        # A result may be lost with its worker after the task is through: then it is made again, or its workers die too.
        outcome: Outcome = task.result()
    except KilledWorker:
        return None
    except CancelledError as cancelled:
        raise InputError(
            "The Dask scheduler went away. What is done is kept: start it anew, and run the same again."
        ) from cancelled
    return outcome


def _connected(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError(
            "The engine dask needs the library of that name; run 'pip install framing-report[cluster]'."
        ) from error
    try:
        client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(
            f"No Dask scheduler answers at {scheduler} ({reason}); start one with 'dask scheduler' and give the "
            "address that it prints."
        ) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close()
        raise InputError(
            f"The scheduler at {scheduler} has no worker; start some with 'dask worker {scheduler} --nthreads 1'."
        ) from error
    return client
