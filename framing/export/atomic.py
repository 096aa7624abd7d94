"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from typing import TYPE_CHECKING

from framing.errors import OutputError
from framing.records import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

TEMPORARY = ".part"
"""How the name of a file ends that is still being written; one that is left over is of a run that was killed."""

_TEMPORARY_FOLDER = ".parts"
"""The same of a folder; no file's name, so that who clears files away leaves it alone."""


def utf8(text: str) -> bytes:
    """Return `text` as UTF-8; half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD, at the same position."""
    return without_surrogates(text).encode()


def write(text: str, path: Path) -> None:
    """Write `text` to `path` as UTF-8, as `write_bytes` does."""
    write_bytes(utf8(text), path)


def write_bytes(data: bytes, path: Path) -> Path:
    """Write `data` to `path`, as `write_pieces` does, and return the path."""
    return write_pieces((data,), path)


def write_pieces(pieces: Iterable[bytes], path: Path) -> Path:
    """Write `pieces`, one after the other, to `path`, its folder made where missing, and return the path.

    A kill at any moment leaves the old file or the new one. Raises OutputError where the folder does not take the file.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(6)}{TEMPORARY}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return path


def write_all(contents: Mapping[Path, str | bytes]) -> tuple[Path, ...]:
    """Write each text, or bytes, to its path, and return the paths.

    Contents come ready: an error in making one writes none.
    """
    for path, content in contents.items():
        if isinstance(content, str):
            write(content, path)
        else:
            write_bytes(content, path)
    return tuple(contents)


@contextlib.contextmanager
def new_folder(place: Path) -> Iterator[Path]:
    """Yield an empty folder to fill; where nothing goes wrong, it then takes the place of the one at `place`.

    A kill at any moment leaves the old folder, the new one, or none, and never a part. Raises OutputError where the
    folder above does not take it.
    """
    part, old = (place.with_name(f".{place.name}.{secrets.token_hex(6)}{_TEMPORARY_FOLDER}") for _ in range(2))
    try:
        for torn in place.parent.glob(f".{place.name}.*{_TEMPORARY_FOLDER}"):  # of a run that was killed while it wrote
            shutil.rmtree(torn, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        if place.exists():
            place.rename(old)
        part.rename(place)
    except OSError as error:
        if old.exists() and not place.exists():
            old.rename(place)
        raise _refused(place, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _refused(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path} cannot be written ({error.strerror}); choose another folder with --out.")
