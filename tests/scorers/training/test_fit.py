"""How a scorer is fitted: on numbers whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.scorers.scorer import Example, Pooling
from framing.scorers.training.fit import calibration_error, find_gate, fit, scores
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
    model = fit(_rows(seed, share), together=None, goal="both").linear
    new = _rows(seed + 1, share)
    chances = model.probabilities(new.matrix)
    assert ((chances >= 0) & (chances <= 1)).all()
    assert calibration_error(new.truth, chances) < 0.12
    assert scores(new, model, chances)["macro_f1"] > 0.75


def test_rare_answers_get_a_low_threshold() -> None:
    """Protects the search for few slanted sentences: the threshold that finds them best lies below one half."""
    model = fit(_rows(3, 0.1, 2000), together=None, goal="yes").linear
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
    model = fit(rows, together=None, goal="both").linear
    whole = float(((example.row - model.mean) / model.scale) @ model.weights[0])
    parts = float(example.weigh_pieces(model).sum()) + sum(example.weigh_numbers(model).values())
    assert abs(whole - parts) < 1e-4


def _answers(*groups: tuple[float, int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return truth and probabilities of groups of rows: (probability, how many are a yes, how many there are)."""
    truth = [int(n < right) for _, right, many in groups for n in range(many)]
    return np.array(truth, np.int64), np.array([chance for chance, _, many in groups for _ in range(many)])


@pytest.mark.parametrize(
    ("groups", "gate"),
    [
        pytest.param([(0.9, 90, 100), (0.7, 10, 100)], {"slanted": 0.71}, id="from where the surest are mostly right"),
        pytest.param([(0.9, 40, 100), (0.7, 10, 100)], {}, id="never right often enough"),
        pytest.param([(0.9, 62, 100)], {}, id="right often enough by chance alone"),
        pytest.param([(0.9, 19, 19)], {}, id="too few to tell"),
        pytest.param([(0.3, 100, 100)], {}, id="not below one half"),
        pytest.param([(0.7949999, 0, 100), (0.7950001, 100, 100)], {"slanted": 0.8}, id="rounded first"),
    ],
)
def test_a_gate_stands_where_enough_is_right(groups: list[tuple[float, int, int]], gate: dict[str, float]) -> None:
    """Protects readers from a scorer that is mostly wrong: it says nothing below the gate, or nothing at all."""
    assert find_gate(("slanted",), *_answers(*groups)) == gate


def test_each_label_has_its_own_gate() -> None:
    """Protects tone: that blame is told well does not let praise through that is not."""
    truth = np.array([0] * 60 + [1] * 40, np.int64)
    blame, praise = [0.8, 0.2], [0.2, 0.8]
    assert find_gate(("negative", "positive"), truth, np.array([blame] * 60 + [praise] * 40)) == {
        "negative": 0.5,
        "positive": 0.5,
    }
    mixed = np.array([blame] * 20 + [praise] * 40 + [praise] * 40)
    assert find_gate(("negative", "positive"), truth, mixed) == {"negative": 0.5}
