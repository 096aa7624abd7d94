"""Bare numbers as the news write them: in digits, in words, or by a customary phrase such as "several hundred"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from framing import lexicon

_SMALL = lexicon.ordered("numbers")
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_CARDINALS = {word: n for n, word in enumerate(_SMALL)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_POWERS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
_SHORT = {"mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12}
_SHORT_MONEY = {"k": 1e3, "m": 1e6, "b": 1e9}  # after a currency sign only: "100m" is also a race
PARTS = {"half": 2, "halves": 2, "quarter": 4} | {
    word: n for n, word in enumerate(lexicon.ordered("ordinals")[2:10], start=3)
}
"""Into how many equal parts a word divides."""

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
# Judgements: what readers take these words for.
_FEW = {("several",): (2, 10), ("a", "few"): (2, 7), ("a", "couple"): (2, 3), ("a", "couple", "of"): (2, 3)}
_SIGNS = {
    "us$": "USD", "a$": "AUD", "c$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "$": "USD",
    "rs": "INR",
    "£": "GBP", "€": "EUR", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₪": "ILS", "₹": "INR", "₩": "KRW", "₺": "TRY",
}  # fmt: skip
# In turn: 2.500.000 and 1.250,50 as the Continent writes them, 2 500 000 with narrow spaces, 2,500,000, 2,5 and 2.5.
_TOKEN = re.compile(
    r"(?:US|NZ|HK|[ACS])?\$|[^\W\d_]+|\d{1,3}(?:(?:\.\d{3}){2,}(?!\d)(?:,\d{1,2}(?!\d))?|(?:\.\d{3})+,\d{1,2}(?!\d))"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?|[^\w\s]|_"
)
_DECIMAL_COMMA = re.compile(r",\d{1,2}$")
_THOUSANDS = re.compile(r"[.,\s](?=\d{3}(?:\D|$))")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}$|\d{1,3}(?:\.\d{3})+,")


class Token(NamedTuple):
    """A word, a figure or a sign in lower case, and where it stands in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A bare number: tokens `first` to `last` (exclusive), its bounds, and how fine it is (1 for 48, 0.1 for 5.6)."""

    first: int
    last: int
    low: float
    high: float
    approximate: bool
    scale: str = ""
    step: float = 0.0


def amount_at(tokens: list[Token], at: int) -> Amount | None:
    """Return the bare number that starts at token `at`, or None."""
    if at >= len(tokens):
        return None
    sign = _SIGNS.get(tokens[at].text, "")
    if sign:
        behind = at + 2 if tokens[at + 1 : at + 2] and tokens[at + 1].text == "." else at + 1  # "Rs. 500"
        inner = _figure(tokens, behind, money=True) if behind < len(tokens) else None
        return inner and replace(inner, first=at, scale=sign)
    return _share_of_power(tokens, at) or _figure(tokens, at, money=False) or _vague(tokens, at) or _words(tokens, at)


def _figure(tokens: list[Token], at: int, *, money: bool) -> Amount | None:
    """Return a number in digits, with the word for its power of ten: "3.6 billion", "1.1bn", "5-million"."""
    if not tokens[at].text[0].isdecimal():
        return None
    digits = plain_digits(tokens[at].text)
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
        return Amount(at, follow + 1, 12 * value, 12 * value, True)
    slack = min(step / 2, 0.05 * value) if power or (value >= 100 and step != 1) else 0.0
    return Amount(at, last, value - slack, value + slack, slack > 0.5, step=min(step, 1))


def plain_digits(figure: str) -> str:
    """Return a number in digits with a point and no other sign: "1.250,50", "1,250.50" and "1 250.50" are one."""
    if _POINTED.match(figure):
        figure = figure.replace(".", "")
    if _DECIMAL_COMMA.search(figure):
        figure = _DECIMAL_COMMA.sub(lambda comma: comma[0].replace(",", "."), figure)
    return _THOUSANDS.sub("", figure) if "," in figure or re.search(r"\s", figure) else figure


def _step(digits: str) -> float:
    """Return what a number in digits is rounded to: 10,000 for 430000, 1 for 48, 0.1 for 5.6."""
    whole, _, decimals = digits.partition(".")
    return 10.0 ** -len(decimals) if decimals else 10.0 ** (len(whole) - len(whole.rstrip("0")))


def _vague(tokens: list[Token], at: int) -> Amount | None:
    """Return a dozen, a pair, a third of, several hundred, dozens: a number by its customary bounds."""
    words = tuple(token.text for token in tokens[at : at + 4])
    part = 2 if words[:2] in {("half", "of"), ("half", "the")} else 0
    if words[:1] == ("a",) and words[2:3] == ("of",):
        part = PARTS.get(words[1], 0)
    if part:
        return Amount(at, at + 1 + (words[0] == "a"), 100 / part - 2.5, 100 / part + 2.5, True, "percent")
    if words[:1] == ("twice",) and words[1:2] in {("as",), ("the",)}:
        return Amount(at, at + 1, 2, 2, False, "times")
    for phrase, (low, high) in _PHRASED.items():
        if words[: len(phrase)] == phrase:
            return Amount(at, at + len(phrase) - (phrase[0] == "scores"), low, high, low != high or low != 2)
    for few, (least, most) in _FEW.items():
        rest = words[len(few) :]
        if words[: len(few)] == few and rest and (power := 12.0 if rest[0] == "dozen" else _POWERS.get(rest[0])):
            return Amount(at, at + len(few) + 1, least * power, most * power, True)
    return None


def _share_of_power(tokens: list[Token], at: int) -> Amount | None:
    """Return a part of a large number, or a number and a half: "half a million", "two and a half million"."""
    words = [token.text for token in tokens[at : at + 8]]
    plain = [word for word in words if word != "-"]
    for phrase, part in _PARTLY:
        power = _POWERS.get(plain[len(phrase)]) if len(plain) > len(phrase) else None
        if tuple(plain[: len(phrase)]) == phrase and power:
            return _rough(at, _behind(words, len(phrase) + 1) + at, part * power)
    if tuple(plain[1:4]) != ("and", "a", "half") and tuple(plain[1:4]) != ("and", "one", "half"):
        return None
    number = (
        float(_CARDINALS[plain[0]]) if plain[0] in _CARDINALS else float(plain[0]) if plain[0].isdecimal() else None
    )
    if number is None or number >= 1000:
        return None
    power = _POWERS.get(plain[4]) if len(plain) > 4 else None
    last = at + _behind(words, 5 if power else 4)
    value = (number + 0.5) * (power or 1)
    return _rough(at, last, value) if power else Amount(at, last, value, value, False, step=0.1)


_PARTLY = (
    (("half", "a"), 0.5),
    (("a", "half"), 0.5),
    (("one", "half"), 0.5),
    (("a", "quarter", "of", "a"), 0.25),
    (("quarter", "of", "a"), 0.25),
    (("three", "quarters", "of", "a"), 0.75),
    (("a", "third", "of", "a"), 1 / 3),
)


def _behind(words: list[str], count: int) -> int:
    """Return how many tokens hold the first `count` words, hyphens between them counted in."""
    seen = 0
    for n, word in enumerate(words, start=1):
        seen += word != "-"
        if seen == count:
            return n
    return len(words)


def _rough(first: int, last: int, value: float) -> Amount:
    return Amount(first, last, 0.95 * value, 1.05 * value, True)


def _words(tokens: list[Token], at: int) -> Amount | None:
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
    return Amount(at, end, value - slack, value + slack, slack > 0)


def _goes_on(tokens: list[Token], at: int, value: float) -> bool:
    """Return whether a number in words goes on behind the hyphen or "and" at `at`."""
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if tokens[at].text == "-":
        return following in _CARDINALS or following in _POWERS
    return value >= 100 and following in _CARDINALS


def tokens_of(text: str) -> list[Token]:
    """Return a text's words, figures and signs."""
    return [Token(match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
