from __future__ import annotations

import pytest

from framing.cleaning.wire import agency


@pytest.mark.parametrize(
    ("first", "authors", "wire"),
    [
        ("(AFP) The port was shut.", (), "AFP"),
        ("MARROW (Reuters) - The port was shut.", (), "Reuters"),
        ("MARROW, Feb. 3 (AP) — The port was shut.", (), "AP"),
        ("The port was shut.", ("Associated Press",), "AP"),
        ("The port was shut.", ("Ada Lee", "AP"), None),
        ("The mayor told the agency (Reuters) that it was shut.", (), None),
        ("Reuters reported that the port was shut.", (), None),
    ],
)
def test_agency(first: str, authors: tuple[str, ...], wire: str | None) -> None:
    """Copy is an agency's where the dateline or the byline says so; being quoted does not make it so."""
    assert agency((first, "More follows."), authors) == wire


def test_credit_at_the_end() -> None:
    """An agency in brackets as the last words counts; an empty article has none."""
    assert agency(("The port was shut.", "It opens on Friday. (AFP)"), ()) == "AFP"
    assert agency((), ()) is None
