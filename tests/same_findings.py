"""Whether two outputs say the same: the same words and structure, and numbers that differ by a last digit at most."""

import math
import re

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TOLERANCE = 0.01 + 1e-9
"""One step of a probability, which has two digits: what another processor may change."""


def parting(made: str, committed: str) -> str | None:
    """Return where two texts (pages, quizzes, JSON) part by more than a last digit, or None where they say the same."""
    ours, theirs = _NUMBER.split(made), _NUMBER.split(committed)
    numbers = zip(_NUMBER.findall(made), _NUMBER.findall(committed), strict=False)
    for place, (one, other) in enumerate(zip(ours, theirs, strict=False)):
        if one != other:
            return f"{_around(ours, place)!r} is not {_around(theirs, place)!r}"
    if len(ours) != len(theirs):
        return f"{abs(len(ours) - len(theirs))} numbers stand in one of them alone"
    far = [(a, b) for a, b in numbers if not math.isclose(float(a), float(b), rel_tol=0, abs_tol=_TOLERANCE)]
    return f"{far[0][0]} is not {far[0][1]}" if far else None


def _around(pieces: list[str], place: int) -> str:
    return "…".join(pieces[max(0, place - 1) : place + 1])[-200:]
