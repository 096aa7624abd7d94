"""Converted networks, kept in the cache: a folder each, that appears whole or not at all and is checked when opened.

A network is converted once. Its folder is called after the model, the runtime and the way of converting, so that a
change of any of them converts anew. What is damaged is thrown away and converted again.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import logging
import re
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.settings import AUTO, NETWORKS, REFERENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from framing.records import Model

RUNTIME = "onnxruntime"
"""The package that runs converted networks, as pip and Python call it."""
NETWORK, TOKENIZER = "network.onnx", "tokenizer.json"
"""The files of every converted network."""

_DESCRIPTION = "conversion.json"
_CONVERTER = 2
"""Of the way of converting; a change makes earlier conversions strangers."""
_PART = ".part"
_ABANDONED = 3_600.0
"""Seconds after which a conversion that is still unfinished was killed: one takes seconds. A judgement."""

log = logging.getLogger(__name__)


class UnconvertedError(Exception):
    """A network cannot be converted, or not run once it is; the message says why. The reference takes its place."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is converted.

    `make` returns its files, by name, and the options that its user needs. `check` takes a folder and the options, and
    raises UnconvertedError where the network does not answer as the reference does.
    """

    model: Model
    make: Callable[[], tuple[Mapping[str, bytes], Mapping[str, Any]]]
    check: Callable[[Path, Mapping[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Conversion:
    """A converted network in its folder, and the model's name."""

    folder: Path
    model: str
    megabytes: float


def runtime_version() -> str | None:
    """Return the version of the runtime; None where it is not installed."""
    if importlib.util.find_spec(RUNTIME) is None:
        return None
    from importlib import metadata

    with contextlib.suppress(metadata.PackageNotFoundError):
        return metadata.version(RUNTIME)
    return "unknown"


def converted(recipe: Recipe, cache: Path) -> tuple[Path, Mapping[str, Any]]:
    """Return the folder with a model's converted network, converted now where it is not yet, and its options.

    Raises UnconvertedError where there is no runtime, no place to keep it, or no way to convert it.
    """
    place = place_of(recipe.model, cache)
    if place.is_dir():
        options = read(place)
        if options is not None:
            return place, options
        log.warning("The converted %s in %s is damaged; it is converted again.", recipe.model.name, place)
        _remove(place)
    files, options = recipe.make()
    try:
        return _published(place, files, options, recipe), options
    except OSError as error:
        raise UnconvertedError(f"{place.parent} does not take it ({error.strerror or error})") from error


def place_of(model: Model, cache: Path) -> Path:
    """Return the folder of a model's converted network; raises UnconvertedError where there is no runtime."""
    version = runtime_version()
    if version is None:
        raise UnconvertedError(f"{RUNTIME} is not installed: run 'pip install {RUNTIME}'")
    key = hashlib.sha256(f"{_CONVERTER}\0{RUNTIME} {version}\0{model.sha256}".encode()).hexdigest()[:16]
    name = re.sub(r"[^\w.-]+", "-", Path(model.name).name)[:60] or "model"
    return cache / NETWORKS / f"{name}-{key}"


def answering(model: Model, cache: Path, runtime: str) -> str:
    """Return who will answer for a model, as far as is known before it is opened: AUTO, its network, or REFERENCE."""
    with contextlib.suppress(UnconvertedError):
        if runtime == AUTO and place_of(model, cache).is_dir():
            return AUTO
    return REFERENCE


def read(folder: Path) -> Mapping[str, Any] | None:
    """Return the options of the network in a folder; None where a file is missing or not as it was written."""
    try:
        written = json.loads((folder / _DESCRIPTION).read_text(encoding="utf-8"))
        for name, expected in written["sha256"].items():
            with (folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != expected:
                    return None
        options: Mapping[str, Any] = written["options"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return options


def conversions(cache: Path) -> list[Conversion]:
    """Return the converted networks in a cache, by name: those too that this installation does not use."""
    found = []
    for folder in sorted(path for path in (cache / NETWORKS).glob("*") if path.is_dir() and path.suffix != _PART):
        try:
            model = str(json.loads((folder / _DESCRIPTION).read_text(encoding="utf-8"))["model"])
        except (OSError, ValueError, KeyError, TypeError):
            model = folder.name
        size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
        found.append(Conversion(folder, model, size / 1e6))
    return found


def remove_all(cache: Path) -> int:
    """Remove every converted network, and return how many there were. A run that uses one keeps what it has open."""
    found = conversions(cache)
    shutil.rmtree(cache / NETWORKS, ignore_errors=True)
    return len(found)


def _published(place: Path, files: Mapping[str, bytes], options: Mapping[str, Any], recipe: Recipe) -> Path:
    """Write the files beside their place, check the network, and put it there in one step."""
    place.parent.mkdir(parents=True, exist_ok=True)
    _clear_abandoned(place.parent)
    part = place.with_name(f"{place.name}.{secrets.token_hex(6)}{_PART}")
    part.mkdir()
    try:
        for name, data in files.items():
            (part / name).write_bytes(data)
        recipe.check(part, options)
        described = {
            "model": recipe.model.name,
            "made for": recipe.model.sha256,
            "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
            "options": dict(options),
        }
        (part / _DESCRIPTION).write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
        try:
            part.rename(place)
        except OSError:
            if read(place) is None:  # else another run was faster, with the same result
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return place


def _clear_abandoned(folder: Path) -> None:
    for part in folder.glob(f"*{_PART}"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime > _ABANDONED:
                shutil.rmtree(part, ignore_errors=True)


def _remove(folder: Path) -> None:
    """Take a folder out of the way in one step, so that nobody finds it half gone, and then delete it."""
    gone = folder.with_name(f"{folder.name}.{secrets.token_hex(6)}{_PART}")
    with contextlib.suppress(OSError):
        folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)
