"""The annotated stories, through framing's own stages, with the pairs that careful readers linked."""

from __future__ import annotations

import importlib.util
import itertools
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.align.features import Pairs, pair_features
from framing.align.reading import Reading, read
from framing.cleaning import clean
from framing.encoders import load
from framing.pipeline import read as read_analysis
from framing.readers import read_story
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from framing.analysis import Analysis
    from framing.records import Story


@dataclass(frozen=True, slots=True, eq=False)
class Gold:
    """One annotated story. `support` has, for each passage, the gold sentences (outlet, index) that it holds.

    `same` says which pairs report a common fact, `clear` of which pairs annotators judged that (of no headlines).
    Where an annotated sentence is several passages (some papers print sentences without a space between), nobody said
    which of them carries the fact: such passages are `divided`, and pairs of one that share a fact are not clear.
    """

    name: str
    analysis: Analysis
    reading: Reading
    pairs: Pairs
    support: tuple[tuple[tuple[str, int], ...], ...]
    divided: tuple[bool, ...]
    clear: NDArray[np.bool_]
    same: NDArray[np.bool_]
    written: dict[str, Any]


def folder(path: str) -> Path:
    """Return the folder of annotated stories, or leave with a sentence that says what it must hold."""
    found = Path(path)
    if not (found / "score.py").is_file():
        raise SystemExit(f"{found} holds no score.py; give the folder with stories/, gold/ and score.py.")
    return found


def scorer(data: Path) -> Any:
    """Return the data set's own scorer as a module, so that training counts what the scorer counts."""
    spec = importlib.util.spec_from_file_location("alignment_score", data / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{data / 'score.py'} cannot be read.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stories(data: Path) -> Iterator[Gold]:
    """Yield the annotated stories one by one, in the order of their names."""
    score = scorer(data)
    for file in sorted((data / "gold").glob("*.json")):
        written = score.load_gold(file)
        yield judge(read_story([data / "stories" / written["story"]]), written, score)


def judge(story: Story, written: dict[str, Any], score: Any) -> Gold:
    """Return a story with the pairs that the annotation `written` links; `score` is the data set's scorer."""
    settings = Settings()
    encoder = load(settings.model, settings.cache, settings.threads)
    analysis = read_analysis(clean(story), encoder)
    reading = read(analysis)
    pairs = pair_features(reading)
    support = _support(score, analysis, written)
    true = _true_pairs(written)
    same = [
        any(tuple(sorted(pair)) in true for pair in itertools.product(support[a], support[b]))
        for a, b in zip(pairs.a, pairs.b, strict=True)
    ]
    parts = Counter(place for places in support for place in places)
    divided = tuple(any(parts[place] > 1 for place in places) for places in support)
    clear = [
        bool(support[a] and support[b]) and not (one and (divided[a] or divided[b]))
        for a, b, one in zip(pairs.a, pairs.b, same, strict=True)
    ]
    print(f"{written['story']}: {reading.size} passages, {sum(same)} pairs", file=sys.stderr)
    return Gold(
        written["story"],
        analysis,
        reading,
        pairs,
        support,
        divided,
        np.array(clear, bool),
        np.array(same, bool),
        written,
    )


def _support(score: Any, analysis: Analysis, written: dict[str, Any]) -> tuple[tuple[tuple[str, int], ...], ...]:
    passages = analysis.passages
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for article in analysis.articles:
        mine = [{"id": p.id, "text": p.text} for p in passages if p.article == article.id and p.role != "headline"]
        hits, _ = score.locate(mine, written["sentences"][article.id])
        found |= {passage: tuple((article.id, n) for n in numbers) for passage, numbers in hits.items()}
    return tuple(found.get(passage.id, ()) for passage in passages)


def _true_pairs(written: dict[str, Any]) -> set[tuple[tuple[str, int], ...]]:
    true: set[tuple[tuple[str, int], ...]] = set()
    for fact in written["facts"]:
        places = [(outlet, n) for outlet, numbers in fact["support"].items() for n in numbers]
        true |= {tuple(sorted(pair)) for pair in itertools.combinations(places, 2) if pair[0][0] != pair[1][0]}
    return true
