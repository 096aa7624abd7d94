"""Trees kept as plain numbers answer as the trees that they were written from."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.align.trees import Trees, from_arrays

# Two trees: a stump on "a", and one that asks "b" and then, on the left, "a".
NODES = {
    "columns": np.array(["a", "b"]),
    "roots": np.array([0, 3]),
    "feature": np.array([0, 0, 0, 1, 0, 0, 0, 0]),
    "threshold": np.array([0.5, 0, 0, 2.0, -1.0, 0, 0, 0]),
    "left": np.array([1, 1, 2, 4, 5, 5, 6, 7]),
    "right": np.array([2, 1, 2, 7, 6, 5, 6, 7]),
    "value": np.array([0, -1, 1, 0, 0, 10, 20, 30]),
    "base": np.array(0.25),
}


def walked(trees: Trees, row: list[float]) -> float:
    """Return the logit of one row, one node after the other."""
    total = trees.base
    for root in trees.roots:
        at = int(root)
        while trees.children[2 * at] != at:
            at = int(trees.children[2 * at + (row[trees.feature[at]] > trees.threshold[at])])
        total += float(trees.value[at])
    return total


@pytest.mark.parametrize(
    ("row", "logit"), [((0.5, 3.0), 29.25), ((0.6, 3.0), 31.25), ((-2.0, 2.0), 9.25), ((0.0, 1.0), 19.25)]
)
def test_a_row_goes_left_up_to_the_threshold(row: tuple[float, float], logit: float) -> None:
    """A value on the threshold goes left, as where the trees were fitted."""
    assert from_arrays(NODES).logits(("a", "b"), np.array([row], np.float32)).tolist() == [logit]


@given(st.lists(st.tuples(*[st.floats(-5, 5, width=32)] * 2), max_size=6))
@settings(max_examples=50, deadline=None)
def test_all_rows_at_once_as_one_by_one(rows: list[tuple[float, float]]) -> None:
    """Any number of rows, none among them, get what walking each tree would give; columns are found by their names."""
    trees = from_arrays(NODES)
    turned = np.array([row[::-1] for row in rows], np.float32).reshape(-1, 2)
    assert trees.logits(("b", "a"), turned).tolist() == [walked(trees, list(row)) for row in rows]


def test_missing_numbers_are_named() -> None:
    """A damaged file is told by what it lacks."""
    with pytest.raises(KeyError, match="left"):
        from_arrays({name: array for name, array in NODES.items() if name != "left"})
