"""All that was found in a story, and with what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from framing.records.articles import Passage, Story
from framing.records.claims import Agreement, Claim, Discrepancy, Link, Omission, Turn
from framing.records.wording import Contrast, Entity, Role, Signal, Slant, Speaker, Tone

if TYPE_CHECKING:
    from framing.records.articles import Article


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

    `legend` has an entry for every kind of signal that was looked for, in the order in which they are shown. Claims
    stand the most salient and surest first, discrepancies as they are shown: opposite statements, then the surest, and
    those that can all be right last. `ledger` has each claim's turns in time, where the articles' times tell any;
    `agreements` the figures that several outlets give alike, those of most outlets first.
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
    ledger: tuple[Turn, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    def _repr_html_(self) -> str:
        """Return what a notebook shows of it: the report, which `framing` itself provides (a record knows no pages)."""
        import framing

        return framing.notebook_view(self)


@dataclass(frozen=True, eq=False)  # no slots: each lookup is built when it is first asked for, and kept
class Index:
    """A comparison's parts by their ids: which passage is whose, and which two passages report one fact.

    Lookups are called as those of `framing.analysis.Analysis`, which is the index while findings are still looked for.
    """

    comparison: Comparison

    @cached_property
    def article_of(self) -> dict[str, Article]:
        """Each article by its own id."""
        return {article.id: article for article in self.comparison.story.articles}

    @cached_property
    def passage_of(self) -> dict[str, Passage]:
        """Each passage by its own id."""
        return {passage.id: passage for passage in self.comparison.passages}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """Each claim by its own id."""
        return {claim.id: claim for claim in self.comparison.claims}

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, in the order of their first articles."""
        return tuple(dict.fromkeys(article.outlet for article in self.comparison.story.articles))

    @cached_property
    def outlet_of_article(self) -> dict[str, str]:
        """The outlet of each article."""
        return {article.id: article.outlet for article in self.comparison.story.articles}

    @cached_property
    def outlet_of(self) -> dict[str, str]:
        """The outlet of each passage."""
        return {passage.id: self.outlet_of_article[passage.article] for passage in self.comparison.passages}

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The place of each passage in the story, counted from 0."""
        return {passage.id: place for place, passage in enumerate(self.comparison.passages)}

    @cached_property
    def passages_of(self) -> dict[str, tuple[Passage, ...]]:
        """The passages of each article, in order; an article without any has an empty tuple."""
        passages: dict[str, list[Passage]] = {article: [] for article in self.article_of}
        for passage in self.comparison.passages:
            passages[passage.article].append(passage)
        return {article: tuple(own) for article, own in passages.items()}

    @cached_property
    def claims_of(self) -> dict[str, tuple[str, ...]]:
        """The ids of the claims that each passage carries, in their order; one that carries none has an empty tuple."""
        claims: dict[str, list[str]] = {passage.id: [] for passage in self.comparison.passages}
        for claim in self.comparison.claims:
            for passage in claim.passages:
                claims[passage].append(claim.id)
        return {passage: tuple(carried) for passage, carried in claims.items()}

    @cached_property
    def signals_of(self) -> dict[str, tuple[Signal, ...]]:
        """The signals of each passage, in their order; a passage without any has an empty tuple."""
        signals: dict[str, list[Signal]] = {passage.id: [] for passage in self.comparison.passages}
        for signal in self.comparison.signals:
            signals[signal.passage].append(signal)
        return {passage: tuple(own) for passage, own in signals.items()}

    def link(self, a: str, b: str) -> float:
        """Return the probability that two passages report a common fact; 0 where no link was accepted."""
        return self._links.get(frozenset((a, b)), 0.0)

    def related(self, a: str, b: str) -> bool:
        """Return whether two passages are linked, however weakly, or stand in a common claim."""
        return self.link(a, b) > 0 or any(claim in self.claims_of[b] for claim in self.claims_of[a])

    @cached_property
    def _links(self) -> dict[frozenset[str], float]:
        return {frozenset((link.a, link.b)): link.probability for link in self.comparison.links}
