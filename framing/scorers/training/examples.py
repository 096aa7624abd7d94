"""Labelled sentences as articles and stories, so that they are read with what stands around them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.align import align
from framing.analysis import Analysis
from framing.devices import find_signals
from framing.errors import InputError
from framing.language import parse
from framing.records import Article, Block, Passage
from framing.scorers.judgements import context, target
from framing.scorers.scorer import background, wording
from framing.scorers.scorer import rows as matrix
from framing.scorers.training.tables import Rows, label, read_table, sentence_rows, whole, with_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from framing.encoders.encoder import Encoder, Tokens
    from framing.language.parse import Parse
    from framing.records import Signal
    from framing.scorers.scorer import Example


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


_STORY = ("story", "outlet", "index")


def read_sentences(path: Path, encoder: Encoder, *, text: str, answer: str) -> Rows:
    """Return a file's labelled sentences; where it tells story, outlet and index, each is read in its article."""
    table = read_table(path, (text, answer))
    truth = [label(path, n, row, answer, ("0", "1")) for n, row in enumerate(table, 1)]
    there = [(n, row | {"sentence": row[text]}) for n, row in with_text(path, table, text)]
    if all(name in table[0] for name in _STORY):
        for n, row in there:
            whole(path, n + 1, row, "index")
        reads = read_stories(there, encoder)
    else:
        reads = read_alone([(n, str(row["sentence"])) for n, row in there], encoder)
    return sentence_rows(table, truth, ((read.numbers, _examples(read)) for read in reads))


def _examples(read: Read) -> list[Example]:
    return [wording(parse, tokens, signals) for parse, tokens, signals in read.rows()]


_COLUMNS = ("story", "outlet", "index", "sentence", "informational")


def read_informational(path: Path, encoder: Encoder) -> Rows:
    """Return a file's labelled sentences, each read beside all outlets' articles of its story."""
    table = read_table(path, _COLUMNS)
    truth = [label(path, n, row, "informational", ("0", "1")) for n, row in enumerate(table, 1)]
    there = with_text(path, table, "sentence")
    for n, row in there:
        whole(path, n + 1, row, "index")
    return sentence_rows(table, truth, ((read.numbers, _passages(read)) for read in read_stories(there, encoder)))


def _passages(read: Read) -> list[Example]:
    aligned = align(read.analysis).added_to(read.analysis)
    return background(read.rows(), context(aligned))


TONES = ("negative", "neutral", "positive")
_POLARITY = ("-1", "0", "1")


def read_tone(path: Path, encoder: Encoder) -> Rows:
    """Return a file's labelled mentions: `sentence`, the mention's characters `from` and `to`, and its `polarity`.

    A column `story`, where there is one, says which rows must not be parted when a model is tried on unseen ones.
    """
    table = read_table(path, ("sentence", "from", "to", "polarity"))
    truth = [label(path, n, row, "polarity", _POLARITY) for n, row in enumerate(table, 1)]
    for row in table:
        row["sentence"] = str(row["sentence"])
    places = []
    of: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(table):
        start, end = whole(path, n + 1, row, "from"), whole(path, n + 1, row, "to")
        if not 0 <= start < end <= len(row["sentence"]):
            raise InputError(
                f"{path}, row {n + 1}: characters {start} to {end} are no part of a sentence of "
                f"{len(row['sentence'])}; expected the mention's first character and the one behind its last."
            )
        places.append((start, end))
        of[row["sentence"]].append(n)
    first = {numbers[0]: numbers for numbers in of.values()}
    filled = np.zeros(0)
    columns: tuple[str, ...] = ()
    for read in read_alone([(n, table[n]["sentence"]) for n in first], encoder):
        examples = [
            (n, target(parse, tokens, *places[n], signals))
            for number, (parse, tokens, signals) in zip(read.numbers, read.rows(), strict=True)
            for n in first[number]
        ]
        if not columns:
            columns = examples[0][1].columns
            filled = np.zeros((len(table), len(columns)), np.float32)
        filled[[n for n, _ in examples]] = matrix([example for _, example in examples])
    return Rows(
        columns=columns,
        labels=TONES,
        matrix=filled,
        truth=np.array(truth, np.int64),
        groups={
            "sentence": np.array([str(of[row["sentence"]][0]) for row in table]),
            **({"story": np.array([str(row["story"]) for row in table])} if "story" in table[0] else {}),
        },
    )
