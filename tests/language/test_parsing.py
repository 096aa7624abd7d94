"""Parses: one tree a passage over exactly the passage's text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.language import parse
from framing.records import Passage


def passage(text: str, index: int = 0, paragraph: int = 0) -> Passage:
    """Return a passage that stands alone."""
    return Passage(f"a:{index}", "a", index, "body", paragraph, 0, len(text), text)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(alphabet="ab. \n\t\u2003“”'\x00中Я🙂", min_size=1, max_size=60), max_size=4))
def test_a_parse_holds_the_passage_unchanged(texts: list[str]) -> None:
    """Offsets found in a parse count in the passage, since the text is the same to the character."""
    parses = parse([passage(text, index) for index, text in enumerate(texts)])
    assert [found.doc.text for found in parses] == texts
    assert all(len(list(found.doc.sents)) <= 1 for found in parses)


def test_a_lone_surrogate_costs_one_character() -> None:
    """Half of a broken emoji neither stops the parser nor moves an offset."""
    (found,) = parse([passage("Half \ud83d of it.")])
    assert found.doc.text == "Half \ufffd of it."


def test_a_passage_too_long_for_a_sentence_gets_no_tree() -> None:
    """Noise of any length is tokenised, not parsed: spaCy would take minutes, and nothing in it is a sentence."""
    (found,) = parse([passage("word " * 40_000)])
    assert len(found.doc) >= 40_000
    assert not found.doc.has_annotation("DEP")
