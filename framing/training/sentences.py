"""Sentences labelled as worded with slant or not: tasks `bias` and `lexical`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.scorers.pooled import rows as matrix
from framing.scorers.wording import wording
from framing.training.reading import read_alone, read_stories
from framing.training.rows import Rows
from framing.training.tables import label, read_table, whole

if TYPE_CHECKING:
    from pathlib import Path

    from framing.encoders.encoder import Encoder

_STORY = ("story", "outlet", "index")


def read_sentences(path: Path, encoder: Encoder, *, text: str, answer: str) -> Rows:
    """Return a file's labelled sentences; where it tells story, outlet and index, each is read in its article."""
    table = read_table(path, (text, answer))
    truth = [label(path, n, row, answer, ("0", "1")) for n, row in enumerate(table, 1)]
    there = [(n, row | {"sentence": row[text]}) for n, row in enumerate(table) if str(row[text]).strip()]
    if all(name in table[0] for name in _STORY):
        for n, row in there:
            whole(path, n + 1, row, "index")
        reads = read_stories(there, encoder)
    else:
        reads = read_alone([(n, str(row["sentence"])) for n, row in there], encoder)
    numbers: list[int] = []
    parts = []
    columns: tuple[str, ...] = ()
    for read in reads:
        examples = [
            wording(parse, tokens, signals)
            for parse, tokens, signals in zip(read.parses, read.encoded.tokens, read.signals, strict=True)
        ]
        columns = examples[0].columns
        parts.append(matrix(examples))
        numbers += read.numbers
    order = np.argsort(numbers)
    kept = [numbers[n] for n in order]
    return Rows(
        columns=columns,
        labels=("slanted",),
        matrix=np.concatenate(parts)[order],
        truth=np.array([truth[n] for n in kept], np.int64),
        groups={
            name: np.array([str(table[n][name]) for n in kept]) for name in ("story", "outlet") if name in table[0]
        },
        skipped=len(table) - len(kept),
    )
