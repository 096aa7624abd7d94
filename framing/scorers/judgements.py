"""What the trained scorers say of a story: slanted passages, and the tone toward its main actors."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, cast

import numpy as np

from framing import lexicon
from framing.devices import DEVICES
from framing.findings.roles import acts_of
from framing.records import Slant, Tone, rounded
from framing.scorers.scorer import (
    Example,
    Pooling,
    background,
    named,
    numbers,
    piece_mask,
    rows,
    shares,
    top_words,
    wording,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Token

    from framing.analysis import Analysis
    from framing.encoders.encoder import Tokens
    from framing.language.parse import Parse
    from framing.models import Regression
    from framing.records import Mention, Signal, Voice, Word
    from framing.scorers.scorer import Scorer


def context(analysis: Analysis) -> list[dict[str, float]]:
    """Return one row of named numbers a passage: how surely another outlet tells the same, and its place."""
    passages, reach = analysis.passages, analysis.reach()
    length = {article.id: sum(p.article == article.id for p in passages) for article in analysis.articles}
    of = np.array([passage.article for passage in passages])
    alike = analysis.encoded.pooled @ analysis.encoded.pooled.T
    found = []
    for row, passage in enumerate(passages):
        others, own = of != passage.article, of == passage.article
        own[row] = False
        found.append(
            {
                "told elsewhere": max(reach[passage.id].values(), default=0.0),
                "told by how many": sum(reach[passage.id].values()) / max(len(length) - 1, 1),
                "place": passage.index / max(length[passage.article] - 1, 1),
                "first": float(passage.index == 0),
                "nearest elsewhere": _largest(alike[row][others]),
                "nearest of its own": _largest(alike[row][own]),
                "sentences": math.log(length[passage.article]),
            }
        )
    return found


def _largest(values: NDArray[np.float32]) -> float:
    return float(values.max()) if len(values) else 0.0


_FEWEST = 6
"""Words; less is too little to say how it sounds."""
_ELSEWHERE = 0.5
"""Probability of a link from which another outlet is held to tell the same."""


def find_lexical(analysis: Analysis, scorer: Scorer) -> tuple[Slant, ...]:
    """Return the passages that the scorer holds for worded with slant, in their order."""
    examples = [
        wording(parse, tokens, analysis.signals_of[parse.passage.id])
        for parse, tokens in zip(analysis.parses, analysis.encoded.tokens, strict=True)
    ]
    return tuple(
        Slant(parse.passage.id, "lexical", chance, _voice(parse), words, _why_lexical(words, _devices(example, scorer)))
        for parse, chance, words, example in _stated(analysis, examples, scorer)
    )


def find_informational(analysis: Analysis, scorer: Scorer) -> tuple[Slant, ...]:
    """Return the passages that the scorer holds for slanted background, in their order."""
    around = context(analysis)
    read = zip(analysis.parses, analysis.encoded.tokens, strict=True)
    examples = background(((parse, tokens, analysis.signals_of[parse.passage.id]) for parse, tokens in read), around)
    return tuple(
        Slant(parse.passage.id, "informational", chance, _voice(parse), words, _why_informational(example))
        for parse, chance, words, example in _stated(analysis, examples, scorer)
    )


def _stated(
    analysis: Analysis, examples: Sequence[Example], scorer: Scorer
) -> Iterator[tuple[Parse, float, tuple[Word, ...], Example]]:
    """Yield what the scorer's gate lets it state: nothing of a few words alone, and of a language it did not learn."""
    (label,) = scorer.linear.labels
    scorer.check_columns(examples[0].columns)
    chances = map(rounded, scorer.linear.probabilities(rows(examples)).tolist())
    for parse, tokens, example, chance in zip(analysis.parses, analysis.encoded.tokens, examples, chances, strict=True):
        enough = len(parse.passage.text.split()) >= _FEWEST
        if scorer.states(label, chance) and enough and analysis.in_english(parse):
            words = top_words(parse, tokens, example.weigh_pieces(scorer.linear))
            yield parse, chance, words, example


def _voice(parse: Parse) -> Voice:
    quoted = sum(quotation.end - quotation.start for quotation in parse.quotations)
    return "quoted" if 2 * quoted > len(parse.passage.text) else "author"


def _devices(example: Example, scorer: Scorer) -> list[str]:
    """Return the names of the devices marked in a passage that spoke for slant, the heaviest first."""
    parts = example.weigh_numbers(scorer.linear)
    weights = {
        device.label.lower(): sum(
            parts[name] for name in (f"{device.kind}, author", f"{device.kind}, quoted") if example.numbers[name]
        )
        for device in DEVICES
    }
    return sorted((label for label, weight in weights.items() if weight > 0), key=lambda label: -weights[label])


def _why_lexical(words: tuple[Word, ...], devices: list[str]) -> str:
    heavy = f"; {', '.join(f'“{word.text}”' for word in words)} weighed most" if words else ""
    marked = f"; of what is marked there counted: {', '.join(devices)}" if devices else ""
    return f"It sounds like sentences that careful readers found slanted{heavy}{marked}. An estimate, not a fact."


def _why_informational(example: Example) -> str:
    told = example.numbers["told elsewhere"]
    alone = "other outlets tell it too" if told >= _ELSEWHERE else "no other outlet was found to tell it"
    return f"It may be background that the event did not call for: {alone}."


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
