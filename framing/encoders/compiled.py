"""An embedding model converted for ONNX Runtime: the vectors of sentence-transformers, without torch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.encoders import bert
from framing.encoders.conversion import NETWORK, TOKENIZER, Recipe, UnconvertedError, converted
from framing.encoders.encoder import Encoded, Tokens
from framing.encoders.network import Network
from framing.encoders.probes import check_vectors
from framing.encoders.transformer import check, joined, unit_rows, windows_of
from framing.records import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from framing.encoders.transformer import ModelFiles
    from framing.records import Model

_KINDS = ("Transformer", "Pooling", "Normalize")
"""The modules of sentence-transformers that are understood here, in their order; the last may be missing."""


def open_compiled(files: ModelFiles, cache: Path, threads: int) -> CompiledEncoder:
    """Return the model as a converted network, converted now where it is not yet.

    Raises ModelError where the model's weights are not its own, UnconvertedError where it cannot be converted.
    """

    def make() -> tuple[dict[str, bytes], dict[str, Any]]:
        check(files)
        return _converted_files(files.folder)

    def check_answers(folder: Path, options: Mapping[str, Any]) -> None:
        check_vectors(CompiledEncoder(files.model, folder, options, threads), files)

    folder, options = converted(Recipe(files.model, make, check_answers), cache)
    return CompiledEncoder(files.model, folder, options, threads)


class CompiledEncoder:
    """The converted network in `folder`, with the `options` that were kept beside it, on at most `threads` threads."""

    def __init__(self, model: Model, folder: Path, options: Mapping[str, Any], threads: int) -> None:
        from tokenizers import Tokenizer

        self.model = model
        self._longest, self._pools_first, self._unit = int(options["longest"]), options["first"], options["unit"]
        self._tokenizer: Any = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._network = Network(folder / NETWORK, threads)

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Return the vectors of `texts`. Token vectors are without the model's special tokens."""
        sound = [without_surrogates(text) for text in texts]
        windows = [
            (place, start, read)
            for place, (text, whole) in enumerate(zip(sound, self._tokenizer.encode_batch(sound), strict=True))
            for start, read in self._windows(text, whole)
        ]
        answers = self._network.run([read.ids for _, _, read in windows])
        parts: list[list[tuple[int, NDArray[np.float32], Tokens]]] = [[] for _ in texts]
        for (place, start, read), (last, middle) in zip(windows, answers, strict=True):
            parts[place].append((start, *self._vectors(read, last, middle)))
        rows = [joined(part, text) for part, text in zip(parts, sound, strict=True)]
        pooled = np.stack([row[0] for row in rows]) if rows else np.zeros((0, 0), np.float32)
        return Encoded(pooled, tuple(row[1] for row in rows))

    def _windows(self, text: str, whole: Any) -> list[tuple[int, Any]]:
        """Return a text's windows, each with where it starts and its word pieces; mostly there is one."""
        if len(whole.ids) <= self._longest:
            return [(0, whole)]
        own = [offset for offset, special in zip(whole.offsets, whole.special_tokens_mask, strict=True) if not special]
        windows = windows_of(own, self._longest - (len(whole.ids) - len(own)))
        self._tokenizer.enable_truncation(self._longest)
        read = [(start, self._tokenizer.encode(text[start:end])) for start, end in windows]
        self._tokenizer.no_truncation()
        return read

    def _vectors(
        self, read: Any, last: NDArray[np.float32], middle: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], Tokens]:
        pooled = last[0] if self._pools_first else last.mean(axis=0)
        own = [
            place
            for place, ((start, end), special) in enumerate(zip(read.offsets, read.special_tokens_mask, strict=True))
            if not special and start < end
        ]
        spans = tuple((int(read.offsets[place][0]), int(read.offsets[place][1])) for place in own)
        return unit_rows(pooled[None])[0] if self._unit else pooled, Tokens(
            last[own], spans, middle[own].astype(np.float16)
        )


def _converted_files(folder: Path) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Return the files and options of the converted network of the model in a folder."""
    from safetensors.numpy import load_file

    try:
        modules = [module["type"].rpartition(".")[2] for module in _json(folder / "modules.json")]
        config, sentence = _json(folder / "config.json"), _json(folder / "sentence_bert_config.json")
        pools = _pools(_json(folder / "1_Pooling" / "config.json"))
        known = {
            f"its modules are {', '.join(modules)}": tuple(modules) in (_KINDS, _KINDS[:2]),
            f"it is of the kind {config['model_type']}": config["model_type"] == "bert",
            f"its activation is {config['hidden_act']}": config["hidden_act"] == "gelu",
            "its positions are relative": config.get("position_embedding_type", "absolute") == "absolute",
            "it lowers the case before it reads": not sentence.get("do_lower_case"),
            f"it pools by {' and '.join(pools)}": pools in (["mean"], ["cls"]),
        }
        unknown = [reason for reason, understood in known.items() if not understood]
        if unknown:
            raise UnconvertedError(f"it cannot be converted: {unknown[0]}")
        weights = {name.removeprefix("bert."): array for name, array in load_file(folder / "model.safetensors").items()}
        shape = bert.Shape(int(config["num_attention_heads"]), float(config.get("layer_norm_eps", 1e-12)))
        network = bert.encoder_network(weights, shape)
        tokenizer = (folder / TOKENIZER).read_bytes()
        longest = min(int(sentence["max_seq_length"]), int(config["max_position_embeddings"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnconvertedError(f"it cannot be converted ({type(error).__name__}: {error})") from error
    options = {"longest": longest, "first": pools == ["cls"], "unit": modules[-1] == _KINDS[-1]}
    return {NETWORK: network, TOKENIZER: tokenizer}, options


def _pools(config: Mapping[str, Any]) -> list[str]:
    """Return how a model makes one vector of its word pieces', as sentence-transformers of any age writes it."""
    if "pooling_mode" in config:
        return [str(config["pooling_mode"])]
    modes = [name.removeprefix("pooling_mode_") for name, on in config.items() if on is True]
    return [mode.removesuffix("_tokens").removesuffix("_token") for mode in modes if mode != "include_prompt"]


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
