"""Fit the alignment model on annotated stories and write its weights as plain numbers.

    python -m benchmarks.alignment.train ../shared/eval/alignment ../shared/eval/grouping/events.jsonl

The weights hold no text and no vocabulary: a weight for each feature, and the trees' splits.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.alignment.annotations import annotated
from benchmarks.alignment.gold import folder, stories
from benchmarks.boosting import plain
from framing.align.scorer import Scorer, both_passes, mixed, pack
from framing.export.atomic import write_bytes
from framing.models import SHIPPED, Card, Regression, Trees, probability

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from benchmarks.alignment.gold import Gold

    Tables = Sequence[NDArray[np.float32]]
    Truths = Sequence[NDArray[np.bool_]]

CARD = Card(
    name="alignment",
    about="How probable it is that two passages of different outlets report a common fact.",
    trained_on="61 stories of BASIL and of Giveme5W1H's news cluster, annotated for this project",
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


def fit(train: Sequence[Gold]) -> Scorer:
    """Return the model fitted on `train`."""
    names = train[0].pairs.columns
    same = [one.same[one.judged] for one in train]
    tables = [one.pairs.features[one.judged] for one in train]
    columns, second = _second(train, tables, same)
    unseen = np.zeros(sum(len(one) for one in same))
    place = np.split(np.arange(len(unseen)), np.cumsum([len(one) for one in same])[:-1])
    for kept, left in _folds(len(train)):
        among = _regression(columns, _of(second, kept), _of(same, kept))
        trees = _trees(columns, _of(second, kept), _of(same, kept), seeds=1)
        for n in left:
            unseen[place[n]] = mixed(among, trees, columns, second[n])
    slope, offset = _calibration(unseen, np.concatenate(same))
    return Scorer(
        alone=_regression(names, tables, same),
        among=_regression(columns, second, same),
        trees=_trees(columns, second, same, SEEDS),
        slope=slope,
        offset=offset,
        threshold=best_threshold(np.concatenate(same), probability(slope * unseen + offset)),
    )


def _second(train: Sequence[Gold], tables: Tables, same: Truths) -> tuple[tuple[str, ...], list[NDArray[np.float32]]]:
    """Return the second pass's columns and features, made by first passes that did not see the story."""
    names = train[0].pairs.columns
    found: dict[int, NDArray[np.float32]] = {}
    columns: tuple[str, ...] = ()
    for kept, left in _folds(len(train)):
        first = _regression(names, _of(tables, kept), _of(same, kept))
        for n in left:
            told = probability(first.logits(names, train[n].pairs.features))
            columns, features = both_passes(train[n].reading, train[n].pairs, told)
            found[n] = features[train[n].judged]
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


def _calibration(logit: NDArray[np.float64], same: NDArray[np.bool_]) -> tuple[float, float]:
    """Return the slope and offset that make probabilities of these logits true (Platt, 1999)."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e6).fit(logit[:, None], same)
    return round(float(model.coef_[0, 0]), 5), round(float(model.intercept_[0]), 5)


NEARLY = 0.01
"""How much F1 is given for fewer wrong links: around its best F1 is flat, and look-alikes fall by a third."""


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
    scorer = fit([*stories(folder(args.data)), *annotated(Path(args.events), folder(args.data))])
    for name, content in pack(scorer, CARD).items():
        print(f"wrote {write_bytes(content, SHIPPED / 'alignment' / name)}")
    print(f"{len(scorer.among.columns)} features, linked from {scorer.threshold}")


if __name__ == "__main__":
    main()
