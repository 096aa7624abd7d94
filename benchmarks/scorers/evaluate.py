"""How well the scorers do on public data: the recipe by cross-validation, the shipped ones on what they never saw.

- bias: BABE (Spinde and others 2021), five random folds and each outlet left out; the shipped scorer as it is;
- lexical, informational: BASIL (Fan and others 2019), ten folds of whole stories; the shipped informational scorer on
  the stories that share no sentence with those it learned from;
- tone: NewsMTSC's two development sets, which training never sees;
- attribution: PolNeAR (Newell and others 2018), five folds of whole articles; the shipped rules as they are.

python -m benchmarks.scorers.evaluate EVAL-FOLDER [--write]     some 15 minutes on two cores
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.model_selection import GroupKFold, StratifiedKFold

from benchmarks.scorers.train import informational
from framing import encoders
from framing.scorers import training
from framing.scorers.file import shipped
from framing.scorers.training.cues import Counts, cue_rows, learned, read_marked
from framing.scorers.training.fit import decide, figures, fit, scores, sure
from framing.scorers.training.tables import read_table
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from framing.encoders import Encoder
    from framing.scorers.training import Task
    from framing.scorers.training.tables import Rows

    Parts = Iterable[tuple[NDArray[np.int64], NDArray[np.int64]]]

RESULTS = Path(__file__).parent / "results.json"
COMMAND = "python -m benchmarks.scorers.evaluate ../shared/eval --write"


def crossed(task: Task, rows: Rows, parts: Parts) -> dict[str, float]:
    """Return the figures of models that never saw the rows they are scored on."""
    together = task.together if task.together in rows.groups else None
    stated, chances = np.zeros(len(rows.truth), np.int64), np.zeros(len(rows.truth))
    clear = np.zeros(len(rows.truth), bool)
    for known, left in parts:
        model = fit(rows.take(known), together=together, goal=task.goal)
        chances[left] = model.probabilities(rows.matrix[left])
        stated[left] = decide(model, chances[left])
        clear[left] = sure(model, chances[left])
    return figures(rows.truth, stated, chances, clear)


def bias(data: Path, encoder: Encoder) -> dict[str, dict[str, float]]:
    """Return BABE's figures."""
    task = training.TASKS["bias"]
    rows = task.read(data / "bias" / "babe.csv", encoder)
    outlets = rows.groups["outlet"]
    random = StratifiedKFold(5, shuffle=True, random_state=0).split(rows.truth, rows.truth)
    by_outlet = ((np.flatnonzero(outlets != one), np.flatnonzero(outlets == one)) for one in np.unique(outlets))
    linear = shipped("lexical").linear
    return {
        "random": crossed(task, rows, random),
        "by_outlet": crossed(task, rows, by_outlet),
        "shipped": scores(rows, linear, linear.probabilities(rows.matrix)),
    }


def of_stories(name: str, data: Path, encoder: Encoder) -> dict[str, dict[str, float]]:
    """Return BASIL's figures for one of its two kinds of slant."""
    task = training.TASKS[name]
    table = data / "bias" / "basil.csv"
    rows = task.read(table, encoder)
    by_story = GroupKFold(10).split(rows.truth, rows.truth, rows.groups["story"])
    linear = shipped(name).linear
    new = rows if name == "lexical" else rows.take(_new(rows, table, data))
    return {"by_story": crossed(task, rows, by_story), "shipped": scores(new, linear, linear.probabilities(new.matrix))}


def _new(rows: Rows, table: Path, data: Path) -> NDArray[np.int64]:
    """Return the rows of the stories of which the shipped informational scorer saw no sentence."""
    with tempfile.TemporaryDirectory() as folder:
        seen = {
            " ".join(row["sentence"].split()) for row in read_table(informational(data, Path(folder) / "t.csv"), ())
        }
    known = {
        row["story"]
        for row in read_table(table, ("story", "sentence"))
        if len(row["sentence"].split()) > 8 and " ".join(row["sentence"].split()) in seen
    }
    return np.flatnonzero(~np.isin(rows.groups["story"], sorted(known)))


def tone(data: Path, encoder: Encoder) -> dict[str, dict[str, float]]:
    """Return the shipped scorer's figures on NewsMTSC's development sets."""
    return {
        name: training.evaluate(training.TASKS["tone"], data / "tone" / f"newsmtsc-{name}.jsonl", encoder)
        for name in ("dev", "rw-dev")
    }


def attribution(data: Path) -> dict[str, dict[str, float]]:
    """Return PolNeAR's figures: a model that never saw the article, and the rules."""
    articles = [
        article
        for name in ("dev", "train-part")
        for article in read_marked(data / "attribution" / f"polnear-{name}.jsonl")
    ]
    names = np.array([article.id for article in articles])
    counts = Counts()
    for known, left in GroupKFold(5).split(names, names, names):
        linear = fit(cue_rows([articles[n] for n in known]), together="article", goal="likelier")
        for n in left:
            counts.add(articles[n].gold, learned(linear, articles[n]))
    rules = Counts()
    for article in articles:
        rules.add(article.gold, training.ruled(article))
    return {"by_article": counts.figures(), "rules": rules.figures()}


def evaluate(data: Path) -> dict[str, object]:
    """Return every figure by task and kind of trial."""
    settings = Settings()
    encoder = encoders.load(settings.model, settings.cache, settings.threads)
    found = {
        "bias": bias(data, encoder),
        "lexical": of_stories("lexical", data, encoder),
        "informational": of_stories("informational", data, encoder),
        "tone": tone(data, encoder),
        "attribution": attribution(data),
    }
    rounded = {
        task: {trial: {name: round(value, 4) for name, value in one.items()} for trial, one in trials.items()}
        for task, trials in found.items()
    }
    return {"command": COMMAND, **rounded}


if __name__ == "__main__":
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(folders) != 1:
        raise SystemExit(__doc__)
    written = json.dumps(evaluate(folders[0]), indent=1) + "\n"
    print(written)
    if "--write" in sys.argv:
        RESULTS.write_text(written, encoding="utf-8")
