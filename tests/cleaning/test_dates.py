from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.cleaning import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("June 20, 2024", "2024-06-20"),
        ("20 June 2024", "2024-06-20"),
        ("Thursday, 20th of Sept. 2024", "2024-09-20"),
        ("2024-06-20", "2024-06-20"),
        ("date 2024-06-20 World", "2024-06-20"),
        ("2024/6/2", "2024-06-02"),
        ("by A. Lee June 20, 2024 11:25 AM 2 min read", "2024-06-20T11:25"),
        ("June 20, 2024 at 12:05 a.m.", "2024-06-20T00:05"),
        ("2024-06-20T11:25:09Z", "2024-06-20T11:25:09+00:00"),
        ("2024-06-20T11:25:09.123+03:00", "2024-06-20T11:25:09+03:00"),
        ("20 June 2024 | 18:30 GMT", "2024-06-20T18:30+00:00"),
        ("20 June 2024, 18:30 ET", "2024-06-20T18:30"),
        ("June 20, 2024 25:10", "2024-06-20"),
        ("February 31, 2024", None),
        ("20/06/2024", "2024-06-20"),
        ("11/18/24 11:04 PM", "2024-11-18T23:04"),
        ("Tue, Nov 19 20247:05 AM EST", "2024-11-19T07:05"),
        ("03/02/2024", None),
        ("in 2024", None),
        ("Martes, 4 de febrero de 2031", "2031-02-04"),
        ("4. Februar 2031, 10:15", "2031-02-04T10:15"),
        ("le 4 février 2031", "2031-02-04"),
        ("4 лютого 2031", "2031-02-04"),
        ("", None),
    ],
)
def test_find(text: str, iso: str | None) -> None:
    """A printed date becomes ISO 8601, with time and zone only where printed; doubtful orders are not guessed."""
    found = dates.find(text)
    assert (found[0] if found else None) == iso


@pytest.mark.parametrize(
    "text",
    [
        "June 20, 2024",
        "Published: 20 June 2024, 10:15 GMT | Updated 21 June 2024",
        "11:17 PM",
        "Xinhua | Updated: 2017-09-15 21:45",
        "3 hours ago",
        "Updated 2d ago",
        "Posted about an hour ago",
        "vor 3 Stunden",
        "hace 3 horas",
        "il y a 2 jours",
        "Martes, 4 de febrero de 2031",
    ],
)
def test_date_lines(text: str) -> None:
    """A line that says when, and little more, is a date line."""
    assert dates.is_date_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "The port was shut on June 20, 2024 by crane drivers.",
        "Twelve days",
        "",
        "Until June 20, 2024 nobody had asked the drivers",
        "Three hours ago the port was shut",
        "Hace tres horas",
    ],
)
def test_sentences_with_dates(text: str) -> None:
    """A sentence that tells a date is not a date line."""
    assert not dates.is_date_line(text)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Whatever stands in a line, the place of a date lies within it."""
    found = dates.find(text)
    assert found is None or 0 <= found[1] < found[2] <= len(text)
    dates.is_date_line(text)
