"""What is said of somebody in a passage, as the scorer of tone reads it: the words around a mention, without names.

The nearer a word stands to the mention, in the sentence or in the dependency tree, the more it weighs (the idea of
target-dependent sentiment: Hamborg and Donnay 2021, NewsMTSC). The mention's own words and all other names weigh
nothing, so that a name alone has no tone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.scorers.pooled import Example, Pooling, named, piece_mask, shares
from framing.scorers.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Token

    from framing.encoders.encoder import Tokens
    from framing.language.parse import Parse
    from framing.records import Signal

_REACH = 5.0
"""Word pieces; at this distance a word weighs a little more than a third."""
_ROLES = "nsubj nsubjpass dobj pobj poss compound conj appos attr agent ROOT".split()


def target(parse: Parse, tokens: Tokens, start: int, end: int, signals: Sequence[Signal]) -> Example:
    """Return what the scorer of tone reads of the mention at `start` to `end` of a passage."""
    inside = [token for token in parse.doc if token.idx < end and start < token.idx + len(token)]
    own = np.array([a < end and start < b for a, b in tokens.spans], bool)
    plain = ~piece_mask(parse, tokens, named(parse)) & ~own
    near = shares(np.exp(-_distance(own) / _REACH) * plain)
    chosen = _governing(inside)
    tied = shares(piece_mask(parse, tokens, [token in chosen for token in parse.doc]) & plain)
    around = shares(plain)
    middle = tokens.middle.astype(np.float32)
    poolings = [
        Pooling(f"{name}, {layer}", vectors, share)
        for name, share in (("near", near), ("tied", tied), ("around", around))
        for layer, vectors in (("middle", middle), ("last", tokens.vectors))
    ]
    root = next((token for token in inside if token.head not in inside), inside[-1] if inside else None)
    place = {
        **{f"as {role}": float(root is not None and root.dep_ == role) for role in _ROLES},
        "in quotation": float(parse.voice(start, end)[0] == "quoted"),
        "place": start / max(len(parse.doc.text), 1),
    }
    return Example(tuple(poolings), place | numbers(parse, signals))


def _distance(own: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return how many pieces each piece is away from the mention."""
    at = np.arange(len(own))
    places = np.flatnonzero(own)
    away = np.abs(at[:, None] - (places if len(places) else at[:1])[None])
    return np.asarray(away.min(axis=1, initial=len(own)), np.float64)


def _governing(inside: Sequence[Token]) -> set[Token]:
    """Return the words that the tree ties to the mention: what governs it, what hangs on it, and its neighbours."""
    chosen: set[Token] = set()
    for token in inside:
        if token.head not in inside:
            chosen |= {token.head, token.head.head, *token.head.children}
        chosen |= set(token.children)
    return chosen - set(inside)
