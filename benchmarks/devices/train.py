"""Make the model that weighs marks (`framing.scorers.marks`), from marks that were judged.

python -m benchmarks.devices.train ALIGNMENT-STORIES NEWSMTSC-TRAIN EVENTS
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.devices.evaluate import ROUNDS, Texts, default_encoder, sentences
from benchmarks.devices.judged import fit, in_articles, in_sentences
from framing.export.atomic import write_bytes
from framing.models import SHIPPED, Card
from framing.scorers.marks import pack

CARD = Card(
    name="marks",
    about="How probable it is that a word which rules mark as a qualifier or as loaded is one where it stands.",
    trained_on="marks of 151 stories, judged one by one, and of sentences of NewsMTSC and of a news cluster, labelled",
    made_by="python -m benchmarks.devices.train ALIGNMENT-STORIES NEWSMTSC-TRAIN EVENTS",
    licence="MIT",
)


def main() -> None:
    """Train on every judged mark and write the weights."""
    paths = [Path(argument) for argument in sys.argv[1:]]
    if len(paths) != 3 or not paths[0].is_dir():
        raise SystemExit(__doc__)
    encoder = default_encoder()
    open_ = [sentence for sentence in sentences(Texts(*paths[1:])) if not sentence.apart]
    marks = [*in_articles(paths[0], encoder), *in_sentences(open_, ROUNDS, encoder)]
    for name, content in pack(fit(marks), encoder.model, CARD).items():
        print(f"wrote {write_bytes(content, SHIPPED / 'marks' / name)}")


if __name__ == "__main__":
    main()
