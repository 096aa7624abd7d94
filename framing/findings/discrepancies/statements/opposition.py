"""Whether two statements are opposites: one predicate, the same arguments, and one of them turned over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.findings.discrepancies.statements.scope import (
    ANY,
    EITHER_WAY,
    EVENTS,
    GENERAL,
    PREPOSITIONS,
    THERE_IS,
    TIMELY,
    UNTOLD,
)

if TYPE_CHECKING:
    from framing.findings.discrepancies.statements.clauses import Statement

_TITLES = frozenset({"the", "a", "an", "mr.", "ms."})


def opposed(first: Statement, second: Statement) -> int:
    """Return how many of their arguments two opposite statements share, 0 where they are no opposites.

    They must be of one predicate, mood and speaker. What is denied must be as general as what is stated: "did not meet
    the king in May" is no opposite of "met the king".
    """
    if not _alike(first, second) or _apart(first, second):
        return 0
    shared = _core(first, second)
    if shared is None or not all(_covers(b, a) for a, b in ((first, second), (second, first)) if a.negated):
        return 0
    beside = _behind(first) & _behind(second)
    if first.concept in GENERAL and not beside and not _meet(first.object, second.object):
        return 0
    if first.concept.startswith(THERE_IS):
        return len(beside) or int(first.concept.split()[-1] in EVENTS)
    return shared


def _alike(first: Statement, second: Statement) -> bool:
    """Return whether two statements are of one predicate, mood and speaker, and one of them turns it over."""
    if first.concept != second.concept or first.mood != second.mood or not _one_speaker(first, second):
        return False
    turned = first.sign * second.sign * _prepositions(first, second) < 0
    return turned and first.focus - UNTOLD == second.focus - UNTOLD


def _one_speaker(first: Statement, second: Statement) -> bool:
    """Return whether both are in the author's voice, or in that of one person who is named."""
    if first.speaker is None or second.speaker is None:
        return False
    one, other = (set(speaker.lower().split()) - _TITLES for speaker in (first.speaker, second.speaker))
    return one == other or bool(one & other)


def _prepositions(first: Statement, second: Statement) -> int:
    """Return -1 where the two differ by opposite prepositions before the same words: "for" and "against a ban"."""
    flips = 1
    for one, words in first.beside.items():
        for other, others in second.beside.items():
            pair = PREPOSITIONS.get(one), PREPOSITIONS.get(other)
            if pair[0] and pair[1] and pair[0][0] == pair[1][0] and pair[0][1] != pair[1][1] and words & others:
                flips = -flips
    return flips


def _apart(first: Statement, second: Statement) -> bool:
    """Return whether something tells two statements' things apart: "the first match" and "the second", two places."""
    if (first.when and second.when and not first.when & second.when) or _years(first) != _years(second):
        return True
    if first.narrow - second.narrow and second.narrow - first.narrow:
        return True
    both = [(words, second.beside.get(preposition)) for preposition, words in first.beside.items()]
    return any(words and others and not words & others for words, others in both)


def _years(statement: Statement) -> set[str]:
    """Return the years that a statement names: a year that only one side names is of another time."""
    return {word for word in statement.when if word.isdigit() and len(word) == 4}


def _core(first: Statement, second: Statement) -> int | None:
    """Return how many of doer and object the two share; None where one of them differs."""
    shared = 0
    for one, other in ((first.doer, second.doer), (first.object, second.object)):
        if one and other:
            if not _meet(one, other):
                return None
            shared += 1
    if not shared and first.concept in EITHER_WAY:
        shared += _meet(first.doer, second.object) or _meet(first.object, second.doer)
    return shared


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or (bool(one and other) and ANY in one | other)


def _covers(stated: Statement, denied: Statement) -> bool:
    """Return whether what is stated has every argument of what is denied, but for words of time."""
    if denied.object and not stated.object and denied.concept not in EITHER_WAY:
        return False
    there = _behind(stated) | stated.doer | stated.object
    return all(preposition in TIMELY or not words or words & there for preposition, words in denied.beside.items())


def _behind(statement: Statement) -> frozenset[str]:
    return frozenset().union(*statement.beside.values())
