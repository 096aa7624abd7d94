"""Several files in one, as zip archives, for the formats that are packages."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_A_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a package, the first that the format has: the same exercise gives the same bytes."""


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of these files, in their order; texts are UTF-8."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _A_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def repacked(archive: bytes) -> bytes:
    """Return an archive that a library made, its files with the date that ours have."""
    with zipfile.ZipFile(io.BytesIO(archive)) as made:
        return packed({name: made.read(name) for name in made.namelist()})
