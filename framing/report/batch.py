"""The index page of a batch: one row a story, done or failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.records import Index, confidence
from framing.report.catalogue import spread, widely_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Comparison


@dataclass(frozen=True, slots=True)
class BatchEntry:
    """What became of one story. `href` leads from the index to its report; `reason` says why a failed story failed."""

    name: str
    title: str
    status: Literal["done", "failed"]
    href: str = ""
    reason: str = ""
    outlets: tuple[str, ...] = ()
    by_all: int = 0
    by_some: int = 0
    by_one: int = 0
    omissions: int = 0
    discrepancies: int = 0


@dataclass(frozen=True, slots=True)
class BatchPage:
    """The index of a batch, stories in the order given."""

    title: str
    done: tuple[BatchEntry, ...]
    failed: tuple[BatchEntry, ...]


def batch_entry(comparison: Comparison, name: str, href: str) -> BatchEntry:
    """Return the index's row of a story that was compared; `name` is its folder, below the batch's."""
    index = Index(comparison)
    counted = spread(index)
    return BatchEntry(
        name=name,
        title=comparison.story.title,
        status="done",
        href=href,
        outlets=index.outlets,
        by_all=counted.by_all,
        by_some=counted.by_some,
        by_one=counted.by_one,
        omissions=sum(widely_told(index.claim_of[o.claim], len(index.outlets)) for o in comparison.omissions),
        discrepancies=sum(confidence(d.probability) != "unsure" and not d.compatible for d in comparison.discrepancies),
    )


def batch_page(title: str, entries: Sequence[BatchEntry]) -> BatchPage:
    """Return the page that lists `entries`."""
    done = tuple(entry for entry in entries if entry.status == "done")
    return BatchPage(title, done, tuple(entry for entry in entries if entry.status == "failed"))
