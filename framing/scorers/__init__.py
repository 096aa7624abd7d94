"""Trained scorers: what sounds slanted, what is slanted background, and the tone toward somebody.

In go a story's Analysis and scorers; out come the slants and tones that the scorers' gates let them state. A gate is
kept with each model: for each label the probability from which it was right often enough in news of stories that it
had not seen. A scorer without one takes no part in a comparison, and is there for `framing evaluate` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.errors import ModelError
from framing.records import Model, ours
from framing.scorers.judgements import find_informational, find_lexical, find_tones
from framing.scorers.scorer import Scorer, load, shipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from framing.analysis import Analysis
    from framing.records import Slant, Tone

__all__ = ["Scorers", "Scores", "choose", "find_scores"]

TASKS = ("lexical", "informational", "tone")
"""What is scored in a comparison; each has a scorer that comes with framing, and a card in `docs/models/`."""

_ABOUT = {"lexical": ours("slanted wording"), "informational": ours("slanted background"), "tone": ours("tone")}
_ALSO = {"lexical": ("bias",)}
"""Tasks whose scorers answer another's question: what is trained on sentences alone finds slanted wording as well."""


@dataclass(frozen=True, slots=True)
class Scorers:
    """The scorers in use, by what is scored (a key of TASKS); `silent` are tasks for which the user's has no gate."""

    by_task: Mapping[str, Scorer]
    silent: tuple[str, ...] = ()

    @property
    def models(self) -> tuple[Model, ...]:
        """Each scorer's name and hash, for the record."""
        return tuple(Model(f"{task} scorer", scorer.sha256) for task, scorer in self.by_task.items())

    def incompatible(self, encoder: Model) -> dict[str, Scorer]:
        """Return the scorers that read another encoder's vectors, and so can say nothing."""
        return {task: scorer for task, scorer in self.by_task.items() if scorer.encoder != encoder}


@dataclass(frozen=True, slots=True)
class Scores:
    """What the scorers state of a story; `notices` say what could not be scored and why."""

    slants: tuple[Slant, ...] = ()
    tones: tuple[Tone, ...] = ()
    notices: tuple[str, ...] = ()


def choose(folder: Path | None) -> Scorers:
    """Return the shipped scorers, but for those that the user trained: a folder for each task.

    Those without a gate are left out, whoever trained them: a comparison states nothing of theirs. Raises ModelError
    where the folder is missing, holds no scorer, or one answers another task.
    """
    own = _own(folder) if folder else {}
    chosen = {task: own.get(task) or shipped(task) for task in TASKS}
    gated = {task: scorer for task, scorer in chosen.items() if scorer.gate}
    return Scorers(gated, tuple(task for task in own if task not in gated))


def _own(folder: Path) -> dict[str, Scorer]:
    own = {task: load(folder / task) for task in TASKS if (folder / task).is_dir()}
    if not own:
        raise ModelError(
            f"{folder} holds no scorer; expected folders of 'framing train' in it: {', '.join(TASKS)} or some of them."
        )
    for task, scorer in own.items():
        if scorer.task not in (task, *_ALSO.get(task, ())):
            raise ModelError(f"{folder / task} answers the task {scorer.task}; give it that name.")
    return own


def find_scores(analysis: Analysis, scorers: Scorers, encoder: Model) -> Scores:
    """Return slants and tones of a story; `encoder` made its vectors, and a scorer of other vectors says nothing."""
    incompatible = scorers.incompatible(encoder)
    notices = tuple(
        ours(
            "Nothing is said of {what}: the scorer learned from vectors of {other}, not of {encoder}.",
            what=_ABOUT[task],
            other=scorer.encoder.name if scorer.encoder else ours("no encoder"),
            encoder=encoder.name,
        )
        for task, scorer in incompatible.items()
    ) + tuple(
        ours(
            "Nothing is said of {what}: your scorer was not seen to be right often enough on stories left out.",
            what=_ABOUT[task],
        )
        for task in scorers.silent
    )
    compatible = {task: scorer for task, scorer in scorers.by_task.items() if task not in incompatible}
    lexical = find_lexical(analysis, compatible["lexical"]) if "lexical" in compatible else ()
    informational = find_informational(analysis, compatible["informational"]) if "informational" in compatible else ()
    tones = find_tones(analysis, compatible["tone"]) if "tone" in compatible else ()
    return Scores(tuple(sorted((*lexical, *informational), key=lambda s: analysis.row_of[s.passage])), tones, notices)
