"""What a classroom exercise holds: items with their answers, evidence and confidence, whatever they are handed out as.

One kind of value for every task and every format: a format never asks which task an item is of, only how it is answered
(`Layout`). The published fields: "The exercise format, version 1" in docs/reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["easy", "medium", "hard"]
Layout = Literal["choose", "tick", "order", "write"]
"""How an item is answered: one of its choices; several of them; all of them put in order (choices stand in the right
one); in words of one's own."""


@dataclass(frozen=True, slots=True)
class Material:
    """A text that an item is about, as the pupil sees it: masked and shortened where the task needs that.

    `article` is the id of the article that it is from, None where that must not be told or there is none; `label` what
    is printed above it ("Text A", an outlet's name).
    """

    article: str | None
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices offered, whether it is right, and why it is or is not, in a sentence for the pupil."""

    text: str
    right: bool
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that shows why the answer is right, with the characters of it that matter (none: all of it)."""

    article: str
    passage: str
    outlet: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked, answerable from its material alone.

    `id` is the same under every seed. `why` says in one plain sentence why the answer is right. `difficulty` runs from
    0 to 1 and comes from what can be measured (word overlap of the right choice and of the distractors, length, rare
    words); `confidence` is the least probability of the findings that the answer rests on, and a judgement where these
    have none. An open item has no choices but a rubric, and sample answers only where none need be invented. `marked`
    holds where in `material[0]` the right words stand, if the answer is words of it: keys and feedback show them.
    """

    id: str
    task: str
    prompt: str
    material: tuple[Material, ...]
    choices: tuple[Choice, ...]
    why: str
    evidence: tuple[Evidence, ...]
    skill: str
    difficulty: float
    confidence: float
    samples: tuple[str, ...] = ()
    rubric: tuple[str, ...] = ()
    marked: tuple[tuple[int, int], ...] = ()

    @property
    def right_count(self) -> int:
        """How many choices are right."""
        return sum(choice.right for choice in self.choices)


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What would have been an item had the findings behind it been surer, with the reason why it is none."""

    task: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Section:
    """The items of one task on a sheet: how they are answered, what the pupil is told, what the class may discuss.

    `legend` explains terms that the items use, a name and a line each; `notice` says why there are fewer items than
    usual, and `lacking` alone what a section without items would have needed.
    """

    task: str
    layout: Layout
    title: str
    instructions: tuple[str, ...]
    items: tuple[Item, ...]
    legend: tuple[tuple[str, str], ...] = ()
    discuss: tuple[str, ...] = ()
    notice: str = ""
    near: tuple[NearMiss, ...] = ()
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An article that the exercise was made from, for the teacher's key."""

    id: str
    outlet: str
    headline: str
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Exercise:
    """Sections made from one story. The same comparison, `seed`, `level` and length give the same exercise.

    `notices` name the tasks that were left out, articles that were not compared, and how far the next seed repeats it;
    `left_out` says of each of those tasks why.
    """

    title: str
    seed: int
    level: Level
    language: str
    sources: tuple[Source, ...]
    sections: tuple[Section, ...]
    version: str
    notices: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in the order of the sheet."""
        return tuple(item for section in self.sections for item in section.items)
