"""One story, parsed, encoded and indexed once: what alignment, every finder and every scorer reads.

In go cleaned articles, their passages' parses and vectors, and what the stages before have found; out come the lookups
that several stages need. `framing.pipeline` makes fuller ones with `dataclasses.replace` as findings come in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framing.encoders.encoder import Encoded
    from framing.language.parse import Parse
    from framing.records import Article, Claim, Discrepancy, Entity, Link, Mention, Passage, Signal, Slant


@dataclass(frozen=True, eq=False)  # no slots: each lookup is built when it is first asked for, and kept
class Analysis:
    """A story's articles with what was found in them. Row i of `parses` and of `encoded` is passage i.

    `near` are pairs of passages that may report a common fact and were not linked. What no stage has looked for yet is
    empty.
    """

    articles: tuple[Article, ...]
    parses: tuple[Parse, ...]
    encoded: Encoded
    links: tuple[Link, ...] = ()
    near: tuple[Link, ...] = ()
    claims: tuple[Claim, ...] = ()
    signals: tuple[Signal, ...] = ()
    entities: tuple[Entity, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    slants: tuple[Slant, ...] = ()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, article by article, in the order of their rows."""
        return tuple(parse.passage for parse in self.parses)

    @cached_property
    def article_of(self) -> dict[str, Article]:
        """Each article by its own id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets, in the order of their first articles."""
        return tuple(dict.fromkeys(article.outlet for article in self.articles))

    @cached_property
    def outlet_of_article(self) -> dict[str, str]:
        """The outlet of each article."""
        return {article.id: article.outlet for article in self.articles}

    @cached_property
    def outlet_of(self) -> dict[str, str]:
        """The outlet of each passage."""
        return {passage.id: self.outlet_of_article[passage.article] for passage in self.passages}

    @cached_property
    def passage_of(self) -> dict[str, Passage]:
        """Each passage by its id."""
        return {passage.id: passage for passage in self.passages}

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The row of each passage in `parses` and `encoded`: its place in the story."""
        return {passage.id: row for row, passage in enumerate(self.passages)}

    @cached_property
    def parse_of(self) -> dict[str, Parse]:
        """The parse of each passage."""
        return {parse.passage.id: parse for parse in self.parses}

    @cached_property
    def signals_of(self) -> dict[str, tuple[Signal, ...]]:
        """The signals of each passage, in their order; a passage without any has an empty tuple."""
        signals: dict[str, list[Signal]] = {passage.id: [] for passage in self.passages}
        for signal in self.signals:
            signals[signal.passage].append(signal)
        return {passage: tuple(own) for passage, own in signals.items()}

    @cached_property
    def mentions_of(self) -> dict[str, tuple[tuple[Entity, Mention], ...]]:
        """The mentions in each passage, each with its entity; a passage without any has an empty tuple."""
        mentions: dict[str, list[tuple[Entity, Mention]]] = {passage.id: [] for passage in self.passages}
        for entity in self.entities:
            for mention in entity.mentions:
                mentions[mention.passage].append((entity, mention))
        return {passage: tuple(own) for passage, own in mentions.items()}

    def is_english(self, article: str) -> bool:
        """Return whether an article is in English, or too short to tell: the language that parser and lists know."""
        return self.article_of[article].language in ("", "en")

    @property
    def english(self) -> tuple[Parse, ...]:
        """The parses of the articles in English, in order: what devices and taggers read."""
        return tuple(parse for parse in self.parses if self.is_english(parse.passage.article))

    def in_english(self, parse: Parse) -> bool:
        """Return whether a passage is a parsed sentence of an English article: what the scorers learned from."""
        return self.is_english(parse.passage.article) and parse.doc.has_annotation("DEP")

    def reach(self, more: Iterable[Link] = ()) -> dict[str, dict[str, float]]:
        """Return for each passage the outlets that it is paired with, and the best probability of each.

        Pairs are the links, the near ones and `more`; a passage without any has an empty dict.
        """
        reach: dict[str, dict[str, float]] = {passage.id: {} for passage in self.passages}
        for link in (*self.links, *self.near, *more):
            for here, there in ((link.a, link.b), (link.b, link.a)):
                outlet = self.outlet_of[there]
                reach[here][outlet] = max(reach[here].get(outlet, 0.0), link.probability)
        return reach
