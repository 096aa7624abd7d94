"""What outlets tell: which passages report one fact, what is left out, and what does not agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages of different outlets that report a common fact, with the probability that they do. `a < b`."""

    a: str
    b: str
    probability: float


@dataclass(frozen=True, slots=True)
class Claim:
    """The passages that carry one fact. `summary` is the text of one of them; `salience` runs from 0 to 1.

    `origins` counts the witnesses: outlets that print the same sentence, as agency copy, are one.
    """

    id: str
    passages: tuple[str, ...]
    outlets: tuple[str, ...]
    summary: str
    salience: float
    origins: int


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim that other outlets carry and this article lacks, or has without its point (`state` is "partly")."""

    article: str
    claim: str
    state: Literal["absent", "partly"]
    salience: float
    probability: float
    why: str


@dataclass(frozen=True, slots=True)
class Value:
    """One outlet's figure, date or name as it stands in a passage; `value` is its normal form, `unit` its unit."""

    passage: str
    start: int
    end: int
    text: str
    value: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Values of one claim that do not agree. Which of them is right is not framing's to say."""

    claim: str
    kind: Literal["number", "date", "name", "place"]
    values: tuple[Value, ...]
    why: str
    probability: float
