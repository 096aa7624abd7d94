"""Where vectors are kept between runs: one SQLite file that survives kills, concurrent runs and damage."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LIMIT = 1 << 31
"""Bytes; above it the entries that were not used for longest are dropped, down to four fifths. About 40,000 sentences
of the embedded model."""

_PATIENCE = 10.0
"""Seconds to wait while another run writes; after that this run goes on without the cache."""

_DAY = 86_400

_CHECKSUM = 16


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
