"""The scorers look past names: another state, person or party in the same sentence changes a score very little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from framing.scorers.judgements import target
from framing.scorers.scorer import rows, shipped, wording
from tests.scorers.reading import analysis

if TYPE_CHECKING:
    from framing.encoders import Encoder

_STATES = ("Russia", "Ukraine", "China", "Israel", "Iran", "America", "France", "Canada")
_PARTIES = ("Republicans", "Democrats", "Conservatives", "Liberals")
_TOLERANCE = 0.15
"""Probability; the vectors of the words around a name still know a little of it (0.12 is the most that was seen)."""

_TEMPLATES = (
    (
        "The government of {} recklessly bullied its neighbours again this week, in a shameful show of greed.",
        _STATES,
    ),
    ("Officials in {} signed the agreement on fishing rights on Tuesday after two days of talks.", _STATES),
    ("Critics say that {} has shamelessly lied about the deadly attack for years.", _STATES),
    ("In a desperate stunt, {} rammed their pet project through the chamber at midnight.", _PARTIES),
    ("On Monday {} voted for the bill on rural roads by a narrow margin.", _PARTIES),
)


@pytest.mark.parametrize(("template", "names"), _TEMPLATES)
def test_slant_does_not_depend_on_the_name(template: str, names: tuple[str, ...], encoder: Encoder) -> None:
    """Protects symmetry: slant is a matter of the words, whoever they are about."""
    read = analysis(encoder, **{f"o{n}": template.format(name) for n, name in enumerate(names)})
    examples = [
        wording(p, t, read.signals_of[p.passage.id]) for p, t in zip(read.parses, read.encoded.tokens, strict=True)
    ]
    chances = shipped("lexical").linear.probabilities(rows(examples))
    assert float(np.ptp(chances)) <= _TOLERANCE


@pytest.mark.parametrize(("template", "names"), _TEMPLATES)
def test_tone_does_not_depend_on_the_name(template: str, names: tuple[str, ...], encoder: Encoder) -> None:
    """Protects symmetry: nobody has a tone by name; it comes from what is said."""
    read = analysis(encoder, **{f"o{n}": template.format(name) for n, name in enumerate(names)})
    start = template.index("{}")
    examples = [
        target(parse, tokens, start, start + len(name), read.signals_of[parse.passage.id])
        for name, parse, tokens in zip(names, read.parses, read.encoded.tokens, strict=True)
    ]
    chances = shipped("tone").linear.probabilities(rows(examples))
    assert len({int(row.argmax()) for row in chances}) == 1 or float(np.ptp(chances, axis=0).max()) <= _TOLERANCE
    assert float(np.ptp(chances, axis=0).max()) <= 2 * _TOLERANCE
