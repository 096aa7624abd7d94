"""Why two sentences report one fact, or do not, said from the words of these two alone."""

from __future__ import annotations

import re

from framing.exercises.boilerplate import DATELINE
from framing.exercises.main_clause import main_clause
from framing.exercises.wording import content, telling_words
from framing.records import joined, listed, ours

_TOKEN = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?!\d)|\d+(?:[/:–-]\d+)+"
    r"|(?:[A-Z]\.){2,}|(?:Mrs?|Ms|Dr)\.? [A-Z][\w’'-]+|[^\W_]+(?:[’'.,-][^\W_]+)*"
)
"""A word, a date or a name with its title: none of these is cut in two."""
_GAP = 2
"""Words between two shared ones that are named with them: "announced on Tuesday"."""
_SMALL = frozenset("a an the of in on at to for by with his her its their is are was were has have had been s".split())
"""Those words: they tell nothing themselves."""
_LONGEST = 36
"""Words of a clause that a reason quotes."""
_SHOWN, _TELLS = 0.8, 2
"""How much of the clause that a reason quotes the other sentence has, in tenths: with less it does not show that both
tell it. Then telling words of the clause beside names that both have, at least. Judgements on what readers found
faulty."""
_NAMES = re.compile(r"[A-Z\d]")
_WHEN = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
)
"""A day or month alone, which may be of two things."""
_SAID = re.compile(r"^.*?\b(?:said|says|told|warned|argued|announced|tweeted|wrote)\b(?: [^,]{0,60}?)? that ")
"""What leads to the content of a statement: who says it, and to whom."""
_ONLY_SAID = re.compile(r"\b(?:said|says|told|added|wrote|tweeted)[.,]?$")
"""How a clause ends that tells only that somebody spoke."""
_LEAST = 5
"""Words that what somebody says has at least, to be quoted without him."""
_NAMED = 4
"""Phrases that a reason names."""


def alike(one: str, other: str) -> str:
    """Return what one of two sentences tells in the main, and the other one too, and which words stand in both.

    Where neither's main clause shows it (it is told with a gap, or the other one has too little of it), it is what
    either tells.
    """
    told = [
        (_told(clause, there), letter, clause)
        for letter, here, there in (("A", one, other), ("B", other, one))
        for clause in _clauses(here)
        if len(telling_words(clause) & telling_words(there)) >= _TELLS
    ]
    shown = [each for each in told if each[0] >= _SHOWN]
    if shown:
        _, letter, clause = max(shown, key=lambda each: (each[0], len(each[2])))
        quoted = ours("Both tell this, which {letter} puts so: “{clause}”.", letter=letter, clause=clause)
    else:
        clause = one
        quoted = ours("A puts it so: “{first}”; B so: “{second}”.", first=_entire(one), second=_entire(other))
    both = [phrase for phrase in _in_both(one, other) if phrase in clause and _shows(phrase)]
    both = [re.sub(r"[’']s$", "", phrase) for phrase in both[:_NAMED]]
    return joined(quoted, ours("Both have {words}.", words=_quoted(both)) if both else "")


def _shows(phrase: str) -> bool:
    """Return whether a phrase that two sentences share shows that they tell one thing: a name, or a telling word."""
    return (
        not _WHEN.fullmatch(phrase)
        and not _SPEECH.fullmatch(phrase)
        and bool(_NAMES.match(phrase) or len(phrase) >= _LONG)
    )


_LONG = 4
"""Letters of a word, or a phrase, in small letters that a reason names."""
_SPEECH = re.compile(r"(?:accord|announc|argu|claim|reveal|report|stat|tweet)\w*")


def _clauses(text: str) -> list[str]:
    """Return what a reason may quote of a sentence, each whole: its main clause, and what somebody in it says."""
    clauses = [_main(text)]
    said = _SAID.search(clauses[0])
    if said and len(clauses[0][said.end() :].split()) >= _LEAST:
        clauses.append(clauses[0][said.end() :])
    return [clause for clause in clauses if "…" not in clause and not _ONLY_SAID.search(clause)]


def _told(clause: str, other: str) -> float:
    """Return how much of a clause another sentence has, in tenths."""
    said = content(clause)
    return round(len(said & content(other)) / max(1, len(said)), 1)


def apart(one: str, other: str) -> str:
    """Return what each of two sentences tells, and which words they share all the same."""
    both = _in_both(one, other)
    told = ours("A tells of “{first}”; B tells of “{second}”.", first=_entire(one), second=_entire(other))
    common = ours("That both have {words} does not make them tell the same.", words=_quoted(both)) if both else ""
    return joined(told, common)


def _quoted(phrases: list[str]) -> str:
    return listed([f"“{phrase}”" for phrase in phrases])


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
    return list(dict.fromkeys(text[words[run[0]].start() : words[run[-1]].end()] for run in runs))


def _in_both(one: str, other: str) -> list[str]:
    """Return the phrases that two texts share, in capitals or not: the longest that the first has in a row."""
    there = f" {' '.join(_TOKEN.findall(other))} ".replace("’", "'").casefold()
    found: list[str] = []
    for phrase in shared(one, other):
        words = list(_TOKEN.finditer(phrase))
        while words:
            said = [word.group().replace("’", "'").casefold() for word in words]
            ends = (end for end in range(len(words), 0, -1) if f" {' '.join(said[:end])} " in there)
            end = next((end for end in ends if not {said[0], said[end - 1]} & _SMALL), 0)
            found += [phrase[words[0].start() : words[end - 1].end()]] if end else []
            words = words[end or 1 :]
    return list(dict.fromkeys(found))


def _main(text: str) -> str:
    """Return a sentence's main clause with single marks for quotations, cut where it is long."""
    words = main_clause(DATELINE.sub("", text)).split()
    told = _with_gaps(words[:_LONGEST], text) + (" …" if len(words) > _LONGEST else "")
    return re.sub(r"[“”\"]", "’", re.sub(r"(?:^|(?<= ))[“\"]", "‘", told))


def _entire(text: str) -> str:
    """Return a sentence, cut where it is long, with single marks for quotations."""
    words = DATELINE.sub("", text).rstrip(".").split()
    shown = " ".join(words[:_LONGEST]) + (" …" if len(words) > _LONGEST else "")
    return re.sub(r"[“”\"]", "’", re.sub(r"(?:^|(?<= ))[“\"]", "‘", shown))


def _with_gaps(words: list[str], text: str) -> str:
    """Return words of a text, in its order, with "…" wherever one between two of them is left out."""
    quoted: list[str] = []
    place = text.find(words[0]) if words else 0
    for word in words:
        start = text.find(word, place)
        if start < 0:  # a comma that stands for an aside's dash
            return " ".join(words)
        if quoted and re.search(r"\w", text[place:start]):
            quoted.append("…")
        quoted.append(word)
        place = start + len(word)
    return " ".join(quoted)
