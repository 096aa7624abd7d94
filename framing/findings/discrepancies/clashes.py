"""Which figures about one thing cannot both be right, which differ and may be; and how any disagreement is told.

"12", "11" and "over 10" are one group: 12 and 11 clash, "over 10" fits both and is shown beside them. Where the same
outlet also gives the other's number, it tells of two things, and nothing clashes.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from framing.findings.discrepancies.figures import Figure, fits, opposite, same_kind
from framing.findings.discrepancies.sameness import FAR, misprint, misquoted, size
from framing.language.numerals import ABOUT
from framing.language.quantities import AGE, TALLY, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.findings.discrepancies.pairing import Probabilities
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


_FIRM = 0.55
"""How probably figures that fit must be about one thing to be told as compatible: a judgement."""
_ORDER = 5
"""How many times its least a figure's most is, from which on it names an order of size. A judgement."""
_APART = 0.02
"""How far apart two rough figures' middles must lie, as a share, to be worth telling: nearer is rounding.
A judgement."""


def clashing(group: Sequence[int], found: Sequence[Figure], same: Probabilities) -> list[tuple[int, int]]:
    """Return the pairs of a group that cannot both be right."""
    return [
        (i, j)
        for i, j in _pairs(group, same)
        if misquoted(found[i], found[j])
        or (not fits(found[i].quantity, found[j].quantity) and not _explained(found[i], found[j], found))
    ]


def compatible(
    group: Sequence[int], found: Sequence[Figure], same: Probabilities, linked: Probabilities
) -> list[tuple[int, int]]:
    """Return the pairs of a group in linked passages that say different things and may both be right."""
    return [
        (i, j)
        for i, j in _pairs(group, same)
        if same[i, j] >= _FIRM
        and (found[i].row, found[j].row) in linked
        and found[i].article != found[j].article
        and fits(found[i].quantity, found[j].quantity)
        and _near(found[i].quantity, found[j].quantity)
        and _says_more(found[i].quantity, found[j].quantity)
        and not _given_by_both(found[i], found[j], found)
    ]


def beside(group: Sequence[int], disputed: Sequence[int], found: Sequence[Figure], same: Probabilities) -> list[int]:
    """Return the group's figures that fit a disputed one and count the same."""
    return [i for i in group if i not in disputed and any(_fitting(i, j, found, same) for j in disputed)]


def _pairs(group: Sequence[int], same: Probabilities) -> list[tuple[int, int]]:
    return [(i, j) for n, i in enumerate(group) for j in group[n + 1 :] if (i, j) in same]


def _says_more(a: Quantity, b: Quantity) -> bool:
    """Return whether two figures that fit differ in more than rounding: "more than $250,000" and $250,000 do."""
    if AGE in {a.unit, b.unit} or TALLY in {a.unit, b.unit}:
        return False
    rough = {"", ABOUT}
    if not {a.modifier, b.modifier} <= rough:
        return a.modifier != b.modifier or a.low != b.low
    low, high = sorted(((a.low + a.high) / 2, (b.low + b.high) / 2))
    return high - low > _APART * high and (a.approximate or b.approximate)


def _near(a: Quantity, b: Quantity) -> bool:
    """Return whether two figures are of one size: "over 40" and 155 fit and hardly count one thing."""
    low, high = sorted((size(a), size(b)))
    return high <= FAR * low


def _given_by_both(first: Figure, second: Figure, found: Sequence[Figure]) -> bool:
    """Return whether one article also gives the other's very number."""
    return any(
        figure.article == one.article
        and figure is not one
        and same_kind(figure, other)
        and (figure.quantity.low, figure.quantity.high) == (other.quantity.low, other.quantity.high)
        for one, other in ((first, second), (second, first))
        for figure in found
    )


def _fitting(i: int, j: int, found: Sequence[Figure], same: Probabilities) -> bool:
    """Return whether figure `i` fits `j`, and counts the same or is of the same group and its passage's only one."""
    known = (min(i, j), max(i, j)) in same or max(found[i].of_kind, found[j].of_kind) == 1
    a, b = found[i].quantity, found[j].quantity
    vague = 0 in {a.low, b.low} and not _near(a, b)  # "millions" fit "up to 2 million", and say nothing of it
    return known and not vague and fits(a, b)


def _explained(first: Figure, second: Figure, found: Sequence[Figure]) -> bool:
    """Return whether figures that do not fit may be of two things: one side gives both, and neither is a slip."""
    a, b = first.quantity, second.quantity
    return not (misprint(a, b) or opposite(a, b)) and _answered(first, second, found)


def _answered(first: Figure, second: Figure, found: Sequence[Figure]) -> bool:
    """Return whether one side also gives a number that fits the other's: then it tells both, and of two things."""
    return any(
        figure is not one
        and figure is not other
        and _on_side(figure, one, other)
        and not _vague(figure.quantity)
        and fits(figure.quantity, other.quantity)
        for one, other in ((first, second), (second, first))
        for figure in found
    )


def _vague(quantity: Quantity) -> bool:
    """Return whether a figure names an order of size, as "tens of thousands" does: it fits a number and is not it."""
    return not math.isinf(quantity.high) and quantity.high >= _ORDER * max(quantity.low, 1)


def _on_side(figure: Figure, one: Figure, other: Figure) -> bool:
    """Return whether `figure` stands on the side of `one` and may count what `other` counts."""
    within = one.article == other.article  # then the sides are the headline and the text below
    side = figure.article == one.article and (not within or figure.headline == one.headline)
    known = same_kind(figure, other) or (figure.quantity.unit == other.quantity.unit and not _two_fates(figure, other))
    return side and (known or (not figure.whole and figure.row == one.row))


def _two_fates(figure: Figure, other: Figure) -> bool:
    """Return whether both say what befell those counted, and not the same."""
    fates = {figure.quantity.fate, other.quantity.fate}
    return len(fates) == 2 and "" not in fates
