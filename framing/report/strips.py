"""Figures and statements that differ: a strip for each quantity, a dot an outlet, so that a glance tells them apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.records import Confidence, bounds, confidence

if TYPE_CHECKING:
    from framing.records import Discrepancy, Value
    from framing.report.catalogue import Catalogue, Quote, Reference

_LEFT, _RIGHT = 6.0, 94.0
"""Where a strip's least and largest value lie, in hundredths of its width."""
_WHOLE = 100
"""From which an end of a strip is written without decimals: "some 640" has none."""
_WIDE = 10
"""The largest value over the least from which equal steps on a strip are equal ratios. A judgement."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A value on a strip, in hundredths of its width. From `low` to `high` is a range; `open` has no upper end."""

    low: float
    high: float
    open: bool


@dataclass(frozen=True, slots=True)
class OutletValue:
    """What one outlet gives: its words, the sentence that they stand in, and where a number lies on the strip."""

    text: str
    quote: Quote
    dot: Dot | None


@dataclass(frozen=True, slots=True)
class Strip:
    """One quantity, name, day, place or statement that outlets put differently; `compatible`: all can be right.

    `least` and `most` are the ends of a strip of numbers, in words; empty where nothing is drawn. `ratios` is whether
    equal steps on it are equal ratios.
    """

    claim: Reference
    kind: str
    unit: str
    why: str
    confidence: Confidence
    compatible: bool
    values: tuple[OutletValue, ...]
    least: str
    most: str
    ratios: bool


@dataclass(frozen=True, slots=True)
class Strips:
    """What does not agree, statements first, then the surest; those that can all be right last.

    `to_check` are the findings that are not sure enough to state.
    """

    found: tuple[Strip, ...]
    to_check: tuple[Strip, ...]


def view_strips(catalogue: Catalogue) -> Strips:
    """Return the statements, numbers, days, names and places that differ, in the order in which they were found."""
    strips = [_strip(catalogue, discrepancy) for discrepancy in catalogue.comparison.discrepancies]
    return Strips(
        tuple(strip for strip in strips if strip.confidence != "unsure"),
        tuple(strip for strip in strips if strip.confidence == "unsure"),
    )


def _strip(catalogue: Catalogue, discrepancy: Discrepancy) -> Strip:
    values = _once_each(catalogue, discrepancy.values)
    allowed = [bounds(value) for value in values] if discrepancy.kind == "number" else []
    read = [each for each in allowed if each is not None]
    drawn = len(read) == len(values) and len(values) > 1
    ends = [end for low, high in read for end in (low, high if high < math.inf else low)]
    least, most = (min(ends), max(ends)) if drawn else (0.0, 0.0)
    shown = tuple(
        OutletValue(
            value.text,
            catalogue.quote(value.passage, ((value.start, value.end),)),
            _dot(allowed[n], least, most) if drawn else None,
        )
        for n, value in enumerate(values)
    )
    units = dict.fromkeys(value.unit for value in values if value.unit)
    return Strip(
        claim=catalogue.reference(discrepancy.claim),
        kind=discrepancy.kind,
        unit=" / ".join(units),
        why=discrepancy.why,
        confidence=confidence(discrepancy.probability),
        compatible=discrepancy.compatible,
        values=shown,
        least=_plain(least) if drawn else "",
        most=_plain(most) if drawn else "",
        ratios=drawn and _ratios(least, most),
    )


def _once_each(catalogue: Catalogue, values: tuple[Value, ...]) -> list[Value]:
    """Return each outlet's values once, however often it repeats them, outlet by outlet."""
    once: dict[tuple[str, str], Value] = {}
    for value in values:
        once.setdefault((catalogue.index.outlet_of[value.passage], value.value or value.text.casefold()), value)
    outlets = catalogue.index.outlets
    return [once[key] for key in sorted(once, key=lambda key: outlets.index(key[0]))]


def _dot(allowed: tuple[float, float] | None, least: float, most: float) -> Dot | None:
    if allowed is None:
        return None
    low, high = allowed
    is_open = math.isinf(high)
    return Dot(_place(low, least, most), _place(most if is_open else high, least, most), is_open)


def _place(value: float, least: float, most: float) -> float:
    if _ratios(least, most):
        value, least, most = math.log(value), math.log(least), math.log(most)
    share = (value - least) / (most - least) if most > least else 0.5
    return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def _ratios(least: float, most: float) -> bool:
    return least > 0 and most / least >= _WIDE


def _plain(number: float) -> str:
    return f"{number:,.0f}" if number >= _WHOLE else f"{number:,.2f}".rstrip("0").rstrip(".")
