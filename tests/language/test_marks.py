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
        ("‘The workers’ pay is low,’ he said", ["‘The workers’ pay is low,’"]),
        (
            "'The nurses' pay and the doctors' hours are bad,' he said",
            ["'The nurses' pay and the doctors' hours are bad,'"],
        ),
        ("the ‘new rules’ were the bosses’ idea", ["‘new rules’"]),
        ("‘He told me “go away” and left,’ she said", ["‘He told me “go away” and left,’"]),
        ("``It holds,'' she said; ''it does''", ["``It holds,''", "''it does''"]),
        ("the `new rules' of it", ["`new rules'"]),
        ("„Es hält“, und »es hält«, ‚ja‘", ["„Es hält“", "»es hält«", "‚ja‘"]),
    ],
)
def test_stretches_in_quotation_marks(text: str, expected: list[str]) -> None:
    """Only what opens and closes counts, whichever marks were used for it."""
    assert [text[found.start : found.end] for found in marked(text)] == expected


def test_an_unclosed_quotation_runs_to_the_end_only_if_it_goes_on() -> None:
    """Without a quotation mark at the start of the next paragraph, an unclosed one is a slip."""
    text = "“It will hold."
    assert marked(text) == ()
    assert [(found.end, found.closed) for found in marked(text, continues="“")] == [(len(text), False)]


@given(st.text(alphabet="\"'“”‘’«»「」ab .,\n5", max_size=80), st.sampled_from(["", "“", "‘I", "``"]))
def test_stretches_never_overlap(text: str, continues: str) -> None:
    """However the marks fall, the stretches are in order, apart, and inside the text."""
    found = marked(text, continues=continues)
    places = [place for stretch in found for place in (stretch.start, stretch.end)]
    assert places == sorted(places)
    assert all(0 <= stretch.start < stretch.end <= len(text) for stretch in found)


_PAIRS = ["“”", "‘’", '""', "''", "«»", "„“", "»«", "「」", ("``", "''")]
_WORDS = ["the pay", "it’s low", "it's low", "the workers’ pay", "the bosses' plan", "Lind’s men", "a sham", "5 years"]


@given(
    st.sampled_from(_PAIRS),
    st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4), min_size=1, max_size=3),
    st.booleans(),
)
def test_generated_speech_is_found_whole(pair: tuple[str, str], paragraphs: list[list[str]], nested: bool) -> None:
    """Possessives, contractions, a quotation inside and further paragraphs cut no speech short, whatever its marks."""
    opening, closing = pair
    inner = ("‘yes’" if opening in ("“", '"', "``", "„") else "“yes”") if nested else "yes"
    for number, words in enumerate(paragraphs):
        last = number == len(paragraphs) - 1
        speech = f"{opening}So {inner} and {' and '.join(words)} of it." + (closing if last else "")
        text = f"Kern said: {speech}" + (" The town agreed." if last else "")
        stretches = marked(text, continues="" if last else opening + "S")
        assert [text[found.start : found.end] for found in stretches] == [speech]
        assert [found.closed for found in stretches] == [last]
