"""Numbers as news writes them, read from plain text: "at least a dozen", "over 10", "$3.6 billion", "20 to 30".

A numeral is a pair of bounds, since a figure in the news seldom means exactly itself: "over 10" is ten or more, "about
430,000" somewhere near it, "dozens" two dozen or more. The words are English; the bounds are this project's own reading
of them. Libraries that turn number words into digits drop the modifier, which is the point here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from framing.language.amounts import PARTS, Amount, Token, amount_at, plain_digits, tokens_of

CURRENCIES = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "shekel": "ILS", "ruble": "RUB",
    "rouble": "RUB", "rupee": "INR", "hryvnia": "UAH", "zloty": "PLN",
}  # fmt: skip
AT_LEAST, AT_MOST, NEARLY, ABOUT, JUST_OVER, ADDED = "at least", "at most", "nearly", "about", "just over", "another"
_MODIFIERS = {
    AT_LEAST: (
        "at least|no fewer than|no less than|not less than|a minimum of|well over|more than|over|above|upwards of|"
        "upward of|in excess of|exceeding|greater than|north of|higher than|longer than"
    ),
    AT_MOST: (
        "at most|up to|as many as|as much as|no more than|not more than|a maximum of|well under|fewer than|less than|"
        "under|below|lower than|shorter than"
    ),
    NEARLY: "nearly|almost|close to|just under|just shy of|approaching|nearing|just short of",
    ABOUT: (
        "about|around|roughly|approximately|some|an estimated|estimated|circa|approx|~|in the region of|"
        "in the neighborhood of|more or less"
    ),
    JUST_OVER: "just over|slightly more than|slightly over|a little over|a little more than|just above",
    ADDED: "another|an additional|additional|an extra|a further|further|other|the other",
}
_PHRASES = {tuple(phrase.split()): kind for kind, phrases in _MODIFIERS.items() for phrase in phrases.split("|")}
_LONGEST = max(map(len, _PHRASES))
_ROUNDED = 1.12
"""How far apart, as a ratio, the bounds of one rounded number lie at most; a range's lie farther. A judgement."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: its characters (modifier, currency and percent sign included) and its bounds.

    `low` and `high` include themselves; `high` is infinite for "over 10". `approximate` is False only for a number
    given as exact. `scale` is a currency's code, "percent", "percentage point", "times" or empty. `modifier` is one
    of the six kinds above, or empty; `core` is where the bare number starts.
    """

    start: int
    end: int
    core: int
    low: float
    high: float
    approximate: bool = False
    modifier: str = ""
    scale: str = ""


def numerals(text: str) -> tuple[Numeral, ...]:
    """Return the numbers in `text` in order, without overlap. What they count is not looked at."""
    tokens = tokens_of(text)
    found: list[Numeral] = []
    at = 0
    while at < len(tokens):
        amount = amount_at(tokens, at)
        if amount is None:
            at += 1
            continue
        numeral, at = _numeral(tokens, amount, found[-1].end if found else 0)
        found.append(numeral)
    return tuple(found)


def _numeral(tokens: list[Token], amount: Amount, floor: int) -> tuple[Numeral, int]:
    """Return the numeral around a bare number (what stands before and after it), and the next token to read."""
    phrase, before = _before(tokens, amount.first, floor)
    modifier = _PHRASES.get(phrase, "")
    amount = _range(tokens, amount, between=amount.first > 0 and tokens[amount.first - 1].text == "between")
    modifier, last = _after(tokens, amount.last, modifier)
    scale, last = _scale(tokens, last, amount.scale)
    if scale == "percent" and amount.low == amount.high:  # "80 percent" is 79.5 to 80.5
        amount = replace(amount, low=amount.low - amount.step / 2, high=amount.high + amount.step / 2)
    low, high, approximate = _bounds(amount, modifier)
    between = amount.approximate and before and tokens[before - 1].text == "between"
    start = tokens[before - bool(between)].start
    numeral = Numeral(start, tokens[last - 1].end, tokens[amount.first].start, low, high, approximate, modifier, scale)
    return _share(tokens, numeral, last)


def _before(tokens: list[Token], first: int, floor: int) -> tuple[tuple[str, ...], int]:
    """Return the longest modifier that ends where the number begins, and the index of its first token."""
    for length in range(min(_LONGEST, first), 0, -1):
        phrase = tuple(token.text for token in tokens[first - length : first])
        if phrase in _PHRASES and tokens[first - length].start >= floor:
            return phrase, first - length
    return (), first


def _after(tokens: list[Token], last: int, modifier: str) -> tuple[str, int]:
    """Return the modifier, also from "or more", "plus" or "+" behind the number, and the next token."""
    two = tuple(token.text for token in tokens[last : last + 2])
    if two == ("or", "more"):
        return AT_LEAST, last + 2
    if two in {("or", "fewer"), ("or", "less")}:
        return AT_MOST, last + 2
    if two == ("or", "so"):
        return ABOUT, last + 2
    if two[:1] == ("+",):
        return AT_LEAST, last + 1
    if two == ("-", "plus"):
        return AT_LEAST, last + 2
    return modifier, last


def _scale(tokens: list[Token], last: int, scale: str) -> tuple[str, int]:
    """Return the currency or percent that the number is in, and the next token."""
    words = [token.text for token in tokens[last : last + 3]] + [""] * 3
    if words[0] == "-":  # "a 10-percent share", "a 5-million-dollar house"
        words, last = [*words[1:], ""], last + 1
    if words[0] in {"%", "percent", "pct", "percentage"} or words[:2] == ["per", "cent"]:
        last += 2 if words[0] == "per" else 1
        after = tokens[last].text if last < len(tokens) else ""
        return ("percentage point", last + 1) if after in {"point", "points"} else ("percent", last)
    if words[0] == "times" and words[1] in {"as", "the", "larger", "bigger", "higher", "more", "taller"}:
        return "times", last + 1
    if not scale:
        skip = 1 if words[0] in {"us", "american"} else 0
        currency = CURRENCIES.get(words[skip]) or CURRENCIES.get(words[skip].removesuffix("s"))
        if currency:
            return currency, last + skip + 1
    return scale, last - (tokens[last - 1].text == "-")


def _share(tokens: list[Token], numeral: Numeral, last: int) -> tuple[Numeral, int]:
    """Return the numeral as a share where it is one: "two-thirds", "one in five"."""
    words = [token.text for token in tokens[last : last + 3]] + [""] * 3
    if numeral.scale or numeral.high > 20 or numeral.low < 1:
        return numeral, last
    step = 1 if words[0] == "-" else 0
    part = PARTS.get(words[step].removesuffix("s")) or PARTS.get(words[step])
    if part and (numeral.low > 1 or words[step + 1] == "of"):
        return _as_share(numeral, part, tokens[last + step].end), last + step + 1
    skip = 2 if words[:2] == ["out", "of"] else 1 if words[0] == "in" else 0
    whole = amount_at(tokens, last + skip) if skip else None
    if whole and numeral.high < whole.low <= 100 and not whole.scale:
        return _as_share(numeral, whole.low, tokens[whole.last - 1].end), whole.last
    return numeral, last


def _as_share(numeral: Numeral, whole: float, end: int) -> Numeral:
    """Return a share as percent; such fractions are rounded, so two and a half points either way still fit."""
    low, high = max(0.0, 100 * numeral.low / whole - 2.5), 100 * min(numeral.high, whole) / whole + 2.5
    return replace(numeral, end=end, low=low, high=high, approximate=True, scale="percent")


def _bounds(amount: Amount, modifier: str) -> tuple[float, float, bool]:
    low, high = amount.low, amount.high
    one = high <= _ROUNDED * low  # who writes "more than $2,000" has rounded already: 1,950 is not more
    face = (low + high) / 2
    if modifier == AT_LEAST:
        return face if one else low, math.inf, True
    if modifier == AT_MOST:
        return 0, face if one else high, True
    if modifier == NEARLY:
        return 0.9 * low, face, True
    if modifier == JUST_OVER:
        return low, 1.1 * high, True
    if modifier == ABOUT:
        return 0.9 * low, 1.1 * high, True
    return low, high, amount.approximate


def _range(tokens: list[Token], amount: Amount, between: bool) -> Amount:
    """Return the range that a number opens ("20 to 30", "two or three", "between 20 and 30"), else the number."""
    joint = tokens[amount.last].text if amount.last < len(tokens) else ""
    if joint not in {"to", "or", "-", "–", "—"} and not (between and joint == "and"):
        return amount
    other = amount_at(tokens, amount.last + 1)
    if other is None or (amount.first and tokens[amount.first - 1].text == "from"):  # "rose from 20 to 30"
        return amount
    factor = other.low / _face(tokens, other)
    low = amount.low * factor if amount.high * factor <= other.high and amount.low < 1e3 <= factor else amount.low
    if low >= other.high:  # a score or a vote, "54-46"
        return amount
    return Amount(amount.first, other.last, low, other.high, True, amount.scale or other.scale)


def _face(tokens: list[Token], amount: Amount) -> float:
    """Return a number without its power of ten: 3.6 for "3.6 billion"."""
    for token in tokens[amount.first : amount.last]:
        if token.text[0].isdecimal():
            return float(plain_digits(token.text)) or 1
    return amount.low or 1
