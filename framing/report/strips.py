"""Figures and statements that differ: a strip for each quantity, a dot an outlet; figures told alike in a line each."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.findings.name_words import one_slip
from framing.records import Confidence, bounds, confidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Agreement, Discrepancy, Value
    from framing.report.catalogue import Byline, Catalogue, Quote, Reference

_LEFT, _RIGHT = 6.0, 94.0
"""Where a strip's least and largest value lie, in hundredths of its width."""
_WHOLE = 100
"""From which an end of a strip is written without decimals: "some 640" has none."""
_WIDE = 10
"""The largest value over the least from which equal steps on a strip are equal ratios. A judgement."""


_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SCALES = (1, 10**3, 10**6, 10**9, 10**12)
"""What a number may be given in: "62" is 62 million."""
_TALLY, _SHARES = "tally", frozenset({"percent", "percentage point"})
_PAIR = 2
_BARE = frozenset({"age", "rank", "person", "place"})
"""Units that only say of what kind a value is."""

What = Literal["statement", "date", "name", "place", "votes", "money", "share", "age", "rank", "number"]
"""What a strip is of, as its heading says it."""
Verdict = Literal["both-right", "all-right", "not-both", "not-all", "opposite", "spellings"]
"""How its values stand to each other; of what is not sure, how they do if they mean the same."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A value on a strip, in hundredths of its width. From `low` to `high` is a range; `open` has no upper end.

    `at` is the number that was written, where it is rounded or rough, and so is fit by all from `low` to `high`.
    """

    low: float
    high: float
    open: bool
    at: float | None = None


@dataclass(frozen=True, slots=True)
class OutletValue:
    """What one outlet gives: its words, the sentence that they stand in, and where a number lies on the strip."""

    text: str
    quote: Quote
    dot: Dot | None
    in_headline: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """One quantity, name, day, place or statement that outlets put differently; `compatible`: all can be right.

    `unit` is what is counted, where no value says it itself.
    `least` and `most` are the ends of a strip of numbers, in words; empty where nothing is drawn. `ratios` is whether
    equal steps on it are equal ratios.
    """

    claim: Reference
    kind: str
    what: What
    unit: str
    verdict: Verdict
    confidence: Confidence
    compatible: bool
    values: tuple[OutletValue, ...]
    least: str
    most: str
    ratios: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """A figure that outlets give alike, in the words of one of them, with whose it is and where each says it.

    `bare` is whether these words leave open what is counted: "7 percent".
    """

    claim: Reference
    text: str
    bare: bool
    confidence: Confidence
    places: tuple[tuple[Byline, str], ...]


@dataclass(frozen=True, slots=True)
class Strips:
    """What does not agree, statements first, then the surest; those that can all be right last.

    `to_check` are the findings that are not sure enough to state; `alike` are the figures in which outlets agree.
    """

    found: tuple[Strip, ...]
    to_check: tuple[Strip, ...]
    alike: tuple[Alike, ...]


def view_strips(catalogue: Catalogue) -> Strips:
    """Return the statements, numbers, days, names and places that differ, in the order in which they were found."""
    strips = [_strip(catalogue, discrepancy) for discrepancy in catalogue.comparison.discrepancies]
    return Strips(
        tuple(strip for strip in strips if strip.confidence != "unsure"),
        tuple(strip for strip in strips if strip.confidence == "unsure"),
        tuple(_alike(catalogue, agreement) for agreement in catalogue.comparison.agreements),
    )


def _alike(catalogue: Catalogue, agreement: Agreement) -> Alike:
    texts = [value.text for value in agreement.values]
    telling = [text for text in texts if " " in text] or texts  # "thirty" alone does not say of what
    return Alike(
        catalogue.reference(agreement.claim),
        min(telling, key=len),
        _what("number", agreement.values) != "number",
        confidence(agreement.probability),
        tuple(
            (catalogue.byline(catalogue.index.passage_of[value.passage].article), catalogue.anchor(value.passage))
            for value in agreement.values
        ),
    )


def _strip(catalogue: Catalogue, discrepancy: Discrepancy) -> Strip:
    values = _once_each(catalogue, discrepancy.values)
    allowed = [_given(value) for value in values] if discrepancy.kind == "number" else []
    read = [each for each in allowed if each is not None]
    drawn = len(read) == len(values) and len(values) > 1
    ends = [end for given in read for end in given.ends]
    least, most = (min(ends), max(ends)) if drawn else (0.0, 0.0)
    shown = tuple(
        OutletValue(
            value.text,
            catalogue.quote(value.passage, ((value.start, value.end),)),
            _dot(allowed[n], least, most) if drawn else None,
            catalogue.index.passage_of[value.passage].role == "headline",
        )
        for n, value in enumerate(values)
    )
    return Strip(
        claim=catalogue.reference(discrepancy.claim),
        kind=discrepancy.kind,
        what=_what(discrepancy.kind, values),
        unit=_unit(discrepancy.kind, values),
        verdict=_verdict(discrepancy, values),
        confidence=confidence(discrepancy.probability),
        compatible=discrepancy.compatible,
        values=shown,
        least=_plain(least) if drawn else "",
        most=_plain(most) if drawn else "",
        ratios=drawn and _ratios(least, most),
    )


def _what(kind: str, values: Sequence[Value]) -> What:
    units = {value.unit for value in values}
    if kind != "number":
        return kind  # type: ignore[return-value]  # the other kinds are headings themselves
    if _TALLY in units:
        return "votes"
    if any(unit.isupper() for unit in units):
        return "money"
    bare = units & _BARE
    return "share" if units & _SHARES else bare.pop() if bare else "number"  # type: ignore[return-value]


def _unit(kind: str, values: Sequence[Value]) -> str:
    """Return what is counted where no outlet's words say it: "38" and "40" of soldiers."""
    if _what(kind, values) != "number":
        return ""
    units = dict.fromkeys(value.unit for value in values if value.unit)
    said = " ".join(value.text.casefold() for value in values)
    return "" if any(unit.casefold() in said for unit in units) else " / ".join(units)


def _verdict(discrepancy: Discrepancy, values: Sequence[Value]) -> Verdict:
    two = len({value.value or value.text.casefold() for value in values}) == _PAIR
    if discrepancy.kind == "statement":
        return "opposite"
    if discrepancy.compatible:
        return "both-right" if two else "all-right"
    if discrepancy.kind == "name" and two and _spelt_alike(*dict.fromkeys(value.value for value in values)):
        return "spellings"
    return "not-both" if two else "not-all"


def _spelt_alike(one: str, other: str) -> bool:
    """Return whether two names, first and last, are one in two spellings."""
    return any(map(one_slip, one.split(), other.split()))


@dataclass(frozen=True, slots=True)
class _Given:
    """The least and largest number that a value allows, and the one that was written where it is rounded or rough."""

    low: float
    high: float
    written: float | None

    @property
    def ends(self) -> tuple[float, float]:
        """The numbers that the ends of a strip may name: those that an outlet gives."""
        if self.written is not None:
            return self.written, self.written
        return self.low, self.high if self.high < math.inf else self.low


def _given(value: Value) -> _Given | None:
    allowed = bounds(value)
    if allowed is None:
        return None
    low, high = allowed
    return _Given(low, high, _written(value.text, low, high) if low < high < math.inf else None)


def _written(text: str, low: float, high: float) -> float | None:
    """Return the one number between two that a text gives: 62,000,000 of "£62 million"; "1,250 to 1,350" gives two."""
    numbers = _NUMBER.findall(text.partition(" of ")[0])  # "some 640 of the 900"
    if len(numbers) != 1:
        return None
    stated = float(numbers[0].replace(",", ""))
    return next((stated * scale for scale in _SCALES if low <= stated * scale <= high), None)


def _once_each(catalogue: Catalogue, values: tuple[Value, ...]) -> list[Value]:
    """Return each outlet's values once, however often it repeats them, outlet by outlet."""
    once: dict[tuple[str, str], Value] = {}
    for value in values:
        once.setdefault((catalogue.index.outlet_of[value.passage], value.value or value.text.casefold()), value)
    outlets = catalogue.index.outlets
    return [once[key] for key in sorted(once, key=lambda key: outlets.index(key[0]))]


def _dot(given: _Given | None, least: float, most: float) -> Dot | None:
    if given is None:
        return None
    is_open = math.isinf(given.high)
    low, high = _place(given.low, least, most), _place(most if is_open else given.high, least, most)
    return Dot(low, high, is_open, None if given.written is None else _place(given.written, least, most))


def _place(value: float, least: float, most: float) -> float:
    """Return where a value lies; what reaches over an end, as rough numbers may, stops at the strip's edge."""
    if _ratios(least, most):
        value, least, most = math.log(max(value, least / _WIDE)), math.log(least), math.log(most)
    share = (value - least) / (most - least) if most > least else 0.5
    return round(min(max(_LEFT + share * (_RIGHT - _LEFT), 0.0), 100.0), 1)


def _ratios(least: float, most: float) -> bool:
    return least > 0 and most / least >= _WIDE


def _plain(number: float) -> str:
    return f"{number:,.0f}" if number >= _WHOLE else f"{number:,.2f}".rstrip("0").rstrip(".")
