"""How the items of a sheet are shared out among its tasks, so that no sentence stands in two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.draw import Draw, printed, words_asked, words_told
from framing.exercises.wording import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.exercises.item import Item, Level, Section
    from framing.exercises.material import WordedIndex
    from framing.exercises.task import Task

EACH = 3
"""Items of a task from which its instructions are worth reading: a sheet has no more tasks than that leaves.
A judgement."""
_SENTENCE = 5
"""Words from which a passage is told from a chance likeness: a headline of two words stands in many sentences."""


def compose(
    index: WordedIndex, tasks: Sequence[Task], seed: int, level: Level, length: int, *, every: bool
) -> tuple[Section, ...]:
    """Return one section for each task, in their order, with `length` items together as far as the story has them.

    With `every`, all tasks get a share; else no more than leaves each EACH items, as long
    as these fill it, and another seed begins with others.
    A task that makes few items leaves more to the ones behind it. Sections without items say why in their notice.
    """
    turn = 0 if every else seed % len(tasks)
    forwards = (*tasks[turn:], *tasks[:turn])
    most = len(tasks) if every else max(1, length // EACH)
    # A task that prints a whole article takes the sentences that others need, and they its: either way is tried.
    ways = [_shared_out(index, order, seed, level, length, most) for order in (forwards, forwards[::-1])]
    best = max(ways, key=lambda way: sum(len(section.items) for section in way.values()))
    return tuple(best[task.kind] for task in tasks)


def _shared_out(
    index: WordedIndex, order: Sequence[Task], seed: int, level: Level, length: int, most: int
) -> dict[str, Section]:
    """Return each task's section: first a fair share each, then what is left to those that had more to give."""
    made: dict[str, Section] = {}
    title = index.comparison.story.title

    def make(task: Task, wanted: int) -> Section:
        others = [section for kind, section in made.items() if kind != task.kind]
        items = [item for section in others for item in section.items]
        told = frozenset(word for item in items for word in words_told(item))
        asked = frozenset(word for item in items for word in words_asked(item))
        return task.make(
            index, Draw(seed, task.kind, _taken(index, others), title, level, wanted, told, asked, index.statements)
        )

    def left() -> int:
        return length - sum(len(section.items) for section in made.values())

    for place, task in enumerate(order):
        room = min(len(order) - place, most - sum(bool(section.items) for section in made.values()))
        share = -(-left() // room) if room else 0
        made[task.kind] = make(task, share)
    for task in order:
        had = len(made[task.kind].items)
        if had and left() > 0:
            wider = make(task, had + left())
            if len(wider.items) > had:
                made[task.kind] = wider
    for task in order:
        if left() > 0 and not made[task.kind].items:
            made[task.kind] = make(task, min(EACH, left()))
    return made


def _taken(index: WordedIndex, sections: Iterable[Section]) -> frozenset[str]:
    """Return the story's sentences that sections print or rest on, in the form in which they are compared.

    With them go those of other outlets that say it in nearly the same words.
    """
    text = " ".join(printed(item) for section in sections for item in section.items)
    sentences = {passage.id: normal(passage.text) for passage in index.comparison.passages}
    long = {id_: sentence for id_, sentence in sentences.items() if sentence.count(" ") + 1 >= _SENTENCE}
    stands = {id_ for id_, sentence in long.items() if f" {sentence} " in text}
    told = {index.statements[id_] for id_ in stands if id_ in index.statements}
    return frozenset(f" {s} " for id_, s in long.items() if id_ in stands or index.statements.get(id_) in told)


def repeated(one: Iterable[Item], other: Iterable[Item]) -> float:
    """Return the share of the items of one sheet that another sheet has too."""
    mine, theirs = ({item.id for item in items} for items in (one, other))
    return len(mine & theirs) / len(mine) if mine else 0.0
