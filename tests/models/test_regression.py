"""A regression kept as plain numbers says what its formula says, for one row or many, by place or by name."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from framing.models import TOGETHER, Regression
from framing.models.layout import folded, unfolded

# Two columns; standardised, (3, 1) is (1, -2): the sum is 1 * 2 + -2 * 0.5 + 0.25 = 1.25, the logit 2 * 1.25 - 1 = 1.5.
YES = Regression(
    columns=("a", "b"),
    labels=("yes",),
    mean=np.array([1.0, 2.0]),
    scale=np.array([2.0, 0.5]),
    weights=np.array([[2.0, 0.5]]),
    bias=np.array([0.25]),
    slope=2.0,
    offset=-1.0,
)
THREE = replace(
    YES,
    labels=("no", "perhaps", "yes"),
    weights=np.array([[0.0, 0.0], [1.0, 0.0], [0.0, -1.0]]),
    bias=np.zeros(3),
    slope=1.0,
    offset=0.0,
)
ROW = np.array([[3.0, 1.0]], np.float32)


def test_one_row_by_hand() -> None:
    """Protects the formula: standardise, weigh, calibrate."""
    assert YES.logits(("a", "b"), ROW).tolist() == [1.5]
    assert YES.probabilities(ROW).tolist() == pytest.approx([1 / (1 + math.exp(-1.5))])


def test_several_labels_share_one() -> None:
    """Protects models of more than two answers: logits 0, 1 and 2 give probabilities that add up to one."""
    powers = [1, math.e, math.e**2]
    assert THREE.probabilities(ROW)[0].tolist() == pytest.approx([power / sum(powers) for power in powers])


def test_columns_are_found_by_name() -> None:
    """Protects from weights on the wrong column: a wider table in another order, of many blocks, gives the same."""
    table = np.tile(np.array([[1.0, 9.0, 3.0]], np.float32), (TOGETHER + 2, 1))
    assert YES.logits(("b", "other", "a"), table).tolist() == [1.5] * (TOGETHER + 2)
    assert THREE.logits(("b", "other", "a"), table).shape == (TOGETHER + 2, 3)


def test_no_rows_have_no_logits() -> None:
    """Protects stories in which nothing can be compared."""
    assert YES.logits(("a", "b"), np.zeros((0, 2), np.float32)).shape == (0,)
    assert THREE.logits(("a", "b"), np.zeros((0, 2), np.float32)).shape == (0, 3)


def test_columns_as_they_are() -> None:
    """Protects the short way for large tables: with mean 0 and scale 1 the weights are for the bare numbers."""
    bare = replace(YES, mean=np.zeros(2), scale=np.ones(2))
    assert bare.logits(("a", "b"), ROW).tolist() == [2 * (3 * 2 + 1 * 0.5 + 0.25) - 1]


def test_rows_by_name() -> None:
    """Protects models of many columns, mostly absent: what is not named is not there, unknown names are nothing."""
    bare = replace(YES, mean=np.zeros(2), scale=np.ones(2))
    named = [{"a": 3.0, "b": 1.0}, {"a": 1.0, "unheard of": 5.0}, {}]
    rows = np.array([[3.0, 1.0], [1.0, 0.0], [0.0, 0.0]])
    assert bare.probability_of_named(named).tolist() == bare.probabilities(rows).tolist()


def test_kept_and_read_again() -> None:
    """Protects the numbers on their way to the disk: all that was kept is there again."""
    again = Regression.of(THREE.kept())
    assert again.probabilities(ROW).tolist() == THREE.probabilities(ROW).tolist()
    assert (again.columns, again.labels, again.threshold) == (THREE.columns, THREE.labels, THREE.threshold)


def test_arrays_that_do_not_fit_are_refused() -> None:
    """Protects from numbers that would be read for other columns."""
    with pytest.raises(ValueError, match="do not fit"):
        Regression.of(replace(YES, columns=("a",)).kept())


@pytest.mark.parametrize(
    "columns",
    [
        ("middle 0", "middle 1", "last 0", "length"),
        ("a 1", "a 0", "a 1", "a 3"),
        ("0", "1", " 0", "b 00", "b ²"),
        (),
    ],
)
def test_folded_names_unfold(columns: tuple[str, ...]) -> None:
    """Protects the columns' names: however they look, writing them shortly loses none."""
    assert unfolded(folded(columns)) == columns
