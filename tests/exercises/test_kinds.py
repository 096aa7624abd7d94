"""The list of kinds of tasks: each has its file, its entry and an example of what it makes."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from framing import exercises
from framing.exercises import TASKS, make_exercise
from tests.exercises.sample import sample

KINDS = [kind for kind, _ in TASKS]
SUPPORT = {"__init__", "material", "sheet"}
"""Files of framing/exercises that make no task."""


def test_every_file_is_a_listed_kind() -> None:
    """Protects new tasks: a file of its own, named like its kind, and an entry in TASKS."""
    files = {path.stem for path in Path(exercises.__file__).parent.glob("*.py")}
    assert files - SUPPORT == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_task_is_as_it_was(kind: str, golden: Callable[[str, str], None]) -> None:
    """Protects sheets already handed out: the same story and seed give the same questions and key as before."""
    (task,) = (task for task in make_exercise(sample(), seed=7).tasks if task.kind == kind)
    golden(f"{kind}.json", json.dumps(asdict(task), ensure_ascii=False, indent=1) + "\n")
