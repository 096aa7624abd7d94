"""Mentions labelled with the tone of their sentence toward them: task `tone`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from framing.errors import InputError
from framing.scorers.pooled import rows as matrix
from framing.scorers.target import target
from framing.scorers.training.reading import read_alone
from framing.scorers.training.rows import Rows
from framing.scorers.training.tables import label, read_table, whole

if TYPE_CHECKING:
    from pathlib import Path

    from framing.encoders.encoder import Encoder

TONES = ("negative", "neutral", "positive")
_POLARITY = ("-1", "0", "1")


def read_tone(path: Path, encoder: Encoder) -> Rows:
    """Return a file's labelled mentions: `sentence`, the mention's characters `from` and `to`, and its `polarity`."""
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
        groups={"sentence": np.array([str(of[row["sentence"]][0]) for row in table])},
    )
