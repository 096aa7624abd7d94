"""What is missing: what is keyed as left out is surely absent, the rest stands in a paragraph that the key names."""

from dataclasses import replace

import pytest

from framing.exercises.draw import Draw
from framing.exercises.item import Item
from framing.exercises.material import WordedIndex
from framing.exercises.suitable import CERTAIN
from framing.exercises.tasks.missing import KIND, make
from framing.records import Discrepancy, State
from tests.exercises.sample import sample

INDEX = WordedIndex(sample())
PASSAGE = {passage.text: passage for passage in INDEX.comparison.passages}


def items(index: WordedIndex = INDEX) -> list[Item]:
    """Return the items of every article, one seed after another."""
    return [item for seed in range(6) for item in make(index, Draw(seed, KIND, wanted=50)).items]


def left_out(item: Item) -> bool:
    """Return whether the fact asked about is keyed as left out."""
    return item.choices[-1].right


def test_the_key_is_what_the_article_certainly_does() -> None:
    """Protects the key: what is left out the article certainly lacks, and what it reports it certainly reports."""
    assert items()
    for item in items():
        outlet = INDEX.outlet_of_article[item.material[0].article or ""]
        fact = PASSAGE[item.material[1].text]
        verdicts = [INDEX.claim_of[claim].verdict(outlet) for claim in INDEX.claims_of[fact.id]]
        assert {verdict.state for verdict in verdicts} == {"absent" if left_out(item) else "reported"}
        assert min(verdict.probability for verdict in verdicts) >= CERTAIN


def test_either_answer_is_right_as_often() -> None:
    """Protects from solving without reading: a section has as many facts that are left out as that are reported."""
    for seed in range(6):
        keys = [left_out(item) for item in make(INDEX, Draw(seed, KIND, wanted=50)).items]
        assert keys.count(True) == keys.count(False)


def test_what_is_reported_is_shown_with_its_paragraph() -> None:
    """Protects the pupil who missed it: the reason points to the printed paragraph with the article's own sentence."""
    for item in items():
        if not left_out(item):
            place, own = item.why.removesuffix("”").split("in paragraph ")[1].split(": “", 1)
            assert own in item.material[0].text.split("\n\n")[int(place) - 1]


def test_no_fact_is_the_articles_own_sentence() -> None:
    """Protects against matching letters: every fact is in another outlet's wording, whether reported or not."""
    for item in items():
        assert item.material[1].text not in item.material[0].text


@pytest.mark.parametrize(("state", "probability"), [("absent", CERTAIN - 0.01), ("partly", 0.95), ("unclear", 0.95)])
def test_only_certain_gaps_are_asked(state: State, probability: float) -> None:
    """Protects the key: a fact that is partly there, perhaps there, or not surely absent is never keyed as left out."""
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
        assert len({item.material[0] for item in make(INDEX, Draw(seed, KIND, wanted=3)).items}) <= 1
