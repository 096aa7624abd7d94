"""The words of a passage that weighed most in a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.records import Word
from framing.scorers.pooled import named

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framing.encoders.encoder import Tokens
    from framing.language.parse import Parse

_CONTENT = frozenset("NOUN VERB ADJ ADV INTJ".split())
_SHOWN = 3
_LEAST = 0.33
"""Share of the heaviest word's weight from which another is worth showing: a judgement."""


def top_words(parse: Parse, tokens: Tokens, pieces: NDArray[np.float64]) -> tuple[Word, ...]:
    """Return the words that speak most for a label, at most three, the heaviest first; `pieces` weigh word pieces.

    Names and words without a meaning of their own are left out: a reader learns nothing from “the”.
    """
    weighed = []
    for token, name in zip(parse.doc, named(parse), strict=True):
        end = token.idx + len(token)
        weight = sum(
            float(piece) for piece, (a, b) in zip(pieces, tokens.spans, strict=True) if token.idx <= a and b <= end
        )
        if token.pos_ in _CONTENT and not name and not token.is_stop and weight > 0:
            weighed.append((weight, Word(token.idx, end, token.text)))
    heaviest = max((weight for weight, _ in weighed), default=1.0)
    # Two digits of the heaviest's weight: words that weigh alike stand in the text's order on every machine.
    ranked = sorted(
        ((round(weight / heaviest, 2), word) for weight, word in weighed), key=lambda p: (-p[0], p[1].start)
    )
    return tuple(word for share, word in ranked[:_SHOWN] if share >= _LEAST)
