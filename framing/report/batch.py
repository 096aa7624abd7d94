"""The index page of a batch: one row a story, done or failed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from framing.records import Index, confidence
from framing.report.catalogue import spread, widely_told
from framing.report.topics import frequent_words, topic_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Comparison

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class BatchEntry:
    """What became of one story. `href` leads from the index to its report; `reason` says why a failed story failed.

    `first_day` and `last_day` are when its articles came out, in ISO 8601; "" where none says. `words` are those that
    it uses most, each with the number of passages that have it.
    """

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
    first_day: str = ""
    last_day: str = ""
    words: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A row of the index: a story, and the words that tell it from the others of the run."""

    entry: BatchEntry
    words: tuple[str, ...]

    @property
    def day(self) -> str:
        """When its first article came out, as a reader writes it; "" where none says."""
        return _written(self.entry.first_day)


@dataclass(frozen=True, slots=True)
class BatchPage:
    """The index of a batch, the newest story first.

    `outlets` and `words` are what rows can be chosen by, each with the number of its stories.
    """

    title: str
    rows: tuple[BatchRow, ...]
    failed: tuple[BatchEntry, ...]
    outlets: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, int], ...]

    @property
    def days(self) -> tuple[str, ...]:
        """The days of the oldest and the newest article, as a reader writes them; one where they are the same."""
        known = [day for row in self.rows for day in (row.entry.first_day, row.entry.last_day) if day]
        return tuple(dict.fromkeys(_written(day) for day in (min(known), max(known)))) if known else ()


_MOST_WORDS = 200
"""Words that rows can be chosen by: more make a list that nobody reads. The search finds the others."""


def batch_entry(comparison: Comparison, name: str, href: str) -> BatchEntry:
    """Return the index's row of a story that was compared; `name` is its folder, below the batch's."""
    index = Index(comparison)
    counted = spread(index)
    days = sorted(filter(None, (_day(article.published) for article in comparison.story.articles)))
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
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        words=frequent_words(comparison),
    )


def batch_page(title: str, entries: Sequence[BatchEntry]) -> BatchPage:
    """Return the page that lists `entries`."""
    done = sorted(
        (entry for entry in entries if entry.status == "done"), key=lambda entry: entry.first_day, reverse=True
    )
    rows = tuple(map(BatchRow, done, topic_words([entry.words for entry in done])))
    outlets = Counter(outlet for entry in done for outlet in entry.outlets)
    words = Counter(word for row in rows for word in row.words)
    often = sorted((pair for pair in words.items() if pair[1] > 1), key=lambda pair: (-pair[1], pair[0]))[:_MOST_WORDS]
    return BatchPage(
        title,
        rows,
        tuple(entry for entry in entries if entry.status == "failed"),
        tuple(sorted(outlets.items(), key=lambda pair: pair[0].casefold())),
        tuple(sorted(often, key=lambda pair: pair[0].casefold())),
    )


def _day(moment: str | None) -> str:
    """Return the day of a moment in ISO 8601; "" where it is none."""
    found = _DAY.match(moment or "")
    try:
        return date.fromisoformat(found[0]).isoformat() if found else ""
    except ValueError:
        return ""


def _written(day: str) -> str:
    if not day:
        return ""
    known = date.fromisoformat(day)
    return f"{known.day} {known:%b %Y}"
