"""The tone toward somebody: how the words around each mention of a story's main actors speak of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

import numpy as np

from framing import lexicon
from framing.findings.roles import acts_of
from framing.records import Tone, rounded
from framing.scorers.pooled import Example, Pooling, named, numbers, piece_mask, shares, top_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Token

    from framing.analysis import Analysis
    from framing.encoders.encoder import Tokens
    from framing.language.parse import Parse
    from framing.models import Regression
    from framing.records import Mention, Signal
    from framing.scorers.file import Scorer


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


_ACTORS = 8
"""Actors of a story that are looked at, the most often mentioned first."""
_MENTIONS = 3
"""Mentions that an actor has at least."""
_THREATS = "besiege intimidate invade menace terrorise terrorize threaten".split()
_MENACE = lexicon.words("harming-verbs") | frozenset(_THREATS)


def find_tones(analysis: Analysis, scorer: Scorer) -> tuple[Tone, ...]:
    """Return the tone of mentions of the main actors in English articles, actor by actor, in the text's order.

    Pronouns are no mentions here. A mention whose tone the scorer's gate does not let it state is left out, and so is
    a positive one of somebody who harms or threatens in the same breath.
    """
    actors = [each for each in analysis.entities if each.kind != "event" and len(each.mentions) >= _MENTIONS]
    found = []
    for actor in actors[:_ACTORS]:
        for name in actor.mentions:
            row = analysis.row_of[name.passage]
            parse, tokens = analysis.parses[row], analysis.encoded.tokens[row]
            if analysis.in_english(parse):
                example = target(parse, tokens, name.start, name.end, analysis.signals_of[name.passage])
                scorer.check_columns(example.columns)
                tone = _tone(actor.entity, name, example, scorer.linear, (parse, tokens))
                contradicted = tone.tone == "positive" and _menaces(name, parse)
                if scorer.states(tone.tone, tone.probability) and not contradicted:
                    found.append(tone)
    return tuple(found)


def _menaces(name: Mention, parse: Parse) -> bool:
    """Return whether the sentence shows the actor as one who harms or threatens.

    The scorer reads a growing strength as praise, whoever grows: no probability tells that apart.
    """
    return any(part == "agent" and verb in _MENACE for _, _, verb, part in acts_of(name, {name.passage: parse}))


def _tone(entity: str, name: Mention, example: Example, linear: Regression, read: tuple[Parse, Tokens]) -> Tone:
    chances = [rounded(chance) for chance in linear.probabilities(example.row[None])[0].tolist()]
    best = chances.index(max(chances))
    label = cast("Literal['negative', 'neutral', 'positive']", linear.labels[best])
    words = top_words(*read, example.weigh_pieces(linear, best)) if label != "neutral" else ()
    return Tone(entity, name.article, name.passage, name.start, name.end, label, chances[best], words)
