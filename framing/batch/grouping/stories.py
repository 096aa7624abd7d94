"""Loose articles to stories: who belongs together, how sure that is, and which stories may be one."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.batch.grouping.linkage import Groups, link, products
from framing.batch.grouping.neighbours import DIGITS, EXACT, candidates, distinct
from framing.encoders.transformer import unit_rows
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

SOON = 4.0
"""Days within which articles are compared one by one where there are many; the stories that come of it are then
compared over WINDOW. A judgement: most reports of an event follow within days, and stories are far fewer than articles.
On the labelled events B³ F1 is the same as with WINDOW at once; on their twins it is 0.826 instead of 0.846."""

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

    Of more than EXACT, first articles of the same days are joined, then what came of that with what lies farther back:
    so what an article costs depends on how many there are within some days of it, and hardly on how many there are.
    """
    order = sorted(range(len(keys)), key=lambda row: (np.isnan(days[row]), days[row], keys[row]))
    if not order:
        return Grouping((), ())
    rows = np.array(order)
    when = np.asarray(days, np.float64)[rows]
    groups = Groups(vectors[rows], when)
    pairs = candidates(groups.totals, when, threshold - NEAR, SOON if len(rows) > EXACT else WINDOW)
    link(groups, pairs, likeness, threshold)
    if len(rows) > EXACT:
        pairs = distinct(np.concatenate([groups.of[pairs], _over_time(groups, when, threshold - NEAR)]))
        pairs = pairs[pairs[:, 0] != pairs[:, 1]]
        link(groups, pairs, likeness, threshold)
    return Grouping(_stories(groups, vectors, rows), _splits(groups, pairs))


def _over_time(groups: Groups, days: NDArray[np.float64], least: float) -> NDArray[np.int64]:
    """Return the pairs of groups that may be one story, however long after the other one began."""
    heads = np.array(list(groups))
    pairs: NDArray[np.int64] = heads[candidates(unit_rows(groups.totals[heads]), days[heads], least, WINDOW)]
    return pairs


def likeness(groups: Groups, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return how like groups of articles are: the mean over all their pairs, less what the time between costs."""
    fading = FADING * np.log2(1 + groups.days_between(a, b) / 7)
    return _rounded(groups.mean_likeness(a, b) - fading)


def _rounded(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return likenesses to the digits that decisions look at."""
    return np.round(values, DIGITS)


def _probabilities(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probability of one event at each likeness, of which a million are some thousand different ones."""
    each, places = np.unique(values, return_inverse=True)
    found = np.array([rounded(value) for value in probability(SLOPE * (each - THRESHOLD)).tolist()])
    return found[places]


def _stories(groups: Groups, vectors: NDArray[np.float32], rows: NDArray[np.int64]) -> tuple[tuple[Member, ...], ...]:
    """Return each group's members, first those that are likest to its others; who stands alone surely belongs there."""
    every = np.arange(len(rows))
    others = groups.sizes[groups.of] - 1
    to_others = products(vectors, rows, groups.totals, groups.of) - products(vectors, rows, vectors, rows)
    mean = _rounded(to_others / np.maximum(others, 1))
    order = np.lexsort((every, -mean, groups.of))
    sure = np.where(others > 0, _probabilities(mean), 1.0)
    members = [Member(row, said) for row, said in zip(rows[order].tolist(), sure[order].tolist(), strict=True)]
    ends = np.cumsum(groups.sizes[list(groups)]).astype(int).tolist()
    return tuple(tuple(members[start:end]) for start, end in itertools.pairwise([0, *ends]))


def _splits(groups: Groups, pairs: NDArray[np.int64]) -> tuple[Split, ...]:
    """Return the pairs of stories that fell short of the threshold by little, the likeliest first."""
    standing = np.array(list(groups))
    number = np.searchsorted(standing, groups.of)  # each article's story
    between = distinct(number[pairs])
    a, b = between[between[:, 0] != between[:, 1]].T
    said = _probabilities(likeness(groups, standing[a], standing[b]))
    found = [Split(int(a[n]), int(b[n]), float(said[n])) for n in np.flatnonzero(said > 1 - SURE)]
    return tuple(sorted(found, key=lambda split: (-split.probability, split.a, split.b)))
