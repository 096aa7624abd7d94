"""The batch against kill -9, for real: the benchmark's own script, in a short form."""

import sys

import pytest

from benchmarks import kills


@pytest.mark.skipif(sys.platform != "linux", reason="finds the workers in /proc")
def test_a_batch_that_is_killed_again_and_again_ends_with_the_same_bytes() -> None:
    """Protects results against kill -9 of the run or of a worker, at random moments: nothing is lost or half there."""
    counted = kills.main(["--kills", "3", "--stories", "4", "--jobs", "1", "--seed", "3"])
    assert counted["kills"] == 3
