"""Classroom tasks made from a comparison: one file per kind of task, all listed in TASKS.

Only what is sure becomes a question. Where a story offers too little, a task is shorter, or left out with a notice
that says so; none is filled up with doubtful ones.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from framing.errors import InputError
from framing.exercises import device, match, omission
from framing.exercises.material import POINTS_BACK, Draw, WordedIndex, names_and_figures, normal
from framing.exercises.sheet import Exercise, Source, Task
from framing.records import SURE
from framing.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from framing.records import Comparison

TASKS: tuple[tuple[str, Callable[[WordedIndex, Draw], Task]], ...] = (
    (match.KIND, match.make),
    (omission.KIND, omission.make),
    (device.KIND, device.make),
)

SAME = 1 / 3
"""Share of a sheet's questions that the next seed may have too before the sheet's key says so."""


def make_exercise(comparison: Comparison, seed: int = 1) -> Exercise:
    """Return the classroom exercise on a story; another `seed` draws other questions, as far as the story has some.

    Raises InputError where the story offers nothing for any task: an empty sheet helps nobody.
    """
    index = WordedIndex(comparison)
    tasks = _tasks(index, seed)
    if not any(task.questions for task in tasks):
        raise InputError(
            f"The story “{comparison.story.title}” offers nothing sure enough for a task in class; "
            "add outlets or longer articles, in English and of one day, or take another story."
        )
    asked = _asked(tasks)
    share = len(asked & _asked(_tasks(index, seed + 1))) / len(asked)
    repeated = (
        f"Exercise {seed + 1} of this story has {share:.0%} of these questions too: no more are sure."
        if share > SAME
        else ""
    )
    return Exercise(
        title=_title(index, asked),
        seed=seed,
        sources=tuple(Source(a.outlet, a.headline, a.published, a.url) for a in comparison.story.articles),
        tasks=tuple(task for task in tasks if task.questions),
        version=__version__,
        notices=(*(task.notice for task in tasks if not task.questions), *filter(None, [repeated])),
    )


def _tasks(index: WordedIndex, seed: int) -> list[Task]:
    """Return the tasks of a sheet, no sentence in two of them: built in the order that leaves most to ask."""
    best: dict[str, Task] = {}
    # The text to read may take the sentences that match some of it, and they it; other kinds take what is left.
    for order in (TASKS, sorted(TASKS, key=lambda task: task[0] != omission.KIND)):
        taken: frozenset[str] = frozenset()
        made = {}
        for kind, make in order:
            made[kind] = make(index, Draw(seed, kind, taken, index.comparison.story.title))
            taken |= _printed(index, made[kind])
        if _worth(made.values()) > _worth(best.values()):
            best = made
    return [best[kind] for kind, _ in TASKS]


def _worth(tasks: Iterable[Task]) -> tuple[int, int]:
    """Return how many kinds of task have questions, and then how much there is to answer; nothing is worth -1."""
    answered = [sum(len(question.answers) for question in task.questions) for task in tasks]
    return (sum(map(bool, answered)), sum(answered)) if answered else (-1, 0)


def _printed(index: WordedIndex, task: Task) -> frozenset[str]:
    """Return the sentences that a task prints, also in a text to read, in the form in which they are compared."""
    texts = {normal(text) for text in (*(q.text for q in task.questions), *(c.text for c in task.choices))}
    if not task.reading:
        return frozenset(texts)
    read = normal(" ".join(paragraph.text for paragraph in task.reading.paragraphs))
    own = (p.text for p in index.comparison.passages if index.outlet_of[p.id] == task.reading.outlet)
    return frozenset(texts | {text for text in map(normal, own) if text in read})


def _asked(tasks: Iterable[Task]) -> frozenset[str]:
    """Return what tells a sheet's questions from another sheet's: their sentences, or the facts to tick."""
    return frozenset(
        text
        for task in tasks
        for text in ([c.text for c in task.choices] if task.form == "tick" else [q.text for q in task.questions])
        if task.questions
    )


def _title(index: WordedIndex, asked: frozenset[str]) -> str:
    """Return the story's title; where that is a folder's name only, what most outlets report and the sheet asks not."""
    story = index.comparison.story
    folders = {normal(PurePath(article.source).parent.name.replace("-", " ")) for article in story.articles}
    if normal(story.title.replace("-", " ")) not in folders:
        return story.title
    for claim in sorted(index.comparison.claims, key=lambda claim: (-len(claim.outlets), -claim.salience, claim.id)):
        texts = {index.passage_of[passage].text for passage in claim.passages}
        if claim.probability >= SURE and len(claim.outlets) > 1 and _reads_well(claim.title) and not texts & asked:
            return claim.title
    return next((article.headline for article in story.articles if article.headline), story.title)


_NAMED = 2
"""Names and figures that a title has at least: who, and where or how many. A judgement."""


def _reads_well(title: str) -> bool:
    """Return whether a claim's title can head a page: with names, not cut off, no quotation and of nobody's saying."""
    first = title.split(maxsplit=1)[0].casefold() if title else ""
    named = len(names_and_figures(title)) >= _NAMED
    return named and not set(title) & set('…:“”"?') and first not in POINTS_BACK
