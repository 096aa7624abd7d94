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
_MOST = 40
"""Words of a title that needs them all: so that no negation, no verb and no object of one is cut off. A judgement."""
_LONGEST_LINE = 320
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
_LOOSE = re.compile(r"[“\"][\s.,]*[”\"]|\s*,(?=[”\"](?: …)?$)|\s+([,;:.!?%)”]|’(?!\w))|([(“])\s+|(,)(?:\s*,)+")


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
    """Return the first sixteen words or so: as many as end a phrase, hold what the sentence needs, and begin nothing.

    What is only begun behind that goes; what is begun before it is told to its end, in forty words at most.
    """
    needed = max((n + 1 for n, piece in enumerate(pieces[:_MOST]) if piece.needed), default=0)
    if len(pieces) <= min(needed + _SPARE, _MOST):
        return [piece.text for piece in pieces]
    ends = [n for n, piece in enumerate(pieces, 1) if not piece.goes_on and n <= max(_LONGEST + _SPARE, needed)]
    most = len(pieces) if len(pieces) <= _LONGEST + _SPARE else _LONGEST
    most = next((n for n in ends if n >= max(most, needed)), ends[-1] if ends and ends[-1] >= FEWEST else most)
    while len(pieces) > most and (begun := _begun(pieces, most)):
        if begun[0] >= max(FEWEST, needed):
            most = begun[0]
            continue
        awaited = max(pieces[n].waits for n in begun)
        end = next((n for n, p in enumerate(pieces[:_MOST], 1) if p.place >= awaited and not p.goes_on), 0)
        if not end:
            break
        needed = most = end
    short = [piece.text for piece in pieces[:most]]
    while len(pieces) > len(short) > max(1, needed) and short[-1].lower() in _LEANING:
        short.pop()
    return short


def _begun(pieces: Sequence[Word], most: int) -> list[int]:
    """Return which of the first `most` pieces say nothing without a later one."""
    return [n for n, piece in enumerate(pieces[:most]) if piece.waits > pieces[most - 1].place]


def cut(words: Sequence[Word], *, capital: bool = True, whole: bool = False) -> str:
    """Return the first words, or the `whole`, "…" where some are left out, without marks that lack their partner."""
    pieces = pieces_of(words)
    short = [piece.text for piece in pieces] if whole else _first(pieces)
    joined = _LOOSE.sub(lambda m: m.group(1) or m.group(2) or m.group(3) or "", " ".join(short))
    for left, right in ("“”", "()", '""'):
        opened = joined.count(left) - joined.count(right) if left != right else joined.count(left) % 2
        if opened == 1 and left != "(" and len(short) < len(pieces) and joined.rfind(left) < len(joined) - 1:
            joined = f"{joined.rstrip(' ,;:.–—―-…')} …{right}"  # a quotation that the cut left open
            continue
        if (left != right and joined.count(left) != joined.count(right)) or (left == right and joined.count(left) % 2):
            joined = joined.replace(left, " ").replace(right, " ")
    joined = " ".join(joined.replace("()", " ").split()).strip(" ,;:.–—―-")
    if len(joined) > _LONGEST_LINE:  # writing without spaces, or a name as long as a sentence
        joined = (joined[:_LONGEST_LINE].rsplit(" ", 1)[0] if " " in joined else joined[:_LONGEST_LINE]).rstrip(" ,;:")
        short = []
    if len(short) < len(pieces) and not joined.endswith(("…”", '…"')):
        joined = joined.rstrip(" …") + " …"
    return joined[:1].upper() + joined[1:] if capital else joined
