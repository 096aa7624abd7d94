"""Measure alignment on annotated stories, each scored by a model that never saw it.

    python -m benchmarks.alignment.evaluate ../shared/eval/alignment ../shared/eval/grouping/events.jsonl [--write]

Whole stories are left out, in ten folds. The comparisons go through the data set's own score.py; `--write` replaces
the committed results.json. About ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.alignment.annotations import annotated
from benchmarks.alignment.gold import folder, stories
from benchmarks.alignment.train import fit
from framing.align import Alignment, decide
from framing.findings.omissions import find_omissions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.alignment.gold import Gold

RESULTS = Path(__file__).parent / "results.json"
COMMAND = (
    "python -m benchmarks.alignment.evaluate ../shared/eval/alignment ../shared/eval/grouping/events.jsonl --write"
)
FOLDS = 10
SHOWN = ("pairs", "coverage", "omission", "first_ten", "related_linked", "passages_not_found")


def left_out(every: Sequence[Gold]) -> list[tuple[Gold, NDArray[np.float64], float]]:
    """Return each story with its pairs' probabilities and the threshold, by a model fitted on other stories."""
    scored = []
    for fold in range(FOLDS):
        test = every[fold::FOLDS]
        model = fit([one for n, one in enumerate(every) if n % FOLDS != fold])
        scored += [(one, model.probabilities(one.reading, one.pairs), model.threshold) for one in test]
    return sorted(scored, key=lambda one: one[0].name)


def comparison(story: Gold, alignment: Alignment) -> dict[str, Any]:
    """Return the parts of a comparison that the scorer reads, as FORMAT.md has them."""
    return {
        "articles": [{"id": a.id, "outlet": a.outlet} for a in story.analysis.articles],
        "passages": [
            {"id": p.id, "article": p.article, "role": p.role, "text": p.text} for p in story.analysis.passages
        ],
        "links": [{"a": one.a, "b": one.b, "probability": one.probability} for one in alignment.links],
        "claims": [{"id": c.id, "passages": c.passages, "salience": c.salience} for c in alignment.claims],
        "omissions": [
            {"article": one.article, "claim": one.claim} for one in find_omissions(alignment.added_to(story.analysis))
        ],
    }


def score(data: Path, scored: Sequence[tuple[Gold, NDArray[np.float64], float]]) -> dict[str, Any]:
    """Run the data set's scorer on stories."""
    with tempfile.TemporaryDirectory() as name:
        made, gold = Path(name) / "comparisons", Path(name) / "gold"
        made.mkdir()
        gold.mkdir()
        for story, probability, threshold in scored:
            alignment = decide(story.analysis, story.pairs, probability, threshold)
            (made / f"{story.name}.json").write_text(json.dumps(comparison(story, alignment)), encoding="utf-8")
            (gold / f"{story.name}.json").write_text(json.dumps(story.written), encoding="utf-8")
        ran = subprocess.run(
            [sys.executable, str(data / "score.py"), str(made), str(gold), "--json"],
            check=True,
            capture_output=True,
            text=True,
        )
    return {key: value for key, value in json.loads(ran.stdout).items() if key in SHOWN}


def calibration(scored: Sequence[tuple[Gold, NDArray[np.float64], float]]) -> dict[str, Any]:
    """Return how far probabilities are from shares, over ten bins of probability, for pairs of at least 0.05.

    Below 0.05 lie nineteen pairs in twenty, which no reader sees; with them the error would look smaller.
    """
    probability = np.concatenate([p[story.judged] for story, p, _ in scored])
    same = np.concatenate([story.same[story.judged] for story, _, _ in scored])
    bins = []
    for low in np.arange(0, 1, 0.1):
        inside = (probability >= max(low, 0.05)) & (probability < (low + 0.1 if low < 0.85 else 1.01))
        if inside.any():
            bins.append((float(probability[inside].mean()), float(same[inside].mean()), int(inside.sum())))
    total = sum(count for _, _, count in bins)
    return {
        "expected_error": round(sum(abs(p - s) * n for p, s, n in bins) / total, 4),
        "bins": [{"said": round(p, 3), "true": round(s, 3), "pairs": n} for p, s, n in bins],
    }


def salience(scored: Sequence[tuple[Gold, NDArray[np.float64], float]]) -> float:
    """Return Spearman's correlation of a claim's salience with the gold's, averaged over stories.

    A claim's gold salience is that of the most salient fact that one of its passages supports; claims that support
    no fact in the gold count as minor.
    """
    from scipy.stats import spearmanr  # type: ignore[import-untyped]

    found = []
    for story, probability, threshold in scored:
        worth: dict[tuple[str, int], int] = {}
        for fact in story.written["facts"]:
            for outlet, numbers in fact["support"].items():
                for n in numbers:
                    worth[outlet, n] = max(worth.get((outlet, n), 1), fact["salience"])
        place = story.analysis.row_of
        alignment = decide(story.analysis, story.pairs, probability, threshold)
        held = [[s for p in claim.passages for s in story.support[place[p]]] for claim in alignment.claims]
        rated = [
            (c.salience, max(worth.get(s, 1) for s in h)) for c, h in zip(alignment.claims, held, strict=True) if h
        ]
        found.append(float(spearmanr(*zip(*rated, strict=True)).statistic))
    return round(float(np.nanmean(found)), 4)


def main() -> None:
    """Print the figures, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="folder with stories/, gold/ and score.py")
    parser.add_argument("events", help="the articles that annotations/ are about")
    parser.add_argument("--write", action="store_true", help="replace the committed results.json")
    args = parser.parse_args()
    data = folder(args.data)
    theirs = list(stories(data))
    every = left_out([*theirs, *annotated(Path(args.events), data)])
    names = {one.name for one in theirs}
    scored = [one for one in every if one[0].name in names]
    figures = {
        "command": COMMAND,
        "stories": len(scored),
        "all": score(data, scored),
        "basil": score(data, [one for one in scored if one[0].name.startswith("basil")]),
        "world": score(data, [one for one in scored if one[0].name.startswith("world")]),
        "own": score(data, [one for one in every if one[0].name not in names]),
        "calibration": calibration(scored),
        "salience_rank_correlation": salience(scored),
        "thresholds": sorted({threshold for _, _, threshold in every}),
    }
    print(json.dumps(figures, indent=1))
    if args.write:
        RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
