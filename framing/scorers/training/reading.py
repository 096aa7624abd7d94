"""Labelled sentences as articles and stories, so that they are read with what stands around them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.analysis import Analysis
from framing.devices import find_signals
from framing.language import parse
from framing.records import Article, Block, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.encoders.encoder import Encoder, Tokens
    from framing.language.parse import Parse
    from framing.records import Signal

_TOGETHER = 256
"""Stories, or rows that belong to none, that are parsed and encoded at a time: more would only take more memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """Sentences that were parsed and encoded together; `numbers` are their rows in the file, in the same order."""

    numbers: tuple[int, ...]
    analysis: Analysis

    def rows(self) -> Iterator[tuple[Parse, Tokens, tuple[Signal, ...]]]:
        """Yield each sentence's parse, word pieces and signals, in the order of `numbers`."""
        for parsed, tokens in zip(self.analysis.parses, self.analysis.encoded.tokens, strict=True):
            yield parsed, tokens, self.analysis.signals_of[parsed.passage.id]


def read_alone(texts: Sequence[tuple[int, str]], encoder: Encoder) -> list[Read]:
    """Return sentences (row, text) each read as an article of its own."""
    return [
        _read([(str(n), n, text) for n, text in texts[start : start + _TOGETHER]], encoder)
        for start in range(0, len(texts), _TOGETHER)
    ]


def read_stories(rows: Sequence[tuple[int, dict[str, Any]]], encoder: Encoder) -> list[Read]:
    """Return rows with `story`, `outlet`, `index` and `sentence` read story by story, each article in its order."""
    stories: dict[str, list[tuple[str, int, int, str]]] = defaultdict(list)
    for number, row in rows:
        stories[str(row["story"])].append((str(row["outlet"]), int(row["index"]), number, str(row["sentence"])))
    return [_read([(outlet, n, text) for outlet, _, n, text in sorted(story)], encoder) for story in stories.values()]


def _read(sentences: Sequence[tuple[str, int, str]], encoder: Encoder) -> Read:
    """Read sentences (article, row, text); those of one article follow one another."""
    passages: list[Passage] = []
    texts: dict[str, str] = {}
    for article, _, text in sentences:
        before = texts.get(article, "")
        index = before.count("\0")
        passages.append(
            Passage(f"{article}:{index}", article, index, "body", index, len(before), len(before) + len(text), text)
        )
        texts[article] = f"{before}{text.replace(chr(0), ' ')}\0"
    articles = tuple(
        Article(
            outlet=article,
            id=article,
            text=text.replace("\0", "\n"),
            blocks=tuple(Block("body", p.start, p.end) for p in passages if p.article == article),
        )
        for article, text in texts.items()
    )
    parses, encoded = parse(passages), encoder.encode([passage.text for passage in passages])
    analysis = Analysis(articles, parses, encoded, signals=find_signals(parses))
    return Read(tuple(number for _, number, _ in sentences), analysis)
