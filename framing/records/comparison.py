"""All that was found in a story, and with what."""

from __future__ import annotations

from dataclasses import dataclass

from framing.records.articles import Passage, Story
from framing.records.claims import Claim, Discrepancy, Link, Omission
from framing.records.wording import Contrast, Entity, Role, Signal, Slant, Speaker, Tone


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a kind of signal is, in words for a reader: the name of the framing device, and what it does."""

    kind: str
    label: str
    about: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval; `low` and `high` are None where there is too little text."""

    value: float
    unit: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A rate or share of an article, by its `name`; `article` is empty where all of an outlet's are taken together."""

    article: str
    outlet: str
    name: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Model:
    """A model that took part in a comparison, by name and the hash of its weights."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """With what a comparison was made. `created` is ISO 8601 in UTC and honours SOURCE_DATE_EPOCH."""

    version: str
    models: tuple[Model, ...]
    settings: dict[str, str | int | float | bool | tuple[str, ...] | None]
    created: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything found in a story: the one value that pages, exercises and files are made from.

    `legend` has an entry for every kind of signal that was looked for, in the order in which they are shown.
    """

    story: Story
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    claims: tuple[Claim, ...]
    omissions: tuple[Omission, ...]
    discrepancies: tuple[Discrepancy, ...]
    legend: tuple[LegendEntry, ...]
    signals: tuple[Signal, ...]
    entities: tuple[Entity, ...]
    contrasts: tuple[Contrast, ...]
    roles: tuple[Role, ...]
    speakers: tuple[Speaker, ...]
    slants: tuple[Slant, ...]
    tones: tuple[Tone, ...]
    measures: tuple[Measure, ...]
    provenance: Provenance
