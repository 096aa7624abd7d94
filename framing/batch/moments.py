"""When something was published, as a number that can be compared whatever zone a clock was in."""

from __future__ import annotations

import datetime


def days(moment: str | None) -> float:
    """Return a moment in ISO 8601 in days since year 1, one without a zone as in UTC; NaN where it is none."""
    try:
        when = datetime.datetime.fromisoformat(moment or "")
    except ValueError:
        return float("nan")
    clock = datetime.timedelta(hours=when.hour, minutes=when.minute, seconds=when.second)
    return when.toordinal() + (clock - (when.utcoffset() or datetime.timedelta())) / datetime.timedelta(days=1)
