"""A passage as the scorers of wording read it: how it sounds without its names, and which devices were marked in it."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from framing.devices import DEVICES
from framing.scorers.pooled import Example, Pooling, named, piece_mask, shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from framing.encoders.encoder import Tokens
    from framing.language.parse import Parse
    from framing.records import Signal, Stance, Voice

_VOICES: tuple[Voice, ...] = ("author", "quoted")
_STANCES: tuple[Stance, ...] = ("neutral", "doubting", "endorsing", "denying")
_PARTS = "ADJ ADV NOUN VERB PRON INTJ AUX DET PUNCT CCONJ SCONJ PART NUM".split()
_SPOKEN = {
    "first person": frozenset("i we our us my me ours mine".split()),
    "second person": frozenset("you your yours".split()),
    "exclamation mark": frozenset("!"),
    "question mark": frozenset("?"),
    "dash": frozenset("—–") | {"--"},
}


def wording(parse: Parse, tokens: Tokens, signals: Sequence[Signal]) -> Example:
    """Return what a scorer reads of one passage; `signals` are those found in it."""
    share = shares(~piece_mask(parse, tokens, named(parse)))
    return Example(
        (Pooling("middle", tokens.middle.astype(np.float32), share), Pooling("last", tokens.vectors, share)),
        numbers(parse, signals),
    )


def background(
    passages: Iterable[tuple[Parse, Tokens, Sequence[Signal]]], context: Sequence[Mapping[str, float]]
) -> list[Example]:
    """Return what a scorer of slanted background reads of a story's passages, all outlets' together.

    Beside the wording: the same less the story's mean, so what sets the passage apart from how all outlets tell it, and
    `context` (one row a passage, see `framing.scorers.context`): who else tells it, and where it stands.
    """
    read = [wording(parse, tokens, signals) for parse, tokens, signals in passages]
    story: NDArray[np.float32] = np.mean([example.poolings[0].mean for example in read], axis=0)
    return [
        Example(
            (*example.poolings, Pooling("apart", example.poolings[0].vectors, example.poolings[0].share, story)),
            {**example.numbers, **around},
        )
        for example, around in zip(read, context, strict=True)
    ]


def numbers(parse: Parse, signals: Sequence[Signal]) -> dict[str, float]:
    """Return the named numbers of a passage: devices marked, by kind and voice, and its make-up."""
    marked: Counter[str] = Counter()
    for signal in signals:
        marked[f"{signal.kind}, {signal.voice}"] += signal.probability  # type: ignore[assignment]
        marked[f"attribution, {signal.stance}"] += signal.stance is not None
    words = [token.lower_ for token in parse.doc]
    parts = Counter(token.pos_ for token in parse.doc)
    many = max(len(words), 1)
    quoted = sum(quotation.end - quotation.start for quotation in parse.quotations)
    return {
        **{f"{each.kind}, {voice}": marked[f"{each.kind}, {voice}"] for each in DEVICES for voice in _VOICES},
        **{f"attribution, {stance}": marked[f"attribution, {stance}"] for stance in _STANCES},
        **{part.lower(): parts[part] / many for part in _PARTS},
        **{name: sum(word in listed for word in words) for name, listed in _SPOKEN.items()},
        "superlative": sum(token.tag_ in ("JJS", "RBS") for token in parse.doc),
        "past tense": sum(token.tag_ == "VBD" for token in parse.doc) / many,
        "length": math.log(many),
        "quoted": quoted / max(len(parse.doc.text), 1),
        "fragments": len(parse.fragments),
    }
