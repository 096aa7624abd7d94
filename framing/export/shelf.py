"""Bytes kept between runs in a folder of the cache: a file each, whole or not there, checked when it is read."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import time
from typing import TYPE_CHECKING

from framing.errors import OutputError
from framing.export.atomic import TEMPORARY, write_bytes

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

_DIGEST = 32
"""Bytes of the digest that stands before what is kept."""
_DAY = 86_400
"""Seconds."""
_LONGEST = 90 * _DAY
"""Seconds after which what nobody asked for is removed, as pages from the web are."""


class Shelf:
    """What is kept in a folder, by keys that do for names of files.

    It may fail without harm: what it cannot write is not kept, and what is damaged counts as not there, and is told of.
    Above `limit` bytes, what was not asked for longest is dropped, down to four fifths; what was not for 90 days goes
    anyway.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit

    def get(self, key: str) -> bytes | None:
        """Return what is kept by a key, or None."""
        path = self._folder / key
        try:
            written = path.read_bytes()
        except OSError:
            return None
        digest, kept = written[:_DIGEST], written[_DIGEST:]
        if digest != _digest(key, kept):
            log.warning("What is kept in %s is damaged; it is made again.", path)
            return None
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _DAY:
                os.utime(path)  # so that what is in use stays
        return kept

    def put(self, key: str, kept: bytes) -> None:
        """Keep something."""
        with contextlib.suppress(OSError, OutputError):
            write_bytes(_digest(key, kept) + kept, self._folder / key)
            self._shrink()

    def usage(self) -> tuple[int, int]:
        """Return how much is kept: how many, and in how many bytes."""
        sizes = [size for _, size, _ in self._files()]
        return len(sizes), sum(sizes)

    def clear(self) -> None:
        """Remove all of it."""
        for _, _, path in self._files():
            with contextlib.suppress(OSError):
                path.unlink()

    def _files(self) -> list[tuple[float, int, Path]]:
        """Return when each file was last asked for, its bytes and its path; those first that were not for longest."""
        found = []
        for path in self._folder.glob("*"):
            with contextlib.suppress(OSError):
                state = path.stat()
                found.append((state.st_mtime, state.st_size, path))
        return sorted(found)

    def _shrink(self) -> None:
        files, now = self._files(), time.time()
        surplus = sum(size for _, size, _ in files) - self._limit
        if surplus > 0:
            surplus += self._limit // 5
        for used, size, path in files:
            if surplus <= 0 and now - used < _LONGEST:
                break
            if not path.name.endswith(TEMPORARY) or now - used > _DAY:  # else another run is writing it
                path.unlink(missing_ok=True)
                surplus -= size


def _digest(key: str, kept: bytes) -> bytes:
    return hashlib.blake2b(key.encode() + kept, digest_size=_DIGEST).digest()
