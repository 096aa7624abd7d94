"""What is missing: the right facts are surely absent, the others stand in a paragraph that the key names."""

from dataclasses import replace

import pytest

from framing.exercises.draw import Draw
from framing.exercises.item import Item
from framing.exercises.material import WordedIndex
from framing.exercises.suitable import CERTAIN
from framing.exercises.tasks.missing import FACTS, KIND, make
from framing.records import Discrepancy, State
from tests.exercises.sample import sample

INDEX = WordedIndex(sample())
PASSAGE = {passage.text: passage for passage in INDEX.comparison.passages}


def items(index: WordedIndex = INDEX) -> list[Item]:
    """Return the items of every article, one seed after another."""
    return [item for seed in range(6) for item in make(index, Draw(seed, KIND, wanted=50)).items]


def test_right_choices_are_certain_gaps() -> None:
    """Protects the key: what is to be ticked the article certainly lacks, and reports the rest."""
    assert items()
    for item in items():
        outlet = INDEX.outlet_of_article[item.material[0].article or ""]
        assert len(item.choices) == FACTS
        assert f" {('', 'one', 'two', 'three')[item.right_count]} of" in item.prompt
        for choice in item.choices:
            verdicts = [INDEX.claim_of[c].verdict(outlet) for c in INDEX.claims_of[PASSAGE[choice.text].id]]
            assert {verdict.state for verdict in verdicts} == {"absent" if choice.right else "reported"}
            assert min(verdict.probability for verdict in verdicts) >= CERTAIN


def test_wrong_choices_name_the_paragraph_that_carries_them() -> None:
    """Protects the pupil who ticks one: the reason points to the printed paragraph with the article's own sentence."""
    for item in items():
        paragraphs = item.material[0].text.split("\n\n")
        for choice in item.choices:
            if not choice.right:
                place, own = choice.why.removesuffix("”").split("in paragraph ")[1].split(": “", 1)
                assert own in paragraphs[int(place) - 1]


def test_no_choice_is_the_articles_own_sentence() -> None:
    """Protects against matching letters: every choice is another outlet's wording, whether carried or not."""
    for item in items():
        assert not [choice for choice in item.choices if choice.text in item.material[0].text]


@pytest.mark.parametrize(("state", "probability"), [("absent", 0.89), ("partly", 0.95), ("unclear", 0.95)])
def test_only_certain_gaps_are_asked(state: State, probability: float) -> None:
    """Protects the key: a fact that is partly there, perhaps there, or not surely absent is never one to tick."""
    claims = tuple(
        replace(
            claim,
            coverage=tuple(
                replace(one, state=state, probability=probability) if one.state == "absent" else one
                for one in claim.coverage
            ),
        )
        for claim in INDEX.comparison.claims
    )
    assert not items(WordedIndex(replace(INDEX.comparison, claims=claims)))


def test_disputed_figures_are_not_called_reported() -> None:
    """Protects a fair key: where the outlets' figures differ, "the article reports this" could be denied."""
    claims = [claim for claim in INDEX.comparison.claims if len(claim.outlets) > 1]
    disputed = tuple(Discrepancy(claim.id, "number", (), "", 0.9) for claim in claims)
    assert not items(WordedIndex(replace(INDEX.comparison, discrepancies=disputed)))


def test_one_article_is_read_for_all_items() -> None:
    """Protects a lesson's time: the items of a sheet ask about one text."""
    for seed in range(6):
        assert len({item.material for item in make(INDEX, Draw(seed, KIND, wanted=3)).items}) <= 1
