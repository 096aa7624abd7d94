"""Groups of passages: complete linkage, so that no row holds two passages that are unlikely to report one fact."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from framing.align.claims import group
from framing.records import LIKELY

OUTLETS = ("Post", "Post", "Echo", "Echo", "Star", "Star", "Wire")
PAIRS = [pair for pair in combinations(range(len(OUTLETS)), 2) if OUTLETS[pair[0]] != OUTLETS[pair[1]]]


@given(st.lists(st.sampled_from([0.0, 0.2, 0.49, 0.5, 0.51, 0.8, 1.0]), min_size=len(PAIRS), max_size=len(PAIRS)))
def test_groups_hold_what_is_likely_and_nothing_else(drawn: list[float]) -> None:
    """Protects rows: in a group each two of different outlets are likely, and each likely pair is in some group."""
    probability = dict(zip(PAIRS, drawn, strict=True))
    groups = group(probability, OUTLETS)
    held = [pair for members in groups for pair in combinations(members, 2) if OUTLETS[pair[0]] != OUTLETS[pair[1]]]
    assert all(probability[pair] >= LIKELY for pair in held)
    assert {pair for pair, p in probability.items() if p >= LIKELY} == set(held)


def test_the_order_of_the_pairs_does_not_matter() -> None:
    """Protects one and the same story from two reports: ties are broken by place, not by who came first."""
    probability = {(0, 2): 0.8, (2, 4): 0.8, (0, 4): 0.3, (4, 6): 0.8, (2, 6): 0.6}
    turned = dict(reversed(probability.items()))
    assert group(probability, OUTLETS) == group(turned, OUTLETS) == [(0, 2), (4, 6), (2, 4, 6)]
