"""Headline and text: the one word that stands nowhere in the text, beside words that do."""

import pytest

from framing.exercises.draw import Draw
from framing.exercises.item import Item
from framing.exercises.material import WordedIndex
from framing.exercises.tasks.headline import KIND, make
from framing.records import Comparison
from tests.exercises.sample import built

TEXT = """The council of Tolven criticized the plan for the bridge on Monday after a debate of nine hours.
The plan would close the bridge to lorries for at least nine months, and to cars for one summer.
Engineers had found rust in the cables in March, and asked for a closure at once.
The ferry will carry pupils and patients over the bay, and a second one is to come from Halden.
{filler}"""
FILLER = "The works are to be paid for by the state and by the four towns of the bay, each with a share of its own. "


OWN_WORD = "Council slams plan to close the bridge for months"


def story(headline: str = OWN_WORD, text: str = TEXT) -> Comparison:
    """Return the comparison of one article with a headline."""
    article = f"# Herald | 2026-03-12\n{headline}\n\n{text.format(filler=FILLER * 6)}"
    return built("bridge", [("a", article)])


def items(headline: str, text: str = TEXT) -> tuple[Item, ...]:
    """Return the items on one article."""
    return make(WordedIndex(story(headline, text)), Draw(1, KIND, wanted=9)).items


def test_the_headlines_own_word_is_asked_for() -> None:
    """Protects the key: the right word stands in no sentence of the text, the others in those that are printed."""
    (item,) = items(OWN_WORD)
    (right,) = [choice for choice in item.choices if choice.right]
    assert right.text == "“slams”"
    printed = item.material[1].text
    for choice in item.choices:
        assert (choice.text.strip("“”")[:5] in printed) != choice.right


@pytest.mark.parametrize(
    "headline",
    [
        "Council criticizes plan to close the bridge for months",
        "Engineers find rust in the bridge and ask for its closure",
        "Council of Tolven debates the plan for the bridge",
    ],
)
def test_a_word_in_another_form_is_the_texts_too(headline: str) -> None:
    """Protects the key: "find" and "found" are one word, so that neither is the headline's own."""
    assert not items(headline)


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Council slams plan", TEXT),
        (OWN_WORD, "The council of Tolven criticized the plan on Monday."),
        ("The council of Tolven criticized the plan for the bridge on Monday", TEXT),
        ("Penhale blocks plan of the council to close the bridge", "{filler}"),
    ],
)
def test_where_little_is_to_be_compared_nothing_is_asked(headline: str, text: str) -> None:
    """Protects the point: no headline of three words, no teaser, no headline that is the text's own first sentence."""
    assert not items(headline, text)
