"""Why two sentences report one fact, or do not, said from the words of these two alone."""

from __future__ import annotations

import re

from framing.exercises.main_clause import main_clause
from framing.exercises.wording import content
from framing.records import joined, listed, ours

_TOKEN = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_GAP = 2
"""Words between two shared ones that are named with them: "announced on Tuesday"."""
_SMALL = frozenset(
    "a an the and of in on at to for by with his her its their is are was were has have had been s".split()
)
"""Those words: they tell nothing themselves."""
_LONGEST = 14
"""Words of a main clause that a reason quotes."""


def alike(one: str, other: str) -> str:
    """Return which words of each of two sentences tell the same."""
    return ours(
        "Both tell the same. A says it with {first}, B with {second}.",
        first=_quoted(shared(one, other)),
        second=_quoted(shared(other, one)),
    )


def apart(one: str, other: str) -> str:
    """Return what each of two sentences tells in the main, and which words they share all the same."""
    both = _in_both(one, other)
    told = ours("A tells of “{first}”; B tells of “{second}”.", first=_main(one), second=_main(other))
    common = ours("That both have {words} does not make them tell the same.", words=_quoted(both)) if both else ""
    return joined(told, common)


def _quoted(phrases: list[str]) -> str:
    return listed([f"“{phrase}”" for phrase in phrases]) if phrases else ours("the same words")


def shared(text: str, other: str) -> list[str]:
    """Return the phrases of a text, word for word, that begin and end with words that another one has too."""
    told = content(other)
    words = list(_TOKEN.finditer(text))
    places = [place for place, word in enumerate(words) if content(word.group()) & told]
    runs: list[list[int]] = []
    for place in places:
        between = words[runs[-1][-1] + 1 : place] if runs else []
        near = runs and len(between) <= _GAP and all(word.group() in _SMALL for word in between)
        if near and not re.search(r"[“”\"—–;:()]", text[words[runs[-1][-1]].end() : words[place].start()]):
            runs[-1].append(place)
        else:
            runs.append([place])
    phrases = (text[words[run[0]].start() : words[run[-1]].end()] for run in runs)
    return list(dict.fromkeys(phrases))


def _in_both(one: str, other: str) -> list[str]:
    """Return the phrases that two texts share to the letter, or else the words in them that they do."""
    there = f" {' '.join(_TOKEN.findall(other))} "
    found: list[str] = []
    for phrase in shared(one, other):
        words = _TOKEN.findall(phrase)
        whole = f" {' '.join(words)} " in there
        found += [phrase] if whole else [w for w in words if w not in _SMALL and f" {w} " in there]
    return list(dict.fromkeys(found))


def _main(text: str) -> str:
    """Return a sentence's main clause with single marks for quotations, cut where it is long."""
    words = main_clause(text).split()
    told = " ".join(words[:_LONGEST]) + (" …" if len(words) > _LONGEST else "")
    return re.sub(r"[“”\"]", "’", re.sub(r"(?:^|(?<= ))[“\"]", "‘", told))
