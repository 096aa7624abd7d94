"""The folder that stories are laid out in: what stands where, and what the next run needs of it.

`.grouping.npz` holds the articles' vectors and places. It is written after all copies and before any is removed, so a
run that was killed has lost nothing, and the same command run again finishes it.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.errors import InputError
from framing.export.atomic import write_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

STATE_FILE = ".grouping.npz"
ALONE = ".alone"
"""Where articles wait that are in no story yet; a name with a dot, so that `framing batch` passes it over."""

_LAYOUT = 1
"""Of the vectors and the file; a change makes an older folder one that cannot be added to."""


@dataclass(frozen=True, slots=True)
class GroupedArticle:
    """An article that was grouped: what it is called, and its copy's place below the folder."""

    key: str
    outlet: str
    headline: str
    published: str
    source: str
    day: float | None
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """All articles of a folder, row i of `vectors` for article i; `stale` are files that a run had yet to remove."""

    articles: tuple[GroupedArticle, ...]
    vectors: NDArray[np.float32]
    stale: tuple[str, ...] = ()


EMPTY = State((), np.zeros((0, 0), np.float32))
"""What a folder holds before anything was grouped into it."""


def load(folder: Path, maker: str) -> State:
    """Return what was laid out in a folder, empty where nothing was; `maker` names the model behind the vectors.

    Raises InputError where another model or version made it, or where it is damaged.
    """
    path = folder / STATE_FILE
    if not path.is_file():
        return EMPTY
    try:
        with np.load(path, allow_pickle=False) as file:
            written = json.loads(file["written"].tobytes())
            vectors = file["vectors"].astype(np.float32)
        articles = tuple(GroupedArticle(**article) for article in written["articles"])
        stale, made_by = tuple(written["stale"]), written["maker"]
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise InputError(f"{path} cannot be read ({error}); group everything anew into another folder.") from error
    if made_by != [maker, _LAYOUT] or len(articles) != len(vectors):
        raise InputError(
            f"{folder} was grouped with another model or version of framing; group everything anew into another folder."
        )
    return State(articles, vectors, stale)


def save(state: State, folder: Path, maker: str) -> Path:
    """Write what `load` reads, whole or not at all, and return its path."""
    articles = [asdict(article) for article in state.articles]
    written = json.dumps({"maker": [maker, _LAYOUT], "articles": articles, "stale": state.stale})
    packed = io.BytesIO()
    np.savez(packed, written=np.frombuffer(written.encode(), np.uint8), vectors=state.vectors.astype(np.float16))
    return write_bytes(packed.getvalue(), folder / STATE_FILE)


def remove(places: Sequence[str], folder: Path) -> None:
    """Delete files below a folder, and the folders of stories that this leaves empty; nothing outside is touched."""
    for place in places:
        path = folder / place
        if not path.resolve().is_relative_to(folder.resolve()):
            continue
        path.unlink(missing_ok=True)
        try:
            path.parent.rmdir()
        except OSError:  # something else is in it
            continue
