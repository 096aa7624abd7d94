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
from framing.align.scorer import from_json
from framing.settings import EMBEDDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.alignment.gold import Gold

WEIGHTS = Path(__file__).resolve().parents[2] / "framing" / "models" / "alignment" / "weights.json"

STRENGTH = 0.02
"""Of the fit against the penalty (scikit-learn's C); from 0.003 to 0.2 stories left out score the same."""


def fit(train: Sequence[Gold]) -> dict[str, Any]:
    """Return the model fitted on `train`, as it is written to the weights file.

    The threshold is the one with the best F1 on the same stories: a linear model of some eighty weights on tens of
    thousands of pairs leaves no room for it to be flattered.
    """
    from sklearn.linear_model import LogisticRegression

    columns = train[0].pairs.columns
    features = np.concatenate([one.pairs.features[one.judged] for one in train]).astype(np.float64)
    same = np.concatenate([one.same[one.judged] for one in train])
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale < 1e-9] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((features - mean) / scale, same)
    written: dict[str, Any] = {
        "format": 1,
        "encoder": EMBEDDED,
        "intercept": round(float(model.intercept_[0]), 5),
        "threshold": 0.5,
        "features": {
            name: {"mean": round(float(m), 5), "scale": round(float(s), 5), "weight": round(float(w), 5)}
            for name, m, s, w in zip(columns, mean, scale, model.coef_[0], strict=True)
        },
    }
    probability = np.concatenate([from_json(written).probabilities(one.pairs)[one.judged] for one in train])
    written["threshold"] = best_threshold(same, probability)
    return written


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
    print(f"{WEIGHTS}: {len(written['features'])} features, linked from {written['threshold']}")


if __name__ == "__main__":
    main()
