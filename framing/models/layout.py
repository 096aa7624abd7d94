"""The one layout of a model on disk: a folder with `model.json` and `arrays.npz`, checked by hash, without pickle."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from framing.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray


TOGETHER = 8192
"""Rows that are looked at together: few enough for the processor's cache, and no second copy of a large table."""


def rows_of(
    table: NDArray[np.floating[Any]], columns: Sequence[str], wanted: Sequence[str]
) -> Iterator[NDArray[np.floating[Any]]]:
    """Yield the columns `wanted` of a table, whose own are called `columns`, block by block."""
    place = {name: n for n, name in enumerate(columns)}
    own = [place[name] for name in wanted]
    for start in range(0, len(table), TOGETHER):
        yield table[start : start + TOGETHER, own]


def folded(columns: Sequence[str]) -> list[str | list[str | int]]:
    """Write runs such as "middle 0", "middle 1" … as one entry, name and length."""
    written: list[str | list[str | int]] = []
    for column in columns:
        name, _, number = column.rpartition(" ")
        if number == "0" and name:
            written.append([name, 1])
        elif (
            written
            and isinstance(written[-1], list)
            and [name, int(number or -1) if number.isdecimal() else -1] == written[-1]
        ):
            written[-1][1] = int(written[-1][1]) + 1
        else:
            written.append(column)
    return written


def unfolded(written: Sequence[Any]) -> tuple[str, ...]:
    """Return the columns' names, as they were before they were `folded`."""
    return tuple(
        name
        for entry in written
        for name in ([entry] if isinstance(entry, str) else [f"{entry[0]} {n}" for n in range(entry[1])])
    )


Built = TypeVar("Built")

SHIPPED = Path(__file__).resolve().parent
"""The folder that holds a folder for each model that comes with framing."""
DESCRIPTION = "model.json"
ARRAYS = "arrays.npz"
OTHER_FEATURES = "it was trained on other features than this version of framing reads"
_FORMAT, _VERSION = "framing-model", 1
_LARGEST = 200_000_000
"""Bytes; arrays that unpack to more are no model of ours, and are not unpacked: ten times the largest planned one."""


@dataclass(frozen=True, slots=True)
class Card:
    """What `model.json` tells a person of the model: the head of its card."""

    name: str
    about: str
    trained_on: str
    made_by: str
    licence: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A model as it is kept: `values` go into JSON, `arrays` may have any type of number.

    `sha256` is the hash of `model.json`, which states the hash of the arrays: it stands for the whole model.
    """

    values: Mapping[str, Any]
    arrays: Mapping[str, NDArray[Any]]
    sha256: str = ""

    def part(self, name: str) -> Kept:
        """Return one of several parts that were put `together`; raise KeyError where there is none of this name."""
        first = f"{name}/"
        arrays = {key.removeprefix(first): array for key, array in self.arrays.items() if key.startswith(first)}
        return Kept(self.values[name], arrays, self.sha256)


def together(values: Mapping[str, Any], parts: Mapping[str, Kept]) -> Kept:
    """Return a model made of parts, each with a name, and of values of its own."""
    arrays = {f"{name}/{key}": array for name, part in parts.items() for key, array in part.arrays.items()}
    return Kept({**values, **{name: dict(part.values) for name, part in parts.items()}}, arrays)


def pack(card: Card, model: Kept) -> dict[str, bytes]:
    """Return a model's files by name, to be written in this order: the same model gives the same bytes."""
    written = io.BytesIO()
    np.savez_compressed(written, **dict(model.arrays))  # type: ignore[arg-type]  # numpy reads them as options
    arrays = written.getvalue()
    description = {
        "format": _FORMAT,
        "version": _VERSION,
        "card": asdict(card),
        "sha256": {ARRAYS: hashlib.sha256(arrays).hexdigest()},
        "model": dict(model.values),
    }
    return {ARRAYS: arrays, DESCRIPTION: (json.dumps(description, indent=1) + "\n").encode()}


def load(folder: Path, build: Callable[[Card, Kept], Built], mend: str = "install framing again") -> Built:
    """Return what `build` makes of the model in a folder.

    Raises ModelError, with what to do (`mend`), where the model is missing, damaged or made by another version, and
    where `build` finds something missing (KeyError) or that it does not fit (ValueError with the reason).
    """
    try:
        return build(*_read(folder))
    except FileNotFoundError as error:
        reason = f"{Path(error.filename).name} is missing"
        raise unusable(f"The model in {folder}", reason, mend) from error
    except KeyError as error:
        raise unusable(f"The model in {folder}", f"{error.args[0]} is missing in it", mend) from error
    except (OSError, EOFError, TypeError, ValueError, AttributeError, zipfile.BadZipFile, zlib.error) as error:
        raise unusable(f"The model in {folder}", str(error), mend) from error


def identity(folder: Path) -> str:
    """Return the hash that stands for the model in a folder, as `load` gives it, without reading the model's arrays."""
    try:
        return hashlib.sha256((folder / DESCRIPTION).read_text(encoding="utf-8").encode()).hexdigest()
    except (OSError, ValueError) as error:
        raise unusable(f"The model in {folder}", f"{DESCRIPTION} cannot be read", "install framing again") from error


def unusable(model: str, reason: str, mend: str) -> ModelError:
    """Return the error that says why a model cannot be used, and what to do."""
    return ModelError(f"{model} cannot be used ({reason}); {mend}.")


def _read(folder: Path) -> tuple[Card, Kept]:
    described = (folder / DESCRIPTION).read_text(encoding="utf-8")  # line ends as written, whoever checked it out
    description = json.loads(described)
    if description["format"] != _FORMAT or description["version"] != _VERSION:
        raise ValueError("it was made by another version of framing")
    packed = (folder / ARRAYS).read_bytes()
    if hashlib.sha256(packed).hexdigest() != description["sha256"][ARRAYS]:
        raise ValueError(f"{ARRAYS} is damaged: it does not have the hash that {DESCRIPTION} states")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size > _LARGEST:
        raise ValueError(f"unpacked, {ARRAYS} has {size:,} bytes")
    with np.load(io.BytesIO(packed), allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    sha256 = hashlib.sha256(described.encode()).hexdigest()
    return Card(**description["card"]), Kept(description["model"], arrays, sha256)
