"""What outlets tell: which passages report one fact, what is left out, and what does not agree."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

Confidence = Literal["sure", "likely", "unsure"]
SURE, LIKELY = 0.8, 0.5
"""Probabilities from which a finding is called sure, or likely; below the second it is offered for a check only."""

_DIGITS = 2
"""Digits of a probability: a third means nothing to a reader, and machines differ in the fourth."""


def rounded(probability: float) -> float:
    """Return a probability as it leaves a stage: with two digits, on which every decision after it is taken.

    The last digits of a model's output differ from processor to processor (by up to 7e-6 between AVX2 and AVX-512), and
    a reader sees a word: a third digit would mean nothing and make two machines disagree.
    """
    return round(probability, _DIGITS)


def confidence(probability: float) -> Confidence:
    """Return the word that a reader sees for a probability."""
    return "sure" if probability >= SURE else "likely" if probability >= LIKELY else "unsure"


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages of different outlets that report a common fact, with the probability that they do. `a < b`."""

    a: str
    b: str
    probability: float


State = Literal["reported", "partly", "unclear", "absent"]
"""What an outlet does with a claim: it has it; it has part of it; nobody can tell; nothing there comes near it."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One outlet's verdict on one claim, and how probable that state is. Nothing shows another verdict than this."""

    outlet: str
    state: State
    probability: float


@dataclass(frozen=True, slots=True)
class Claim:
    """The passages that carry one fact. `summary` is the text of one of them, `title` one of them cut down to its core.

    The title is in the words of `title_passage`, which may say more than the others do.
    `origins` counts the witnesses: outlets that print the same sentence, as agency copy, are one. `probability` says
    how sure it is that the passages of different outlets report one fact; it is 1 where a single outlet has the claim.
    `salience` runs from 0 to 1. `coverage` holds every outlet of the story once.
    """

    id: str
    passages: tuple[str, ...]
    outlets: tuple[str, ...]
    summary: str
    salience: float
    origins: int
    probability: float = 1.0
    coverage: tuple[Coverage, ...] = ()
    title: str = ""
    title_passage: str = ""

    def verdict(self, outlet: str) -> Coverage:
        """Return the outlet's verdict; one that nothing is known of is unclear."""
        return next((one for one in self.coverage if one.outlet == outlet), Coverage(outlet, "unclear", 1.0))


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
    """One outlet's words for what is not agreed on, as they stand in a passage: a figure, a date, a name, a predicate.

    `value` is their normal form and `unit` its unit; of a statement it is "so" or "not so".
    """

    passage: str
    start: int
    end: int
    text: str
    value: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Values of one claim that do not agree. Which of them is right is not framing's to say.

    Of kind "statement": one outlet says that it is so, another that it is not. `compatible` is whether all can be right
    ("at least 12" and 14); else some cannot.
    """

    claim: str
    kind: Literal["statement", "number", "date", "name", "place"]
    values: tuple[Value, ...]
    why: str
    probability: float
    compatible: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """A figure that outlets give alike, each once. `probability` says how sure it is that they count one thing."""

    claim: str
    values: tuple[Value, ...]
    probability: float


_BOUNDS = re.compile(r"(?P<low>-?\d+(?:\.\d+)?)(?:(?P<open> or more)| to (?P<high>-?\d+(?:\.\d+)?))?")


def bounds(value: Value) -> tuple[float, float] | None:
    """Return the least and the largest number that a value allows, infinity for no upper end; None for no number."""
    match = _BOUNDS.fullmatch(value.value)
    if match is None:
        return None
    low = float(match["low"])
    return low, math.inf if match["open"] else float(match["high"] or low)


@dataclass(frozen=True, slots=True)
class Turn:
    """What happens to a claim in an article, in the course of time, told from the times that articles state.

    "first": no article surely has it earlier (of several, nobody can tell whose is the first); "taken-up": another
    outlet's first article with it; "contradicted": it gives otherwise what the earliest gave, as a new figure does;
    "dropped": from this article on, the outlet no longer has it. `passage` is the evidence: the claim there, the words
    that contradict, or, of what is dropped, where the outlet had it last.
    """

    claim: str
    article: str
    event: Literal["first", "taken-up", "contradicted", "dropped"]
    passage: str
