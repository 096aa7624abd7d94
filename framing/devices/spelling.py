"""A contested name: one place, two names or spellings, and the choice takes a side or is read so.

Method: a table of names for one place, matched as whole words; each name is marked where an article first uses it.
All names of a row are marked alike, since none is the neutral one. Table: written for this project from general
knowledge of the disputes; a name inside the name of a body ("the Kyiv Opera") is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing import lexicon
from framing.devices.device import Device, Finding
from framing.records import Reason, translatable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.language.parse import Parse
    from framing.records import Signal

_ROWS = tuple((name, *others.split(" | ")) for name, others in lexicon.table("contested-names").items())
# One name of these rows is in nearly everybody's use; only the other one is a choice that a reader should see.
_USUAL = frozenset("""Ukraine Turkey Taiwan Tibet Beijing Mumbai Chernobyl Falklands""".split()) | {
    "West Bank",
    "South China Sea",
    "Gulf of Mexico",
    "Persian Gulf",
    "Sea of Japan",
    "Islamic State",
    "North Korea",
    "North Macedonia",
}
_USUAL |= {"Falkland Islands", "Temple Mount", "Arunachal Pradesh", "Nagorno-Karabakh", "Denali", "Eswatini"}
_OTHERS = {name: tuple(other for other in row if other != name) for row in _ROWS for name in row if name not in _USUAL}
_NAMES = re.compile(
    rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in sorted(_OTHERS, key=len, reverse=True))})(?![\w-])"
)


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    seen: set[str] = set()
    for parse in parses:
        for match in _NAMES.finditer(parse.passage.text):
            name = match.group()
            if name not in seen and not _part_of_a_name(parse, match.start(), match.end()):
                seen.add(name)
                yield _finding(name, match.start(), match.end()).signal(parse)


def _finding(name: str, start: int, end: int) -> Finding:
    reason = Reason(
        "“{words}” is one of several names; others write “{others}”, and the choice is often read as taking a side.",
        {"words": name, "others": " / ".join(_OTHERS[name])},
    )
    return Finding("spelling", start, end, 0.8, reason)


def _part_of_a_name(parse: Parse, start: int, end: int) -> bool:
    """Return whether the place stands inside a longer name: of a body, a paper, a work."""
    span = parse.doc.char_span(start, end, alignment_mode="expand")
    after = parse.passage.text[end : end + 2]
    longer = len(after) == 2 and after[0] == " " and after[1].isupper()
    return longer or (span is not None and any(token.ent_type_ in ("WORK_OF_ART", "PRODUCT") for token in span))


DEVICE = Device(
    kind="spelling",
    label="Contested name",
    about=translatable(
        "One place, two names: “Kyiv” and “Kiev”. The choice often goes with a side, or is read so. Marked where an "
        "article first uses the name."
    ),
    find=_find,
)
