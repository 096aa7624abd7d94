"""What the stages before have found in a story: everything that a scorer may look at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.align import Alignment
    from framing.encoders.encoder import Encoded
    from framing.language.parse import Parse
    from framing.records import Article, Entity, Signal


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """A story's articles with what was found in them. Row i of `parses` and of `encoded` is passage i."""

    articles: tuple[Article, ...]
    parses: tuple[Parse, ...]
    encoded: Encoded
    signals: tuple[Signal, ...]
    entities: tuple[Entity, ...]
    alignment: Alignment

    def by_passage(self) -> dict[str, list[Signal]]:
        """Return the signals of each passage; a passage without any gets an empty list."""
        found: dict[str, list[Signal]] = defaultdict(list)
        for signal in self.signals:
            found[signal.passage].append(signal)
        return found

    def readable(self, parse: Parse) -> bool:
        """Say whether a passage is a parsed sentence of an English article: the scorers learned from no other."""
        article = next(each for each in self.articles if each.id == parse.passage.article)
        return article.language in ("", "en") and parse.doc.has_annotation("DEP")
