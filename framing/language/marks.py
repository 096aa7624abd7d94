"""Which stretches of a paragraph stand in quotation marks, whatever marks the writer used and forgot."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOUBLE = '"“”„‟«»「」『』＂'
_OPENS = "“„‟«「『"  # straight and misprinted marks are told apart by their neighbours
_KINDS = ("«»", "「」", "『』")  # nobody mixes these with others: each is closed by its own kind
_LONGEST = 4_000
"""Characters; no quotation in one paragraph is longer, and a page of nothing but marks takes no quadratic time."""

CLOSING = "\"”»」』＂'’›"
"""Marks that end a quotation."""

_SINGLE = "'‘’‚‹›"
_ELISION = re.compile(r"['‘’](?:\d\ds?\b|(?:em|tis|twas|til|cause|n|round|bout)\b)", re.IGNORECASE)  # '90s, 'em
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/:,]|^$")
_FILLER = "\u2060"  # keeps the length of a mark that is typed as two characters
_TYPED_OPENING = re.compile(r"(?:``|(?<![^\s(\[—–-])'')(?=\S)")  # ``It holds'', as wire copy and typesetters write it
_TYPED_CLOSING = re.compile(r"(?<=\S)''")
_TYPED_SINGLE = re.compile(r"(?<![^\s(\[—–-])`(?=\w)")
OPENING = _OPENS + "\"»＂‟'‘‚‹`"
"""Marks by which a paragraph may go on with the quotation of the paragraph before."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks, marks included. `closed` is false where the paragraph ends before the quotation."""

    start: int
    end: int
    closed: bool = True


def marked(text: str, *, continues: str = "") -> tuple[Marked, ...]:
    """Return the outermost stretches of `text` in quotation marks, in order.

    `text` is one paragraph; `continues` is the mark that the next one opens with, if it opens with one, so that a
    quotation in marks of that kind that is still open at the end of this one goes on there. Opening and closing marks
    need not match (“balanced" counts), since real pages mix them. A mark that nothing closes is otherwise left alone.
    """
    written, text = text, _plain(text)
    single, double = continues[:1] in tuple("'‘‚‹`") and continues[:2] not in ("``", "''"), bool(continues)
    double = double and not single
    found: list[Marked] = []
    place = 0
    while place < len(text):
        end = None
        if text[place] in _DOUBLE:
            end = _closing_double(text, place) if _opens(text, place) else None
            open_ended = double and end is None and _opens(text, place) and _last(text, place)
        elif _opens_single(text, place):
            end = _closing_single(text, place, unfinished=single and _starts_speech(text, place))
            open_ended = single and end is None and _starts_speech(text, place)
        else:
            open_ended = False
        if end is not None and any(sign.isalnum() for sign in text[place:end]):
            found.append(Marked(*_whole(written, place, end)))
        elif open_ended:
            found.append(Marked(_whole(written, place, place)[0], len(text), closed=False))
            break
        place = end if end is not None else place + 1
    return tuple(found)


def closing(text: str) -> int | None:
    """Return where a quotation ends that an earlier paragraph opened and none closed: behind the first double mark.

    None where there is no mark; 0 where the first one opens another quotation, so that nothing is carried over.
    """
    text = _plain(text)
    place = next((n for n, sign in enumerate(text) if sign in _DOUBLE), None)
    if place is None:
        return None
    return 0 if place == 0 or _opens(text, place) else place + 1


def _plain(text: str) -> str:
    """Write marks that are typed as backticks or as two apostrophes as one mark and a filler, the length kept."""
    text = _TYPED_OPENING.sub(_FILLER + "“", text)
    return _TYPED_SINGLE.sub("‘", _TYPED_CLOSING.sub("”" + _FILLER, text))


def _whole(written: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch with both characters of a mark that is typed as two."""
    if written[max(0, start - 1) : start + 1] in ("``", "''"):
        start -= 1
    return start, end + (written[end - 1 : end + 1] == "''" and end > start)


def _last(text: str, place: int) -> bool:
    """Return whether no mark of the same kind follows, so that the one at `place` is still open at the end."""
    return not any(sign in _kin(text[place]) for sign in text[place + 1 :])


def _kin(mark: str) -> str:
    """Return the double marks that may close `mark`: inside «…», other marks are another's words."""
    return next((kind for kind in _KINDS if mark in kind), _DOUBLE)


def _starts_speech(text: str, place: int) -> bool:
    """Return whether the mark stands where speech begins: at the start, or behind a stop, a comma or a colon."""
    before = text[:place].rstrip()
    return not before or before[-1] in ".,:;!?…—–" + CLOSING


def _opens(text: str, place: int) -> bool:
    """Return whether the double mark at `place` may open a quotation."""
    after = text[place + 1 : place + 2]
    if not after or after.isspace():
        return False
    return (
        text[place] in _OPENS
        or bool(_BEFORE_OPENING.match(text[max(0, place - 1) : place].strip(_FILLER)))
        or _in_cjk(text, place)
    )


def _in_cjk(text: str, place: int) -> bool:
    return place > 0 and ord(text[place - 1]) > 0x2E80


def _opens_single(text: str, place: int) -> bool:
    if text[place] not in "'‘‚‹" or _ELISION.match(text, place):
        return False
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return bool(_BEFORE_OPENING.match(before)) and (after.isalnum() or after in tuple(_DOUBLE))


def _closing_single(text: str, place: int, *, unfinished: bool) -> int | None:
    """Return the place behind the single mark that closes the quotation opened at `place`.

    The mark is also the apostrophe of a plural possessive ("the workers’ pay") and of a clipped word ("goin’ home").
    Such a one closes only if no better mark follows, and not at all where the quotation is `unfinished`: where the
    next paragraph shows that it goes on.
    """
    doubtful: int | None = None
    here = place + 1
    while here < min(len(text), place + _LONGEST):
        sign = text[here]
        if sign in _DOUBLE:
            inner = _closing_double(text, here) if _opens(text, here) else None
            if inner is None:
                break  # a single quotation does not straddle a double one
            here = inner
            continue
        if here > place + 1 and _opens_single(text, here):
            break  # the next quotation begins
        if (
            here > place + 1
            and sign in _SINGLE
            and not text[here - 1].isspace()
            and not text[here + 1 : here + 2].isalnum()
        ):
            if not _apostrophe(text, here):
                return here + 1
            doubtful = doubtful or here + 1
        here += 1
    return None if unfinished else doubtful


def _apostrophe(text: str, place: int) -> bool:
    """Return whether the mark may belong to the word before it: behind "s" or "in", with a word to follow."""
    clipped = re.search(r"(?:[sxz]|\w(?:in|an|o))$", text[max(0, place - 3) : place], re.IGNORECASE)
    return bool(clipped) and bool(re.match(r"\s+[^\W_]", text[place + 1 : place + 4]))


def _closing_double(text: str, place: int) -> int | None:
    depth = 1
    kin = _kin(text[place])
    for here in range(place + 1, min(len(text), place + _LONGEST)):
        sign = text[here]
        if sign not in kin:
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
