"""How the words around each mention of a story's main actors speak of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from framing.records import Tone, rounded
from framing.scorers.target import target
from framing.scorers.top_words import top_words

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.encoders.encoder import Tokens
    from framing.language.parse import Parse
    from framing.models import Regression
    from framing.records import Mention
    from framing.scorers.file import Scorer
    from framing.scorers.pooled import Example

_ACTORS = 8
"""Actors of a story that are looked at, the most often mentioned first."""
_MENTIONS = 3
"""Mentions that an actor has at least."""


def find_tones(analysis: Analysis, scorer: Scorer) -> tuple[Tone, ...]:
    """Return the tone of every mention of the main actors in English articles, actor by actor, in the text's order.

    Pronouns are no mentions here. An unsure one is returned as well: that the words say little is a finding too.
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
                found.append(_tone(actor.entity, name, example, scorer.linear, (parse, tokens)))
    return tuple(found)


def _tone(entity: str, name: Mention, example: Example, linear: Regression, read: tuple[Parse, Tokens]) -> Tone:
    chances = [rounded(chance) for chance in linear.probabilities(example.row[None])[0].tolist()]
    best = chances.index(max(chances))
    label = cast("Literal['negative', 'neutral', 'positive']", linear.labels[best])
    words = top_words(*read, example.weigh_pieces(linear, best)) if label != "neutral" else ()
    return Tone(entity, name.article, name.passage, name.start, name.end, label, chances[best], words)
