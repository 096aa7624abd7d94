"""Where a batch reads and writes: a folder of this machine, or any address that fsspec knows (s3://, gs://, memory://).

Names are relative, with `/` between their parts, so that a run looks the same wherever it lies.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from framing.errors import InputError, OutputError
from framing.export.atomic import TEMPORARY, write_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_LOCAL = "file://"
LOCK = ".lock"
_OF_ONE_PROCESS = "memory://"
_PIECE = 1 << 20
"""Bytes read at a time. A judgement."""


class Store(Protocol):
    """A folder of files by relative names. Each file is written whole or not at all."""

    @property
    def where(self) -> str:
        """What messages call it."""
        ...

    @property
    def is_shared(self) -> bool:
        """Whether processes of other machines reach the same files by the same address."""
        ...

    def files(self) -> Iterator[tuple[str, int]]:
        """Yield the name and the bytes of every file, but for hidden ones and what lies in hidden folders."""
        ...

    def read(self, name: str) -> bytes:
        """Return a file's bytes; raises InputError where it cannot be read."""
        ...

    def size(self, name: str) -> int | None:
        """Return how many bytes a file has; None where there is no such file."""
        ...

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a file; raises OutputError where it is not taken."""
        ...

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        ...

    def tidy(self, folder: str) -> None:
        """Remove what a killed run left half written in a folder ("" is the store's own)."""
        ...

    def alone(self) -> AbstractContextManager[None]:
        """Keep other runs out while the block lasts, where that is possible; raises OutputError where one is there."""
        ...


def is_address(where: str) -> bool:
    """Return whether a place is an address for fsspec, and no path."""
    return bool(_ADDRESS.match(where))


def open_store(where: str | Path) -> Store:
    """Return the folder at a path or an address; file:// is a path that every machine of a cluster sees alike."""
    given = str(where)
    if given.startswith(_LOCAL):
        return LocalStore(Path(given.removeprefix(_LOCAL)), is_shared=True)
    return RemoteStore(given.rstrip("/")) if is_address(given) else LocalStore(Path(where))


class LocalStore:
    """A folder of this machine."""

    def __init__(self, root: Path, *, is_shared: bool = False) -> None:
        self.root = root
        self.is_shared = is_shared

    @property
    def where(self) -> str:
        """The path as it was given."""
        return str(self.root)

    def files(self) -> Iterator[tuple[str, int]]:
        """Yield every file; links to folders are not followed, so that there is an end."""
        for path in _below(self.root):
            yield path.relative_to(self.root).as_posix(), path.stat().st_size

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        try:
            return (self.root / name).read_bytes()
        except OSError as error:
            raise InputError(f"{self.root / name} cannot be read ({error.strerror}); check it is there.") from error

    def size(self, name: str) -> int | None:
        """Return how many bytes a file has."""
        try:
            return (self.root / name).stat().st_size
        except OSError:
            return None

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a file beside its name, then give it the name."""
        write_pieces(pieces, self.root / name)

    def remove(self, name: str) -> None:
        """Remove a file."""
        with contextlib.suppress(OSError):
            (self.root / name).unlink(missing_ok=True)

    def tidy(self, folder: str) -> None:
        """Remove files that were being written when their run was killed."""
        for torn in (self.root / folder).glob(f".*{TEMPORARY}"):
            torn.unlink(missing_ok=True)

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Hold a lock, which the system takes back when the process ends, however that comes about."""
        try:
            import fcntl
        except ImportError:  # not on Windows
            yield
            return
        try:  # the file is never replaced: two runs that start at once must lock the same one
            self.root.mkdir(parents=True, exist_ok=True)
            opened = (self.root / LOCK).open("ab")
        except OSError as error:
            raise OutputError(
                f"{self.root} cannot be written ({error.strerror}); choose another folder with --out."
            ) from error
        with opened as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise OutputError(
                    f"Another run is writing to {self.root}; wait for it, or choose another folder with --out."
                ) from error
            yield


def _below(folder: Path) -> Iterator[Path]:
    # Browsers save what a page is made of beside it, in a folder `<page>_files`.
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise InputError(
            f"{folder} cannot be read ({error.strerror}); check that it is a folder you may read."
        ) from error
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_file():
            yield path
        elif path.is_dir() and not path.is_symlink() and not path.name.endswith("_files"):
            yield from _below(path)


class RemoteStore:
    """A folder at an address that fsspec opens; object stores show a file only when all of it is there."""

    def __init__(self, address: str) -> None:
        self.where = address
        self.is_shared = not address.startswith(_OF_ONE_PROCESS)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to other processes as an address, not as a connection."""
        return RemoteStore, (self.where,)

    def files(self) -> Iterator[tuple[str, int]]:
        """Yield every file."""
        system, root = self._opened()
        for path, known in sorted(system.find(root, detail=True).items()):
            name = path.removeprefix(root).lstrip("/")
            parts = name.split("/")
            if not any(part.startswith(".") for part in parts) and not any(p.endswith("_files") for p in parts[:-1]):
                yield name, int(known["size"] or 0)

    def read(self, name: str) -> bytes:
        """Return a file's bytes."""
        system, root = self._opened()
        try:
            return bytes(system.cat_file(f"{root}/{name}"))
        except Exception as error:  # each kind of store has errors of its own
            raise InputError(f"{self.where}/{name} cannot be read ({_reason(error)}); check it is there.") from error

    def size(self, name: str) -> int | None:
        """Return how many bytes a file has."""
        system, root = self._opened()
        try:
            return int(system.size(f"{root}/{name}"))
        except Exception:  # not there, whatever the store calls that
            return None

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a file; the store makes it appear when it is closed."""
        system, root = self._opened()
        path = f"{root}/{name}"
        try:
            system.makedirs(path.rpartition("/")[0], exist_ok=True)
            with system.open(path, "wb") as file:
                for piece in pieces:
                    file.write(piece)
        except Exception as error:
            raise OutputError(
                f"{self.where}/{name} cannot be written ({_reason(error)}); check the address, and that you may write."
            ) from error

    def remove(self, name: str) -> None:
        """Remove a file."""
        system, root = self._opened()
        with contextlib.suppress(Exception):
            system.rm_file(f"{root}/{name}")

    def tidy(self, folder: str) -> None:
        """Leave all as it is: there are no half-written files."""

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep nobody out: object stores have no locks."""
        yield

    def _opened(self) -> tuple[Any, str]:
        try:
            import fsspec

            system, root = fsspec.core.url_to_fs(self.where)
        except (ImportError, ValueError) as error:
            raise InputError(
                f"{self.where} cannot be opened ({_reason(error)}); install framing-report[cluster], and what fsspec "
                "needs for such addresses (s3fs for s3://, gcsfs for gs://)."
            ) from error
        return system, str(root).rstrip("/")


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
