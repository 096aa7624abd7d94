"""Fit the alignment model on annotated stories and write its weights as plain numbers.

    python -m benchmarks.alignment.train ../shared/eval/alignment ../shared/eval/grouping/events.jsonl

The weights hold no text and no vocabulary: a mean, scale and weight for each feature, and the trees' splits.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.alignment.annotations import annotated
from benchmarks.alignment.gold import folder, stories
from framing.align.scorer import both_passes, mixed, probability, regression
from framing.align.trees import from_arrays
from framing.settings import EMBEDDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from benchmarks.alignment.gold import Gold

    Tables = Sequence[NDArray[np.float32]]
    Truths = Sequence[NDArray[np.bool_]]
    Written = tuple[dict[str, Any], dict[str, NDArray[Any]]]

MODEL = Path(__file__).resolve().parents[2] / "framing" / "models" / "alignment"

STRENGTH = 0.02
"""Of the fit against the penalty (scikit-learn's C); from 0.003 to 0.2 stories left out score the same."""

INNER = 5
"""Folds in which the second pass gets its first-pass probabilities, and the threshold its second-pass ones: from models
that did not see the story."""

SEEDS = 3
"""Sets of trees whose answers are averaged; each sees other features at its splits."""


def fit(train: Sequence[Gold]) -> Written:
    """Return the model fitted on `train`: what its weights file says, and the arrays of its trees."""
    names = train[0].pairs.columns
    same = [one.same[one.judged] for one in train]
    tables = [one.pairs.features[one.judged] for one in train]
    columns, second = _second(train, tables, same)
    unseen = np.zeros(sum(len(one) for one in same))
    place = np.split(np.arange(len(unseen)), np.cumsum([len(one) for one in same])[:-1])
    for kept, left in _folds(len(train)):
        among = regression(_regression(columns, _of(second, kept), _of(same, kept)))
        trees = from_arrays(_trees(columns, _of(second, kept), _of(same, kept), seeds=1))
        for n in left:
            unseen[place[n]] = mixed(among, trees, columns, second[n])
    slope, offset = _calibration(unseen, np.concatenate(same))
    written = {
        "format": 3,
        "encoder": EMBEDDED,
        "threshold": best_threshold(np.concatenate(same), probability(slope * unseen + offset)),
        "slope": slope,
        "offset": offset,
        "alone": _regression(names, tables, same),
        "among": _regression(columns, second, same),
    }
    return written, _trees(columns, second, same, SEEDS)


def _second(train: Sequence[Gold], tables: Tables, same: Truths) -> tuple[tuple[str, ...], list[NDArray[np.float32]]]:
    """Return the second pass's columns and features, made by first passes that did not see the story."""
    names = train[0].pairs.columns
    found: dict[int, NDArray[np.float32]] = {}
    columns: tuple[str, ...] = ()
    for kept, left in _folds(len(train)):
        first = regression(_regression(names, _of(tables, kept), _of(same, kept)))
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


def _regression(columns: Sequence[str], tables: Tables, same: Truths) -> dict[str, Any]:
    from sklearn.linear_model import LogisticRegression

    features = np.concatenate(tables).astype(np.float64)
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale < 1e-9] = 1.0
    model = LogisticRegression(C=STRENGTH, solver="newton-cholesky")
    model.fit((features - mean) / scale, np.concatenate(same))
    return {
        "intercept": round(float(model.intercept_[0]), 5),
        "features": {
            name: {"mean": round(float(m), 5), "scale": round(float(s), 5), "weight": round(float(w), 5)}
            for name, m, s, w in zip(columns, mean, scale, model.coef_[0], strict=True)
        },
    }


def _trees(columns: Sequence[str], tables: Tables, same: Truths, seeds: int) -> dict[str, NDArray[Any]]:
    """Return the nodes of boosted trees fitted with several seeds, one after the other (see `framing.align.trees`)."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    features, truth = np.concatenate(tables), np.concatenate(same)
    nodes: list[dict[str, NDArray[Any]]] = []
    roots: list[int] = []
    base = 0.0
    for seed in range(seeds):
        model = HistGradientBoostingClassifier(
            max_iter=150,
            learning_rate=0.04,
            max_leaf_nodes=24,
            min_samples_leaf=40,
            l2_regularization=10,
            max_features=0.2,
            early_stopping=False,
            random_state=seed,
        ).fit(features, truth)
        base += float(model._baseline_prediction.item()) / seeds
        for (tree,) in model._predictors:
            first = sum(len(one["value"]) for one in nodes)
            roots.append(first)
            own = np.arange(first, first + len(tree.nodes))
            leaf = tree.nodes["is_leaf"].astype(bool)
            nodes.append(
                {
                    "feature": np.where(leaf, 0, tree.nodes["feature_idx"]).astype(np.int32),
                    "threshold": np.where(leaf, 0.0, tree.nodes["num_threshold"]),
                    "left": np.where(leaf, own, tree.nodes["left"] + first).astype(np.int32),
                    "right": np.where(leaf, own, tree.nodes["right"] + first).astype(np.int32),
                    "value": np.where(leaf, tree.nodes["value"] / seeds, 0.0).astype(np.float32),
                }
            )
    return {
        "columns": np.array(columns),
        "roots": np.array(roots, np.int32),
        **{name: np.concatenate([one[name] for one in nodes]) for name in nodes[0]},
        "base": np.array(base),
    }


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
    written, trees = fit([*stories(folder(args.data)), *annotated(Path(args.events), folder(args.data))])
    (MODEL / "weights.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    np.savez_compressed(MODEL / "trees.npz", **trees)  # type: ignore[arg-type]  # numpy reads them as options
    print(f"{MODEL}: {len(written['among']['features'])} features, linked from {written['threshold']}")


if __name__ == "__main__":
    main()
