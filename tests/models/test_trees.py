"""Trees kept as plain numbers answer as the trees that they were written from."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.models import Trees

# A leaf alone, a stump on "a", and a tree that asks "b" and then, on the left, "a".
TREES = Trees(
    columns=("a", "b"),
    roots=np.array([0, 1, 4], np.int32),
    feature=np.array([0, 0, 0, 0, 1, 0, 0, 0, 0], np.int32),
    threshold=np.array([0, 0.5, 0, 0, 2.0, -1.0, 0, 0, 0]),
    children=np.array([[0, 0], [2, 3], [2, 2], [3, 3], [5, 8], [6, 7], [6, 6], [7, 7], [8, 8]], np.int32),
    value=np.array([0.25, 0, -1, 1, 0, 0, 10, 20, 30], np.float32),
)


def walked(trees: Trees, row: list[float]) -> float:
    """Return the logit of one row, one node after the other."""
    total = 0.0
    for root in trees.roots:
        at = int(root)
        while trees.children[at, 0] != at:
            at = int(trees.children[at, int(row[trees.feature[at]] > trees.threshold[at])])
        total += float(trees.value[at])
    return total


@pytest.mark.parametrize(
    ("row", "logit"), [((0.5, 3.0), 29.25), ((0.6, 3.0), 31.25), ((-2.0, 2.0), 9.25), ((0.0, 1.0), 19.25)]
)
def test_a_row_goes_left_up_to_the_threshold(row: tuple[float, float], logit: float) -> None:
    """A value on the threshold goes left, as where the trees were fitted."""
    assert TREES.logits(("a", "b"), np.array([row], np.float32)).tolist() == [logit]


@given(st.lists(st.tuples(*[st.floats(-5, 5, width=32)] * 2), max_size=6))
@settings(max_examples=50, deadline=None)
def test_all_rows_at_once_as_one_by_one(rows: list[tuple[float, float]]) -> None:
    """Any number of rows, none among them, get what walking each tree would give; columns are found by their names."""
    turned = np.array([row[::-1] for row in rows], np.float32).reshape(-1, 2)
    assert TREES.logits(("b", "a"), turned).tolist() == [walked(TREES, list(row)) for row in rows]


def test_kept_and_read_again() -> None:
    """Protects the numbers on their way to the disk, and names what a damaged model lacks."""
    rows = np.array([[0.5, 3.0], [-2.0, 2.0]], np.float32)
    kept = TREES.kept()
    assert Trees.of(kept).logits(("a", "b"), rows).tolist() == TREES.logits(("a", "b"), rows).tolist()
    assert Trees.of(kept).depths == (0, 1, 2)
    with pytest.raises(KeyError, match="children"):
        Trees.of(replace(kept, arrays={name: a for name, a in kept.arrays.items() if name != "children"}))
