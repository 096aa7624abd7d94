"""What the grouping's constants come from: shares, threshold and slope, on two collections of stories.

    python -m benchmarks.grouping.fit STORIES EVENTS.jsonl

STORIES is a folder of story folders, each an event. Of it only articles with a date are taken; those without are of a
collection that tells one event under several names. Stories that are also among the labelled events are left out.

Printed are, for shares of the lead, the B³ F1 of both collections and of both with twins (see `twins.py`) at each
threshold; how the choice of a threshold by the mean of both collections does on events that it did not see; and the
slope, which makes an article's mean likeness to the others of a story the odds that it is of their event.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.grouping.evaluate import FOLDS
from benchmarks.grouping.twins import with_twins
from framing.batch.grouping.evaluation import Labelled, figures, read_labelled, stories_of
from framing.batch.grouping.stories import FADING, THRESHOLD, group, key_of
from framing.batch.grouping.vectors import SHARES, day_of, joined, lead_vectors, name_vectors
from framing.cleaning.article import clean_article
from framing.encoders import load_whole_texts
from framing.readers import read_story
from framing.settings import EMBEDDED, Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.encoders import Encoder

THRESHOLDS = np.round(np.arange(0.26, 0.56, 0.02), 2).tolist()
LEADS = (1.0, 0.9, 0.8, 0.7, 0.6)
AMONG_EVENTS = frozenset({"world-02", "world-03", "world-07"})


class Collection:
    """Labelled articles with what their vectors are made of."""

    def __init__(self, labelled: list[Labelled], encoder: Encoder) -> None:
        articles = [one.article for one in labelled]
        self.events = [one.event for one in labelled]
        self.days = [day_of(article) for article in articles]
        self.keys = [key_of(article) for article in articles]
        self.leads = lead_vectors(articles, encoder)
        self.names = name_vectors(articles)

    def vectors(self, lead: float) -> NDArray[np.float32]:
        """Return the articles' vectors where the lead has this share."""
        return joined(self.leads, self.names, (lead, 1 - lead))

    def stories(self, lead: float, threshold: float) -> list[int]:
        """Return each article's story."""
        return stories_of(group(self.vectors(lead), self.days, self.keys, threshold), len(self.keys))

    def f1(self, stories: list[int], events: frozenset[str] | None = None) -> float:
        """Return the B³ F1 over the articles of some events."""
        rows = [n for n, event in enumerate(self.events) if events is None or event in events]
        return figures([self.events[n] for n in rows], [stories[n] for n in rows])["b3_f1"]


def dated(folder: Path) -> list[Labelled]:
    """Return the articles with a date of a folder of stories, each story an event."""
    found = []
    for path in sorted(path for path in folder.iterdir() if path.is_dir() and path.name not in AMONG_EVENTS):
        cleaned = map(clean_article, read_story([path]).articles)
        found += [Labelled(article, path.name) for article in cleaned if not np.isnan(day_of(article))]
    return found


def unseen(own: Collection, other: Collection, lead: float) -> tuple[float, list[float]]:
    """Return the B³ F1 of `own` with thresholds chosen by the other events and collection, and those thresholds."""
    names = sorted(set(own.events))
    random.Random(1).shuffle(names)  # noqa: S311 - the same folds in every run
    here = {threshold: own.stories(lead, threshold) for threshold in THRESHOLDS}
    there = {threshold: other.f1(other.stories(lead, threshold)) for threshold in THRESHOLDS}
    scores, chosen = [], []
    for fold in range(FOLDS):
        left_out = frozenset(names[fold::FOLDS])
        rest = frozenset(names) - left_out
        best = max(THRESHOLDS, key=lambda threshold: own.f1(here[threshold], rest) + there[threshold])
        chosen.append(best)
        scores.append((sum(event in left_out for event in own.events), own.f1(here[best], left_out)))
    return sum(size * score for size, score in scores) / len(own.events), chosen


def slope(collections: list[Collection]) -> int:
    """Return the slope of the odds around THRESHOLD, fitted to articles with their own events and the nearest other."""
    likeness, same = [], []
    for one in collections:
        vectors, days = one.vectors(SHARES[0]), np.array(one.days)
        weeks = np.abs(days[:, None] - days) / 7
        products = vectors @ vectors.T - FADING * np.log2(1 + weeks)
        events = np.array(one.events)
        for row, event in enumerate(one.events):
            own = (events == event) & (np.arange(len(events)) != row)
            others = [products[row, events == name].mean() for name in set(one.events) - {event}]
            likeness += [products[row, own].mean(), max(others)] if own.any() else [max(others)]
            same += [True, False] if own.any() else [False]
    beyond, signs = np.array(likeness) - THRESHOLD, np.where(same, 1, -1)
    return min(range(1, 200), key=lambda slope: float(np.logaddexp(0, -slope * beyond * signs).sum()))


def main() -> None:
    """Print what the constants were chosen by."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("events", type=Path)
    args = parser.parse_args()
    encoder = load_whole_texts(EMBEDDED, Settings().cache, 2)
    plain = [dated(args.stories), read_labelled(args.events)]
    named = zip(("stories", "events"), plain, strict=True)
    sets = {name: Collection(labelled, encoder) for name, labelled in named}
    sets |= {
        f"{name}, twins": Collection(with_twins(labelled), encoder) for name, labelled in zip(sets, plain, strict=True)
    }
    for lead in LEADS:
        print(f"lead {lead}: threshold, then {'; '.join(sets)}")
        for threshold in THRESHOLDS:
            print(f"  {threshold:.2f} ", *(f"{one.f1(one.stories(lead, threshold)):.3f}" for one in sets.values()))
        print("  events not seen:", *unseen(sets["events"], sets["stories"], lead))
    print("slope:", slope([sets["stories"], sets["events"]]))


if __name__ == "__main__":
    main()
