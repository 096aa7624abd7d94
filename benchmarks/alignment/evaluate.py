"""Measure alignment on annotated stories, each scored by a model that never saw it.

    python -m benchmarks.alignment.evaluate ../shared/eval/alignment ../shared/eval/grouping/events.jsonl [--write]

Whole stories are left out, in five folds; scored are those that the pair scorer was not tuned on. The comparisons go
through the data set's own score.py; `--write` replaces the committed results.json. About an hour on two cores.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.alignment.annotations import annotated
from benchmarks.alignment.gold import folder, stories
from benchmarks.alignment.train import fit, shipped_pair_scorer
from benchmarks.alignment.verdicts import unread
from framing.align import Alignment, decide
from framing.findings.omissions import find_omissions
from framing.records import LIKELY, SURE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from benchmarks.alignment.gold import Gold

RESULTS = Path(__file__).parent / "results.json"
COMMAND = (
    "python -m benchmarks.alignment.evaluate ../shared/eval/alignment ../shared/eval/grouping/events.jsonl --write"
)
FOLDS = 5
SHOWN = ("pairs", "coverage", "omission", "first_ten", "related_linked", "passages_not_found", "page")
KINDS = ("basil", "seesaw", "india", "world")
"""First parts of the stories' names, by where they come from."""


@dataclass(frozen=True, slots=True, eq=False)
class LeftOut:
    """A story with its pairs' probabilities and all that follows, by models that never saw it."""

    story: Gold
    probability: NDArray[np.float64]
    alignment: Alignment


def left_out(every: Sequence[Gold], untuned: AbstractSet[str]) -> list[LeftOut]:
    """Return the stories that the pair scorer was not tuned on, each by models fitted on other stories."""
    pair_scorer = shipped_pair_scorer()
    found = []
    for fold in range(FOLDS):
        fitted = fit([one for n, one in enumerate(every) if n % FOLDS != fold], untuned, pair_scorer)
        for one in every[fold::FOLDS]:
            if one.name in untuned:
                told = fitted.probabilities(one, pair_scorer)
                threshold, verdicts = fitted.scorer.threshold, fitted.verdicts
                found.append(
                    LeftOut(one, told, decide(one.analysis, one.reading, one.pairs, told, threshold, verdicts))
                )
    return sorted(found, key=lambda one: one.story.name)


def comparison(found: LeftOut) -> dict[str, Any]:
    """Return the parts of a comparison that the scorer reads, as FORMAT.md has them."""
    analysis, alignment = found.story.analysis, found.alignment
    omissions = find_omissions(alignment.added_to(analysis))
    return {
        "articles": [{"id": a.id, "outlet": a.outlet} for a in analysis.articles],
        "passages": [{"id": p.id, "article": p.article, "role": p.role, "text": p.text} for p in analysis.passages],
        "links": [{"a": one.a, "b": one.b, "probability": one.probability} for one in alignment.links],
        "claims": [
            {
                "id": c.id,
                "passages": c.passages,
                "salience": c.salience,
                "probability": c.probability,
                "coverage": {one.outlet: {"state": one.state} for one in c.coverage},
            }
            for c in alignment.claims
        ],
        "omissions": [{"article": one.article, "claim": one.claim} for one in omissions],
    }


def score(data: Path, scored: Sequence[LeftOut]) -> dict[str, Any]:
    """Run the data set's scorer on stories, and add what it leaves out: average precision, and the likely links."""
    with tempfile.TemporaryDirectory() as name:
        made, gold = Path(name) / "comparisons", Path(name) / "gold"
        made.mkdir()
        gold.mkdir()
        for found in scored:
            file = f"{found.story.name}.json"
            (made / file).write_text(json.dumps(comparison(found)), encoding="utf-8")
            (gold / file).write_text(json.dumps(found.story.written), encoding="utf-8")
        ran = subprocess.run(
            [sys.executable, str(data / "score.py"), str(made), str(gold), "--json"],
            check=True,
            capture_output=True,
            text=True,
        )
    shown = {key: value for key, value in json.loads(ran.stdout).items() if key in SHOWN}
    led, right = shown["page"]["first"][1], shown["page"]["first"][0]
    shown["page"]["first_right"] = round(right / max(led, 1), 4)
    return {"stories": len(scored), **shown, "judged_pairs": _judged_pairs(scored)}


def _judged_pairs(scored: Sequence[LeftOut]) -> dict[str, Any]:
    """Return how well probabilities order the pairs that annotators judged, and how often a likely link is right."""
    from sklearn.metrics import average_precision_score, precision_recall_curve

    told = np.concatenate([one.probability[one.story.clear] for one in scored])
    same = np.concatenate([one.story.same[one.story.clear] for one in scored])
    precision, recall, _ = precision_recall_curve(same, told)
    likely, sure = (told >= LIKELY) & (told < SURE), told >= SURE
    return {
        "average_precision": round(float(average_precision_score(same, told)), 4),
        "best_f1": round(float((2 * precision * recall / np.maximum(precision + recall, 1e-9)).max()), 4),
        "likely_right": round(float(same[likely].mean()), 4),
        "sure_right": round(float(same[sure].mean()), 4),
    }


def calibration(scored: Sequence[LeftOut]) -> dict[str, Any]:
    """Return how far probabilities are from shares, over ten bins of probability, for pairs of at least 0.05.

    Below 0.05 lie nineteen pairs in twenty, which no reader sees; with them the error would look smaller.
    """
    probability = np.concatenate([one.probability[one.story.clear] for one in scored])
    same = np.concatenate([one.story.same[one.story.clear] for one in scored])
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


def salience(scored: Sequence[LeftOut]) -> float:
    """Return Spearman's correlation of a claim's salience with the gold's, averaged over stories.

    A claim's gold salience is that of the most salient fact that one of its passages supports; claims that support
    no fact in the gold count as minor.
    """
    from scipy.stats import spearmanr  # type: ignore[import-untyped]

    found = []
    for one in scored:
        story = one.story
        worth: dict[tuple[str, int], int] = {}
        for fact in story.written["facts"]:
            for outlet, numbers in fact["support"].items():
                for n in numbers:
                    worth[outlet, n] = max(worth.get((outlet, n), 1), fact["salience"])
        place = story.analysis.row_of
        claims = one.alignment.claims
        held = [[s for p in claim.passages for s in story.support[place[p]]] for claim in claims]
        rated = [(c.salience, max(worth.get(s, 1) for s in h)) for c, h in zip(claims, held, strict=True) if h]
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
    theirs, own = list(stories(data)), list(annotated(Path(args.events), data))
    figures = measure(data, theirs, own)
    print(json.dumps(figures, indent=1))
    if args.write:
        RESULTS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def measure(data: Path, theirs: Sequence[Gold], own: Sequence[Gold]) -> dict[str, Any]:
    """Return all figures: `all` are the data set's stories, `own` those that were annotated here besides."""
    every = left_out([*theirs, *own], unread([one.name for one in theirs], [one.name for one in own]))
    names = {one.name for one in theirs}
    scored = [one for one in every if one.story.name in names]
    kinds = {kind: [one for one in scored if one.story.name.startswith(kind)] for kind in KINDS}
    return {
        "command": COMMAND,
        "all": score(data, scored),
        **{kind: score(data, some) for kind, some in kinds.items()},
        "own": score(data, [one for one in every if one.story.name not in names]),
        "calibration": calibration(scored),
        "salience_rank_correlation": salience(scored),
    }


if __name__ == "__main__":
    main()
