"""A title cut to a line's length: at the end of a phrase, with what its sentence needs, and no clause just begun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from framing import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 16
"""Words of a title. A judgement: what a table's first column holds in two or three lines."""
_SPARE = 4
"""Words more that a title may have where its sentence or a phrase then ends: the last often are its point. A
judgement."""
_MORE = 8
"""Words more that a title may have so that neither a negation nor its verb's object is cut off. A judgement."""
_LONGEST_LINE = 200
"""Characters of a title: as many words, or as much of a sentence without spaces."""
FEWEST = 5
"""Words; where pruning leaves fewer, the sentence is told in what it took away. A judgement."""
MEANWHILE = frozenset("during after before since amid following despite throughout".split())
"""Prepositions that tell only when, or what went on beside it."""
_LEANING = (lexicon.words("title-words") | MEANWHILE).union(
    "as that which who its his her their said is are was were be been has have had will would do does did can could "
    "may might must should not no but and or while about against than".split()
)
"""Words that a title does not end on where it is cut."""
_LOOSE = re.compile(r"[“\"][\s.,]*[”\"]|\s*,(?=[”\"](?: …)?$)|\s+([,;:.!?%)’”])|([(“])\s+|(,)(?:\s*,)+")


class Word(NamedTuple):
    """A word of a title with the space behind it, and where a title may end."""

    text: str
    goes_on: bool = False
    """Whether its phrase goes on behind it: "June" of "June 19"."""
    needed: bool = False
    """Whether the sentence says another thing without it: a negation, and what the verb is done to."""
    place: int = -1
    """Its place in the sentence."""
    waits: int = -1
    """The place of what it says nothing without: the verb of a clause that it opens, or what "and" adds; else -1."""


def pieces_of(words: Sequence[Word]) -> list[Word]:
    """Return words with the marks that stand at them, as they are counted."""
    pieces: list[Word] = []
    for word in words:
        if pieces and not pieces[-1].text[-1:].isspace():
            before = pieces.pop()
            waits = max(before.waits, word.waits)
            pieces.append(Word(before.text + word.text, word.goes_on, before.needed or word.needed, word.place, waits))
        else:
            pieces.append(word)
    return [piece._replace(text=piece.text.strip()) for piece in pieces if piece.text.strip()]


def _first(pieces: Sequence[Word]) -> list[str]:
    """Return the first sixteen words or so, as many as end a phrase and hold what the sentence needs."""
    needed = max((n + 1 for n, piece in enumerate(pieces[: _LONGEST + _MORE]) if piece.needed), default=0)
    ends = [n for n, piece in enumerate(pieces, 1) if not piece.goes_on and n <= max(_LONGEST + _SPARE, needed)]
    most = len(pieces) if len(pieces) <= _LONGEST + _SPARE else _LONGEST
    most = next((n for n in ends if n >= max(most, needed)), ends[-1] if ends and ends[-1] >= FEWEST else most)
    dangling = [n for n, piece in enumerate(pieces[:most]) if piece.waits > pieces[most - 1].place]
    if len(pieces) > most and dangling and dangling[0] >= max(FEWEST, needed):
        most = dangling[0]
    short = [piece.text for piece in pieces[:most]]
    while len(pieces) > len(short) > 1 and short[-1].lower() in _LEANING:
        short.pop()
    return short


def cut(words: Sequence[Word], *, capital: bool = True, whole: bool = False) -> str:
    """Return the first words, or the `whole`, "…" where some are left out, without marks that lack their partner."""
    pieces = pieces_of(words)
    short = [piece.text for piece in pieces] if whole else _first(pieces)
    joined = _LOOSE.sub(lambda m: m.group(1) or m.group(2) or m.group(3) or "", " ".join(short))
    for left, right in ("“”", "()", '""'):
        if (left != right and joined.count(left) != joined.count(right)) or (left == right and joined.count(left) % 2):
            joined = joined.replace(left, " ").replace(right, " ")
    joined = " ".join(joined.replace("()", " ").split()).strip(" ,;:.–—―-")
    if len(joined) > _LONGEST_LINE:  # writing without spaces, or a name as long as a sentence
        joined = (joined[:_LONGEST_LINE].rsplit(" ", 1)[0] if " " in joined else joined[:_LONGEST_LINE]).rstrip(" ,;:")
        short = []
    joined = joined.rstrip(" …") + " …" if len(short) < len(pieces) else joined
    return joined[:1].upper() + joined[1:] if capital else joined
