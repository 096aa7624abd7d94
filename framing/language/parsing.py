"""From passages to parses."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from framing.language.attributions import attributed
from framing.language.model import pipeline, tokenised
from framing.language.parse import Attribution, Parse, Quotation, Span
from framing.language.quotations import quoted_spans, spoken, turns
from framing.language.sources import source_span
from framing.language.speakers import BACK, note_names, speaker

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
    parses: list[Parse] = []
    for _, group in groupby(zip(passages, docs, strict=True), key=lambda pair: pair[0].article):
        rows = list(group)
        parses += _article([passage for passage, _ in rows], [doc for _, doc in rows])
    return tuple(parses)


def _article(passages: list[Passage], docs: list[Doc]) -> list[Parse]:
    """Put quotations and attributions to one article's passages, in order."""
    note_names(docs)
    talk = turns(passages, docs)
    # What stands in a turn is its speaker's, without marks.
    quoted = tuple(
        (Span(talk[row].start, len(passage.text)),) if row in talk else spans
        for row, (passage, spans) in enumerate(zip(passages, quoted_spans(passages), strict=True))
    )
    ended = [bool(spans) and spans[-1].end == len(doc.text.rstrip()) for spans, doc in zip(quoted, docs, strict=True)]
    attributions = [
        _attributions(doc, quoted[row], docs[max(0, row - BACK) : row], follows=row > 0 and ended[row - 1])
        for row, doc in enumerate(docs)
    ]
    speech = spoken(docs, quoted, attributions, [passage.paragraph for passage in passages])
    for row, turn in talk.items():
        speech[row] = ((Quotation(turn.start, len(passages[row].text), turn.speaker),), ())
    return [
        Parse(passage, docs[row], *speech[row], attributions=attributions[row]) for row, passage in enumerate(passages)
    ]


def _attributions(doc: Doc, quoted: tuple[Span, ...], before: list[Doc], *, follows: bool) -> tuple[Attribution, ...]:
    return tuple(
        Attribution(
            cue=found.cue,
            lemma=found.lemma,
            stance=found.stance,
            content=found.content,
            source=source_span(found.source) if found.source is not None else None,
            speaker=speaker(found.source, before) if found.source is not None else None,
        )
        for found in attributed(doc, quoted, follows=follows)
    )


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
