"""What an article leaves out: facts whose sentence its readers can take in without the article that it is from."""

import pytest

from framing.exercises.material import WordedIndex
from tests.exercises.sample import built

LACKING = "vote: The council of Tolven voted on Monday to close the old bridge of the harbour after the storm of March."


def offered(text: str) -> list[str]:
    """Return what the Isle Post lacks of an article of the Herald that holds a sentence."""
    story = built(
        "bridge",
        [
            (
                "post",
                f"# Isle Post | 2026-03-12\nTolven closes its bridge\n\n{LACKING}\nThe ferry will run every hour.",
            ),
            ("herald", f"# Herald | 2026-03-12\nBridge of Tolven shut\n\nprice: {text}"),
        ],
    )
    return [fact.passage.text for fact in WordedIndex(story).omitted("post")]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge of Tolven was built in 1931 by a firm of the coast.",
        "The ferry carried 400 people from Tolven to the coast in June.",
        "The school of Tolven has 60 pupils and was built in 1931.",
    ],
)
def test_a_fact_that_readers_can_place_is_offered(text: str) -> None:
    """Protects the tasks: a plain sentence about what the article has told of is there to be added or weighed."""
    assert offered(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The panel was built in 1931 by a firm of the coast of Tolven.",
        "The forum, which ended on Friday, was paid for by the port of Tolven.",
        "Members of the TBRA in Tolven met for 14 hours on Friday.",
        "The bridge of Tolven was also closed for 14 days in June.",
        "However, the bridge of Tolven was built in 1931 by a firm.",
        "Following the vote, the bridge of Tolven was closed for 14 days.",
        "The Herald asked 400 people of Tolven about the bridge in June.",
        "Whether the bridge of Tolven will open in June or in July is unclear.",
    ],
)
def test_a_fact_that_leans_on_its_article_is_not(text: str) -> None:
    """Protects pupils: no fact of a panel nobody has heard of, of unknown initials, or of the outlet itself."""
    assert offered(text) == []
