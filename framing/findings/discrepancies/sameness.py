"""Whether two figures of a story are about one thing: one noun, said of the same, in passages that belong together.

A wrong discrepancy embarrasses more than a missed one, so what is asserted asks for much: the counted noun must be the
same (or the verb the same and the nouns close in meaning), nothing may narrow one of them, and lists of sums are left
alone. What asks for less stays below the probability of a finding that is asserted, for the reader to check.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from framing.findings.discrepancies.figures import Figure, fits, same_kind
from framing.language.quantities import AGE, DURATIONS, TALLY, Quantity
from framing.records import LIKELY, rounded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.encoders.encoder import Encoded


Span = tuple[int, int]


class Likeness:
    """The vectors of words in their sentences, each the mean of its word pieces'."""

    def __init__(self, encoded: Encoded) -> None:
        self._tokens = encoded.tokens

    def __call__(self, row: int, span: Span | None, other_row: int, other: Span | None) -> float:
        """Return the cosine of two stretches of two passages, rounded; 0 where one is missing or has no vector."""
        a, b = self._vector(row, span), self._vector(other_row, other)
        return rounded(float(a @ b)) if a is not None and b is not None else 0.0

    def _vector(self, row: int, span: Span | None) -> NDArray[np.float32] | None:
        if span is None or row >= len(self._tokens):
            return None
        tokens, (start, end) = self._tokens[row], span
        pieces = [n for n, (s, e) in enumerate(tokens.spans) if s < end and start < e]
        if not pieces:
            return None
        vector: NDArray[np.float32] = tokens.vectors[pieces].sum(axis=0)
        length = math.sqrt(float(vector @ vector))
        return vector / length if length else None


_GENERAL = frozenset(
    "people person man woman child time thing way reason question other victim point place side part step degree case "
    "minute hour mile kilometre kilometer meter metre foot inch pound member state country nation official vote".split()
)
"""Nouns that one story counts in several ways: alike alone they prove nothing."""

_SHARES = frozenset({"percent", "percentage point"})
EMPTY = frozenset({"be", "have", "say", "include", "do", "get", "make", "see"})
"""Verbs that tell no deed apart from another."""
ALIKE = 0.55
"""Cosine of two verbs' vectors in their sentences from which they may tell of one deed: "arrested", "detained".
A judgement."""
_CLOSE = 0.5
"""Cosine of two nouns' vectors in their sentences from which, under one verb, they may name one thing. A judgement."""
_BARELY = 0.3
"""Cosine of two nouns from which figures that fit may stand beside each other. A judgement."""
_LONG = 7
"""Characters of a figure with two decimals from which a single other digit is a slip: 1234.00. A judgement."""
FAR = 2.5
"""How far apart, as a ratio, figures of one thing may be in passages that belong together: farther is another thing.
A judgement."""
_MANY, _ALMOST = 1000, 1.12
"""From which size on, and how near to each other as a ratio, the only counts of two linked passages are taken for one
thing whatever nouns they have. A judgement."""
_UNLINKED = 0.5
"""How probably two outlets' only figures of the killed count the same ones where nothing links their passages.
A judgement."""
_NEAR = 1.3
"""How far apart two counts may be, as a ratio, to be taken for one thing where nothing links their passages.
A judgement."""


def sameness(first: Figure, second: Figure, linked: float, likeness: Likeness) -> float:
    """Return how probable it is (0 to 0.95) that two figures are about one thing, by what they count.

    `linked` is the probability that their passages report a common fact (0 where they are not linked). The steps from
    0.4 to 0.95, here and in what this calls, are judgements of how much each kind of evidence proves.
    """
    within = first.article == second.article
    several = first.quantity.unit == TALLY  # a story has several votes: only their places in linked passages tell
    if several or not (first.whole and second.whole) or (within and first.headline == second.headline):
        return 0.0
    if far(first.quantity, second.quantity):
        return 0.0
    if same_kind(first, second):
        return _same_kind(first, second, linked, within=within)
    if _one_deed(first, second, belongs=bool(linked) or within, likeness=likeness):
        return 0.6
    return _by_other_nouns(first, second, linked, likeness)


def _by_other_nouns(first: Figure, second: Figure, linked: float, likeness: Likeness) -> float:
    """Return how probable it is that figures of linked passages count one thing by two nouns: "troops", "soldiers"."""
    if linked >= LIKELY and _long_and_near(first, second):
        return 0.6
    if not linked or not _fit_beside(first, second, likeness):
        return 0.0
    close = likeness(first.row, first.quantity.noun, second.row, second.quantity.noun) >= _CLOSE
    return 0.6 if close and linked >= LIKELY else 0.4


def _long_and_near(first: Figure, second: Figure) -> bool:
    """Return whether each is its passage's only count, long and of nearly one size: "143 million consumers".

    What they count may be told by any noun: "145 million Americans".
    """
    a, b = first.quantity, second.quantity
    counts = all(one.noun and not one.unit.isupper() and one.unit not in _SHARES | DURATIONS for one in (a, b))
    low, high = sorted((size(a), size(b)))
    return counts and max(first.of_kind, second.of_kind) == 1 and low >= _MANY and high <= _ALMOST * low


def _fit_beside(first: Figure, second: Figure, likeness: Likeness) -> bool:
    """Return whether figures that fit, the only ones of linked passages, may count one thing by two nouns."""
    a, b = first.quantity, second.quantity
    if max(first.of_kind, second.of_kind) > 1 or not (_plain(a) and _plain(b) and fits(a, b)):
        return False
    few = max(a.low, b.low) <= FAR * min(a.low, b.low)
    return few and likeness(first.row, a.noun, second.row, b.noun) >= _BARELY


def _same_kind(first: Figure, second: Figure, linked: float, *, within: bool) -> float:  # noqa: PLR0911
    a, b = first.quantity, second.quantity
    if a.unit == AGE:
        return 0.9 if a.counted and a.counted == b.counted else 0.0
    if misprint(a, b) or misquoted(first, second):
        return 0.55 + 0.3 * linked
    if max(first.of_kind, second.of_kind) > 1 or distinct(first, second):
        return 0.0
    if a.fate and b.fate:
        return _same_fate(first, second, linked, within=within)
    if not _plain(a):
        return 0.4 + 0.5 * linked if linked and _one_holder(first, second) else 0.0
    if linked or within:
        return 0.5 + 0.45 * max(linked, 0.3)
    return 0.55 if _near(a, b) and min(a.low, b.low) >= 3 else 0.0


def _same_fate(first: Figure, second: Figure, linked: float, *, within: bool) -> float:
    """Return how probably two figures count the same killed, injured or arrested."""
    if first.year != second.year:
        return 0.0
    known = 0.45 + 0.45 * max(linked, 0.3) if linked or within else _UNLINKED
    return known if first.quantity.unit == second.quantity.unit else min(known, 0.55)


def _near(a: Quantity, b: Quantity) -> bool:
    low, high = sorted((a.low, b.low))
    return high <= _NEAR * low


def _one_deed(first: Figure, second: Figure, *, belongs: bool, likeness: Likeness) -> bool:
    """Return whether two nouns under one verb may name one thing: "signed 12 deals", "signed over 10 documents".

    Numbers that fit are let in on the verb alone, since they only stand beside a disagreement; numbers that do not need
    nouns that are close in meaning.
    """
    a, b = first.quantity, second.quantity
    verb = first.anchor.verb
    if not verb or verb in EMPTY or verb != second.anchor.verb or max(first.of_kind, second.of_kind) > 1:
        return False
    if not (_plain(a) and _plain(b)):
        return False
    if fits(a, b):
        return belongs or _near(a, b)
    return belongs and likeness(first.row, a.noun, second.row, b.noun) >= _CLOSE


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
        return bool(a.verb) and a.verb == b.verb and a.verb not in EMPTY
    return bool(a.holder) and a.holder == b.holder


def distinct(first: Figure, second: Figure) -> bool:
    """Return whether two figures are of different people's or kinds: "Democratic" and "Republican senators"."""
    one, other = first.anchor, second.anchor
    doers = bool(one.doer and other.doer) and one.doer != other.doer
    return doers or (bool(one.narrow - other.narrow) and bool(other.narrow - one.narrow))


def far(a: Quantity, b: Quantity) -> bool:
    """Return whether two figures lie too far apart to be of one thing: "over 40" and 155 fit and hardly are.

    Of a range, the end counts that lies nearer: "dozens", 24 at least, are not far from "at least a dozen".
    """
    if math.isinf(a.high) or math.isinf(b.high):
        low, high = sorted((a.low or a.high, b.low or b.high))
    else:
        low, high = min(a.high, b.high), max(a.low, b.low)
    return high > FAR * low


def size(quantity: Quantity) -> float:
    """Return the number that stands for a figure's bounds: their geometric mean, or the only one."""
    if math.isinf(quantity.high) or quantity.low == 0:
        return quantity.low or quantity.high
    return math.sqrt(quantity.low * quantity.high)


def misquoted(first: Figure, second: Figure) -> bool:
    """Return whether one sentence is quoted with two numbers: "as many as 1.2 million" and "1-2 million souls"."""
    a, b = first.quantity, second.quantity
    return bool(first.quoted) and first.quoted == second.quoted and (a.low, a.high) != (b.low, b.high)


def misprint(a: Quantity, b: Quantity) -> bool:
    """Return whether two long exact figures differ in one digit, which hardly happens but by a slip."""
    one, other = (f"{q.low:.2f}" if q.low == q.high or q.high - q.low < 0.05 else "" for q in (a, b))
    if len(one) < _LONG or len(one) != len(other) or one[-6:] == "000.00":
        return False
    return sum(x != y for x, y in zip(one, other, strict=True)) == 1
