"""How well the scorers do on public data: the recipe by cross-validation, the shipped ones on what they never saw.

- bias: BABE (Spinde and others 2021), five random folds and each outlet left out; the shipped scorer as it is;
- lexical, informational: BASIL (Fan and others 2019), ten folds of whole stories; the shipped informational scorer on
  the stories that share no sentence with those it learned from;
- tone: NewsMTSC's two development sets, which training never sees;
- attribution: PolNeAR (Newell and others 2018), five folds of whole articles; the shipped rules as they are;
- gates: from which probability on the shipped scorers are right often enough to be stated in a comparison, on BASIL's
  whole articles and on NewsMTSC's mentions of stories that training never saw. `--write` gives each its gate.

python -m benchmarks.scorers.evaluate EVAL-FOLDER [--write]     some 15 minutes on two cores
python -m benchmarks.scorers.evaluate EVAL-FOLDER --gates [--write]     the gates alone, some five
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.model_selection import GroupKFold, StratifiedKFold

from benchmarks.scorers.train import CARDS, informational
from framing import encoders
from framing.export.atomic import write_bytes
from framing.models import SHIPPED
from framing.records import LIKELY
from framing.scorers import training
from framing.scorers.scorer import shipped
from framing.scorers.training.cues import Counts, cue_rows, learned, read_marked
from framing.scorers.training.fit import decide, figures, find_gate, fit, scores, stated_from, sure
from framing.scorers.training.tables import read_table
from framing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from framing.scorers.training import Task
    from framing.scorers.training.tables import Rows

    Answers = tuple[NDArray[np.int64], NDArray[np.float64]]  # what is right, and the probabilities
    Parts = Iterable[tuple[NDArray[np.int64], NDArray[np.int64]]]

RESULTS = Path(__file__).parent / "results.json"
COMMAND = "python -m benchmarks.scorers.evaluate ../shared/eval --write"


def crossed(task: Task, rows: Rows, parts: Parts) -> dict[str, float]:
    """Return the figures of models that never saw the rows they are scored on."""
    together = task.together if task.together in rows.groups else None
    stated, chances = np.zeros(len(rows.truth), np.int64), np.zeros(len(rows.truth))
    clear = np.zeros(len(rows.truth), bool)
    for known, left in parts:
        model = fit(rows.take(known), together=together, goal=task.goal).linear
        chances[left] = model.probabilities(rows.matrix[left])
        stated[left] = decide(model, chances[left])
        clear[left] = sure(model, chances[left])
    return figures(rows.truth, stated, chances, clear)


def bias(rows: Rows) -> dict[str, dict[str, float]]:
    """Return BABE's figures."""
    task = training.TASKS["bias"]
    outlets = rows.groups["outlet"]
    random = StratifiedKFold(5, shuffle=True, random_state=0).split(rows.truth, rows.truth)
    by_outlet = ((np.flatnonzero(outlets != one), np.flatnonzero(outlets == one)) for one in np.unique(outlets))
    return {
        "random": crossed(task, rows, random),
        "by_outlet": crossed(task, rows, by_outlet),
        "shipped": _shipped("lexical", rows),
    }


def of_stories(name: str, rows: Rows, new: Rows) -> dict[str, dict[str, float]]:
    """Return BASIL's figures for one of its kinds of slant; `new` are the rows that the shipped scorer never saw."""
    by_story = GroupKFold(10).split(rows.truth, rows.truth, rows.groups["story"])
    return {"by_story": crossed(training.TASKS[name], rows, by_story), "shipped": _shipped(name, new)}


def _shipped(name: str, rows: Rows) -> dict[str, float]:
    linear = shipped(name).linear
    return scores(rows, linear, linear.probabilities(rows.matrix))


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


FROM = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Probabilities at which a curve of precision is written down."""
PICKED = ("babe",)
"""Trials on sentences that were picked, half of them for their slant: they decide on no gate."""


def gates(trials: dict[str, dict[str, Answers]]) -> dict[str, dict[str, Any]]:
    """Return for each shipped scorer and label its gate, and how right it is from several probabilities on.

    A gate must hold in each trial on news as it is written. `left` is the share that stays of what was stated before
    there were gates: from the scorer's threshold on, or of a tone from one half.
    """
    found: dict[str, dict[str, Any]] = {}
    for name, sets in trials.items():
        linear, gate = shipped(name).linear, _gate(name, sets)
        before = LIKELY if len(linear.labels) > 1 else linear.threshold
        found[name] = {
            label: {
                "gate": gate.get(label),
                **{trial: _curve(answers, n, gate.get(label), before) for trial, answers in sets.items()},
            }
            for n, label in enumerate(linear.labels)
        }
    return found


def _gate(name: str, sets: dict[str, Answers]) -> dict[str, float]:
    labels = shipped(name).linear.labels
    each = [find_gate(labels, *answers) for trial, answers in sets.items() if trial not in PICKED]
    return {label: max(one[label] for one in each) for label in labels if all(label in one for one in each)}


def _curve(answers: Answers, label: int, gate: float | None, before: float) -> dict[str, object]:
    truth, chances = answers
    wanted = 1 if chances.ndim == 1 else label
    counts = {str(lowest): stated_from(lowest, label, truth, chances) for lowest in FROM}
    curve: dict[str, object] = {
        "rows": len(truth),
        "share": round(float((truth == wanted).mean()), 4),
        "from": {lowest: {"right": right, "stated": stated} for lowest, (right, stated) in counts.items()},
    }
    if gate is not None:
        right, stated = stated_from(gate, label, truth, chances)
        left = stated / max(stated_from(before, label, truth, chances)[1], 1)
        curve |= {"stated": stated, "precision": round(right / max(stated, 1), 4), "left": round(left, 4)}
    return curve


def give_gates(found: dict[str, dict[str, Any]]) -> None:
    """Write each shipped scorer anew with the gate that was found; its numbers stay."""
    for name, labels in found.items():
        gate = {label: curves["gate"] for label, curves in labels.items() if curves["gate"] is not None}
        for file, content in training.pack(replace(shipped(name), gate=gate), CARDS[name]).items():
            print(f"wrote {write_bytes(content, SHIPPED / name / file)}")


def _of_new_stories(rows: Rows, path: Path, data: Path) -> Rows:
    """Return NewsMTSC's mentions of stories of which its training set has none."""
    seen = {_origin(row["id"]) for row in read_table(data / "tone" / "newsmtsc-train.jsonl", ("id",))}
    return rows.take(np.flatnonzero([_origin(row["id"]) not in seen for row in read_table(path, ("id",))]))


def _origin(identifier: str) -> str:
    """Return what NewsMTSC took a sentence from: an event of AllSides, of several articles, or an article of POLUSA."""
    source, _, origin, *_ = identifier.split("_")
    return f"{source} {origin}"


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
        linear = fit(cue_rows([articles[n] for n in known]), together="article", goal="likelier").linear
        for n in left:
            counts.add(articles[n].gold, learned(linear, articles[n]))
    rules = Counts()
    for article in articles:
        rules.add(article.gold, training.ruled(article))
    return {"by_article": counts.figures(), "rules": rules.figures()}


@dataclass(frozen=True, slots=True)
class Tables:
    """The labelled data, each file read once; the `new` rows are of stories that the shipped scorer never saw."""

    babe: Rows
    lexical: Rows
    informational: Rows
    new_informational: Rows
    tone: dict[str, Rows]
    new_tone: dict[str, Rows]

    def trials(self) -> dict[str, dict[str, Answers]]:
        """Return what each shipped scorer's gate is measured on."""
        new = [_answers("tone", rows) for rows in self.new_tone.values()]
        both = np.concatenate([truth for truth, _ in new]), np.concatenate([chances for _, chances in new])
        return {
            "lexical": {"basil": _answers("lexical", self.lexical), "babe": _answers("lexical", self.babe)},
            "informational": {"basil": _answers("informational", self.new_informational)},
            "tone": {"new stories": both, **{name: _answers("tone", rows) for name, rows in self.tone.items()}},
        }


def _answers(name: str, rows: Rows) -> Answers:
    return rows.truth, shipped(name).linear.probabilities(rows.matrix)


def read(data: Path) -> Tables:
    """Return everything but PolNeAR, which is read where it is needed."""
    settings = Settings()
    encoder = encoders.load(settings.model, settings.cache, settings.threads)
    basil = data / "bias" / "basil.csv"
    informational_rows = training.TASKS["informational"].read(basil, encoder)
    paths = {name: data / "tone" / f"newsmtsc-{name}.jsonl" for name in ("dev", "rw-dev")}
    tone = {name: training.TASKS["tone"].read(path, encoder) for name, path in paths.items()}
    return Tables(
        babe=training.TASKS["bias"].read(data / "bias" / "babe.csv", encoder),
        lexical=training.TASKS["lexical"].read(basil, encoder),
        informational=informational_rows,
        new_informational=informational_rows.take(_new(informational_rows, basil, data)),
        tone=tone,
        new_tone={name: _of_new_stories(tone[name], path, data) for name, path in paths.items()},
    )


def evaluate(data: Path, tables: Tables) -> dict[str, object]:
    """Return every figure by task and kind of trial, but for the gates."""
    found = {
        "bias": bias(tables.babe),
        "lexical": of_stories("lexical", tables.lexical, tables.lexical),
        "informational": of_stories("informational", tables.informational, tables.new_informational),
        "tone": {name: _shipped("tone", rows) for name, rows in tables.tone.items()},
        "attribution": attribution(data),
    }
    return {
        task: {trial: {name: round(value, 4) for name, value in one.items()} for trial, one in trials.items()}
        for task, trials in found.items()
    }


def main(arguments: list[str]) -> None:
    """Measure, print, and with `--write` keep what was measured."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    if len(folders) != 1:
        raise SystemExit(__doc__)
    tables = read(folders[0])
    found = gates(tables.trials())
    kept = json.loads(RESULTS.read_text(encoding="utf-8"))
    kept |= {"command": COMMAND, **({} if "--gates" in arguments else evaluate(folders[0], tables)), "gates": found}
    written = json.dumps(kept, indent=1) + "\n"
    print(written)
    if "--write" in arguments:
        RESULTS.write_text(written, encoding="utf-8")
        give_gates(found)


if __name__ == "__main__":
    main(sys.argv[1:])
