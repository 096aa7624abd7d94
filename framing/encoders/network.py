"""A converted network, run by ONNX Runtime on as many threads as the process may use."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.encoders.conversion import UnconvertedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BUDGET = 256
"""Word pieces that go through the network together. More is no faster (measured from 128 to 4,096, within 3 %), and
small batches share out evenly between the threads and bound the memory."""

_QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""What a container may use of the processor: microseconds of each so many, or "max"."""


def available_threads(wanted: int = 0, quota: Path = _QUOTA) -> int:
    """Return how many threads to run: the cores that this process may use, or `wanted` where that is fewer and not 0.

    More threads than cores made an encoding several times slower.
    """
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    try:
        share, period = quota.read_text(encoding="ascii").split()
        cores = min(cores, max(1, int(share) // int(period)))
    except (OSError, ValueError):  # no container, or one without a limit
        pass
    return min(cores, wanted) if wanted > 0 else cores


def batches(lengths: Sequence[int], budget: int = _BUDGET) -> list[list[int]]:
    """Return the places of `lengths` in batches of one length each, longest first, of at most `budget` in all.

    One that is longer than the budget is a batch of its own.
    """
    made: list[list[int]] = []
    for place in sorted(range(len(lengths)), key=lambda place: (-lengths[place], place)):
        last = made[-1] if made else []
        if last and lengths[last[0]] == lengths[place] and (len(last) + 1) * lengths[place] <= budget:
            last.append(place)
        else:
            made.append([place])
    return made


class Network:
    """The network in the file `path`.

    Each thread runs a batch of its own: on two cores that was up to twice as fast as two threads on one batch, and
    never slower. A row's numbers depend neither on its batch nor on the number of threads, to the last bit. Raises
    UnconvertedError where the runtime does not take the file.
    """

    def __init__(self, path: Path, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3  # errors; they come as exceptions too
        # The file's nodes are fused already; what is left to do at load takes longer than it saves.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        try:
            self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the runtime's own errors have no common base
            raise UnconvertedError(f"the runtime does not take it ({str(error).splitlines()[0]})") from error
        self._threads = available_threads(threads)

    def run(
        self, pieces: Sequence[Sequence[int]], segments: Sequence[Sequence[int]] | None = None
    ) -> list[tuple[NDArray[np.float32], ...]]:
        """Return the network's outputs for each row of word pieces; `segments` say which text each piece is of."""
        found: list[tuple[NDArray[np.float32], ...]] = [()] * len(pieces)

        def run_batch(batch: list[int]) -> None:
            inputs = {"pieces": np.array([pieces[place] for place in batch], np.int32)}
            if segments is not None:
                inputs["segments"] = np.array([segments[place] for place in batch], np.int32)
            outputs = self._session.run(None, inputs)
            for row, place in enumerate(batch):
                found[place] = tuple(output[row] for output in outputs)

        waiting = batches([len(row) for row in pieces])
        if self._threads == 1 or len(waiting) < 2:
            for batch in waiting:
                run_batch(batch)
        else:
            with ThreadPoolExecutor(min(self._threads, len(waiting)), "framing-encoding") as pool:
                for _ in pool.map(run_batch, waiting):
                    pass
        return found
