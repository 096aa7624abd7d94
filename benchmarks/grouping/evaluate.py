"""Grouping scored on labelled events, with thresholds chosen on other events than those scored, beside two peers.

    python -m benchmarks.grouping.evaluate EVENTS.jsonl [--write]

Events are dealt into five folds. For each, a method's threshold is the middle one of those whose B³ F1 is close to the
best on the articles of the other folds' events; then all articles are grouped with it, and the fold's articles are
scored. The peers get the same vectors; HDBSCAN chooses for itself, and once is cut at a threshold. `shipped` is the
grouping as it comes, whose threshold was chosen on these events and on other stories (`fit.py`, which also says how the
same choice does on events that it did not see).

The harder set has every event twice: once as it is, once as a twin, the same articles a day later with every name and
every number replaced by an invented one.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.grouping.twins import with_twins
from framing.batch.grouping.evaluation import Labelled, b_cubed, figures, read_labelled, stories_of
from framing.batch.grouping.stories import THRESHOLD, group, key_of
from framing.batch.grouping.vectors import day_of, vectors_of
from framing.encoders import load_whole_texts
from framing.settings import EMBEDDED, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from framing.encoders import Encoder

    Method = Callable[[float], list[int]]

RESULTS = Path(__file__).parent / "results.json"
COMMAND = "python -m benchmarks.grouping.evaluate EVENTS.jsonl --write"
FOLDS = 5
CLOSE = 0.02
"""Thresholds whose F1 is this close to the best one's are equally good: two dozen events cannot tell them apart."""

THRESHOLDS = np.round(np.arange(0.2, 0.8, 0.02), 2).tolist()


def methods(labelled: list[Labelled], vectors: NDArray[np.float32]) -> dict[str, Method]:
    """Return each method as a function from a threshold to the story of each article."""
    from sentence_transformers.util import community_detection
    from sklearn.cluster import HDBSCAN

    days = [day_of(one.article) for one in labelled]
    keys = [key_of(one.article) for one in labelled]

    def framing(threshold: float) -> list[int]:
        return stories_of(group(vectors, days, keys, threshold), len(labelled))

    def communities(threshold: float) -> list[int]:
        stories = list(range(len(labelled)))  # what is in no community stands alone
        for number, members in enumerate(community_detection(vectors, threshold=threshold, min_community_size=2)):
            for member in members:
                stories[member] = len(labelled) + number
        return stories

    found = HDBSCAN(min_cluster_size=2, min_samples=1, copy=True).fit(vectors)

    def own_choice(_: float) -> list[int]:
        return alone_apart(found.labels_)

    def cut(threshold: float) -> list[int]:
        apart = math.sqrt(2 - 2 * threshold)  # the distance of unit vectors whose product is the threshold
        return alone_apart(found.dbscan_clustering(apart, min_cluster_size=2))

    def alone_apart(labels: NDArray[np.int64]) -> list[int]:
        return [label if label >= 0 else len(labelled) + row for row, label in enumerate(labels.tolist())]

    return {"framing": framing, "community_detection": communities, "HDBSCAN": own_choice, "HDBSCAN, cut": cut}


def cross_validated(labelled: list[Labelled], method: Method) -> dict[str, float]:
    """Return the figures of a method whose threshold was chosen on other events than those scored."""
    names = sorted({one.event for one in labelled})
    random.Random(1).shuffle(names)  # noqa: S311 - the same folds in every run
    fold_of = {event: n % FOLDS for n, event in enumerate(names)}
    groupings = {threshold: method(threshold) for threshold in THRESHOLDS}

    def score(threshold: float, rows: list[int]) -> dict[str, float]:
        return figures([labelled[n].event for n in rows], [groupings[threshold][n] for n in rows])

    scored, chosen = [], []
    for fold in range(FOLDS):
        own = [n for n, one in enumerate(labelled) if fold_of[one.event] == fold]
        others = [n for n in range(len(labelled)) if n not in set(own)]
        reached = {threshold: score(threshold, others)["b3_f1"] for threshold in THRESHOLDS}
        good = [threshold for threshold in THRESHOLDS if reached[threshold] >= max(reached.values()) - CLOSE]
        best = good[len(good) // 2]
        chosen.append(best)
        # Of all articles: a stranger in their story counts against its precision.
        precision, recall = b_cubed([one.event for one in labelled], groupings[best], own)
        found = {"b3_precision": precision, "b3_recall": recall, "v_measure": score(best, own)["v_measure"]}
        scored.append((len(own), found))
    many = sum(size for size, _ in scored)
    names_of = ("b3_precision", "b3_recall", "v_measure")
    mean = {name: sum(size * found[name] for size, found in scored) / many for name in names_of}
    f1 = 2 * mean["b3_precision"] * mean["b3_recall"] / (mean["b3_precision"] + mean["b3_recall"])
    shares = {name: round(value, 4) for name, value in (mean | {"b3_f1": f1}).items()}
    return shares | {"lowest": min(chosen), "highest": max(chosen)}


def measure(labelled: list[Labelled], encoder: Encoder) -> dict[str, dict[str, float]]:
    """Return the figures of the shipped grouping, and cross-validated those of all methods."""
    found = methods(labelled, vectors_of([one.article for one in labelled], encoder))
    shipped = figures([one.event for one in labelled], found["framing"](THRESHOLD))
    rounded = {name: round(value, 4) for name, value in shipped.items()}
    return {"shipped": rounded, **{name: cross_validated(labelled, method) for name, method in found.items()}}


def main() -> None:
    """Print the figures, and keep them with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    labelled = read_labelled(args.events)
    encoder = load_whole_texts(EMBEDDED, Settings().cache, 2)
    sets = {"events": labelled, "with twins": with_twins(labelled)}
    results = {"command": COMMAND, **{name: measure(articles, encoder) for name, articles in sets.items()}}
    print(json.dumps(results, indent=1))
    if args.write:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
