"""Passages that are likely worded with slant, or add slanted background: what the trained scorers say of a story."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from framing.devices import DEVICES
from framing.records import Slant, rounded
from framing.scorers.pooled import Example, background, rows, top_words, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from framing.analysis import Analysis
    from framing.language.parse import Parse
    from framing.records import Voice, Word
    from framing.scorers.file import Scorer


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
