"""Where vectors are kept between runs: one SQLite file that survives kills, concurrent runs and damage."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import struct
import time
from typing import TYPE_CHECKING

import numpy as np

from framing.encoders.encoder import Encoded, Tokens
from framing.encoders.transformer import unit_rows
from framing.settings import AUTO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from framing.encoders.encoder import Encoder
    from framing.records import Model


_LIMIT = 1 << 31
"""Bytes; above it the entries that were not used for longest are dropped, down to four fifths. About 40,000 sentences
of the embedded model."""

_PATIENCE = 10.0
"""Seconds to wait while another run writes; after that this run goes on without the cache."""

_DAY = 86_400
"""Seconds."""

_CHECKSUM = 16
"""Bytes of the digest that each kept vector carries: enough that no accident goes unseen. A judgement."""


class VectorStore:
    """Packed vectors by key, in `folder`/vectors.sqlite.

    The store may always fail without harm: what it cannot read is computed anew, what it cannot write is not kept.
    Every entry carries a checksum over its key and its bytes, so a damaged one is missing, never wrong; a file that
    SQLite no longer reads is deleted and begun anew.
    """

    def __init__(self, folder: Path, limit: int = _LIMIT) -> None:
        self._path = folder / "vectors.sqlite"
        self._limit = limit

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return what is stored for `keys`; those that are missing or damaged are left out."""
        found: dict[bytes, bytes] = {}
        with self._harmless(), contextlib.closing(self._open()) as connection:
            stale = []
            today = int(time.time()) // _DAY
            for key in keys:
                row = connection.execute("SELECT value, used FROM vectors WHERE key = ?", (key,)).fetchone()
                if row is None or not isinstance(row[0], bytes):
                    continue
                checksum, value = row[0][:_CHECKSUM], row[0][_CHECKSUM:]
                if checksum == _checksum(key, value):
                    found[key] = value
                    if row[1] != today:
                        stale.append((today, key))
            if stale:
                with connection:
                    connection.executemany("UPDATE vectors SET used = ? WHERE key = ?", stale)
        return found

    def put(self, entries: dict[bytes, bytes]) -> None:
        """Store `entries`, all of them or none."""
        today = int(time.time()) // _DAY
        rows = [(key, _checksum(key, value) + value, today) for key, value in entries.items()]
        with self._harmless(), contextlib.closing(self._open()) as connection:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
            self._shrink(connection)

    def usage(self) -> tuple[int, int]:
        """Return how many entries are kept, and in how many bytes of disk."""
        entries = 0
        if self._path.is_file():
            with self._harmless(), contextlib.closing(self._open()) as connection:
                entries = int(connection.execute("SELECT count(*) FROM vectors").fetchone()[0])
        return entries, sum(path.stat().st_size for path in self._path.parent.glob(f"{self._path.name}*"))

    def clear(self) -> None:
        """Remove every entry, and give their room on the disk back."""
        if self._path.is_file():
            with self._harmless(), contextlib.closing(self._open()) as connection:
                with connection:
                    connection.execute("DELETE FROM vectors")
                connection.execute("VACUUM")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _shrink(self, connection: sqlite3.Connection) -> None:
        size, pages, free = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_size", "page_count", "freelist_count")
        )
        surplus = (pages - free) * size - self._limit
        if surplus <= 0:
            return
        surplus += self._limit // 5
        with connection:
            oldest = connection.execute("SELECT rowid, length(value) FROM vectors ORDER BY used, rowid").fetchall()
            for rowid, length in oldest:
                if surplus <= 0:
                    break
                connection.execute("DELETE FROM vectors WHERE rowid = ?", (rowid,))
                surplus -= length

    @contextlib.contextmanager
    def _harmless(self) -> Iterator[None]:
        """Let the block end where the file system or SQLite says no: that costs time only."""
        try:
            yield
        except (OSError, sqlite3.OperationalError):
            pass  # no such folder, read-only, disk full, locked for too long
        except sqlite3.DatabaseError:
            self._delete()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        for last in (False, True):
            connection = sqlite3.connect(self._path, timeout=_PATIENCE)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute(_TABLE)
            except sqlite3.DatabaseError as error:
                connection.close()
                if last or isinstance(error, sqlite3.OperationalError):
                    raise
                self._delete()
            else:
                return connection
        raise AssertionError

    def _delete(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)


_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"


def _checksum(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(key + value, digest_size=_CHECKSUM).digest()


_LAYOUT = 3
"""Of the packed bytes; a change makes old entries strangers instead of wrong."""

_CHUNK = 256
"""Texts computed between two writes: what a kill can cost, a second or two."""

_HEAD = struct.Struct("<II")


class CachedEncoder:
    """The encoder that `open_encoder` makes, asked only for texts that the store in `folder` does not know.

    Vectors are rounded to half precision before anybody sees them, fresh or stored, so that a second run gives the
    same bytes as the first. Those of the converted network (AUTO) are never taken for the reference's (REFERENCE):
    `runtime` says which of them will answer, as far as is known, and `open_encoder` which does, beside the encoder.
    """

    def __init__(
        self, model: Model, open_encoder: Callable[[], tuple[Encoder, str]], folder: Path, runtime: str = AUTO
    ) -> None:
        self.model = model
        self._runtime = runtime
        self._open = open_encoder
        self._encoder: Encoder | None = None
        self._store = VectorStore(folder)

    @property
    def is_open(self) -> bool:
        """Whether a text had to be computed, and so the encoder was opened."""
        return self._encoder is not None

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Return the vectors of `texts`, row i for text i; a text that occurs twice is computed once."""
        keys = [self._key(text) for text in texts]
        packed = self._store.get(set(keys))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in packed}
        if missing:
            if self._encoder is None:
                self._encoder, by = self._open()
                if by != self._runtime:  # what was found is of another runtime
                    self._runtime = by
                    return self.encode(texts)
            todo = sorted(missing.items(), key=lambda entry: len(entry[1]))  # of like length together: larger batches
            for start in range(0, len(todo), _CHUNK):
                packed.update(self._compute(self._encoder, dict(todo[start : start + _CHUNK])))
        rows = [_unpack(packed[key]) for key in keys]
        pooled = np.stack([row[0] for row in rows]) if rows else np.zeros((0, 0), np.float32)
        return Encoded(pooled, tuple(row[1] for row in rows))

    def _compute(self, encoder: Encoder, missing: dict[bytes, str]) -> dict[bytes, bytes]:
        fresh = encoder.encode(list(missing.values()))
        packed = {key: _pack(fresh.pooled[i], fresh.tokens[i]) for i, key in enumerate(missing)}
        self._store.put(packed)
        return packed

    def _key(self, text: str) -> bytes:
        said = f"{_LAYOUT}\0{self._runtime}\0{self.model.sha256}\0{text}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(said, digest_size=20).digest()


def _pack(pooled: NDArray[np.float32], tokens: Tokens) -> bytes:
    """Lay out one text: two counts, the pooled vector, the tokens' spans, last and middle vectors (half precision)."""
    spans = np.asarray(tokens.spans, dtype="<u4").reshape(-1, 2)
    return b"".join(
        (
            _HEAD.pack(len(spans), len(pooled)),
            pooled.astype("<f2").tobytes(),
            spans.tobytes(),
            tokens.vectors.astype("<f2").tobytes(),
            tokens.middle.astype("<f2").tobytes(),
        )
    )


def _unpack(packed: bytes) -> tuple[NDArray[np.float32], Tokens]:
    count, dims = _HEAD.unpack_from(packed)
    at = _HEAD.size
    pooled = np.frombuffer(packed, "<f2", dims, at).astype(np.float32)
    spans = np.frombuffer(packed, "<u4", 2 * count, at + 2 * dims).reshape(-1, 2)
    vectors, middle = np.frombuffer(packed, "<f2", 2 * count * dims, at + 2 * dims + 8 * count).reshape(2, count, dims)
    return unit_rows(pooled[None])[0], Tokens(
        unit_rows(vectors.astype(np.float32)), tuple((int(a), int(b)) for a, b in spans), middle.copy()
    )
