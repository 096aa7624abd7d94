"""A converted network: batches without padding, the same numbers in any company, threads that are there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.encoders import bert
from framing.encoders.conversion import UnconvertedError
from framing.encoders.network import Network, available_threads, batches

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

DIMS, WORDS, LONGEST = 8, 50, 40


def weights(prefix: str = "", layers: int = 3) -> dict[str, NDArray[np.float32]]:
    """Return the weights of a very small BERT, by transformers' names."""
    chance = np.random.default_rng(1)
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (WORDS, DIMS),
        "embeddings.position_embeddings.weight": (LONGEST, DIMS),
        "embeddings.token_type_embeddings.weight": (2, DIMS),
        **norm("embeddings"),
    }
    for layer in (f"encoder.layer.{n}" for n in range(layers)):
        for part in ("query", "key", "value"):
            shapes |= dense(f"{layer}.attention.self.{part}", DIMS, DIMS)
        shapes |= dense(f"{layer}.attention.output.dense", DIMS, DIMS) | norm(f"{layer}.attention.output")
        shapes |= dense(f"{layer}.intermediate.dense", DIMS, 4 * DIMS)
        shapes |= dense(f"{layer}.output.dense", 4 * DIMS, DIMS) | norm(f"{layer}.output")
    return {f"{prefix}{name}": chance.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def dense(name: str, narrow: int, wide: int) -> dict[str, tuple[int, ...]]:
    """Return the shapes of a layer that projects."""
    return {f"{name}.weight": (wide, narrow), f"{name}.bias": (wide,)}


def norm(name: str) -> dict[str, tuple[int, ...]]:
    """Return the shapes of a normalisation."""
    return {f"{name}.LayerNorm.weight": (DIMS,), f"{name}.LayerNorm.bias": (DIMS,)}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a very small network."""
    path = tmp_path_factory.mktemp("network") / "network.onnx"
    path.write_bytes(bert.encoder_network(weights(), bert.Shape(heads=2)))
    return path


def rows(count: int) -> list[list[int]]:
    """Return rows of word pieces of many lengths."""
    chance = np.random.default_rng(count)
    return [chance.integers(0, WORDS, chance.integers(2, LONGEST)).tolist() for _ in range(count)]


def test_neighbours_and_threads_change_no_bit(small: Path) -> None:
    """Protects findings from the company a sentence keeps: alone or among sixty, on one thread or on four."""
    pieces = rows(60)
    together = Network(small, 4).run(pieces)
    for own, answer in zip(pieces, together, strict=True):
        (alone,) = Network(small, 1).run([own])
        assert [part.tobytes() for part in alone] == [part.tobytes() for part in answer]


def test_the_middle_is_the_mean_of_the_middle_layers(small: Path, tmp_path: Path) -> None:
    """Protects the scorers of wording: of three layers and the embeddings, the second and the third of the four."""
    ((_, middle),) = Network(small, 1).run([[1, 2, 3]])
    means = []
    for layers in (1, 2):
        path = tmp_path / f"{layers}.onnx"
        path.write_bytes(bert.encoder_network(weights(layers=layers), bert.Shape(heads=2)))
        ((last, _),) = Network(path, 1).run([[1, 2, 3]])
        means.append(last)
    assert np.allclose(middle, np.mean(means, axis=0), atol=1e-6)


def test_a_file_that_is_no_network_is_refused(tmp_path: Path) -> None:
    """Protects the way back to the reference: whatever the runtime makes of a file, it is one error with a reason."""
    (tmp_path / "network.onnx").write_bytes(b"none")
    with pytest.raises(UnconvertedError, match="runtime"):
        Network(tmp_path / "network.onnx", 1)


@given(st.lists(st.integers(1, 300), max_size=80), st.integers(1, 400))
def test_batches_hold_everything_once_and_pad_nothing(lengths: list[int], budget: int) -> None:
    """Protects speed and memory: one length a batch, within the budget, and no text lost or read twice."""
    made = batches(lengths, budget)
    assert sorted(place for batch in made for place in batch) == list(range(len(lengths)))
    for batch in made:
        (length,) = {lengths[place] for place in batch}
        assert len(batch) == 1 or len(batch) * length <= budget


@pytest.mark.parametrize(
    ("quota", "wanted", "expected"),
    [
        (None, 0, None),
        ("max 100000\n", 0, None),
        ("50000 100000\n", 0, 1),
        ("100000 100000\n", 8, 1),
        (None, 1, 1),
        ("nonsense", 10_000, None),
    ],
)
def test_there_are_as_many_threads_as_cores(
    tmp_path: Path, quota: str | None, wanted: int, expected: int | None
) -> None:
    """Protects containers: never more threads than the process may use, whatever is asked for (None: all of them)."""
    path = tmp_path / "cpu.max"
    if quota is not None:
        path.write_text(quota, encoding="ascii")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    assert available_threads(wanted, path) == (expected or cores)
