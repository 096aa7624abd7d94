"""What a sentence tells in the main: its first clause, who does it and what else is said, read off its words.

There is no parse of a saved story at hand: asides are cut off where commas, dashes and relatives mark them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from framing import lexicon
from framing.exercises.wording import content

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASIDE = re.compile(
    r" ?\([^()]*\)| ?(?:--|—|–) .*? (?:--|—|–) |, (?:who|which|whose|whom|where|an?|the|now|then|\w+ing|\d+)\b"
    r"(?:[^,]|,(?=\d))*,(?! and|\d)"
)
_LEADS_UP = re.compile(
    r"^(?:According to|In|On|At|After|Before|During|Since|For|With|Despite|Amid|Following|When|While|As|Although|Though"
    r"|If|Once|By|Earlier|Later|Meanwhile|\w+ (?:earlier|later|ago))\b[^,]{0,120}(?:, [12]\d{3})?, "
)
_LATER = re.compile(
    r"(?:,| --| —| –|;|:) ?(?:who|which|whose|where|when|while|after|before|as|although|though|because|but|and|so"
    r"|saying|adding|noting|with|\w+ing|an?|the)\b.*$"
    r"| (?:after|before|while|because|as part of|although|though|following|as (?:he|she|it|they)) .*$|;.*$"
    r"| as the (?:\w+ ){1,2}(?:was|were|is|are|had|has|[a-z]+ed)\b.*$",
    re.DOTALL,
)
_LEAST = 5
"""Words that a main clause has at least, a verb among them: with fewer, the sentence is taken whole."""
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|said|says|told|tells"
    r"|made|makes|held|led|got|gave|took|went|came|left|won|lost|met|sent|put|set|cut|hit|began|became|wrote|ran|rose"
    r"|fell|[a-z]{2,}ed|[a-z]{3,}(?<!s)s(?= (?:(?:that|to|the|an?|his|her|its|their|for|by|on|in|out)\b|[A-Z“])))\b"
)
"""A verb, by its form: most of those that news has."""
_PAST = lexicon.words("irregular-deeds")
_NEGATIVE = re.compile(r"\b(?:not|no|never|nobody|none|neither|nor|without|cannot)\b|n[’']t\b", re.IGNORECASE)
_PURPOSE = re.compile(r"\b(?:aim|aims|purpose|goal|objective)\b", re.IGNORECASE)
"""That something is an aim: what one side aims at is not what both are interested in."""
_TIMES = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:last|next) (?:week|month|year)|\w+ (?:day|week|month|year)s?"
    r" ago|yesterday)\b"
)
"""When something happened, as counted from an article's day."""
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


@lru_cache(maxsize=10_000)
def main_clause(text: str) -> str:
    """Return a sentence's main clause, without what leads up to it, is put between or follows it."""
    bare = _ASIDE.sub(_left, _LEADS_UP.sub("", text.strip()))
    short = _LATER.sub("", bare)
    whole = (told for told in (short, bare, text) if len(told.split()) >= _LEAST and _tells(told))
    kept = next(whole, text)
    return kept.strip(" ,;:—–-").rstrip(".")


def _tells(text: str) -> bool:
    """Return whether a clause has a verb: what ends at "R-Fla." has none."""
    return bool(VERB.search(text)) or not _PAST.isdisjoint(text.split())


def _left(match: re.Match[str]) -> str:
    """Return what stays of an aside: the comma that its dashes stand for, where something is told behind it."""
    return ", " if match.string[match.end() :].split(" ", 1)[0].endswith("ing") else " " * match.group().endswith(" ")


def subject(text: str) -> frozenset[str]:
    """Return the stems of the words before the first verb of a sentence's main clause: who or what does something."""
    told = main_clause(text)
    found = VERB.search(told)
    return content(_TIMES.sub(" ", told[: found.start()])) if found else frozenset()


@lru_cache(maxsize=10_000)
def clash(one: str, other: str) -> bool:
    """Return whether two sentences differ after all: one denies it, or tells its opposite, an aim or another time."""
    first, second = main_clause(one), main_clause(other)
    times = set(_TIMES.findall(one)), set(_TIMES.findall(other))
    return (
        bool(times[0] and times[1] and not times[0] & times[1])
        or bool(_NEGATIVE.search(first)) != bool(_NEGATIVE.search(second))
        or bool(_PURPOSE.search(one)) != bool(_PURPOSE.search(other))
        or any(_one_each(one, other, left, right) for left, right in _opposites())
    )


def _one_each(one: str, other: str, left: frozenset[str], right: frozenset[str]) -> bool:
    """Return whether one text has a word of the one side only, and the other one of the other side only."""
    first, second = _plain(one), _plain(other)
    sides = [(bool(words & left), bool(words & right)) for words in (first, second)]
    return sorted(sides) == [(False, True), (True, False)]


@lru_cache(maxsize=10_000)
def _plain(text: str) -> frozenset[str]:
    """Return a text's words outside quotations, and what they are without an ending."""
    found = re.findall(r"[a-z]+", QUOTED.sub(" ", text).lower())
    return frozenset(form for word in found for form in (word, *_bare(word)))


def _bare(word: str) -> Iterator[str]:
    for end in ("s", "d", "ed", "ing"):
        if word.endswith(end) and len(word) > len(end) + 2:
            yield word.removesuffix(end)
            if end == "ing":
                yield f"{word.removesuffix(end)}e"


@lru_cache(maxsize=1)
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    rows = (row for name in ("opposite-verbs", "opposite-adjectives") for row in lexicon.ordered(name))
    sides = (row.split("\t") for row in rows)
    return tuple((frozenset(pair[0].split()), frozenset(pair[1].split())) for pair in sides if len(pair) == 2)
