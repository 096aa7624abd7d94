"""Loose articles to stories: who belongs together, how sure that is, and which stories may be one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.batch.grouping.linkage import Cluster, days_between, link, mean_likeness, single
from framing.batch.grouping.neighbours import DIGITS, candidates
from framing.models import probability
from framing.records import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.records import Article

THRESHOLD = 0.38
"""Mean likeness from which two groups of articles are one story. Chosen by `benchmarks/grouping/fit.py` on 62 dated
stories and 29 labelled events; with any fifth of the events left out the choice is the same."""

SLOPE = 27.0
"""How fast the odds of one event grow with the likeness beyond the threshold, in logits; from the same fit."""

FADING = 0.02
"""Likeness lost with each doubling of the weeks between two groups. A judgement: a month costs 0.05, a year 0.11, which
parts an election from the next but not a report from a late one with a wrong date."""

WINDOW = 400.0
"""Days; articles farther apart are not compared. A judgement: an anniversary is told with the event's own names."""

NEAR = 0.15
"""How far below the threshold two single articles may be and still stand as neighbours, which decides nothing alone."""

SURE = 0.7
"""Probability up to which a member, or from 1 minus which a split, is called doubtful. A judgement."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story by its row, and how probable it is that it reports the same event as the story's others."""

    row: int
    probability: float

    @property
    def doubtful(self) -> bool:
        """Return whether a person should look at it."""
        return self.probability < SURE


@dataclass(frozen=True, slots=True)
class Split:
    """Two stories, by their places in the list, that may be one, and how probable that is."""

    a: int
    b: int
    probability: float


@dataclass(frozen=True, slots=True)
class Grouping:
    """Stories of members, the most typical first in each, in order of time; and the doubtful splits between them."""

    stories: tuple[tuple[Member, ...], ...]
    splits: tuple[Split, ...]


def key_of(article: Article) -> str:
    """Return what an article is known by between runs: the same text of the same outlet is the same article."""
    told = "\0".join((article.outlet, article.headline, article.published or "", article.text))
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def group(
    vectors: NDArray[np.float32], days: Sequence[float], keys: Sequence[str], threshold: float = THRESHOLD
) -> Grouping:
    """Return the stories of articles, given by their vectors, days (NaN for none) and keys.

    The result is a function of the set of articles: in whatever order they come, today or over a year, the same ones
    are grouped the same. Every row is in exactly one story.
    """
    order = sorted(range(len(keys)), key=lambda row: (np.isnan(days[row]), days[row], keys[row]))
    if not order:
        return Grouping((), ())
    rows = np.array(order)
    own, when = np.ascontiguousarray(vectors[rows]), np.asarray(days, np.float64)[rows]
    pairs = candidates(own, when, threshold - NEAR, WINDOW)
    clusters = link([single(n, own[n], when[n]) for n in range(len(rows))], pairs, likeness, threshold)
    stories = tuple(_members(cluster, own, rows) for cluster in clusters)
    return Grouping(stories, _splits(clusters, pairs, len(rows)))


def likeness(a: Cluster, b: Cluster) -> float:
    """Return how like two groups of articles are: the mean over all their pairs, less what the time between costs."""
    fading = FADING * float(np.log2(1 + days_between(a, b) / 7))
    return rounded_likeness(mean_likeness(a, b) - fading)


def rounded_likeness(value: float) -> float:
    """Return a likeness to the digits that decisions look at."""
    return round(value, DIGITS)


def _probability(value: float) -> float:
    return rounded(float(probability(np.array(SLOPE * (value - THRESHOLD)))))


def _members(cluster: Cluster, vectors: NDArray[np.float32], rows: NDArray[np.int64]) -> tuple[Member, ...]:
    if len(cluster.members) == 1:
        return (Member(int(rows[cluster.members[0]]), 1.0),)
    own = np.array(cluster.members)
    squares = (vectors[own] ** 2).sum(axis=1)
    to_others = (vectors[own] @ cluster.total - squares) / (len(own) - 1)
    ranked = sorted((-rounded_likeness(float(mean)), row) for mean, row in zip(to_others, own.tolist(), strict=True))
    return tuple(Member(int(rows[row]), _probability(-negative)) for negative, row in ranked)


def _splits(clusters: list[Cluster], pairs: NDArray[np.int64], many: int) -> tuple[Split, ...]:
    """Return the pairs of stories that fell short of the threshold by little, the likeliest first."""
    story = np.zeros(many, np.int64)
    for n, cluster in enumerate(clusters):
        story[cluster.members] = n
    between = np.unique(np.sort(story[pairs], axis=1), axis=0) if len(pairs) else pairs
    found = [
        Split(a, b, said)
        for a, b in between.tolist()
        if a != b and (said := _probability(likeness(clusters[a], clusters[b]))) > 1 - SURE
    ]
    return tuple(sorted(found, key=lambda split: (-split.probability, split.a, split.b)))
