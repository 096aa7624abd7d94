"""Work with an end."""

from __future__ import annotations

from threading import Event

import pytest

from framing.fetching.download import within


def test_what_is_done_in_time_comes_back() -> None:
    """Protects ordinary work: its result, and its own errors, reach the caller."""
    assert within(600, lambda: "done") == "done"
    with pytest.raises(ZeroDivisionError):
        within(600, lambda: 1 // 0)


def test_what_is_not_is_left_alone() -> None:
    """Protects the caller from waiting for what never ends."""
    released, ended = Event(), Event()

    def work() -> None:
        released.wait(60)
        ended.set()

    with pytest.raises(TimeoutError):
        within(0.01, work)
    assert not ended.is_set()
    released.set()
    assert ended.wait(60)
