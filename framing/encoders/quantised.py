"""A transformer's weights out of an ONNX file that holds them as whole numbers of eight bits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

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
