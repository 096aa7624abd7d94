"""Scorers trained on labelled data, and scored on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.scorers.scorer import Scorer, load, pack, shipped
from framing.scorers.training.cues import Counts, learned, read_cues, read_marked, ruled
from framing.scorers.training.examples import read_informational, read_sentences, read_tone
from framing.scorers.training.fit import find_gate, fit, scores

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from framing.encoders.encoder import Encoder
    from framing.scorers.training.cues import Marked
    from framing.scorers.training.fit import Goal
    from framing.scorers.training.tables import Rows


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be told apart, and how labelled data for it is read.

    `columns` are those that a file must have. `together` is the group of rows that folds must not part, `goal`
    what its threshold is set for (see `fit`). `shipped` is the folder of the model
    that comes with framing, None where rules answer instead. `news` says that its rows are news as it is written and
    not a choice of sentences, so that a scorer's gate can be measured on them.
    """

    name: str
    about: str
    columns: tuple[str, ...]
    read: Callable[[Path, Encoder], Rows]
    together: str | None
    goal: Goal
    shipped: str | None
    news: bool


TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        Task(
            "bias",
            "Is the sentence worded with slant? Half of the rows or so are.",
            ("text", "biased"),
            partial(read_sentences, text="text", answer="biased"),
            None,
            "both",
            "lexical",
            news=False,
        ),
        Task(
            "lexical",
            "Is the sentence worded with slant? Few rows are, as in news.",
            ("sentence", "lexical"),
            partial(read_sentences, text="sentence", answer="lexical"),
            "story",
            "yes",
            "lexical",
            news=True,
        ),
        Task(
            "informational",
            "Does the sentence add slanted background, beside what all outlets of the story tell?",
            ("story", "outlet", "index", "sentence", "informational"),
            read_informational,
            "story",
            "yes",
            "informational",
            news=True,
        ),
        Task(
            "tone",
            "Is the sentence negative, neutral or positive toward the person or body mentioned?",
            ("sentence", "from", "to", "polarity"),
            read_tone,
            "sentence",
            "both",
            "tone",
            news=True,
        ),
        Task(
            "attribution",
            "Which words introduce what somebody said or thinks?",
            ("id", "text", "spans", "relations"),
            lambda path, _encoder: read_cues(path),
            "article",
            "likelier",
            None,
            news=False,
        ),
    )
}
"""Every task, in the order of the documentation."""


__all__ = ["TASKS", "evaluate", "fit_task", "pack", "ruled", "train"]


def train(task: Task, data: Path, encoder: Encoder, trained_on: str = "") -> Scorer:
    """Return a scorer for the task, learned from labelled data; raise InputError where the data cannot be used."""
    return fit_task(task, task.read(data, encoder), encoder, trained_on or data.name)


def fit_task(task: Task, rows: Rows, encoder: Encoder, trained_on: str) -> Scorer:
    """Return a scorer for the task, learned from rows that were read before.

    It gets a gate where the rows name their stories, and so were all answered by models that had not seen the story.
    """
    by_story = task.news and "story" in rows.groups
    together = "story" if by_story else task.together if task.together in rows.groups else None
    vectors = None if task.name == "attribution" else encoder.model
    fitted = fit(rows, together=together, goal=task.goal)
    gate = find_gate(rows.labels, rows.truth, fitted.unseen) if by_story else {}
    return Scorer(task.name, fitted.linear, vectors, trained_on, gate=gate)


def evaluate(task: Task, data: Path, encoder: Encoder, model: Path | None = None) -> dict[str, float]:
    """Return figures by name: how the shipped scorer, or the one in `model`, does on labelled data.

    Raises InputError where the data cannot be used, and ModelError where the model cannot.
    """
    if task.shipped is None and model is None:
        return _of_cues(data, ruled)
    scorer = load(model) if model else shipped(str(task.shipped))
    _check(task, scorer, encoder, model)
    if task.shipped is None:
        return _of_cues(data, partial(learned, scorer.linear))
    rows = task.read(data, encoder)
    scorer.check_columns(rows.columns)
    figures = scores(rows, scorer.linear, scorer.linear.probabilities(rows.matrix))
    return figures | ({"skipped": float(rows.skipped)} if rows.skipped else {})


def _of_cues(data: Path, find: Callable[[Marked], Sequence[tuple[tuple[int, int], object]]]) -> dict[str, float]:
    counts = Counts()
    for article in read_marked(data):
        counts.add(article.gold, find(article))
    return counts.figures()


def _check(task: Task, scorer: Scorer, encoder: Encoder, model: Path | None) -> None:
    """Raise InputError where a scorer answers another question, or reads another encoder's vectors."""
    if scorer.task not in TASKS or TASKS[scorer.task].shipped != task.shipped:
        raise InputError(f"{model} was trained for the task {scorer.task}, not {task.name}; give one for {task.name}.")
    if scorer.encoder is not None and scorer.encoder != encoder.model:
        raise InputError(
            f"{model or 'The shipped scorer'} reads vectors of {scorer.encoder.name}, not of {encoder.model.name}; "
            f"use that model or train with this one."
        )
