"""The days that mail programs print."""

from __future__ import annotations

import pytest

from framing.readers.mail_lines import sent


@pytest.mark.parametrize(
    ("text", "english", "day"),
    [
        ("Tue, 4 Feb 2031 at 06:30", True, "2031-02-04"),
        ("Tue, 4 Feb 2031 06:30:00 +0100", True, "2031-02-04T06:30:00+01:00"),
        ("On Tuesday, February 4th, 2031 at 6:30 AM", True, "2031-02-04"),
        ("Di., 4. Feb. 2031 um 06:30 Uhr", False, "2031-02-04"),
        ("Dienstag, 4. März 2031 06:30", False, "2031-03-04"),
        ("04.02.31 06:30", False, "2031-02-04"),
        ("Le mar. 4 févr. 2031 à 06:30", False, "2031-02-04"),
        ("samedi 1er février 2031", False, "2031-02-01"),
        ("martes, 4 de febrero de 2031 6:30", False, "2031-02-04"),
        ("вівторок, 4 лютого 2031 р. 06:30", False, "2031-02-04"),
        ("2031年2月4日 6:30", False, "2031-02-04"),
        ("2031-02-04T06:30", True, "2031-02-04"),
        ("2/4/2031 6:30 AM", True, "2031-02-04"),
        ("14/02/2031 06:30", True, "2031-02-14"),
        ("04/02/2031 06:30", False, "2031-02-04"),
        ("04/02/2031 06:30", True, None),
        ("30 February 2031", True, None),
        ("Tuesday", True, None),
        ("", True, None),
    ],
)
def test_days(text: str, english: bool, day: str | None) -> None:
    """Protects the day of a forwarded article, in the forms of several languages; what could be two days is none."""
    assert sent(text, english=english) == day
