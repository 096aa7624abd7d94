"""The list of kinds of tasks: each has its file, its entry and an example of what it makes."""

import json
from collections.abc import Callable
from dataclasses import asdict
from gettext import NullTranslations
from itertools import chain
from pathlib import Path

import pytest

from framing.exercises import TASKS, tasks
from framing.exercises.draw import Draw
from framing.exercises.item import Section
from framing.exercises.material import WordedIndex
from framing.records import Comparison, translated
from tests.exercises.quay import quay
from tests.exercises.sample import sample
from tests.exercises.tasks.test_headline import story as headlined
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
    "headline": headlined,
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
    section = translated(made(kind, example(kind)), NullTranslations())
    assert section.items
    golden(f"{kind}.json", json.dumps(asdict(section), ensure_ascii=False, indent=1) + "\n")


def example(kind: str) -> Comparison:
    """Return the story that a kind of task is tried on."""
    return quay() if kind in WORDED else OWN.get(kind, sample)()


def made(kind: str, story: Comparison) -> Section:
    """Return what a kind of task makes of a story."""
    (task,) = (task for task in TASKS if task.kind == kind)
    return task.make(WordedIndex(story), Draw(7, kind, story="bridge", wanted=3))


class Marking(NullTranslations):
    """A language in which every sentence of ours has a mark before it."""

    def gettext(self, message: str) -> str:
        """Return the sentence with its mark."""
        return f"→{message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the sentence for so many things with its mark."""
        return f"→{msgid1 if n == 1 else msgid2}"


@pytest.mark.parametrize("kind", [task.kind for task in TASKS])
def test_no_sentence_of_ours_stays_english(kind: str) -> None:
    """Protects classes of other languages: what a task says itself, to pupils and in the key, can be translated."""
    story = example(kind)
    section = translated(made(kind, story), Marking())
    said = [section.title, section.notice, *section.instructions, *section.discuss, *chain(*section.legend)]
    for item in section.items:
        said += [item.prompt, item.why, item.skill, *item.rubric, *(choice.why for choice in item.choices)]
    said += [near.reason for near in section.near]
    without_reason = {signal.why for signal in story.signals}  # as other programs write them
    assert not [text for text in said if text and not text.startswith("→") and text not in without_reason]
