"""From passages to parses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.language.model import pipeline, tokenised
from framing.language.parse import Parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from framing.records import Passage

_LONGEST = 5_000
"""Characters; no sentence is longer. A longer passage is a list or noise: it gets tokens, no tree (and no delay)."""


def parse(passages: Sequence[Passage]) -> tuple[Parse, ...]:
    """Return one parse a passage, in order: one dependency tree each, with the quotations and who speaks them.

    `parse.doc.text == parse.passage.text`, but for lone surrogates, which become U+FFFD (same length). A passage of
    more than 5,000 characters is tokenised only.
    """
    docs = _parsed([passage.text for passage in passages])
    return tuple(Parse(passage, doc, ()) for passage, doc in zip(passages, docs, strict=True))


def _parsed(texts: Sequence[str]) -> list[Doc]:
    docs = [_one_sentence(tokenised(text)) for text in texts]
    short = [doc for doc, text in zip(docs, texts, strict=True) if len(text) <= _LONGEST]
    for _ in pipeline().pipe(short, batch_size=64):
        pass  # the pipeline annotates the documents in place
    return docs


def _one_sentence(doc: Doc) -> Doc:
    """Tell the parser that the passage is one sentence: passages are already divided."""
    starts = np.full((len(doc), 1), -1, dtype=np.int64).view(np.uint64)  # -1: no sentence begins here
    starts[:1] = 1
    # Setting it token by token takes quadratic time. The stub knows no numpy arrays.
    return doc.from_array(["SENT_START"], starts)  # type: ignore[arg-type]
