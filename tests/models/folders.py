"""Models written into folders, as `framing train` does, and read as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from framing.models import Card, Kept


def both(card: Card, kept: Kept) -> tuple[Card, Kept]:
    """Return what was read, as it is: for `load`."""
    return card, kept


def write(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write a model's files into a folder, made where missing, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder
