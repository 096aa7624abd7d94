"""Fit the alignment model on annotated stories and write its weights as plain numbers.

    python -m benchmarks.alignment.train ../shared/eval/alignment

The weights hold no text and no vocabulary: one mean, scale and weight for each feature.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.alignment.gold import folder, stories
from framing.align.scorer import both_passes, regression
from framing.settings import EMBEDDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.alignment.gold import Gold

WEIGHTS = Path(__file__).resolve().parents[2] / "framing" / "models" / "alignment" / "weights.json"

STRENGTH = 0.02
"""Of the fit against the penalty (scikit-learn's C); from 0.003 to 0.2 stories left out score the same."""


INNER = 5
"""Folds in which the second pass gets its first-pass probabilities: from models that did not see the story."""


def fit(train: Sequence[Gold]) -> dict[str, Any]:
    """Return the model fitted on `train`, as it is written to the weights file.

    The threshold is the one with the best F1 on the same stories, scored by first passes that did not see them: the
    second pass has some ninety weights for tens of thousands of pairs, which leaves little room to be flattered.
    """
    same = [one.same[one.judged] for one in train]
    tables = [one.pairs.features[one.judged] for one in train]
    second = []
    for fold in range(INNER):
        kept = [n for n in range(len(train)) if n % INNER != fold]
        first = regression(_regression(train[0].pairs.columns, [tables[n] for n in kept], [same[n] for n in kept]))
        for n in range(fold, len(train), INNER):
            pairs = train[n].pairs
            probability = first.probabilities(pairs.columns, pairs.features)
            second.append((n, both_passes(train[n].reading, pairs, probability)))
    second.sort(key=lambda one: one[0])
    columns = second[0][1][0]
    tables_of_both = [features[train[n].judged] for n, (_, features) in second]
    among = _regression(columns, tables_of_both, same)
    probability = regression(among).probabilities(columns, np.concatenate(tables_of_both))
    return {
        "format": 2,
        "encoder": EMBEDDED,
        "threshold": best_threshold(np.concatenate(same), probability),
        "alone": _regression(train[0].pairs.columns, tables, same),
        "among": among,
    }


def _regression(
    columns: Sequence[str], tables: Sequence[NDArray[np.float32]], same: Sequence[NDArray[np.bool_]]
) -> dict[str, Any]:
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


def best_threshold(same: NDArray[np.bool_], probability: NDArray[np.float64]) -> float:
    """Return the probability, in hundredths, from which linking gives the best F1."""
    grid = np.arange(0.05, 0.95, 0.01)
    scores = [2 * (same & (probability >= cut)).sum() / max((probability >= cut).sum() + same.sum(), 1) for cut in grid]
    return round(float(grid[int(np.argmax(scores))]), 2)


def main() -> None:
    """Train on every annotated story and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="folder with stories/, gold/ and score.py")
    written = fit(list(stories(folder(parser.parse_args().data))))
    WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    print(f"{WEIGHTS}: {len(written['among']['features'])} features, linked from {written['threshold']}")


if __name__ == "__main__":
    main()
