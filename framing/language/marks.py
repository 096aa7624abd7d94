"""Which stretches of a paragraph stand in quotation marks, whatever marks the writer used and forgot."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOUBLE = '"“”„‟«»「」『』＂'
_OPENS = "“„‟«「『"  # straight and misprinted marks are told apart by their neighbours
_LONGEST = 4_000
"""Characters; no quotation in one paragraph is longer, and a page of nothing but marks takes no quadratic time."""

CLOSING = "\"”»」』＂'’›"
"""Marks that end a quotation."""

_SINGLE = "'‘’‚‹›"
_ELISION = re.compile(r"['‘’](?:\d\ds?\b|(?:em|tis|twas|til|cause|n|round|bout)\b)", re.IGNORECASE)  # '90s, 'em
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/:,]|^$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks, marks included. `closed` is false where the paragraph ends before the quotation."""

    start: int
    end: int
    closed: bool = True


def marked(text: str, *, continues: bool = False) -> tuple[Marked, ...]:
    """Return the outermost stretches of `text` in quotation marks, in order.

    `text` is one paragraph; `continues` says that the next one opens with a quotation mark, so that a quotation still
    open at the end of this one goes on there. Opening and closing marks need not match (“balanced" counts), since real
    pages mix them. A mark that nothing closes is otherwise left alone.
    """
    found: list[Marked] = []
    place = 0
    while place < len(text):
        end = _closing(text, place) if text[place] in _DOUBLE or _opens_single(text, place) else None
        if end is not None and any(sign.isalnum() for sign in text[place:end]):
            found.append(Marked(place, end))
        elif continues and end is None and text[place] in _DOUBLE and _opens(text, place) and _last(text, place):
            found.append(Marked(place, len(text), closed=False))
        place = end if end is not None else place + 1
    return tuple(found)


def _last(text: str, place: int) -> bool:
    return not any(sign in _DOUBLE for sign in text[place + 1 :])


def _opens(text: str, place: int) -> bool:
    """Return whether the double mark at `place` may open a quotation."""
    after = text[place + 1 : place + 2]
    if not after or after.isspace():
        return False
    return text[place] in _OPENS or bool(_BEFORE_OPENING.match(text[max(0, place - 1) : place])) or _in_cjk(text, place)


def _in_cjk(text: str, place: int) -> bool:
    return place > 0 and ord(text[place - 1]) > 0x2E80


def _opens_single(text: str, place: int) -> bool:
    if text[place] not in "'‘‚‹" or _ELISION.match(text, place):
        return False
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return bool(_BEFORE_OPENING.match(before)) and (after.isalnum() or after in tuple(_DOUBLE))


def _closing(text: str, place: int) -> int | None:
    """Return the place behind the mark that closes the quotation opened at `place`."""
    if text[place] in _DOUBLE:
        return _closing_double(text, place) if _opens(text, place) else None
    for here in range(place + 2, min(len(text), place + 400)):
        if text[here] in _DOUBLE and text[place + 1] not in _DOUBLE:
            return None  # a single quotation does not straddle a double one
        if text[here] in _SINGLE and not text[here - 1].isspace() and not text[here + 1 : here + 2].isalnum():
            return here + 1
    return None


def _closing_double(text: str, place: int) -> int | None:
    depth = 1
    for here in range(place + 1, min(len(text), place + _LONGEST)):
        sign = text[here]
        if sign not in _DOUBLE:
            continue
        opens = sign in _OPENS and _opens(text, here) and text[here - 1].isspace()
        if opens and sign not in "«「『":
            return None  # the writer forgot to close; the next quotation begins
        depth += 1 if opens else -1
        if depth > 3:
            return None  # nobody quotes so deep: these marks are noise
        if depth == 0:
            return here + 1
    return None
