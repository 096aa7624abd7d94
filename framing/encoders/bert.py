"""A network of BERT's kind as ONNX, written node by node from its weights: no exporter, and no torch.

The layout is that of Devlin et al. (2019) as transformers' `BertModel` names it. Nodes come fused (attention, residual
with normalisation, bias with GELU) in ONNX Runtime's own operators. There is no mask: texts of one batch have the same
number of word pieces, so nothing is padding, and a text's numbers are the same to the last bit whatever stands beside
it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Weights = Mapping[str, NDArray[np.float32]]

_FUSED = "com.microsoft"
"""The domain of ONNX Runtime's fused operators."""
_EMBEDDINGS = "EmbedLayerNormalization"
_OPSET, _IR = 17, 8
"""ONNX's operators and file layout of 2022: any ONNX Runtime since 1.12 reads them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a BERT's weights do not say of themselves: heads of attention, and the epsilon of its normalisations."""

    heads: int
    epsilon: float = 1e-12


@dataclass(slots=True)
class _Graph:
    """A graph under construction: nodes, and weights by the names that nodes call them."""

    shape: Shape
    nodes: list[Any] = field(default_factory=list)
    kept: dict[str, NDArray[np.float32]] = field(default_factory=dict)

    def keep(self, name: str, array: NDArray[np.float32]) -> str:
        self.kept[name] = np.ascontiguousarray(array, np.float32)
        return name

    def add(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        # The embeddings' second output says where padding begins: named because it must be, and not read.
        outputs = [output, "padding"] if operator == _EMBEDDINGS else [output]
        self.nodes.append(helper.make_node(operator, inputs, outputs, domain=domain, **attributes))
        return output


def encoder_network(weights: Weights, shape: Shape) -> bytes:
    """Return the network from word pieces to `last` and `middle`, both (texts, pieces, dims).

    `last` is the last layer, `middle` the mean of the layers in the middle third, as `Tokens` describes them.
    """
    graph = _Graph(shape)
    layers = _layers(graph, weights, "", segments=False)
    third = len(layers) // 3
    graph.add("Identity", [layers[-1]], "last")
    graph.add("Mean", layers[third : 2 * len(layers) // 3 + 1], "middle")
    dims = weights["embeddings.LayerNorm.weight"].shape[0]
    return _packed(graph, ["pieces"], {"last": ["texts", "length", dims], "middle": ["texts", "length", dims]})


def pair_network(weights: Weights, shape: Shape) -> bytes:
    """Return the network from the word pieces of two texts, and which of the two each is of, to one `logit` a pair."""
    from onnx import TensorProto, helper

    graph = _Graph(shape)
    first = helper.make_tensor("first", TensorProto.INT64, [1], [0])
    graph.nodes.append(helper.make_node("Constant", [], ["first"], value=first))
    last = _layers(graph, weights, "bert.", segments=True, kept="first")[-1]
    graph.add("Flatten", [last], "head", axis=1)
    graph.add("Gemm", ["head", *_dense(graph, weights, "bert.pooler.dense")], "pooled", transB=1)
    graph.add("Tanh", ["pooled"], "squashed")
    graph.add("Gemm", ["squashed", *_dense(graph, weights, "classifier")], "logit", transB=1)
    return _packed(graph, ["pieces", "segments"], {"logit": ["texts", 1]})


def _dense(graph: _Graph, weights: Weights, name: str) -> list[str]:
    return [graph.keep(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias")]


def _layers(graph: _Graph, weights: Weights, prefix: str, *, segments: bool, kept: str = "") -> list[str]:
    """Add the embeddings and all layers; return the names of their outputs, the embeddings' first.

    Where `kept` names places in a text, the last layer is computed for the word pieces there alone.
    """
    tables = {
        part: weights[f"{prefix}embeddings.{part}_embeddings.weight"] for part in ("word", "position", "token_type")
    }
    if not segments:  # every piece is of the first text
        tables["position"] = tables["position"] + tables["token_type"][0]
    inputs = [
        "pieces",
        "segments" if segments else "",
        graph.keep("words", tables["word"]),
        graph.keep("positions", tables["position"]),
        graph.keep("segment rows", tables["token_type"]) if segments else "",
        *_norm(graph, weights, f"{prefix}embeddings.LayerNorm"),
    ]
    graph.add(_EMBEDDINGS, inputs, "layer 0", _FUSED, epsilon=graph.shape.epsilon)
    names = ["layer 0"]
    while (layer := f"{prefix}encoder.layer.{len(names) - 1}") + ".output.dense.weight" in weights:
        is_last = f"{prefix}encoder.layer.{len(names)}.output.dense.weight" not in weights
        names.append(_layer(graph, weights, layer, names[-1], kept=kept if is_last else ""))
    return names


def _layer(graph: _Graph, weights: Weights, layer: str, before: str, *, kept: str) -> str:
    parts = [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
    attention = [
        before,
        graph.keep(f"{layer} qkv", np.concatenate([weights[f"{part}.weight"].T for part in parts], axis=1)),
        graph.keep(f"{layer} qkv bias", np.concatenate([weights[f"{part}.bias"] for part in parts])),
    ]
    seen = graph.add("Attention", attention, f"{layer} seen", _FUSED, num_heads=graph.shape.heads)
    if kept:
        seen, before = (
            graph.add("Gather", [rows, kept], f"{layer} {name}", axis=1)
            for rows, name in ((seen, "kept"), (before, "kept before"))
        )
    mixed = _project(graph, weights, f"{layer}.attention.output.dense", seen)
    said = _added(graph, weights, f"{layer}.attention.output", (mixed, before), f"{layer} said")
    wide = _project(graph, weights, f"{layer}.intermediate.dense", said)
    bias = graph.keep(f"{layer} wide bias", weights[f"{layer}.intermediate.dense.bias"])
    curved = graph.add("BiasGelu", [wide, bias], f"{layer} curved", _FUSED)
    narrow = _project(graph, weights, f"{layer}.output.dense", curved)
    return _added(graph, weights, f"{layer}.output", (narrow, said), f"{layer} out")


def _project(graph: _Graph, weights: Weights, name: str, rows: str) -> str:
    return graph.add("MatMul", [rows, graph.keep(f"{name} across", weights[f"{name}.weight"].T)], f"{name} rows")


def _added(graph: _Graph, weights: Weights, name: str, rows: tuple[str, str], output: str) -> str:
    """Add the bias of `name`'s projection and what stood before it, and normalise."""
    bias = graph.keep(f"{name} bias", weights[f"{name}.dense.bias"])
    inputs = [*rows, *_norm(graph, weights, f"{name}.LayerNorm"), bias]
    return graph.add("SkipLayerNormalization", inputs, output, _FUSED, epsilon=graph.shape.epsilon)


def _norm(graph: _Graph, weights: Weights, name: str) -> list[str]:
    return [graph.keep(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias")]


def _packed(graph: _Graph, inputs: list[str], outputs: Mapping[str, list[str | int]]) -> bytes:
    from onnx import TensorProto, helper

    built = helper.make_graph(
        graph.nodes,
        "framing",
        [helper.make_tensor_value_info(name, TensorProto.INT32, ["texts", "length"]) for name in inputs],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, dims) for name, dims in outputs.items()],
    )
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    model = helper.make_model(built, opset_imports=opsets, ir_version=_IR)
    for name in list(graph.kept):  # each goes as it is written: a second copy of all would double the memory
        array = graph.kept.pop(name)
        model.graph.initializer.add(
            name=name, dims=array.shape, data_type=TensorProto.FLOAT, raw_data=array.astype("<f4").tobytes()
        )
    return bytes(model.SerializeToString())
