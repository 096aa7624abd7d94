"""Sentences labelled as worded with slant or not: tasks `bias` and `lexical`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.scorers.training.reading import read_alone, read_stories
from framing.scorers.training.rows import sentence_rows
from framing.scorers.training.tables import label, read_table, whole, with_text
from framing.scorers.wording import wording

if TYPE_CHECKING:
    from pathlib import Path

    from framing.encoders.encoder import Encoder
    from framing.scorers.pooled import Example
    from framing.scorers.training.reading import Read
    from framing.scorers.training.rows import Rows

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
