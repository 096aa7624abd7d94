"""Labelled sentences as articles and stories, so that they are read with what stands around them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.devices import find_signals
from framing.language import parse
from framing.records import Article, Block, Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.encoders.encoder import Encoded, Encoder
    from framing.language.parse import Parse
    from framing.records import Signal

_TOGETHER = 256
"""Stories, or rows that belong to none, that are parsed and encoded at a time: more would only take more memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """Sentences that were parsed and encoded together; `numbers` are their rows in the file, in the same order."""

    numbers: tuple[int, ...]
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    parses: tuple[Parse, ...]
    encoded: Encoded
    signals: tuple[tuple[Signal, ...], ...]


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
    parses = parse(passages)
    found: dict[str, list[Signal]] = defaultdict(list)
    for signal in find_signals(parses):
        found[signal.passage].append(signal)
    articles = tuple(
        Article(
            outlet=article,
            id=article,
            text=text.replace("\0", "\n"),
            blocks=tuple(Block("body", p.start, p.end) for p in passages if p.article == article),
        )
        for article, text in texts.items()
    )
    return Read(
        numbers=tuple(number for _, number, _ in sentences),
        articles=articles,
        passages=tuple(passages),
        parses=parses,
        encoded=encoder.encode([passage.text for passage in passages]),
        signals=tuple(tuple(found[passage.id]) for passage in passages),
    )
