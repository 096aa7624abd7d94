"""Make the taggers of words that judge (`framing.scorers.marks`), from words that readers judged.

python -m benchmarks.devices.train ALIGNMENT-STORIES NEWSMTSC-TRAIN EVENTS
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.devices.evaluate import Texts, default_encoder, sentences
from benchmarks.devices.judged import fit, in_sentences, in_stories, read_stories
from framing.export.atomic import write_bytes
from framing.models import SHIPPED, Card
from framing.scorers.marks import pack

CARD = Card(
    name="marks",
    about="How probable it is that a word is a qualifier, or loaded, where it stands.",
    trained_on="words of labelled sentences of NewsMTSC, a news cluster and 151 stories, and judged marks of these",
    made_by="python -m benchmarks.devices.train ALIGNMENT-STORIES NEWSMTSC-TRAIN EVENTS",
    licence="MIT",
)


def main() -> None:
    """Train on every word that was judged and is not kept apart, and write the weights."""
    paths = [Path(argument) for argument in sys.argv[1:]]
    if len(paths) != 3 or not paths[0].is_dir():
        raise SystemExit(__doc__)
    encoder = default_encoder()
    open_ = [sentence for sentence in sentences(Texts(*paths[1:])) if not sentence.apart]
    taught = [*in_stories(read_stories(paths[0], encoder)), *in_sentences(open_, encoder)]
    for name, content in pack(fit(taught), encoder.model, CARD).items():
        print(f"wrote {write_bytes(content, SHIPPED / 'marks' / name)}")


if __name__ == "__main__":
    main()
