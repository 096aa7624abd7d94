"""The stages together: what goes wrong beside the parser is not lost."""

import pytest

from framing.encoders import Encoded
from framing.errors import ModelError
from framing.pipeline import compare
from framing.records import Article, Story
from framing.settings import Settings
from tests.encoders.fakes import HashEncoder

STORY = Story(
    "A bridge",
    (
        Article("North", "The bridge over the Velm was closed on Monday after cracks were found.", language="en"),
        Article("South", "Engineers closed the Velm bridge on Monday because of cracks.", language="en"),
    ),
)


class Broken(HashEncoder):
    """An encoder whose model turns out to be damaged."""

    def encode(self, texts: object) -> Encoded:
        """Fail as a model does."""
        raise ModelError(f"no vectors for {texts}")


def test_an_encoder_that_fails_beside_the_parser_is_told() -> None:
    """Protects from a run that waits forever: the encoder works in a thread of its own, and its error comes out."""
    with pytest.raises(ModelError, match="no vectors for"):
        compare(STORY, Settings(), encoder=Broken())


def test_rules_for_english_are_kept_off_other_languages() -> None:
    """Protects articles in other languages: no word of theirs is marked, and no name held against another's title."""
    story = Story(
        "Міст",
        (
            Article("Північ", "Міст закрили в понеділок. Ада Лунд сказала, що 12 тросів зношені. Brutal regime!"),
            Article("Південь", "Міст закрили в понеділок. Мер Ада Лунд сказала, що 14 тросів зношені."),
        ),
    )
    comparison = compare(story)
    assert not comparison.signals
    assert not comparison.discrepancies
    assert any("not in English" in notice for notice in comparison.story.notices)
