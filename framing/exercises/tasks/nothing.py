"""One of two sentences holds a word that judges, or neither does: "none" is right as often as chance would have it.

The sentences are about equally long. The plain ones are plain for certain (see coloured.py), and the one that judges
does so with a word that nobody can overlook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.exercises.coloured import clear, found, own_words, plain, sure
from framing.exercises.difficulty import mean_difficulty
from framing.exercises.draw import by_chance
from framing.exercises.item import Choice, Item
from framing.exercises.task import Task
from framing.exercises.wording import words
from framing.records import ours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage, Signal

KIND = "nothing"
SENTENCES = 2
_LONGER = 1.7
"""How many times as long as the shortest sentence of an item the longest may be. A judgement."""
_NONE = ours("Neither of them: both report in plain words")


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where the story lacks a sentence that judges, or plain ones of its length."""
    plains = [p for p in index.comparison.passages if plain(index, p)]
    loaded = [s for s in index.comparison.signals if s.kind == "loaded" and sure(s) and not s.mild]
    judging = [s for s in loaded if clear(index, s) and own_words(index, s)]
    with_one = [item for s in judging if (item := _item(index, index.passage_of[s.passage], plains, s))]
    without = [item for p in plains if (item := _item(index, p, plains))]
    return TASK.section(
        draw.fairly([with_one], without, 1 / (SENTENCES + 1)) if with_one and without else (),
        instructions=(
            ours(
                "Perhaps one of the two sentences holds a word that judges what it names, where a plainer word would "
                "leave that to the reader. Perhaps neither does."
            ),
            ours(
                "Choose the sentence that judges. Where both report in plain words, choose “neither”. It is no trick "
                "question: both happen."
            ),
        ),
        lacking=ours("too few sentences of like length surely hold a word that judges, or surely none."),
        wanted=draw.wanted,
        discuss=(
            ours("What makes a sentence plain? Can a plain sentence mislead, by what it tells and what it leaves out?"),
            ours("Did you find a word in a plain sentence that judges for you? Why for you?"),
        ),
    )


def _item(index: WordedIndex, first: Passage, plains: Sequence[Passage], signal: Signal | None = None) -> Item | None:
    """Return the item of one sentence and plain ones of its length; None where there are too few."""
    length = words(first.text)
    name = index.item_id(KIND, first.id, signal.text if signal else "")
    # Sentences that judge tend to be long: were the plain one always shorter, that would tell.
    longer = by_chance((True, False), name)[0]
    fit = [
        p
        for p in plains
        if p.id != first.id
        and not index.related(p.id, first.id)
        and max(length, words(p.text)) <= _LONGER * min(length, words(p.text))
        and (signal is None or (len(p.text) > len(first.text)) == longer)
    ]
    beside: list[Passage] = []
    for passage in by_chance(fit, name):
        if len(beside) < SENTENCES - 1 and not any(index.related(passage.id, other.id) for other in beside):
            beside.append(passage)
    if len(beside) < SENTENCES - 1:
        return None
    why = found(signal) if signal else ours("No word of the two sentences judges what it names.")
    marks = [(signal.start, signal.end)] if signal else []
    plainly = ours("It is made of names, figures and words that judge nothing.")
    offered = [
        Choice(first.text, bool(signal), why if signal else plainly),
        *(Choice(passage.text, False, plainly) for passage in beside),
    ]
    none = Choice(_NONE, not signal, ours("“{word}” judges what it names.", word=signal.text) if signal else why)
    return Item(
        id=name,
        task=KIND,
        prompt=ours("Which of the two sentences holds a word that judges?"),
        material=(),
        choices=(*by_chance(offered, name), none),
        why=why,
        evidence=(index.evidence(first.id, *marks), *(index.evidence(passage.id) for passage in beside)),
        skill=ours("See when there is nothing to see"),
        difficulty=mean_difficulty(length * SENTENCES / 90, 0.6 if signal is None else 0.4),
        confidence=signal.probability if signal else _PLAIN,
    )


_PLAIN = 0.9
"""How sure it is that two sentences of plain words judge nothing. A judgement."""

TASK = Task(KIND, ours("Nothing here?"), "choose", make)
