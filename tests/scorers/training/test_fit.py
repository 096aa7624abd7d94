"""How a scorer is fitted: on numbers whose answer is known."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.scorers.pooled import Example, Pooling
from framing.scorers.training.fit import calibration_error, fit, scores
from framing.scorers.training.tables import Rows


def _rows(seed: int, share: float, size: int = 400) -> Rows:
    """Return rows of five columns, of which the first tells the answer, with noise."""
    random = np.random.default_rng(seed)
    truth = (random.random(size) < share).astype(np.int64)
    matrix = random.standard_normal((size, 5)).astype(np.float32)
    matrix[:, 0] += 2.5 * truth
    return Rows(tuple("abcde"), ("yes",), matrix, truth, {})


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 1000), share=st.floats(0.2, 0.8))
def test_probabilities_are_probabilities_and_calibrated(seed: int, share: float) -> None:
    """Protects what a reader is told: of rows scored 0.7, some seven in ten are a yes."""
    model = fit(_rows(seed, share), together=None, goal="both")
    new = _rows(seed + 1, share)
    chances = model.probabilities(new.matrix)
    assert ((chances >= 0) & (chances <= 1)).all()
    assert calibration_error(new.truth, chances) < 0.12
    assert scores(new, model, chances)["macro_f1"] > 0.75


def test_rare_answers_get_a_low_threshold() -> None:
    """Protects the search for few slanted sentences: the threshold that finds them best lies below one half."""
    model = fit(_rows(3, 0.1, 2000), together=None, goal="yes")
    assert model.threshold < 0.5


def test_the_pieces_add_up_to_the_score() -> None:
    """Protects the explanation: the words' parts, and the numbers', are the whole sum, nothing approximate."""
    random = np.random.default_rng(0)
    vectors = random.standard_normal((6, 3)).astype(np.float32)
    share = np.array([0, 0.5, 0.25, 0.25, 0, 0], np.float32)
    example = Example((Pooling("m", vectors, share), Pooling("n", vectors, share)), {"a": 2.0, "b": -1.0})
    rows = Rows(
        example.columns,
        ("yes",),
        random.standard_normal((60, 8)).astype(np.float32),
        np.arange(60, dtype=np.int64) % 2,
        {},
    )
    model = fit(rows, together=None, goal="both")
    whole = float(((example.row - model.mean) / model.scale) @ model.weights[0])
    parts = float(example.weigh_pieces(model).sum()) + sum(example.weigh_numbers(model).values())
    assert abs(whole - parts) < 1e-4
