"""Listed phrases in a text: what one pattern of them all would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicon.phrases import Phrases

ENTRIES = ("far-right", "far right wing", "so-called", "al qaeda", "tin pot", "tin", "tinpot", "no-nonsense", "regime")
WORDS = (
    *ENTRIES,
    "farright",
    "nononsense",
    "so",
    "called",
    "a",
    "tins",
    "far-",
    "-right",
    "FAR RIGHT",
    "İ",
    "’s",
    "regimes",
)


def _pattern(entry: str) -> str:
    return re.escape(entry).replace(r"\ ", r"\s+").replace(r"\-", r"[\s-]?")


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.sampled_from([" ", "-", ", ", ""]))
def test_they_are_found_as_one_pattern_finds_them(words: list[str], between: str) -> None:
    """Protects devices: keeping a list by first letters loses no entry, finds no other, and keeps the list's order."""
    text = between.join(words)
    whole = re.compile(rf"(?<![\w-])(?:{'|'.join(map(_pattern, ENTRIES))})s?(?![\w-])", re.IGNORECASE)
    found = Phrases(((entry, _pattern(entry)) for entry in ENTRIES), "s?").finditer(text)
    assert [match.span() for match in found] == [match.span() for match in whole.finditer(text)]


def test_an_entry_without_a_letter_is_refused() -> None:
    """Protects whoever adds to a list: an entry that could never be found is no entry."""
    with pytest.raises(ValueError, match="begins with no letter"):
        Phrases([("…", "…")])
