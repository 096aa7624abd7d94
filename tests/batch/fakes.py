"""Stories that cost nothing to compare, and an engine without processes of its own."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from framing.batch import Recipe
from framing.batch.comparing import Outcome, compare_one, failed
from framing.batch.folder import FILES, SUMMARY
from framing.batch.stores import LOCK
from framing.batch.story import RawStory, StoryFile
from framing.export import REPORT
from framing.report.batch import BatchEntry
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

    from framing.batch.engines import Due

RECIPE = Recipe(Settings(threads=1), "2026-01-01T00:00:00+00:00")


class Here:
    """Compares in this process, one story after the other."""

    def __init__(self, recipe: Recipe, compare: Callable[[RawStory, Recipe], Outcome] = compare_one) -> None:
        self._recipe, self._compare = recipe, compare

    def run(self, stories: Iterator[Due]) -> Generator[tuple[Due, Outcome], None, None]:
        """Yield each story with what became of it."""
        for due in stories:
            yield due, self._compare(due[0], self._recipe)


def story(name: str, text: str = "A text.") -> RawStory:
    """Return a story of one file."""
    data = text.encode()
    return RawStory(name, f"stories/{name}", name, (StoryFile("a.txt", data, len(data)),))


def fake(story: RawStory, _recipe: Recipe) -> Outcome:
    """Do as a story's text says: be compared, fail, take long, be killed, or be killed unless a file is there."""
    said = story.files[0].data.decode()
    what, _, argument = said.partition(" ")
    if what == "fail":
        return failed(story, argument)
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "once":
        try:
            os.close(os.open(argument, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    if what == "sleep":
        time.sleep(float(argument))
    threads = " ".join(os.environ.get(f"{library}_NUM_THREADS", "-") for library in ("OMP", "OPENBLAS"))
    files = {name: f"{story.name} {said} {threads}".encode() for name in FILES}
    return Outcome(BatchEntry(story.name, story.name, "done", href=f"{story.name}/{REPORT}"), files, story.name)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a run with its bytes, but for its lock, and its summary, which has the time that it took."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name not in (SUMMARY, LOCK)
    }
