"""How sure a claim is, and what each outlet does with it: three regressions over what the pairs' probabilities say.

All were fitted on stories that the pairs' model had not seen, and are read with a caution: on stories from other years
and papers than those that were annotated, the same probabilities hold a little less often.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from framing import models
from framing.models import SHIPPED, Card, Kept, Regression
from framing.records import SURE, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.align.reading import Reading

    Table = NDArray[np.float32]

CLAIM_COLUMNS = ("mean", "least", "most", "weakest outlet", "outlets", "passages", "story")
MAIN_COLUMNS = ("mean", "least", "most", "weakest outlet", "outlets", "passages", "fewest words", "most words")
ABSENT_COLUMNS = (
    "best",
    "mean of the best",
    "least of the best",
    "sum",
    "outlets",
    "length",
    "words there",
    "names there",
    "claim",
    "story",
    "quoted",
    "alone",
    "words",
    "all outlets",
)
MOST_LIKELY = 0.79
"""The probability of what is likely and must not be called sure: a claim whose outlets may share a side matter alone,
and that an outlet lacks what is too general to look for."""
_EDGE = 1e-3
"""Probabilities are kept so far from 0 and 1 before their logits are taken: two digits tell no more."""


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """A story as verdicts look at it. `pairs` are the rounded probabilities, float32 (passages, passages).

    `order` sorts passages by outlet, `starts` says where each outlet begins in it. `there`, bool (outlets, lemmas),
    says which content words an outlet uses anywhere.
    """

    reading: Reading
    pairs: Table
    story: float
    order: NDArray[np.int64]
    starts: NDArray[np.int64]
    there: NDArray[np.bool_]

    @property
    def outlets(self) -> NDArray[np.int64]:
        """The number of each passage's outlet."""
        return self.reading.outlets

    @property
    def present(self) -> NDArray[np.int64]:
        """The numbers of the outlets that have passages, in order."""
        return self.outlets[self.order][self.starts]

    def best(self, group: tuple[int, ...]) -> Table:
        """Return the probability of each passage's likeliest pair with each present outlet: (passages, outlets)."""
        return np.asarray(np.maximum.reduceat(self.pairs[list(group)][:, self.order], self.starts, axis=1))

    def content_words(self, group: tuple[int, ...]) -> list[int]:
        """Return how many different words of content each passage of a group has."""
        return [int(n) for n in np.diff(self.reading.words.first)[list(group)]]

    def nearest(self, group: tuple[int, ...]) -> dict[int, float]:
        """Return for each present outlet the probability of its likeliest pair with a passage of the group."""
        return dict(zip(self.present.tolist(), map(rounded, self.best(group).max(axis=0).tolist()), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """What was learned of claims and outlets.

    `claim` says how probable it is that a group is one fact, `main` that this is a main point of a passage of each of
    its outlets, as a strict reader sees it, and `absent` that an outlet has nothing of a claim.
    """

    claim: Regression
    main: Regression
    absent: Regression

    def of_claims(self, evidence: Evidence, groups: Sequence[tuple[int, ...]]) -> list[float]:
        """Return for each group of passages of several outlets the (rounded) probability that all report one fact.

        A claim is sure only if it surely is the main point of each outlet: "the order, an early stumble" beside
        "the judge's order" is one fact to annotators, and a side matter to readers.
        """
        fact = self.claim.probabilities(_table([claim_row(evidence, group) for group in groups], CLAIM_COLUMNS))
        main = self.main.probabilities(_table([main_row(evidence, group) for group in groups], MAIN_COLUMNS))
        return [
            min(rounded(one), MOST_LIKELY if rounded(point) < SURE else 1.0)
            for one, point in zip(fact.tolist(), main.tolist(), strict=True)
        ]

    def of_outlets(self, evidence: Evidence, group: tuple[int, ...], claim: float) -> dict[int, float]:
        """Return for each present outlet the probability that it has nothing of the claim that `group` carries."""
        told = self.absent.probabilities(absent_rows(evidence, group, claim).astype(np.float64))
        return dict(zip(evidence.present.tolist(), told.tolist(), strict=True))


def gather(reading: Reading, a: NDArray[np.int64], b: NDArray[np.int64], probability: NDArray[np.float64]) -> Evidence:
    """Return the evidence of a story whose pairs `a`, `b` have these probabilities."""
    pairs = np.zeros((reading.size, reading.size), np.float32)
    pairs[a, b] = pairs[b, a] = probability
    order = np.argsort(reading.outlets, kind="stable")
    starts = np.flatnonzero(np.diff(reading.outlets[order], prepend=-1)) if len(order) else np.zeros(0, np.int64)
    words = reading.words
    there = np.zeros((int(reading.outlets.max(initial=-1)) + 1, int(words.lemma.max(initial=-1)) + 1), bool)
    of_word = np.repeat(reading.outlets, np.diff(words.first))
    there[of_word, words.lemma] = True
    return Evidence(reading, pairs, float(probability.sum()) / max(reading.size, 1), order, starts, there)


def claim_row(evidence: Evidence, group: tuple[int, ...]) -> list[float]:
    """Return the features of one group, as CLAIM_COLUMNS names them.

    Three passages of three outlets whose pairs have 0.9, 0.8 and 0.6 have a mean of 0.77, a least of 0.6 and a most of
    0.9; the outlet whose best pair is lowest has 0.8. All four are taken as logits.
    """
    own = np.array(group)
    across = evidence.outlets[own][:, None] != evidence.outlets[own][None, :]
    pairs = np.where(across, evidence.pairs[np.ix_(own, own)], np.nan)
    best = np.nanmax(pairs, axis=1)
    weakest = min(best[evidence.outlets[own] == outlet].max() for outlet in np.unique(evidence.outlets[own]))
    probabilities = np.array([np.nanmean(pairs), np.nanmin(pairs), np.nanmax(pairs), weakest])
    return [*_logits(probabilities).tolist(), len(np.unique(evidence.outlets[own])), len(own), evidence.story]


def main_row(evidence: Evidence, group: tuple[int, ...]) -> list[float]:
    """Return the features of one group, as MAIN_COLUMNS names them: of a long passage a fact is less often the point.

    Words are those that carry content, each once; the two numbers of them are taken as logarithms.
    """
    words = evidence.content_words(group)
    return [*claim_row(evidence, group)[:-1], float(np.log1p(min(words))), float(np.log1p(max(words)))]


def absent_rows(evidence: Evidence, group: tuple[int, ...], claim: float) -> Table:
    """Return a row for each outlet that is present, as ABSENT_COLUMNS names them: what speaks for its having it.

    Each of the claim's passages has a best pair in the outlet: the largest of these is `best`; their mean and least
    tell whether the outlet comes near all of them. `words there` is the share of the claim's words, by rarity, that the
    outlet uses anywhere, `names there` the same of names. The rows of outlets that have the claim mean nothing.
    """
    reading, own = evidence.reading, np.array(group)
    best = evidence.best(group)
    total = np.add.reduceat(evidence.pairs[own][:, evidence.order], evidence.starts, axis=1).sum(axis=0)
    length = np.diff(evidence.starts, append=len(evidence.order))
    count = len(length)
    words = reading.words
    rows = np.concatenate([np.arange(words.first[i], words.first[i + 1]) for i in own])
    columns = {
        "best": _logits(best.max(axis=0)),
        "mean of the best": _logits(best.mean(axis=0)),
        "least of the best": _logits(best.min(axis=0)),
        "sum": np.log1p(total),
        "outlets": np.full(count, len(np.unique(evidence.outlets[own]))),
        "length": np.log(length),
        "words there": _share(evidence, rows),
        "names there": _share(evidence, rows[words.kind[rows] == 0]),
        "claim": np.full(count, claim),
        "story": np.full(count, evidence.story),
        "quoted": np.full(count, reading.quotes[own].mean()),
        "alone": np.full(count, float(len(np.unique(evidence.outlets[own])) == 1)),
        "words": np.full(count, np.log1p(len(rows) / len(own))),
        "all outlets": np.full(count, count),
    }
    return np.stack([columns[name] for name in ABSENT_COLUMNS], axis=1).astype(np.float32)


def _share(evidence: Evidence, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return for each outlet the share of some words, weighed by rarity, that it uses; 1 where there are none."""
    words = evidence.reading.words
    rarity = words.rarity[rows].astype(np.float64)
    total = float(rarity.sum())
    there = evidence.there[evidence.present]
    return there[:, words.lemma[rows]] @ rarity / total if total else np.ones(len(there))


def _logits(probabilities: NDArray[np.floating]) -> NDArray[np.float64]:
    inside = np.clip(probabilities.astype(np.float64), _EDGE, 1 - _EDGE)
    return np.asarray(np.log(inside / (1 - inside)))


def _table(rows: Sequence[Sequence[float]], columns: Sequence[str]) -> NDArray[np.float64]:
    return np.array(rows, np.float64).reshape(-1, len(columns))


_PARTS = ("claim", "main", "absent")


def pack(verdicts: Verdicts, card: Card) -> dict[str, bytes]:
    """Return the model's files by name, to be written in this order."""
    return models.pack(card, models.together({}, {name: getattr(verdicts, name).kept() for name in _PARTS}))


@cache
def shipped() -> Verdicts:
    """Return the verdicts that come with the package; raise ModelError where a file of them is missing or damaged."""
    return models.load(SHIPPED / "coverage", _verdicts)


def _verdicts(_card: Card, kept: Kept) -> Verdicts:
    return Verdicts(**{name: Regression.of(kept.part(name)) for name in _PARTS})
