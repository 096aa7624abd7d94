"""What the reader is told about values that disagree: who gives which, once, and what cannot both be right."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from framing.findings.discrepancies.figures import Figure, fits
from framing.language.quantities import TALLY, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.language.parse import Parse

_SHOWN = 4
"""How many values that fit the explanation names. A judgement."""


def explain(
    disputed: Sequence[Figure],
    beside: Sequence[Figure],
    parses: Sequence[Parse],
    outlet: dict[str, str],
    *,
    doubtful: bool,
    compatible: bool = False,
) -> str:
    """Say who gives which figure, whether they can all be right, and what the figures `beside` them fit.

    `doubtful` is whether the figures may be of different things; then the sentence says so.
    """

    def said(figure: Figure) -> str:
        start, end = phrase(figure, parses)
        return f"“{parses[figure.row].passage.text[start:end]}”"

    def who(figure: Figure) -> str:
        return f"{outlet[figure.article]} (headline)" if figure.headline else outlet[figure.article]

    two = len({bounds(figure.quantity) for figure in disputed}) == 2
    parts = [
        verdict(((who(figure), said(figure)) for figure in disputed), two=two, doubtful=doubtful, compatible=compatible)
    ]
    told = {(figure.article, said(figure).casefold()): figure for figure in reversed(beside)}  # each once, the first
    for figure in list(reversed(told.values()))[:_SHOWN]:
        fitting = dict.fromkeys(said(other) for other in disputed if fits(figure.quantity, other.quantity))
        which = "each" if len(fitting) == len({said(other) for other in disputed}) else " and ".join(fitting)
        parts.append(f"{outlet[figure.article]}’s {said(figure)} fits {which}.")
    return " ".join(parts)


def verdict(told: Iterable[tuple[str, str]], *, two: bool, doubtful: bool, compatible: bool = False) -> str:
    """Return the sentence on (who, value) pairs that disagree: each outlet once, with its values.

    `two` is whether there are two different values, `doubtful` whether they may be of different things, `compatible`
    whether all can be right.
    """
    by: dict[str, dict[str, None]] = {}
    for name, value in told:
        by.setdefault(name, {})[value] = None
    which = "both" if two else "all"
    listed = ", ".join(f"{name} has {' and '.join(several)}" for name, several in by.items())
    if compatible:
        return f"{listed}; {which} can be right."
    if doubtful:
        return f"{listed}; if they mean the same, they cannot {which} be right."
    return f"{listed}; they cannot {which} be right."


def phrase(figure: Figure, parses: Sequence[Parse]) -> tuple[int, int]:
    """Return the characters of a figure with what it counts, where that stands close behind: "over 10 documents"."""
    quantity, text = figure.quantity, parses[figure.row].passage.text
    if figure.total is not None:
        return quantity.start, (figure.total.noun or (0, figure.total.end))[1]
    if quantity.noun and quantity.end <= quantity.noun[0] <= quantity.end + 30:
        between = text[quantity.end : quantity.noun[0]]
        if not set(between) & set(",;:()[]\n"):
            return quantity.start, quantity.noun[1]
    return quantity.start, quantity.end


def bounds(quantity: Quantity) -> str:
    """Return the normal form of a number by its bounds: "12", "10 or more", "76050 to 94050"; a tally is "14-9"."""
    if quantity.unit == TALLY:
        return f"{_plain(quantity.low)}-{quantity.counted}"
    if math.isinf(quantity.high):
        return f"{_plain(quantity.low)} or more"
    if quantity.low == quantity.high:
        return _plain(quantity.low)
    return f"{_plain(quantity.low)} to {_plain(quantity.high)}"


def _plain(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
