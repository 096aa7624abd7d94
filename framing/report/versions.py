"""The page on an article that changed after it was first read: what went, what came, what was reworded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Change:
    """A passage that is gone (no `after`), new (no `before`) or reworded."""

    kind: Literal["gone", "new", "reworded"]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Revision:
    """Two versions of an article that follow each other, and what the later says otherwise.

    `before` and `after` are their moments, ISO 8601 or "", `headline` the two headlines where they differ. Signals and
    numbers are those that only one of the versions has.
    """

    outlet: str
    url: str
    before: str
    after: str
    headline: tuple[str, str] | None
    changes: tuple[Change, ...]
    signals_gone: tuple[str, ...]
    signals_new: tuple[str, ...]
    numbers_gone: tuple[str, ...]
    numbers_new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """All revisions of a story's articles."""

    title: str
    revisions: tuple[Revision, ...]
