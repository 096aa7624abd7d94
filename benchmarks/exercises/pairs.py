"""How often a pair that *same fact* asks about is one fact beyond doubt: verdicts of readers, stories left out.

    python -m benchmarks.exercises.pairs ../shared/eval/alignment [--comparisons FOLDER] [--write]

Two readers (language models, independently, without a key) judged 824 linked pairs of annotated and demo stories as a
strict teacher: "yes" where the main statement of one is surely told by the other, "arguable", or "no". `pairs.json`
has their verdicts with digests of the two sentences, no text. The scorecard of `framing/exercises/one_fact.py` is
fitted anew with each story left out in turn; its weights of today are those fitted on all.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

from benchmarks.exercises.__main__ import CORPORA, comparison_of
from framing.exercises import one_fact
from framing.exercises.material import WordedIndex
from framing.exercises.tasks.same_fact import linked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.records import Comparison, Passage

VERDICTS = Path(__file__).with_name("pairs.json")
RESULTS = Path(__file__).with_name("pairs_results.json")
COMMAND = "python -m benchmarks.exercises.pairs ../shared/eval/alignment --write"


def digest(passage: Passage) -> str:
    """Return what a sentence is called among the verdicts, which print none."""
    return hashlib.sha256(passage.text.encode()).hexdigest()[:12]


def judged(name: str, comparison: Comparison) -> Iterator[tuple[list[float], bool, bool]]:
    """Yield for each pair of a story that was judged its features, whether nothing rules it out, and the verdict."""
    verdicts = {(v["story"], *sorted(v["pair"])): v["readers"] for v in _verdicts()}
    index = WordedIndex(comparison)
    for one, other in linked(index):
        readers = verdicts.get((name, *sorted((digest(one), digest(other)))))
        if readers:
            features = list(one_fact.features(index, one, other).values())
            yield features, one_fact.compatible(index, one, other), readers == ["yes", "yes"]


def _verdicts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(VERDICTS.read_text(encoding="utf-8"))["verdicts"]
    return found


def figures(stories: dict[str, Comparison]) -> dict[str, Any]:
    """Return how many pairs are asked about, and how many of these are one fact for both readers."""
    rows = [(name, *row) for name, comparison in stories.items() for row in judged(name, comparison)]
    names = [name for name, _, _, _ in rows]
    features = np.array([row[1] for row in rows])
    open_, same = (np.array([row[place] for row in rows]) for place in (2, 3))
    weights = LogisticRegression(C=20, max_iter=2000)
    left_out = cross_val_predict(weights, features, same, groups=names, cv=LeaveOneGroupOut(), method="predict_proba")[
        :, 1
    ].round(2)
    weights.fit(features, same)
    asked = open_ & (left_out >= one_fact.ONE)
    return {
        "pairs": len(rows),
        "of_them_one_fact": round(float(same.mean()), 3),
        "asked_stories_left_out": int(asked.sum()),
        "of_them_one_fact_beyond_doubt": round(float(same[asked].mean()), 3),
        "weights": dict(zip(one_fact.WEIGHTS, weights.coef_[0].round(2).tolist(), strict=True)),
        "bias": round(float(weights.intercept_[0]), 2),
    }


def main() -> None:
    """Print the figures, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("alignment", type=Path)
    parser.add_argument("--comparisons", type=Path, help="folder of <story>.json, taken instead of comparing")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    folders = [path.parent for path in CORPORA.glob("*/story.toml")]
    folders += [path for path in (arguments.alignment / "stories").iterdir() if path.is_dir()]
    wanted = {v["story"] for v in _verdicts()}
    stories = {f.name: comparison_of(f, arguments.comparisons) for f in sorted(folders) if f.name in wanted}
    found = figures(stories)
    print(json.dumps(found, indent=1))
    if arguments.write:
        RESULTS.write_text(json.dumps({"command": COMMAND, "figures": found}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
