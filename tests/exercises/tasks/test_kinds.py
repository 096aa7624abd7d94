"""The list of kinds of tasks: each has its file, its entry and an example of what it makes."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from framing.exercises import TASKS, tasks
from framing.exercises.draw import Draw
from framing.exercises.material import WordedIndex
from framing.records import Comparison
from tests.exercises.quay import quay
from tests.exercises.sample import sample
from tests.exercises.tasks.test_wire_copy import EDITED, OWN_WORDS, TEXT, bridge
from tests.exercises.test_disagreement import disputed

WORDED = {
    *("device", "nothing", "gap", "voice", "speakers", "outlet"),
    *("leads", "rewrite", "weigh", "supply"),
}
"""Kinds that read wording: their example is a story of outlets that judge, quote and name in ways of their own."""


OWN: dict[str, Callable[[], Comparison]] = {
    "numbers-check": disputed,
    "contradiction": lambda: disputed(kind="statement"),
    "wire-copy": lambda: bridge(TEXT, EDITED, OWN_WORDS),
}
"""Kinds whose example is a story made for them: outlets that disagree, or that print one text."""


def test_every_file_is_a_listed_kind() -> None:
    """Protects new tasks: a file of its own, named like its kind, and an entry in TASKS."""
    files = {path.stem for path in Path(tasks.__file__).parent.glob("[!_]*.py")}
    assert files == {task.kind.replace("-", "_") for task in TASKS}


@pytest.mark.parametrize("kind", [task.kind for task in TASKS])
def test_the_task_is_as_it_was(kind: str, golden: Callable[[str, str], None]) -> None:
    """Protects sheets already handed out: the same story and seed give the same items and key as before."""
    (task,) = (task for task in TASKS if task.kind == kind)
    story = quay() if kind in WORDED else OWN.get(kind, sample)()
    section = task.make(WordedIndex(story), Draw(7, kind, story="bridge", wanted=3))
    assert section.items
    golden(f"{kind}.json", json.dumps(asdict(section), ensure_ascii=False, indent=1) + "\n")
