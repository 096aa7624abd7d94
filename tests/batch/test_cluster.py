"""The engine of many machines: what one machine gives, and no story lost with a worker."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from framing import assets
from framing.batch import Batch, Cluster, Processes, compare_all, open_source, open_store, recipe_of
from framing.errors import InputError
from framing.settings import Settings
from tests.batch.fakes import RECIPE, contents, fake, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from framing.batch import Engine

distributed = pytest.importorskip("distributed")
dask = pytest.importorskip("dask")

START = 60.0
"""Seconds that a scheduler or a worker may take to start on a busy machine."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """Return the address of a scheduler with two workers, processes of their own."""
    # A worker's death is held against its stories at once: to have three die for each would take a minute.
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local,
    ):
        yield local.scheduler_address


@contextlib.contextmanager
def program(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def test_a_cluster_gives_the_bytes_of_one_machine(
    cluster: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Protects results from where they were computed: a real story on a cluster has the bytes that it has here."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    recipe = recipe_of(Settings())

    def run(engine: Engine, out: str) -> Batch:
        store = open_store(out)
        source = open_source(str(assets.folder("corpora") / "ostrel-strike"), store, 300_000)
        return compare_all(source, store, recipe, engine, resume=True, step=lambda _: None)

    local = run(Processes(recipe, 1), str(tmp_path / "local"))
    for out in (str(tmp_path / "sent"), f"file://{tmp_path / 'shared'}"):
        assert run(Cluster(recipe, cluster, open_store(out)), out).sha256 == local.sha256
    assert contents(tmp_path / "local") == contents(tmp_path / "sent") == contents(tmp_path / "shared")


def test_a_story_that_ends_its_workers_fails_and_the_others_go_on(cluster: str, tmp_path: Path) -> None:
    """Protects a cluster's run from one story that eats all memory, and shows workers that come back."""
    stories = {"a": "done", "b": "kill", "c": "fail it is empty", "d": f"once {tmp_path / 'mark'}", "e": "done"}
    engine = Cluster(RECIPE, cluster, open_store(tmp_path), fake)
    found = {due[0].name: outcome for due, outcome in engine.run((story(*one), one[0]) for one in stories.items())}
    assert [name for name, outcome in sorted(found.items()) if outcome.entry.status == "done"] == ["a", "d", "e"]
    assert "often memory ran out" in found["b"].entry.reason


def test_one_of_two_workers_killed_half_way_costs_nothing(tmp_path: Path) -> None:
    """Protects a run on a real cluster, commands started one by one, from a machine that goes away."""
    address = tmp_path / "scheduler.json"
    worker = ("dask_worker", "--scheduler-file", str(address), "--nthreads", "1", "--no-nanny", "--no-dashboard")
    scheduler = (
        "dask_scheduler",
        "--scheduler-file",
        str(address),
        "--port",
        "0",
        "--host",
        "127.0.0.1",
        "--no-dashboard",
    )
    with program(*scheduler), program(*worker), program(*worker) as victim:
        until = time.monotonic() + START
        while not address.is_file() and time.monotonic() < until:
            time.sleep(0.1)
        with distributed.Client(scheduler_file=str(address), timeout=START, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=START)
            where = client.scheduler.address
        stories = ((story(f"s{number}", "sleep 0.3"), f"s{number}") for number in range(12))
        found = {}
        for due, outcome in Cluster(RECIPE, where, open_store(tmp_path / "out"), fake).run(stories):
            found[due[0].name] = outcome.entry.status
            if len(found) == 4:
                victim.send_signal(signal.SIGKILL)
    assert found == {f"s{number}": "done" for number in range(12)}


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects from a traceback of a library: a wrong address is a sentence that says how to start a scheduler."""
    monkeypatch.setattr("framing.batch.engines.cluster._PATIENCE", 1.0)
    with pytest.raises(InputError, match="start one with 'dask scheduler'"):
        list(Cluster(RECIPE, "tcp://127.0.0.1:9", open_store(tmp_path), fake).run(iter(())))
