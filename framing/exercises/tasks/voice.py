"""Author or source: say whose judgement it is, the author's or that of somebody who is quoted.

The quotation marks are taken out of every sentence, since they would tell. A judgement is a source's only where a
whole statement is quoted, and the sentence says who makes it; it is the author's only where nobody is said to say it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.exercises.coloured import clear
from framing.exercises.difficulty import mean_difficulty, reading_difficulty
from framing.exercises.draw import by_chance
from framing.exercises.item import Choice, Item, Material
from framing.exercises.naming import bare_name, is_name, quotations, speaker, surname
from framing.exercises.suitable import quoted
from framing.exercises.task import Task
from framing.records import SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.exercises.draw import Draw
    from framing.exercises.item import Section
    from framing.exercises.material import WordedIndex
    from framing.records import Passage, Signal

KIND = "voice"
_JUDGING = ("loaded", "qualifier")
_AUTHOR = "The author of the article"
_AUTHORS_ONLY = 1 / 3
"""How often a story that has authors' judgements only gives an item: most stories have, and "the author" would be the
likely answer. A judgement."""
_STATEMENT = 6
"""Words from which a quotation is a whole statement: of a word or two in marks one cannot tell, once they are gone."""
_MARKS = re.compile(r"[“”\"«»„]")
_ASIDE = re.compile(
    r"\b(according to|told|cited|quoted|we|our|us|I|my|not|never|no)\b|n[’']t\b"
    r"|^(It|If|In other words|That is|So)\b"
)
"""Words by which a sentence may be somebody else's than the author's, though no verb says so; or deny the judgement."""


def make(index: WordedIndex, draw: Draw) -> Section:
    """Return the task; without items where the story lacks either judgements of authors or judgements of sources."""
    signals = [s for s in index.comparison.signals if s.kind in _JUDGING and s.probability >= SURE]
    groups = [
        [item for signal in signals if (item := _item(index, signal, *whose(index, signal)))]
        for whose in (_by_author, _by_source)
    ]
    # Where all judgements are of one sort, one of them is asked about: a second one would have the same answer. The
    # stories with authors' only are more, and each of them gives one less often.
    few = draw if all(groups) else replace(draw, wanted=min(1, draw.wanted))
    if groups[0] and not groups[1] and draw.rng.random() > _AUTHORS_ONLY:
        groups = [[], []]
    return TASK.section(
        few.fairly([group for group in groups if group]),
        instructions=(
            "A report can judge in its author's own words, or let somebody else judge. All quotation marks were taken "
            "out of these sentences: who says it must be seen from how the sentence is built.",
            "Say whose judgement the word is.",
        ),
        lacking="too few judgements of authors and of people who are quoted are beyond doubt.",
        wanted=draw.wanted,
        discuss=(
            "Which quotations did the outlet choose to print, and whom did it leave out?",
            "When is it fair that an author judges? How can a reader tell a judgement from a fact?",
        ),
    )


def _by_author(index: WordedIndex, signal: Signal) -> tuple[str, ...]:
    """Return the author, then whom else the word might be laid to; nothing where it may be a source's word."""
    passage = index.passage_of[signal.passage]
    others = [s for s in index.signals_of[passage.id] if s.kind == "attribution" and s.start != signal.start]
    # "…, saying that" behind the word has its own statement; any other verb may take in the word.
    free = all(other.start > signal.end and other.text.endswith("ing") for other in others)
    if signal.voice != "author" or not free or _ASIDE.search(passage.text) or quoted(passage.text):
        return ()
    names = [s.speaker for s in index.signals_of[passage.id] if s.speaker and s.start == signal.start]
    return (_AUTHOR, *_people(index, passage, names))


def _by_source(index: WordedIndex, signal: Signal) -> tuple[str, ...]:
    """Return who is quoted with the word, then the author; nothing where the sentence does not surely say who."""
    passage = index.passage_of[signal.passage]
    source = speaker(index, passage)
    within = [span for span in quotations(passage.text) if span[0] <= signal.start < span[1]]
    put_in = re.search(r"[(\[][^)\]]*$", passage.text[: signal.start])  # in brackets the outlet explains
    if put_in or signal.voice != "quoted" or not source or source != signal.speaker or not within:
        return ()
    if len(passage.text[slice(*within[0])].split()) < _STATEMENT:
        return ()
    return (source, _AUTHOR, *(name for name in _people(index, passage, []) if surname(name) != surname(source)))


def _people(index: WordedIndex, passage: Passage, first: Sequence[str | None]) -> list[str]:
    """Return who is named in a sentence, those in `first` before the others, nobody twice."""
    mentions = [
        (mention.start, mention.text)
        for entity in index.comparison.entities
        if entity.kind in ("person", "organisation")
        for mention in entity.mentions
        if mention.passage == passage.id
    ]
    found: dict[str, str] = {}
    for name in (*first, *(text for _, text in sorted(mentions))):
        if name and is_name(name) and name in passage.text:
            found.setdefault(surname(name), name)
    return list(found.values())


_MOST = 3
"""Choices at most."""


def _item(index: WordedIndex, signal: Signal, *names: str) -> Item | None:
    """Return the item on a judgement, the first of `names` right; None where there is no second one."""
    passage = index.passage_of[signal.passage]
    if len(names) < _MOST - 1 or not clear(index, signal, ("attribution",)):
        return None
    name = index.item_id(KIND, passage.id, signal.text)
    right, *others = (bare_name(each) for each in names[:_MOST])
    text = _MARKS.sub("", passage.text)
    if quoted(text):  # a quotation within one
        return None
    by_author = right == _AUTHOR
    why = (
        f"Nobody in the sentence is said to say “{signal.text}”: the word is the author's own."
        if by_author
        else f"“{signal.text}” stands in a statement that the sentence lays to {right}."
    )
    wrong = {
        other: "The author only passes the statement on."
        if other == _AUTHOR
        else f"{other} is named in the sentence, but does not say it."
        for other in others
    }
    choices = [Choice(right, True, why), *(Choice(other, False, reason) for other, reason in wrong.items())]
    return Item(
        id=name,
        task=KIND,
        prompt=f"Whose judgement is in “{signal.text}”?",
        material=(Material(passage.article, text),),
        choices=tuple(by_chance(choices, name)),
        why=why,
        evidence=(index.evidence(passage.id, (signal.start, signal.end)),),
        skill="Tell the author's judgements from those of sources",
        difficulty=mean_difficulty(reading_difficulty(passage.text), len(choices) / 4, 0.6 if by_author else 0.4),
        confidence=signal.probability,
    )


TASK = Task(KIND, "Author or source?", "choose", make)
