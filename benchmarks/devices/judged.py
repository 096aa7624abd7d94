"""Marks that were judged right or wrong, as rows to learn from, and verdicts that were fitted on them.

Two sources: marks of whole articles with a reader's verdict (`articles.json`), and marks in the labelled sentences that
were not kept apart (`labels.json`), right where both readers have a mark there and wrong where neither has.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from framing.cleaning import clean
from framing.devices import find_signals
from framing.language import parse
from framing.language.passages import divide
from framing.models import Regression
from framing.readers import read_story
from framing.records import Passage
from framing.scorers.marks import WEIGHED, columns, mark_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from benchmarks.devices.evaluate import Sentence
    from framing.encoders import Encoder
    from framing.records import Signal

    Place = tuple[str, str, int, int]

HERE = Path(__file__).parent
VERDICTS = {"y": "right", "n": "wrong", "d": "doubtful"}
FOLDS = 8
STRENGTHS = {"qualifier": 0.003, "loaded": 0.001}
"""Of each fit against its penalty (scikit-learn's C); from a third to three times as much stories left out score the
same."""
CAUTION = 0.5
"""Logit taken off, so that what is called likely holds three times in four, and elsewhere not much less often."""
_HEAVY = 20.0
"""How much lighter the penalty is on the numbers than on the columns of vectors, of which there are fifteen hundred."""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A mark as rules made it, with its row where it is weighed, its verdict, and the story that it is from."""

    signal: Signal
    row: NDArray[np.float32] | None
    verdict: str
    story: str


def verdicts() -> dict[str, dict[Place, str]]:
    """Return each story's judged marks: the verdict by kind, passage and characters."""
    found: dict[str, dict[Place, str]] = defaultdict(dict)
    for story, passage, start, end, kind, verdict in json.loads((HERE / "articles.json").read_text(encoding="utf-8")):
        found[story][kind, passage, start, end] = VERDICTS[verdict]
    return found


def in_articles(stories: Path, encoder: Encoder) -> list[Mark]:
    """Return what rules mark today in the stories that were judged, plain verbs of saying aside."""
    marks: list[Mark] = []
    for name, known in sorted(verdicts().items()):
        story = clean(read_story([stories / name]))
        parses = {p.passage.id: p for p in parse([passage for a in story.articles for passage in divide(a)])}
        signals = [signal for signal in find_signals(list(parses.values())) if signal.stance != "neutral"]
        rows = mark_rows([parses[signal.passage] for signal in signals], signals, encoder)
        marks += [
            Mark(s, rows.get(n), known.get((s.kind, s.passage, s.start, s.end), "not judged"), name)
            for n, s in enumerate(signals)
        ]
    return marks


def in_sentences(sentences: Sequence[Sentence], rounds: dict[str, tuple[int, ...]], encoder: Encoder) -> list[Mark]:
    """Return the weighed marks in labelled sentences; what one reader alone marked is left out."""
    passages = [Passage(f"{n}:0", str(n), 0, "body", 0, 0, len(s.text), s.text) for n, s in enumerate(sentences)]
    parses = {each.passage.id: each for each in parse(passages)}
    signals = [signal for signal in find_signals(list(parses.values())) if signal.kind in WEIGHED]
    rows = mark_rows([parses[signal.passage] for signal in signals], signals, encoder)
    marks: list[Mark] = []
    for n, signal in enumerate(signals):
        sentence = sentences[int(signal.passage.split(":")[0])]
        labels = [x for x in sentence.labels if x.kind == signal.kind and x.start < signal.end and signal.start < x.end]
        clear = [label for label in labels if not label.disputed]
        if sentence.round in rounds[signal.kind] and bool(labels) == bool(clear):
            marks.append(Mark(signal, rows.get(n), "right" if clear else "wrong", ""))
    return marks


def fit(marks: Iterable[Mark]) -> dict[str, Regression]:
    """Return the verdicts, by kind, fitted on marks that are clearly right or wrong."""
    clear = [mark for mark in marks if mark.row is not None and mark.verdict in ("right", "wrong")]
    return {kind: _regression([mark for mark in clear if mark.signal.kind == kind], kind) for kind in WEIGHED}


def left_out(articles: Sequence[Mark], others: Sequence[Mark]) -> list[float]:
    """Return the probability of each mark of `articles` by verdicts that saw no mark of its story; `others` teach all.

    Marks that are not weighed keep their rule's.
    """
    stories = sorted({mark.story for mark in articles})
    chances = [mark.signal.probability for mark in articles]
    for fold in range(FOLDS):
        out = set(stories[fold::FOLDS])
        verdict = fit([*(mark for mark in articles if mark.story not in out), *others])
        for n, mark in enumerate(articles):
            if mark.story in out and mark.row is not None:
                chances[n] = round(float(verdict[mark.signal.kind].probabilities(mark.row[None])[0]), 2)
    return chances


def _regression(marks: Sequence[Mark], kind: str) -> Regression:
    from sklearn.linear_model import LogisticRegression

    table = np.stack([mark.row for mark in marks if mark.row is not None]).astype(np.float64)
    dims = (table.shape[1] - len(columns(0))) // (len(columns(1)) - len(columns(0)))
    mean, scale = table.mean(axis=0), table.std(axis=0)
    numbers = slice(table.shape[1] - len(columns(0)), None)
    mean[numbers], scale[numbers] = 0.0, 1 / _HEAVY
    scale[scale == 0] = 1.0  # two dimensions of a layer are the same for every text
    model = LogisticRegression(C=STRENGTHS[kind], max_iter=5000)
    model.fit((table - mean) / scale, np.array([mark.verdict == "right" for mark in marks]))
    weights, bias = model.coef_.astype(np.float32), model.intercept_.astype(np.float32)
    return Regression(
        columns(dims),
        ("right",),
        mean.astype(np.float32),
        scale.astype(np.float32),
        weights,
        bias,
        offset=-CAUTION,
    )
