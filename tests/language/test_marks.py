"""Quotation marks as real pages have them: mixed, single, nested and forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.marks import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the “balanced“ way", ["“balanced“"]),
        ('the “balanced" way', ['“balanced"']),
        ('American "hegemony,” and a "partnership"', ['"hegemony,”', '"partnership"']),
        ("the workers' union and a 'new era' of it", ["'new era'"]),
        ("it's the dogs' bowl in '90s style", []),
        ("“He said ‘no’ to us,” she said", ["“He said ‘no’ to us,”"]),
        ("«Журнал «Огонёк» закрыт», — сказал он", ["«Журнал «Огонёк» закрыт»"]),
        ("他说：“你好。”然后「走」", ["“你好。”", "「走」"]),
        ('pipes of 5" and 6"', []),
        ("He said “a. And then “b” came", ["“b”"]),
        ('“” and ""', []),
    ],
)
def test_stretches_in_quotation_marks(text: str, expected: list[str]) -> None:
    """Only what opens and closes counts, whichever marks were used for it."""
    assert [text[found.start : found.end] for found in marked(text)] == expected


def test_an_unclosed_quotation_runs_to_the_end_only_if_it_goes_on() -> None:
    """Without a quotation mark at the start of the next paragraph, an unclosed one is a slip."""
    text = "“It will hold."
    assert marked(text) == ()
    assert [(found.end, found.closed) for found in marked(text, continues=True)] == [(len(text), False)]


@given(st.text(alphabet="\"'“”‘’«»「」ab .,\n5", max_size=80), st.booleans())
def test_stretches_never_overlap(text: str, continues: bool) -> None:
    """However the marks fall, the stretches are in order, apart, and inside the text."""
    found = marked(text, continues=continues)
    places = [place for stretch in found for place in (stretch.start, stretch.end)]
    assert places == sorted(places)
    assert all(0 <= stretch.start < stretch.end <= len(text) for stretch in found)
