"""Numbers as news writes them, read from plain text: "at least a dozen", "over 10", "$3.6 billion", "20 to 30".

A numeral is a pair of bounds, since a figure in the news seldom means exactly itself: "over 10" is ten or more, "about
430,000" somewhere near it, "dozens" two dozen or more. The words are English; the bounds are this project's own reading
of them. Libraries that turn number words into digits drop the modifier, which is the point here.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import NamedTuple

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_CARDINALS = {word: n for n, word in enumerate(_SMALL)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_POWERS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12}
_SHORT_MONEY = {"k": 1e3, "m": 1e6, "b": 1e9}  # after a currency sign only: "100m" is also a race
_PARTS = {"half": 2, "halves": 2, "quarter": 4} | {
    word: n for n, word in enumerate("third fourth fifth sixth seventh eighth ninth tenth".split(), 3)
}

# "Dozens" is more than one dozen; a writer who means more than the upper bound takes the next word up.
_PHRASED: dict[tuple[str, ...], tuple[float, float]] = {
    ("a", "dozen"): (12, 12),
    ("one", "dozen"): (12, 12),
    ("half", "a", "dozen"): (5, 7),
    ("half", "dozen"): (5, 7),
    ("a", "pair", "of"): (2, 2),
    ("a", "couple", "of"): (2, 3),
    ("dozens",): (24, 200),
    ("scores", "of"): (40, 400),
    ("hundreds",): (200, 2e3),
    ("thousands",): (2e3, 2e5),
    ("tens", "of", "thousands"): (2e4, 2e5),
    ("hundreds", "of", "thousands"): (2e5, 2e6),
    ("millions",): (2e6, 2e9),
    ("tens", "of", "millions"): (2e7, 2e8),
    ("hundreds", "of", "millions"): (2e8, 2e9),
    ("billions",): (2e9, 2e12),
}
_FEW = {("several",): (2, 10), ("a", "few"): (2, 7), ("a", "couple"): (2, 3), ("a", "couple", "of"): (2, 3)}

_SIGNS = {
    "us$": "USD", "a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "$": "USD",
    "£": "GBP", "€": "EUR", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₪": "ILS", "₹": "INR", "₩": "KRW", "₺": "TRY",
}  # fmt: skip
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

_TOKEN = re.compile(r"(?:US|NZ|HK|[ACS])?\$|[^\W\d_]+|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: its characters (modifier, currency and percent sign included) and its bounds.

    `low` and `high` include themselves; `high` is infinite for "over 10". `approximate` is False only for a number
    given as exact. `scale` is a currency's code, "percent", "percentage point" or empty. `modifier` is one of the six
    kinds above, or empty; `core` is where the bare number starts.
    """

    start: int
    end: int
    core: int
    low: float
    high: float
    approximate: bool = False
    modifier: str = ""
    scale: str = ""


class _Token(NamedTuple):
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Amount:
    """A bare number: tokens `first` to `last` (exclusive), its bounds, and how fine it is (1 for 48, 0.1 for 5.6)."""

    first: int
    last: int
    low: float
    high: float
    approximate: bool
    scale: str = ""
    step: float = 0.0


def numerals(text: str) -> tuple[Numeral, ...]:
    """Return the numbers in `text` in order, without overlap. What they count is not looked at."""
    tokens = [_Token(match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    found: list[Numeral] = []
    at = 0
    while at < len(tokens):
        amount = _amount(tokens, at)
        if amount is None:
            at += 1
            continue
        numeral, at = _numeral(tokens, amount, found[-1].end if found else 0)
        found.append(numeral)
    return tuple(found)


def compatible(first: Numeral, second: Numeral) -> bool:
    """Return whether both can be true of one thing, by their bounds."""
    return first.low <= second.high and second.low <= first.high


def _numeral(tokens: list[_Token], amount: _Amount, floor: int) -> tuple[Numeral, int]:
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


def _before(tokens: list[_Token], first: int, floor: int) -> tuple[tuple[str, ...], int]:
    """Return the longest modifier that ends where the number begins, and the index of its first token."""
    for length in range(min(_LONGEST, first), 0, -1):
        phrase = tuple(token.text for token in tokens[first - length : first])
        if phrase in _PHRASES and tokens[first - length].start >= floor:
            return phrase, first - length
    return (), first


def _after(tokens: list[_Token], last: int, modifier: str) -> tuple[str, int]:
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


def _scale(tokens: list[_Token], last: int, scale: str) -> tuple[str, int]:
    """Return the currency or percent that the number is in, and the next token."""
    words = [token.text for token in tokens[last : last + 3]] + [""] * 3
    if words[0] == "-":  # "a 10-percent share", "a 5-million-dollar house"
        words, last = [*words[1:], ""], last + 1
    if words[0] in {"%", "percent", "pct", "percentage"} or words[:2] == ["per", "cent"]:
        last += 2 if words[0] == "per" else 1
        after = tokens[last].text if last < len(tokens) else ""
        return ("percentage point", last + 1) if after in {"point", "points"} else ("percent", last)
    if not scale:
        skip = 1 if words[0] in {"us", "american"} else 0
        currency = CURRENCIES.get(words[skip]) or CURRENCIES.get(words[skip].removesuffix("s"))
        if currency:
            return currency, last + skip + 1
    return scale, last - (tokens[last - 1].text == "-")


def _share(tokens: list[_Token], numeral: Numeral, last: int) -> tuple[Numeral, int]:
    """Return the numeral as a share where it is one: "two-thirds", "one in five"."""
    words = [token.text for token in tokens[last : last + 3]] + [""] * 3
    if numeral.scale or numeral.high > 20 or numeral.low < 1:
        return numeral, last
    step = 1 if words[0] == "-" else 0
    part = _PARTS.get(words[step].removesuffix("s")) or _PARTS.get(words[step])
    if part and (numeral.low > 1 or words[step + 1] == "of"):
        return _as_share(numeral, part, tokens[last + step].end), last + step + 1
    skip = 2 if words[:2] == ["out", "of"] else 1 if words[0] == "in" else 0
    whole = _amount(tokens, last + skip) if skip else None
    if whole and numeral.high < whole.low <= 100 and not whole.scale:
        return _as_share(numeral, whole.low, tokens[whole.last - 1].end), whole.last
    return numeral, last


def _as_share(numeral: Numeral, whole: float, end: int) -> Numeral:
    """Return a share as percent; such fractions are rounded, so two and a half points either way still fit."""
    low, high = max(0.0, 100 * numeral.low / whole - 2.5), 100 * min(numeral.high, whole) / whole + 2.5
    return replace(numeral, end=end, low=low, high=high, approximate=True, scale="percent")


def _bounds(amount: _Amount, modifier: str) -> tuple[float, float, bool]:
    low, high = amount.low, amount.high
    if modifier == AT_LEAST:
        return low, math.inf, True
    if modifier == AT_MOST:
        return 0, high, True
    if modifier == NEARLY:
        return 0.9 * low, (low + high) / 2, True
    if modifier == JUST_OVER:
        return low, 1.1 * high, True
    if modifier == ABOUT:
        return 0.9 * low, 1.1 * high, True
    return low, high, amount.approximate


def _range(tokens: list[_Token], amount: _Amount, between: bool) -> _Amount:
    """Return the range that a number opens ("20 to 30", "two or three", "between 20 and 30"), else the number."""
    joint = tokens[amount.last].text if amount.last < len(tokens) else ""
    if joint not in {"to", "or", "-", "–", "—"} and not (between and joint == "and"):
        return amount
    other = _amount(tokens, amount.last + 1)
    if other is None or (amount.first and tokens[amount.first - 1].text == "from"):  # "rose from 20 to 30"
        return amount
    factor = other.low / _face(tokens, other)
    low = amount.low * factor if amount.high * factor <= other.high and amount.low < 1e3 <= factor else amount.low
    if low >= other.high:  # a score or a vote, "54-46"
        return amount
    return _Amount(amount.first, other.last, low, other.high, True, amount.scale or other.scale)


def _face(tokens: list[_Token], amount: _Amount) -> float:
    """Return a number without its power of ten: 3.6 for "3.6 billion"."""
    for token in tokens[amount.first : amount.last]:
        if token.text[0].isdecimal():
            return float(token.text.replace(",", "")) or 1
    return amount.low or 1


def _amount(tokens: list[_Token], at: int) -> _Amount | None:
    """Return the bare number that starts at token `at`, or None."""
    if at >= len(tokens):
        return None
    sign = _SIGNS.get(tokens[at].text, "")
    if sign:
        inner = _figure(tokens, at + 1, money=True) if at + 1 < len(tokens) else None
        return inner and replace(inner, first=at, scale=sign)
    return _figure(tokens, at, money=False) or _vague(tokens, at) or _words(tokens, at)


def _figure(tokens: list[_Token], at: int, *, money: bool) -> _Amount | None:
    """Return a number in digits, with the word for its power of ten: "3.6 billion", "1.1bn", "5-million"."""
    if not tokens[at].text[0].isdecimal():
        return None
    digits = tokens[at].text.replace(",", "")
    if len(digits) > 15:
        return None
    value, step, last = float(digits), _step(digits), at + 1
    follow = last + 1 if last < len(tokens) and tokens[last].text == "-" else last
    word = tokens[follow].text if follow < len(tokens) else ""
    power = _POWERS.get(word) or _SHORT.get(word) or (_SHORT_MONEY.get(word) if money else None)
    if power:
        value, last = value * power, follow + 1
        step = power * 10.0 ** -len(digits.partition(".")[2])
    elif word == "dozen":
        return _Amount(at, follow + 1, 12 * value, 12 * value, True)
    slack = min(step / 2, 0.05 * value) if power or (value >= 100 and step != 1) else 0.0
    return _Amount(at, last, value - slack, value + slack, slack > 0.5, step=min(step, 1))


def _step(digits: str) -> float:
    """Return what a number in digits is rounded to: 10,000 for 430000, 1 for 48, 0.1 for 5.6."""
    whole, _, decimals = digits.partition(".")
    return 10.0 ** -len(decimals) if decimals else 10.0 ** (len(whole) - len(whole.rstrip("0")))


def _vague(tokens: list[_Token], at: int) -> _Amount | None:
    """Return a dozen, a pair, a third of, several hundred, dozens: a number by its customary bounds."""
    words = tuple(token.text for token in tokens[at : at + 4])
    part = 2 if words[:2] in {("half", "of"), ("half", "the")} else 0
    if words[:1] == ("a",) and words[2:3] == ("of",):
        part = _PARTS.get(words[1], 0)
    if part:
        return _Amount(at, at + 1 + (words[0] == "a"), 100 / part - 2.5, 100 / part + 2.5, True, "percent")
    for phrase, (low, high) in _PHRASED.items():
        if words[: len(phrase)] == phrase:
            return _Amount(at, at + len(phrase) - (phrase[0] == "scores"), low, high, low != high or low != 2)
    for few, (least, most) in _FEW.items():
        rest = words[len(few) :]
        if words[: len(few)] == few and rest and (power := 12.0 if rest[0] == "dozen" else _POWERS.get(rest[0])):
            return _Amount(at, at + len(few) + 1, least * power, most * power, True)
    return None


def _words(tokens: list[_Token], at: int) -> _Amount | None:
    """Return a number in words: "twenty-one", "two hundred and fifty", "a million"."""
    last, total, current, seen = at, 0.0, 0.0, False
    if tokens[at].text in {"a", "an"} and at + 1 < len(tokens) and tokens[at + 1].text in _POWERS:
        last, current, seen = at + 1, 1, True
    end = last if seen else at
    while last < len(tokens):
        word = tokens[last].text
        if word in _CARDINALS:
            number = _CARDINALS[word]
            if current % 100 and not (current % 100 >= 20 and current % 10 == 0 and 0 < number < 10):
                break  # "one, two": two numbers, not one
            current, seen = current + number, True
        elif word in _POWERS and seen:
            current = current * _POWERS[word]
            if word != "hundred":
                total, current = total + current, 0
        elif not (seen and word in {"-", "and"} and _goes_on(tokens, last, current + total)):
            break
        last += 1
        end = last if word not in {"-", "and"} else end
    if not seen or end == at:
        return None
    value = total + current
    slack = 0.05 * value if value >= 1000 else 0.0
    return _Amount(at, end, value - slack, value + slack, slack > 0)


def _goes_on(tokens: list[_Token], at: int, value: float) -> bool:
    """Return whether a number in words goes on behind the hyphen or "and" at `at`."""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if tokens[at].text == "-":
        return following in _CARDINALS or following in _POWERS
    return value >= 100 and following in _CARDINALS
