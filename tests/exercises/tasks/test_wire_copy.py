"""Wire copy: two extracts of one text, beside others in words of their own, and nothing that names the agency."""

from dataclasses import replace

from framing.exercises.draw import Draw
from framing.exercises.item import Item
from framing.exercises.material import WordedIndex
from framing.exercises.tasks.wire_copy import KIND, make
from framing.records import Comparison
from tests.exercises.sample import built

TEXT = """
TOLVEN (AP) — The council of Tolven closed the old harbour bridge on Monday after inspectors had found deep cracks in two of its nine supports.

Engineers expect the repair to take seven months, and two ferries will cross the strait twice an hour from Tuesday until the bridge is open again.

The mayor ordered the closing at dawn, two hours after the engineers had telephoned her, and told shopkeepers to bring their goods by boat.
"""  # noqa: E501 — paragraphs of one line
OWN_WORDS = """
TOLVEN (Reuters) - Cracks in the supports have shut the harbour bridge of Tolven, and islanders must take one of two ferries from Tuesday, the council said.

For seven months nobody will drive to the mainland, engineers fear, and lorries that bring bread and milk have to wait at the landing for hours.
"""  # noqa: E501 — paragraphs of one line


def bridge(*texts: str) -> Comparison:
    """Return a comparison of articles with these texts."""
    heads = ("Daily Isle", "Morning Post", "Harbour Wire")
    return built("bridge", [(f"n{i}", f"# {heads[i]} | 2026-03-09\nBridge\n{text}") for i, text in enumerate(texts)])


def items(comparison: Comparison) -> tuple[Item, ...]:
    """Return a story's items."""
    return make(WordedIndex(comparison), Draw(1, KIND)).items


EDITED = TEXT.replace("deep cracks", "cracks").replace("twice an hour ", "").replace("at dawn", "early")


def test_the_copies_are_the_answer() -> None:
    """Protects the key: the two outlets that print one text, whatever they changed in it."""
    found = items(bridge(TEXT, EDITED, OWN_WORDS))
    assert found
    for item in found:
        outlets = {evidence.passage.split(":")[0] for evidence in item.evidence[:2]}
        assert outlets == {"n0", "n1"}
        assert item.right_count == 2
        texts = {material.label: material.text for material in item.material}
        assert all(label in {choice.text for choice in item.choices} for label in texts)


def test_what_stands_beside_the_copies_is_none() -> None:
    """Protects the reason: an extract that shares a long run of words with the copies is not set beside them."""
    half = OWN_WORDS.replace("one of two ferries from Tuesday", "a boat from Tuesday until the bridge is open again")
    assert half != OWN_WORDS
    found = items(bridge(TEXT, EDITED, half))
    assert found
    assert not [item for item in found if sum("until the bridge is open again" in m.text for m in item.material) > 2]


def test_no_extract_names_its_agency() -> None:
    """Protects the puzzle: place and agency before a report would tell its origin."""
    for item in items(bridge(TEXT, EDITED, OWN_WORDS)):
        assert not [m for m in item.material if "AP" in m.text or "Reuters" in m.text or m.article]


def test_the_agency_is_named_in_the_key() -> None:
    """Protects what pupils learn: where a page says whose copy it is, the reason says so."""
    comparison = bridge(TEXT, EDITED, OWN_WORDS)
    articles = tuple(replace(a, wire="AP") if a.id == "n0" else a for a in comparison.story.articles)
    named = replace(comparison, story=replace(comparison.story, articles=articles))
    assert all("AP, an agency" in item.why for item in items(named))


def test_copies_alone_are_no_item() -> None:
    """Protects from a question with one answer: without a report in other words there is nothing to find."""
    assert not items(bridge(TEXT, EDITED))
    assert not items(bridge(TEXT, OWN_WORDS))
