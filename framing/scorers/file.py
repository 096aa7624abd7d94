"""A scorer in a file: arrays and a description, read without pickle and checked against their hash."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.errors import ModelError
from framing.records import Model
from framing.scorers.linear import Linear

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

FORMAT = "framing-scorer"
SHIPPED = Path(__file__).resolve().parent.parent / "models"
_ARRAYS = ("mean", "scale", "weights", "bias")
_LARGEST = 200_000_000
"""Bytes; what unpacks to more is no scorer of ours, and is not unpacked."""


@dataclass(frozen=True, slots=True, eq=False)
class Scorer:
    """A trained model with the task that it answers and the encoder whose vectors it reads (None: it reads no vectors).

    `trained_on` says in words what it learned from; `sha256` is the hash of description and numbers.
    """

    task: str
    linear: Linear
    encoder: Model | None
    trained_on: str
    sha256: str = ""

    def fits(self, columns: tuple[str, ...]) -> None:
        """Raise ModelError where the scorer was trained on other features than these."""
        if self.linear.columns != columns:
            raise ModelError(
                f"The {self.task} scorer was trained on other features than this version of framing reads; "
                f"train it again with 'framing train'."
            )


def pack(scorer: Scorer) -> bytes:
    """Return the scorer as the bytes of a file; the same scorer gives the same bytes."""
    linear = scorer.linear
    described = {
        "format": FORMAT,
        "version": 1,
        "task": scorer.task,
        "trained_on": scorer.trained_on,
        "encoder": [scorer.encoder.name, scorer.encoder.sha256] if scorer.encoder else None,
        "labels": linear.labels,
        "columns": _folded(linear.columns),
        "slope": linear.slope,
        "offset": linear.offset,
        "threshold": linear.threshold,
    }
    arrays = {name: np.asarray(getattr(linear, name), np.float32) for name in _ARRAYS}
    description = json.dumps(described, ensure_ascii=False)
    written = io.BytesIO()
    np.savez_compressed(
        written,
        description=np.array(description),
        sha256=np.array(_sha256(description, arrays)),
        **arrays,  # type: ignore[arg-type]
    )
    return written.getvalue()


def load(path: Path) -> Scorer:
    """Return the scorer in a file; raise ModelError where it is missing, damaged or not one of ours."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > _LARGEST:
            raise ModelError(f"{path} is no scorer: unpacked it has {size:,} bytes. Give a file of 'framing train'.")
        with np.load(path, allow_pickle=False) as file:
            written = {name: file[name] for name in ("description", "sha256", *_ARRAYS)}
    except FileNotFoundError as error:
        raise ModelError(f"There is no file {path}; make one with 'framing train'.") from error
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError(
            f"{path} is no scorer that framing train made, or it is damaged ({error}); make it again."
        ) from error
    arrays = {name: np.asarray(written[name], np.float32) for name in _ARRAYS}
    description = str(written["description"])
    sha256 = _sha256(description, arrays)
    if sha256 != str(written["sha256"]):
        raise ModelError(f"{path} is damaged: its numbers do not have the hash that it states; make it again.")
    return _scorer(path, json.loads(description), arrays, sha256)


def _scorer(path: Path, described: dict[str, Any], arrays: Mapping[str, NDArray[np.float32]], sha256: str) -> Scorer:
    if described.get("format") != FORMAT or described.get("version") != 1:
        raise ModelError(f"{path} was made by another version of framing; make it again with 'framing train'.")
    try:
        linear = Linear(
            columns=_unfolded(described["columns"]),
            labels=tuple(described["labels"]),
            slope=float(described["slope"]),
            offset=float(described["offset"]),
            threshold=float(described["threshold"]),
            **arrays,
        )
        encoder = Model(*described["encoder"]) if described["encoder"] else None
        scorer = Scorer(str(described["task"]), linear, encoder, str(described["trained_on"]), sha256)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise ModelError(f"{path} describes itself in a way that cannot be read ({error!r}); make it again.") from error
    each, many = (len(linear.columns),), (len(linear.labels),)
    if (linear.mean.shape, linear.scale.shape, linear.bias.shape) != (each, each, many) or (
        linear.weights.shape != many + each
    ):
        raise ModelError(f"{path} has arrays that do not fit its columns and labels; make it again.")
    return scorer


@cache
def shipped(task: str) -> Scorer:
    """Return the scorer that comes with framing for a task."""
    return load(SHIPPED / task / "scorer.npz")


def _sha256(description: str, arrays: Mapping[str, NDArray[np.float32]]) -> str:
    digest = hashlib.sha256(description.encode("utf-8", "surrogatepass"))
    for name in _ARRAYS:
        digest.update(f"{name}{arrays[name].shape}".encode())
        digest.update(np.ascontiguousarray(arrays[name]).tobytes())
    return digest.hexdigest()


def _folded(columns: tuple[str, ...]) -> list[str | list[str | int]]:
    """Write runs such as "middle 0", "middle 1" … as one entry, name and length."""
    folded: list[str | list[str | int]] = []
    for column in columns:
        name, _, number = column.rpartition(" ")
        if number == "0" and name:
            folded.append([name, 1])
        elif (
            folded
            and isinstance(folded[-1], list)
            and [name, int(number or -1) if number.isdecimal() else -1] == folded[-1]
        ):
            folded[-1][1] = int(folded[-1][1]) + 1
        else:
            folded.append(column)
    return folded


def _unfolded(folded: list[Any]) -> tuple[str, ...]:
    return tuple(
        name
        for entry in folded
        for name in ([entry] if isinstance(entry, str) else [f"{entry[0]} {n}" for n in range(entry[1])])
    )
