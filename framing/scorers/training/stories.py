"""Sentences of whole stories labelled as slanted background or not: task `informational`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.align import align
from framing.scorers.context import context
from framing.scorers.training.reading import read_stories
from framing.scorers.training.rows import sentence_rows
from framing.scorers.training.tables import label, read_table, whole, with_text
from framing.scorers.wording import background

if TYPE_CHECKING:
    from pathlib import Path

    from framing.encoders.encoder import Encoder
    from framing.scorers.pooled import Example
    from framing.scorers.training.reading import Read
    from framing.scorers.training.rows import Rows

_COLUMNS = ("story", "outlet", "index", "sentence", "informational")


def read_informational(path: Path, encoder: Encoder) -> Rows:
    """Return a file's labelled sentences, each read beside all outlets' articles of its story."""
    table = read_table(path, _COLUMNS)
    truth = [label(path, n, row, "informational", ("0", "1")) for n, row in enumerate(table, 1)]
    there = with_text(path, table, "sentence")
    for n, row in there:
        whole(path, n + 1, row, "index")
    return sentence_rows(table, truth, ((read.numbers, _examples(read)) for read in read_stories(there, encoder)))


def _examples(read: Read) -> list[Example]:
    aligned = align(read.analysis).added_to(read.analysis)
    return background(read.rows(), context(aligned))
