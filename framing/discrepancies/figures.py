"""Whether two figures of a story are about one thing: one noun, said of the same, in passages that belong together.

A wrong discrepancy embarrasses more than a missed one, so the rules ask for much: the counted noun must be the same (or
the verb the same and the nouns close in meaning), nothing may narrow one of them, and lists of sums are left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.language.anchors import Anchor, anchor
from framing.language.quantities import AGE, DURATIONS, Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framing.language.parse import Parse

_GENERAL = frozenset(
    "people person man woman child time thing way reason question other victim point place side part step degree case "
    "minute hour mile kilometre kilometer meter metre foot inch pound member state country nation official vote".split()
)
"""Nouns that one story counts in several ways: alike alone they prove nothing."""

_SHARES = frozenset({"percent", "percentage point"})
_EMPTY = frozenset({"be", "have", "say", "include", "do", "get", "make", "see"})
"""Verbs that tell no deed apart from another."""
_CLOSE = 0.5
"""Cosine of two nouns' vectors in their sentences from which, under one verb, they may name one thing."""
_FAR = 2.5
"""How far apart, as a ratio, figures of one thing may be in passages that belong together: farther is another thing."""
_NEAR = 1.3
"""How far apart two counts may be, as a ratio, to be taken for one thing where nothing links their passages."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A quantity in its passage: the passage's place in the story, and how many figures of its unit stand there.

    `whole` is False for a figure that counts a part ("21 of the 200") or names no noun: it is compared with none, but
    shows that its article knows the number.
    """

    row: int
    article: str
    headline: bool
    quantity: Quantity
    anchor: Anchor
    crowd: int
    whole: bool


def figures(parses: Sequence[Parse]) -> list[Figure]:
    """Return the figures of a story in reading order."""
    found = []
    for row, parse in enumerate(parses):
        here = quantities(parse)
        for quantity in here:
            hold = anchor(parse, quantity)
            crowd = sum(other.unit == quantity.unit for other in here)
            passage = parse.passage
            whole = not hold.part and bool(quantity.unit) and quantity.low >= 2
            found.append(Figure(row, passage.article, passage.role == "headline", quantity, hold, crowd, whole))
    return found


def fits(first: Quantity, second: Quantity) -> bool:
    """Return whether both can be true of one thing."""
    return first.low <= second.high and second.low <= first.high


def sameness(first: Figure, second: Figure, linked: float, close: Callable[[Figure, Figure], float]) -> float:
    """Return how probable it is (0 to 0.95) that two figures are about one thing.

    `linked` is the probability that their passages report a common fact (0 where they are not linked); `close` gives
    the cosine of their nouns.
    """
    within = first.article == second.article
    if not (first.whole and second.whole) or (within and first.headline == second.headline):
        return 0.0
    if max(first.quantity.low, second.quantity.low) > _FAR * min(first.quantity.high, second.quantity.high):
        return 0.0
    if first.quantity.unit == second.quantity.unit:
        return _same_unit(first, second, linked, within=within)
    return 0.6 if _one_deed(first, second, belongs=bool(linked) or within, close=close) else 0.0


def _same_unit(first: Figure, second: Figure, linked: float, *, within: bool) -> float:
    a, b = first.quantity, second.quantity
    if a.unit == AGE:
        return 0.9 if a.counted and a.counted == b.counted else 0.0
    if misprint(a, b):
        return 0.55 + 0.3 * linked
    if max(first.crowd, second.crowd) > 1 or _told_apart(first, second):
        return 0.0
    if not _plain(a):
        return 0.4 + 0.5 * linked if linked and _one_holder(first, second) else 0.0
    if linked or within:
        return 0.5 + 0.45 * max(linked, 0.3)
    return 0.55 if _near(a, b) and min(a.low, b.low) >= 3 else 0.0


def _near(a: Quantity, b: Quantity) -> bool:
    low, high = sorted((a.low, b.low))
    return high <= _NEAR * low


def _one_deed(first: Figure, second: Figure, *, belongs: bool, close: Callable[[Figure, Figure], float]) -> bool:
    """Return whether two nouns under one verb may name one thing: "signed 12 deals", "signed over 10 documents".

    Numbers that fit are let in on the verb alone, since they only stand beside a disagreement; numbers that do not need
    nouns that are close in meaning.
    """
    a, b = first.quantity, second.quantity
    verb = first.anchor.verb
    if not verb or verb in _EMPTY or verb != second.anchor.verb or max(first.crowd, second.crowd) > 1:
        return False
    if not (_plain(a) and _plain(b)):
        return False
    if fits(a, b):
        return belongs or _near(a, b)
    return belongs and close(first, second) >= _CLOSE


def _plain(quantity: Quantity) -> bool:
    """Return whether a quantity is a count of things that a story has one number of."""
    currency = quantity.unit.isupper()
    return not (currency or quantity.unit in _SHARES or quantity.unit in DURATIONS | _GENERAL or quantity.unit == AGE)


def _one_holder(first: Figure, second: Figure) -> bool:
    """Return whether sums, shares and times are said of one thing, by the noun or verb that they hang on."""
    a, b = first.anchor, second.anchor
    general = first.quantity.unit in _GENERAL
    if first.quantity.unit.isupper() or first.quantity.unit in _SHARES:
        mine, other = first.quantity.counted or a.holder, second.quantity.counted or b.holder
        return bool(mine) and mine == other and a.verb == b.verb
    if general:
        return bool(a.verb) and a.verb == b.verb and a.verb not in _EMPTY
    return bool(a.holder) and a.holder == b.holder


def _told_apart(first: Figure, second: Figure) -> bool:
    """Return whether two figures are of different people's or kinds: "Democratic" and "Republican senators"."""
    one, other = first.anchor, second.anchor
    doers = bool(one.doer and other.doer) and one.doer != other.doer
    return doers or (bool(one.narrow - other.narrow) and bool(other.narrow - one.narrow))


def misprint(a: Quantity, b: Quantity) -> bool:
    """Return whether two long exact figures differ in one digit, which hardly happens but by a slip."""
    one, other = (f"{q.low:.2f}" if q.low == q.high or q.high - q.low < 0.05 else "" for q in (a, b))
    if len(one) < 6 or len(one) != len(other) or one[-6:] == "000.00":
        return False
    return sum(x != y for x, y in zip(one, other, strict=True)) == 1
