"""How right the grouping is on articles whose events somebody labelled."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.batch.grouping.stories import group, key_of
from framing.batch.grouping.vectors import day_of, vectors_of
from framing.cleaning.article import clean_article
from framing.errors import InputError
from framing.readers.json_articles import article_of
from framing.readers.reader import Source
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from framing.batch.grouping.stories import Grouping
    from framing.encoders import Encoder
    from framing.records import Article


@dataclass(frozen=True, slots=True)
class Labelled:
    """A cleaned article, and the event that it reports."""

    article: Article
    event: str


def read_labelled(path: Path) -> list[Labelled]:
    """Return the articles of a JSONL file whose lines have what `framing compare` reads, and an `event`."""
    return list(_labelled(path))


def _labelled(path: Path) -> Iterator[Labelled]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}); expected JSON lines in UTF-8.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        which = f"{path}, line {number},"
        try:
            shape: Any = json.loads(line)
        except ValueError as error:
            raise InputError(f"{which} is not valid JSON ({error}).") from error
        if not isinstance(shape, dict) or not str(shape.get("event") or ""):
            raise InputError(f"{which} has no `event`; expected an article and the name of its event.")
        article = article_of(shape, Source(str(path), path.stem, b""), which, Settings().max_article_chars, ())
        yield Labelled(clean_article(article), str(shape["event"]))


def evaluate(path: Path, encoder: Encoder) -> dict[str, float]:
    """Return B³ and V-measure of the articles' grouping as it is shipped, and how many members it doubts."""
    labelled = read_labelled(path)
    vectors = vectors_of([one.article for one in labelled], encoder)
    grouping = grouping_of(labelled, vectors)
    doubted = sum(member.doubtful for story in grouping.stories for member in story)
    events = [one.event for one in labelled]
    return figures(events, stories_of(grouping, len(labelled))) | {"doubtful": doubted}


def grouping_of(labelled: list[Labelled], vectors: NDArray[np.float32]) -> Grouping:
    """Return the grouping of labelled articles, whose labels it does not look at."""
    days = [day_of(one.article) for one in labelled]
    return group(vectors, days, [key_of(one.article) for one in labelled])


def stories_of(grouping: Grouping, many: int) -> list[int]:
    """Return the number of each row's story."""
    numbers = [0] * many
    for number, story in enumerate(grouping.stories):
        for member in story:
            numbers[member.row] = number
    return numbers


def figures(events: Sequence[Hashable], stories: Sequence[Hashable]) -> dict[str, float]:
    """Return B³ (Bagga and Baldwin, 1998) and V-measure (Rosenberg and Hirschberg, 2007) of articles' stories.

    Each article of `events` and `stories` has its place. Empty sequences score 1.
    """
    table = _contingency(_numbered(events), _numbered(stories))
    many = table.sum()
    if not many:
        return {"articles": 0, "events": 0, "stories": 0, **dict.fromkeys(_SHARES, 1.0)}
    event_sizes, story_sizes = table.sum(axis=1, keepdims=True), table.sum(axis=0, keepdims=True)
    precision, recall = b_cubed(events, stories)
    homogeneity = _explained(event_sizes, table, story_sizes)
    completeness = _explained(story_sizes, table, event_sizes)
    return {
        "articles": int(many),
        "events": len(event_sizes),
        "stories": story_sizes.size,
        "b3_precision": precision,
        "b3_recall": recall,
        "b3_f1": _harmonic(precision, recall),
        "homogeneity": homogeneity,
        "completeness": completeness,
        "v_measure": _harmonic(homogeneity, completeness),
    }


def b_cubed(
    events: Sequence[Hashable], stories: Sequence[Hashable], rows: Sequence[int] | None = None
) -> tuple[float, float]:
    """Return B³ precision and recall of the articles in `rows` (all where None), which share stories with all others.

    Precision is, for a mean article, the share of its story that reports its event; recall is the share of its event
    that is in its story.
    """
    event, story = _numbered(events), _numbered(stories)
    table = _contingency(event, story)
    chosen = np.arange(len(event)) if rows is None else np.asarray(rows, np.int64)
    event, story = event[chosen], story[chosen]
    both = table[event, story]
    return float((both / table.sum(axis=0)[story]).mean()), float((both / table.sum(axis=1)[event]).mean())


_SHARES = ("b3_precision", "b3_recall", "b3_f1", "homogeneity", "completeness", "v_measure")


def _numbered(labels: Sequence[Hashable]) -> NDArray[np.int64]:
    """Return labels as numbers, in the order in which each is first used."""
    number = {label: n for n, label in enumerate(dict.fromkeys(labels))}
    return np.array([number[label] for label in labels], np.int64)


def _contingency(events: NDArray[np.int64], stories: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how many articles each event (a row) has in each story (a column)."""
    table = np.zeros((len(np.unique(events)), len(np.unique(stories))))
    np.add.at(table, (events, stories), 1)
    return table


def _explained(of: NDArray[Any], table: NDArray[np.float64], by: NDArray[Any]) -> float:
    """Return how much of the uncertainty about one division the other takes away, 0 to 1."""
    many = table.sum()
    shares = of.ravel() / many
    before = -float((shares * np.log(shares)).sum())
    ratio = np.divide(table, by, out=np.ones_like(table), where=table > 0)
    after = -float((table / many * np.log(ratio)).sum())
    return 1 - after / before if before > 0 else 1.0


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0
