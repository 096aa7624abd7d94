"""Text cut into pieces at the edges of its marks, so that a page can show marks that overlap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.records import confidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.records import Confidence, Stance, Voice


@dataclass(frozen=True, slots=True)
class Mark:
    """A signal as a page shows it. `number` is its note's, or None where the legend says all there is to say.

    `look` is the place of its device in the list of devices, counted from 1 and again from 1 after `LOOKS`: the
    style sheet gives each its colour and kind of line. A `faint` mark is barely drawn: a neutral cue, or an unsure one.
    """

    start: int
    end: int
    text: str
    label: str
    look: int
    faint: bool
    number: int | None
    voice: Voice
    speaker: str | None
    target: str | None
    stance: Stance | None
    probability: float
    why: str

    @property
    def confidence(self) -> Confidence:
        """The word for the probability."""
        return confidence(self.probability)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text under the same marks from end to end, the widest first; `ending` are those that stop here.

    `value` is true for the words that a finding is about: a number that differs, a name, a verb.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    ending: tuple[Mark, ...] = ()
    value: bool = False


def segments(
    text: str,
    marks: Iterable[Mark] = (),
    values: Iterable[tuple[int, int]] = (),
    start: int = 0,
    end: int | None = None,
) -> tuple[Segment, ...]:
    """Return `text[start:end]` cut at the edges of `marks` and `values` (characters of `text`).

    The pieces' texts joined are `text[start:end]`, whatever the marks; marks outside it, or empty, are left out.
    """
    end = len(text) if end is None else min(end, len(text))
    seen = sorted((m for m in marks if max(m.start, start) < min(m.end, end)), key=lambda m: (m.start, -m.end, m.look))
    spans = [(a, b) for a, b in values if max(a, start) < min(b, end)]
    edges = {start, end} | {e for m in seen for e in (m.start, m.end)} | {e for span in spans for e in span}
    cuts = sorted(e for e in edges if start <= e <= end)
    pieces = []
    for a, b in pairwise(cuts):
        over = tuple(m for m in seen if m.start <= a and b <= m.end)
        ending = tuple(m for m in over if min(m.end, end) == b)
        pieces.append(Segment(text[a:b], over, ending, any(x <= a and b <= y for x, y in spans)))
    return tuple(pieces)
