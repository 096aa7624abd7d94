"""Marked text: nothing of the text is lost or changed, however marks overlap."""

from hypothesis import given
from hypothesis import strategies as st

from framing.report.catalogue import Mark, segments


def mark(start: int, end: int, look: int = 1) -> Mark:
    """Return a mark over characters `start` to `end`."""
    return Mark(start, end, "", "loaded", "Loaded word", look, False, look, "author", None, None, None, 0.9, "", None)


spans = st.tuples(st.integers(0, 30), st.integers(0, 30))


@given(st.text(max_size=25), st.lists(spans, max_size=6), st.lists(spans, max_size=3))
def test_segments_joined_are_the_text(text: str, marks: list[tuple[int, int]], values: list[tuple[int, int]]) -> None:
    """Protects the text itself: whatever the marks, even wrong ones, the pieces joined are what was written."""
    pieces = segments(text, [mark(a, b) for a, b in marks], values)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


@given(st.text(min_size=30, max_size=30), st.lists(spans, max_size=6))
def test_every_mark_covers_its_characters_and_ends_once(text: str, places: list[tuple[int, int]]) -> None:
    """Protects the highlight: a mark covers exactly its characters, and its note's number appears once."""
    marks = [mark(a, b, look) for look, (a, b) in enumerate(places, 1) if a < b]
    pieces = segments(text, marks)
    for one in marks:
        covered = "".join(piece.text for piece in pieces if one in piece.marks)
        assert covered == text[one.start : one.end]
        assert sum(one in piece.ending for piece in pieces) == 1


def test_overlapping_marks_share_their_middle() -> None:
    """Protects overlaps: the middle piece carries both marks, the one that began first outside the other."""
    first, second = mark(0, 6, 1), mark(4, 9, 2)
    pieces = segments("friendly talk", [second, first])
    assert [(piece.text, [m.look for m in piece.marks]) for piece in pieces] == [
        ("frie", [1]),
        ("nd", [1, 2]),
        ("ly ", [2]),
        ("talk", []),
    ]


def test_values_are_picked_out() -> None:
    """Protects the evidence: the words that a finding is about are told from the rest of the sentence."""
    pieces = segments("found 14 cracks.", values=[(6, 15)])
    assert [piece.text for piece in pieces if piece.value] == ["14 cracks"]
