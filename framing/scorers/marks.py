"""How probable it is that a marked word is the device that rules take it for, where it stands.

"Slammed" judges in nearly every sentence, "final" in few, and no list says which. In go a story's signals; out come the
same ones, those of WEIGHED with another probability. Names are written as X before a sentence is read, so that who is
spoken of cannot matter: the same sentence about another side gets the same answer.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from framing import models
from framing.models import SHIPPED, Card, Kept, Regression
from framing.records import Model, rounded
from framing.scorers.scorer import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from framing.encoders.encoder import Encoder, Tokens
    from framing.language.parse import Parse
    from framing.records import Signal

WEIGHED = ("qualifier", "loaded")
"""The devices that are weighed: of the others too few marks were judged to learn from."""
NUMBERS = ("by rule", "quoted", "headline")
"""What is read of a mark beside vectors: its rule's probability as a logit, its voice, where it stands."""
_POOLED = ("word last", "word middle", "sentence", "sentence middle")
_EDGE = 0.03
"""Probabilities of rules are kept so far from 0 and 1 before their logits are taken."""
_NAME = "X"


def weigh(parse_of: Mapping[str, Parse], signals: Sequence[Signal], encoder: Encoder) -> tuple[Signal, ...]:
    """Return the signals with what was learned of marks like them; `parse_of` has the parse of each one's passage.

    With another encoder than the one that the verdicts were learned with, the rules' word is final.
    """
    verdicts, learned_with = shipped()
    if encoder.model != learned_with:
        return tuple(signals)
    rows = mark_rows([parse_of[signal.passage] for signal in signals], signals, encoder)
    weighed = list(signals)
    for kind in WEIGHED:
        own = [n for n, row in rows.items() if signals[n].kind == kind]
        if not own:
            continue
        chances = verdicts[kind].probabilities(np.stack([rows[n] for n in own]))
        for n, chance in zip(own, chances.tolist(), strict=True):
            weighed[n] = replace(signals[n], probability=rounded(chance))
    return tuple(weighed)


def mark_rows(
    parses: Sequence[Parse], signals: Sequence[Signal], encoder: Encoder
) -> Mapping[int, NDArray[np.float32]]:
    """Return by its place in `signals` the row of each mark of WEIGHED, as `columns` names it; its parse is beside it.

    A mark that is a name and nothing else has none: without the name there is nothing to weigh.
    """
    masked = {n: _masked(parses[n], signal) for n, signal in enumerate(signals) if signal.kind in WEIGHED}
    texts = sorted({text for text, start, end in masked.values() if start < end})
    if not texts:
        return {}
    encoded = encoder.encode(texts)
    place = {text: row for row, text in enumerate(texts)}
    rows: dict[int, NDArray[np.float32]] = {}
    for n, (text, start, end) in masked.items():
        if start < end:
            tokens, pooled = encoded.tokens[place[text]], encoded.pooled[place[text]]
            word = [i for i, (a, b) in enumerate(tokens.spans) if a < end and start < b]
            if word:
                rows[n] = np.concatenate([*_pooled(tokens, word, pooled), _numbers(parses[n], signals[n])])
    return rows


def columns(dims: int) -> tuple[str, ...]:
    """Return the names of a row's columns; `dims` are those of one vector."""
    return (*(f"{name} {n}" for name in _POOLED for n in range(dims)), *NUMBERS)


def _pooled(tokens: Tokens, word: list[int], pooled: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    middle = tokens.middle.astype(np.float32)
    return [tokens.vectors[word].mean(axis=0), middle[word].mean(axis=0), pooled, middle.mean(axis=0)]


def _numbers(parse: Parse, signal: Signal) -> NDArray[np.float32]:
    chance = min(max(signal.probability, _EDGE), 1 - _EDGE)
    by_rule = math.log(chance / (1 - chance))
    return np.array([by_rule, signal.voice == "quoted", parse.passage.role == "headline"], np.float32)


def _masked(parse: Parse, signal: Signal) -> tuple[str, int, int]:
    """Return a sentence with X for each run of names, and where in it the mark's other words stand (or 0, 0).

    "Kremlin-backed rebels" and "Pentagon-backed rebels" are both "X-backed rebels".
    """
    text, start, end, before = "", -1, -1, False
    for token, name in zip(parse.doc, named(parse), strict=True):
        inside = token.idx < signal.end and signal.start < token.idx + len(token)
        if name:
            text = text.rstrip() if before else text + _NAME
        else:
            start = len(text) if inside and start < 0 else start
            text += token.text
            end = len(text) if inside else end
        text, before = text + token.whitespace_, name
    return text, max(start, 0), max(end, 0)


@cache
def shipped() -> tuple[Mapping[str, Regression], Model]:
    """Return the verdicts that come with framing, by the device's kind, and the encoder whose vectors they read.

    Raises ModelError where a file of the model is missing or damaged.
    """
    return models.load(SHIPPED / "marks", _verdicts)


def _verdicts(_card: Card, kept: Kept) -> tuple[Mapping[str, Regression], Model]:
    return {kind: Regression.of(kept.part(kind)) for kind in WEIGHED}, Model(*kept.values["encoder"])


def pack(verdicts: Mapping[str, Regression], encoder: Model, card: Card) -> dict[str, bytes]:
    """Return the model's files by name, to be written in this order."""
    values = {"encoder": [encoder.name, encoder.sha256]}
    return models.pack(card, models.together(values, {kind: verdicts[kind].kept() for kind in WEIGHED}))
