"""The verb that introduces what somebody said, and the stance that it shows toward the statement.

Method: the attributions that the parser's tree gives (framing/language/attributions.py). Word lists and their source:
framing/language/attributions.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.devices.device import Device, Finding
from framing.language.contents import JUDGING
from framing.records import Reason, translatable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.language.parse import Attribution, Parse
    from framing.records import Signal, Stance

_JUDGEMENT = Reason("“{words}” tells what the source thinks of it, and leaves the judgement with the source.")
_WHY: dict[Stance, Reason] = {
    "neutral": Reason("“{words}” passes the statement on without a comment on whether it is true."),
    "doubting": Reason(
        "“{words}” passes the statement on and keeps a distance from it: it may be wrong, the word says."
    ),
    "endorsing": Reason("“{words}” passes the statement on as a fact: the article takes it to be true."),
    "denying": Reason("“{words}” says that the source rejects the statement."),
}
# An unnamed source makes it less certain that a statement is reported at all.
_NAMED, _UNNAMED = 0.9, 0.7
# What shows a thing may be evidence as well as somebody's word for it: "the poll showed that".
_EVIDENCE, _SHOWN = frozenset("show prove demonstrate establish find".split()), 0.7
# A colon or a dash behind or before a name may also set off a title or an aside.
_MARKED = 0.65


def _find(parses: Sequence[Parse]) -> Iterator[Signal]:
    for parse in parses:
        for found in parse.attributions:
            cue = parse.passage.text[found.cue.start : found.cue.end]
            reason = _JUDGEMENT if found.lemma in JUDGING and found.stance == "neutral" else _WHY[found.stance]
            yield Finding(
                kind="attribution",
                start=found.cue.start,
                end=found.cue.end,
                probability=_probability(found),
                reason=reason.of(words=cue),
                speaker=found.speaker,
                stance=found.stance,
            ).signal(parse)


def _probability(found: Attribution) -> float:
    if found.lemma in _EVIDENCE:
        return _SHOWN
    if not found.lemma[:1].isalpha():
        return _MARKED
    return _NAMED if found.source else _UNNAMED


DEVICE = Device(
    kind="attribution",
    label="Attribution",
    about=translatable(
        "The word that introduces what somebody said. “Said” is neutral; “claimed” keeps a distance, “revealed” "
        "takes the statement to be true, “denied” shows that the source rejects it."
    ),
    find=_find,
)
