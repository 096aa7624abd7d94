"""Work with an end."""

from __future__ import annotations

import time

import pytest

from framing.fetching.deadline import within


def test_what_is_done_in_time_comes_back() -> None:
    """Protects ordinary work: its result, and its own errors, reach the caller."""
    assert within(5, lambda: "done") == "done"
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)


def test_what_is_not_is_left_alone() -> None:
    """Protects the caller from waiting for what never ends."""
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        within(0.1, lambda: time.sleep(3))
    assert time.monotonic() - begun < 2
