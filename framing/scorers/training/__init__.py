"""Scorers trained on labelled data, and scored on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.scorers.file import Scorer, load, pack, shipped
from framing.scorers.training.cues import Counts, learned, read_marked, ruled
from framing.scorers.training.fit import fit
from framing.scorers.training.scores import scores
from framing.scorers.training.tasks import TASKS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from framing.encoders.encoder import Encoder
    from framing.scorers.training.cues import Marked
    from framing.scorers.training.rows import Rows
    from framing.scorers.training.tasks import Task

__all__ = ["TASKS", "evaluate", "fit_task", "pack", "ruled", "train"]


def train(task: Task, data: Path, encoder: Encoder, trained_on: str = "") -> Scorer:
    """Return a scorer for the task, learned from labelled data; raise InputError where the data cannot be used."""
    return fit_task(task, task.read(data, encoder), encoder, trained_on or data.name)


def fit_task(task: Task, rows: Rows, encoder: Encoder, trained_on: str) -> Scorer:
    """Return a scorer for the task, learned from rows that were read before."""
    together = task.together if task.together in rows.groups else None
    vectors = None if task.name == "attribution" else encoder.model
    return Scorer(task.name, fit(rows, together=together, goal=task.goal), vectors, trained_on)


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
