"""The sentence splitter on hard cases of its own and on arbitrary text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.passages import sentences

_CASES = Path(__file__).parents[1] / "cases" / "language" / "sentences.txt"


def _cases() -> list[list[str]]:
    lines = _CASES.read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split("‖")] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("parts", _cases(), ids=lambda parts: parts[0][:40])
def test_hard_cases(parts: list[str]) -> None:
    """Abbreviations, initials, clock times, quotations, lists and other scripts divide where a reader would."""
    text = ("" if "。" in parts[0] else " ").join(parts)
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Who pays? the owners asked.", "The council did not say.", "It meets again on Friday."],
        ["“We were told nothing.”", "Marsh shook her head."],
        ["They left in 2030.", "A third bridge came."],
        ["Booking.Com and Node.Js say so.", "See www.harbour-post.example/A.Kern and readme.Md."],
    ],
)
def test_a_lost_space_ends_a_sentence(parts: list[str]) -> None:
    """Protects copied text whose paragraphs ran together: three sentences are no one claim."""
    text = "".join(parts) if "Booking" not in parts[0] else " ".join(parts)
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_a_blank_line_ends_a_sentence() -> None:
    """Two paragraphs that were read as one do not become one sentence."""
    text = "Talks resume\n \nNobody came"
    assert [text[start:end] for start, end in sentences(text)] == ["Talks resume", "Nobody came"]


@pytest.mark.parametrize("sign", ["。", "?", ".", "”", " ", "a. "])
def test_long_runs_stay_quick(sign: str) -> None:
    """A page of one repeated sign takes no quadratic time (the suite would stall)."""
    assert len(sentences(sign * 60_000)) <= 60_000


@given(st.text(max_size=200))
def test_spans_are_ordered_and_stripped(text: str) -> None:
    """Spans never overlap, never start or end in white space, and hold every other character."""
    spans = sentences(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert sum(len(text[start:end].split()) > 0 for start, end in spans) == len(spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
