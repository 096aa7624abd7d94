"""Features of text that nobody wrote for the scorers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.devices import find_signals
from framing.language import parse
from framing.records import Passage
from framing.scorers.judgements import target
from framing.scorers.scorer import background, rows, wording
from framing.scorers.training.cues import cues, words
from tests.encoders.fakes import HashEncoder

_WORDS = st.sampled_from(
    """the mayor Anna Berg Russia said claimed shameful regime “ ” ‘ ( ) , . ? – ! — was Привет 世界 مرحبا 🙂 \x00
    \ud800 9,000 U.S. I you""".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=30), st.integers(0, 40), st.integers(1, 20))
def test_every_text_has_finite_features(found: list[str], start: int, length: int) -> None:
    """Whatever the text and wherever a mention stands: no crash, no gap in the numbers, always the same columns."""
    text = " ".join(found)
    (read,) = parse([Passage("a:0", "a", 0, "body", 0, 0, len(text), text)])
    (tokens,) = HashEncoder().encode([text]).tokens
    signals = find_signals([read])
    examples = [
        wording(read, tokens, signals),
        target(read, tokens, min(start, len(text) - 1), min(start + length, len(text)), signals),
        *background([(read, tokens, signals)], [{"told elsewhere": 0.0}]),
    ]
    plain = "The mayor left."
    (other,) = parse([Passage("b:0", "b", 0, "body", 0, 0, len(plain), plain)])
    assert examples[0].columns == wording(other, HashEncoder().encode([plain]).tokens[0], ()).columns
    for example in examples:
        assert np.isfinite(rows([example])).all()
        assert len(example.columns) == len(example.row)
    stated = cues(read, [bool(features) for features in words(read)])
    assert all(text[cue.start : cue.end].strip() for cue in stated)
