"""The folder that a run writes: what the files in it are called, which stories of it are finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.export import REPORT

if TYPE_CHECKING:
    from pathlib import Path

COMPARISON, FINDINGS, ENTRY = "comparison.json", "findings.jsonl", "entry.json"
VERSIONS_PAGE, VERSIONS = "versions.html", "versions.jsonl"
FILES = (COMPARISON, REPORT, FINDINGS)
"""What a story's folder holds before its entry."""

FAILURES, INDEX, SUMMARY, DATASET = "failures.jsonl", "index.html", "run.json", "dataset"
PROFILES = ("profile.html", "profile.json", "profile.csv", "profile-pairs.csv")
"""The page, its data, and its two tables."""

_OF_THE_RUN = frozenset({FAILURES, FINDINGS, INDEX, SUMMARY, DATASET, *PROFILES})
_OF_A_STORY = frozenset({*FILES, ENTRY, VERSIONS_PAGE, VERSIONS})


def is_reserved(name: str) -> bool:
    """Return whether a story's folder would stand where a run, or a story above it, writes a file of its own."""
    first, *deeper = name.casefold().split("/")  # many file systems take capitals for small letters
    return first in _OF_THE_RUN or not _OF_A_STORY.isdisjoint(deeper)


def finished_stories(run: Path) -> tuple[str, ...]:
    """Return the names of the stories of a run that are finished, in their order."""
    return tuple(
        sorted(
            entry.parent.relative_to(run).as_posix()
            for entry in run.rglob(ENTRY)
            if entry.with_name(COMPARISON).is_file()
        )
    )
