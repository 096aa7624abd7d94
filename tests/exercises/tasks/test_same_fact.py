"""Same fact: pairs that certainly are one, and look-alikes that certainly are not, as many of either."""

from dataclasses import replace

import pytest

from framing.exercises.draw import Draw
from framing.exercises.item import Item
from framing.exercises.material import WordedIndex
from framing.exercises.one_fact import one_fact
from framing.exercises.tasks.same_fact import KIND, make
from framing.records import SURE, Coverage, Passage
from tests.exercises.sample import built, sample

INDEX = WordedIndex(sample())
PASSAGE = {passage.text: passage for passage in INDEX.comparison.passages}


def items(index: WordedIndex = INDEX) -> tuple[Item, ...]:
    """Return all items that a story gives."""
    return make(index, Draw(1, KIND, wanted=50)).items


def pairs(*, same: bool) -> list[tuple[Passage, Passage]]:
    """Return the sentences of the items whose answer is that they report the same fact, or that they do not."""
    return [
        (PASSAGE[item.material[0].text], PASSAGE[item.material[1].text])
        for item in items()
        if item.choices[0].right == same
    ]


def test_what_is_keyed_as_one_fact_is_surely_linked() -> None:
    """Protects the key: two sentences of two outlets' comparable articles, surely linked, in words of their own."""
    assert pairs(same=True)
    for one, other in pairs(same=True):
        assert INDEX.link(one.id, other.id) >= SURE
        assert INDEX.comparable(one.article, other.article)


def test_look_alikes_surely_differ() -> None:
    """Protects the key: of two sentences that are said to differ, one's outlet certainly lacks the other."""
    assert pairs(same=False)
    for one, other in pairs(same=False):
        assert not INDEX.related(one.id, other.id)
        assert INDEX.lacks(INDEX.outlet_of[one.id], other) or INDEX.lacks(INDEX.outlet_of[other.id], one)


@pytest.mark.parametrize("wanted", [1, 2, 3, 50])
def test_either_answer_is_right_as_often(wanted: int) -> None:
    """Protects from solving by a rule: "yes" and "no" are as many on a sheet, but for an odd one."""
    keys = [item.choices[0].right for item in make(INDEX, Draw(1, KIND, wanted=wanted)).items]
    assert keys
    assert abs(keys.count(True) - keys.count(False)) <= wanted % 2


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
    likely = tuple(replace(link, probability=SURE - 0.01) for link in INDEX.comparison.links)
    assert not items(WordedIndex(replace(INDEX.comparison, links=likely)))
    twin = {link.b: INDEX.passage_of[link.a].text for link in INDEX.comparison.links}
    copied = tuple(replace(p, text=twin.get(p.id, p.text)) for p in INDEX.comparison.passages)
    for item in items(WordedIndex(replace(INDEX.comparison, passages=copied))):
        assert item.material[0].text != item.material[1].text


def test_a_story_without_pairs_says_so() -> None:
    """Protects short stories: without a certain pair there is no item, and the notice says what is lacking."""
    section = make(WordedIndex(replace(INDEX.comparison, links=())), Draw(1, KIND))
    assert not section.items
    assert "left out" in section.notice


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "The repair of the bridge will cost 14 million crowns.",
            "Repair of the bridge costs 14 million crowns.",
            True,
        ),
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
        (
            "The court must say whether the repair of the bridge will cost 14 million crowns.",
            "Repair of the old bridge costs the island 14 million.",
            False,
        ),
        (
            "More than 900 lorries a day crossed the old bridge in Tolven last year.",
            "About 900 lorries a day crossed the old bridge in Tolven last year, says the port.",
            False,
        ),
        (
            "The mayor called the plan for the old bridge of Tolven “reckless” in the council on Monday.",
            "In the council of Tolven the plan for the old bridge was reckless on Monday.",
            False,
        ),
        (
            "The council is set to pay 14 million crowns for the repair of the bridge.",
            "The council paid 14 million for the repair of the old bridge.",
            False,
        ),
    ],
)
def test_a_side_fact_is_not_the_fact(one: str, other: str, *, expected: bool) -> None:
    """Protects the key: what one outlet alleges and the other tells, or both touch on only, is not the same fact."""
    story = built("bridge", [("a", f"# Post\nOne\n\ncost: {one}"), ("b", f"# Ledger\nTwo\n\ncost: {other}")])
    first, second = (passage for passage in story.passages if passage.role == "body")
    assert one_fact(WordedIndex(story), first, second) == expected


def test_a_headline_that_only_begins_its_text_is_not_asked() -> None:
    """Protects from half sentences: a headline that a page cut out of the first sentence lacks the sentence's end."""
    text = "# Post\n{headline}\n\ncost: The repair of the old bridge in Tolven will cost 14 million crowns."
    for headline, cut in (("The repair of the old bridge in Tolven will cost", True), ("Bridge costs millions", False)):
        index = WordedIndex(built("bridge", [("a", text.format(headline=headline))]))
        assert [index.cut_off(passage) for passage in index.comparison.passages] == [cut, False]
