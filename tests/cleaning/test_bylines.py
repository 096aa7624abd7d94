from __future__ import annotations

import pytest

from framing.cleaning import bylines


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Lee", ("Ada Lee",)),
        ("BY ADA LEE and Tom Orr", ("ADA LEE", "Tom Orr")),
        ("by Ada Lee and The Post news desk June 20, 2031 11:25 AM 2 min read", ("Ada Lee", "The Post news desk")),
        ("Written by Ada Lee, Chief Correspondent", ("Ada Lee",)),
        ("By José O’Neill-Łukasz, Anna M. Roe", ("José O’Neill-Łukasz", "Anna M. Roe")),
        ("By the end of the week, the port was open again.", ()),
        ("By Friday, Mr Lee had left the port and nobody knew why.", ()),
        ("By Ada Lee, in Marrow", ("Ada Lee",)),
        ("By Mark van der Berg | Special to the Post", ("Mark van der Berg",)),
        ("By far the longest strike in years ended on Monday", ()),
        ("Ada Lee", ()),
        ("By", ()),
        ("", ()),
    ],
)
def test_authors(text: str, names: tuple[str, ...]) -> None:
    """The names of a byline are taken without date, reading time and office; a sentence with "by" has none."""
    assert bylines.authors(text) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AFP", True),
        ("RKS NEWS 4 Min Read", True),
        ("RKS NEWS", True),
        ("Harbour Post", False),
        ("News", False),
        ("", False),
    ],
)
def test_source_lines(text: str, expected: bool) -> None:
    """A line that is an agency's or the outlet's own name stands where a byline would."""
    assert bylines.is_source(text, "RKS") is expected
