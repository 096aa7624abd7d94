"""The engine of one machine: the same outcomes as without it, and no story lost with the process that was at it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from framing.batch.engines import Processes
from tests.batch.fakes import RECIPE, fake, story

if TYPE_CHECKING:
    from pathlib import Path

    from framing.batch.comparing import Outcome


def outcomes(stories: dict[str, str], jobs: int) -> dict[str, Outcome]:
    """Return what becomes of stories by name, where each one's text says what happens to it."""
    engine = Processes(RECIPE, jobs, fake)
    return {
        due[0].name: outcome for due, outcome in engine.run((story(name, text), name) for name, text in stories.items())
    }


def test_every_story_is_compared_once_whatever_the_number_of_jobs() -> None:
    """Protects results from the number of processes: one and three give the same, for each story."""
    stories = {f"story-{number}": f"done {number}" for number in range(7)}
    one, three = outcomes(stories, 1), outcomes(stories, 3)
    assert one == three
    assert set(one) == set(stories)


def test_a_process_that_is_killed_costs_its_own_story_alone(tmp_path: Path) -> None:
    """Protects a night's run from one story that eats all memory: it fails with the reason, the others go on."""
    once = f"once {tmp_path / 'mark'}"
    found = outcomes({"a": "done", "b": "kill", "c": "fail it is empty", "d": once, "e": "done"}, 2)
    assert [name for name, outcome in sorted(found.items()) if outcome.entry.status == "done"] == ["a", "d", "e"]
    assert "signal 9, SIGKILL), 2 times" in found["b"].entry.reason
    assert found["c"].entry.reason == "it is empty"


@pytest.mark.parametrize(("wanted", "jobs", "threads"), [(0, 1, 3), (0, 2, 1), (2, 1, 2), (8, 1, 3), (0, 7, 1)])
def test_threads_in_all_are_no_more_than_cores(
    wanted: int, jobs: int, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects speed: a lone worker has every core, several share them; sums stay with one thread, as in a command."""
    monkeypatch.setattr("framing.batch.engines.processes.available_threads", lambda: 3)
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    recipe = replace(RECIPE, settings=replace(RECIPE.settings, threads=wanted))
    ((_, outcome),) = Processes(recipe, jobs, fake).run(iter([(story("a", "done"), "a")]))
    assert outcome.files["report.html"].endswith(f" {threads} 1".encode())


def test_a_run_that_is_abandoned_leaves_no_process() -> None:
    """Protects a machine from workers that nobody waits for: ending the run ends them, in the middle of a story too."""
    import multiprocessing

    stories = (story(name, text) for name, text in (("a", "done"), ("b", "sleep 60"), ("c", "sleep 60")))
    running = Processes(RECIPE, 2, fake).run((one, one.name) for one in stories)
    assert next(running)[0][0].name == "a"
    running.close()
    assert not multiprocessing.active_children()
