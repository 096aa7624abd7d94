"""The tasks that a scorer can be trained for and scored on, by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from framing.scorers.training.cues import read_cues
from framing.scorers.training.mentions import read_tone
from framing.scorers.training.sentences import read_sentences
from framing.scorers.training.stories import read_informational

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from framing.encoders.encoder import Encoder
    from framing.scorers.training.fit import Goal
    from framing.scorers.training.rows import Rows


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be told apart, and how labelled data for it is read.

    `columns` are those that a file must have. `together` is the group of rows that folds must not part, `goal`
    what its threshold is set for (see `fit`). `shipped` is the folder of the model
    that comes with framing, None where rules answer instead.
    """

    name: str
    about: str
    columns: tuple[str, ...]
    read: Callable[[Path, Encoder], Rows]
    together: str | None
    goal: Goal
    shipped: str | None


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
        ),
        Task(
            "lexical",
            "Is the sentence worded with slant? Few rows are, as in news.",
            ("sentence", "lexical"),
            partial(read_sentences, text="sentence", answer="lexical"),
            "story",
            "yes",
            "lexical",
        ),
        Task(
            "informational",
            "Does the sentence add slanted background, beside what all outlets of the story tell?",
            ("story", "outlet", "index", "sentence", "informational"),
            read_informational,
            "story",
            "yes",
            "informational",
        ),
        Task(
            "tone",
            "Is the sentence negative, neutral or positive toward the person or body mentioned?",
            ("sentence", "from", "to", "polarity"),
            read_tone,
            "sentence",
            "both",
            "tone",
        ),
        Task(
            "attribution",
            "Which words introduce what somebody said or thinks?",
            ("id", "text", "spans", "relations"),
            lambda path, _encoder: read_cues(path),
            "article",
            "likelier",
            None,
        ),
    )
}
"""Every task, in the order of the documentation."""
