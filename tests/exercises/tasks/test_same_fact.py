"""Same fact: a certain pair, and look-alikes that certainly report something else."""

from dataclasses import replace
from itertools import combinations

import pytest

from framing.exercises.draw import Draw
from framing.exercises.item import Item
from framing.exercises.material import WordedIndex
from framing.exercises.tasks.same_fact import KIND, make, one_fact
from framing.records import Coverage
from tests.exercises.sample import built, sample

INDEX = WordedIndex(sample())
PASSAGE = {passage.text: passage for passage in INDEX.comparison.passages}


def items(index: WordedIndex = INDEX) -> tuple[Item, ...]:
    """Return all items that a story gives."""
    return make(index, Draw(1, KIND, wanted=50)).items


def test_the_right_two_are_a_certain_pair() -> None:
    """Protects the key: two of four sentences, of two outlets, surely linked, in words of their own."""
    assert items()
    for item in items():
        one, other = (PASSAGE[choice.text] for choice in item.choices if choice.right)
        assert INDEX.certain_pair(one.id, other.id)
        assert INDEX.comparable(one.article, other.article)
        assert item.confidence == INDEX.link(one.id, other.id)


def test_no_other_two_can_be_defended() -> None:
    """Protects the single right answer: of any other two, an outlet certainly lacks what one of them reports."""
    for item in items():
        right = [PASSAGE[choice.text] for choice in item.choices if choice.right]
        wrong = [PASSAGE[choice.text] for choice in item.choices if not choice.right]
        outlets = {INDEX.outlet_of[passage.id] for passage in right}
        assert all(any(INDEX.lacks(outlet, passage) for outlet in outlets) for passage in wrong)
        for one, other in combinations(wrong, 2):
            assert not INDEX.related(one.id, other.id)


@pytest.mark.parametrize("coverage", [("absent", 0.89), ("unclear", 0.95), ("partly", 0.95)])
def test_what_may_be_reported_after_all_is_no_look_alike(coverage: tuple[str, float]) -> None:
    """Protects from a second defensible pair: where nobody can say that an outlet lacks a sentence, it is not used."""
    claims = tuple(
        replace(
            claim,
            coverage=tuple(
                Coverage(one.outlet, *coverage) if one.state == "absent" else one  # type: ignore[arg-type]
                for one in claim.coverage
            ),
        )
        for claim in INDEX.comparison.claims
    )
    assert not items(WordedIndex(replace(INDEX.comparison, claims=claims)))


def test_likely_links_and_copies_are_not_asked() -> None:
    """Protects the key and the point of the task: a likely match, or one that is copied, is never asked about."""
    likely = tuple(replace(link, probability=0.89) for link in INDEX.comparison.links)
    assert not items(WordedIndex(replace(INDEX.comparison, links=likely)))
    twin = {link.b: INDEX.passage_of[link.a].text for link in INDEX.comparison.links}
    copied = tuple(replace(p, text=twin.get(p.id, p.text)) for p in INDEX.comparison.passages)
    for item in items(WordedIndex(replace(INDEX.comparison, passages=copied))):
        one, other = (choice.text for choice in item.choices if choice.right)
        assert one != other


def test_a_story_without_pairs_says_so() -> None:
    """Protects short stories: without a certain pair there is no item, and the notice says what is lacking."""
    section = make(WordedIndex(replace(INDEX.comparison, links=())), Draw(1, KIND))
    assert not section.items
    assert "left out" in section.notice


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The repair of the bridge will cost 14 million crowns.", "Repair of the old bridge costs 14 million.", True),
        (
            "The union {attribution/doubting@Union|alleged} that the repair of the bridge will cost 14 million crowns.",
            "Repair of the old bridge costs the island 14 million.",
            False,
        ),
        (
            "The mayor met engineers and fishers in Tolven for two hours to speak of the repair of the bridge.",
            "Ferries cross the strait twice an hour while repair keeps the road over the bridge shut for cars.",
            False,
        ),
    ],
)
def test_a_side_fact_is_not_the_fact(one: str, other: str, *, expected: bool) -> None:
    """Protects the key: what one outlet alleges and the other tells, or both touch on only, is not the same fact."""
    story = built("bridge", [("a", f"# Post\nOne\n\ncost: {one}"), ("b", f"# Ledger\nTwo\n\ncost: {other}")])
    first, second = (passage for passage in story.passages if passage.role == "body")
    assert one_fact(WordedIndex(story), first, second) == expected
