"""What a reader of many articles says of those that it leaves out, in few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# A file of thousands of bad lines is one problem, not thousands.
_MOST = 20


def few(notices: Sequence[str], most: int = _MOST) -> tuple[str, ...]:
    """Return the first notices, and how many more there are."""
    if len(notices) <= most:
        return tuple(notices)
    return (*notices[:most], f"{len(notices) - most:,} more were left out for the like.")
