"""Sentences of whole stories labelled as slanted background or not: task `informational`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.align import align
from framing.scorers.coverage import coverage
from framing.scorers.pooled import rows as matrix
from framing.scorers.wording import background
from framing.training.reading import read_stories
from framing.training.rows import Rows
from framing.training.tables import label, read_table, whole

if TYPE_CHECKING:
    from pathlib import Path

    from framing.encoders.encoder import Encoder

_COLUMNS = ("story", "outlet", "index", "sentence", "informational")


def read_informational(path: Path, encoder: Encoder) -> Rows:
    """Return a file's labelled sentences, each read beside all outlets' articles of its story."""
    table = read_table(path, _COLUMNS)
    truth = [label(path, n, row, "informational", ("0", "1")) for n, row in enumerate(table, 1)]
    there = [(n, row) for n, row in enumerate(table) if str(row["sentence"]).strip()]
    for n, row in there:
        whole(path, n + 1, row, "index")
    numbers: list[int] = []
    parts = []
    columns: tuple[str, ...] = ()
    for read in read_stories(there, encoder):
        alignment = align(read.articles, read.passages, read.parses, read.encoded)
        around = coverage(read.articles, read.passages, read.encoded, alignment)
        examples = background(zip(read.parses, read.encoded.tokens, read.signals, strict=True), around)
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
        groups={name: np.array([str(table[n][name]) for n in kept]) for name in ("story", "outlet")},
        skipped=len(table) - len(kept),
    )
