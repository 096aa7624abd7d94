"""The story of a quay, made by hand for the tasks about wording: outlets judge, quote and name in their own ways."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from framing.exercises.material import WordedIndex
from framing.records import Comparison, Entity, Mention
from tests.exercises.sample import sample

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED: tuple[tuple[str, Literal["person", "organisation"], tuple[str, ...]], ...] = (
    ("Jon Aker", "person", ("Mr. Aker", "Jon Aker", "Aker")),
    ("Lina Berg", "person", ("Lina Berg",)),
    ("Tove Holm", "person", ("Tove Holm",)),
    ("Lomsay council", "organisation", ("Lomsay council", "council of Lomsay")),
)
"""Who is named in the story, and how, the longest form first."""


@cache
def quay() -> Comparison:
    """Return the story's comparison, with everybody who is named in it."""
    story = sample("quay")
    return replace(story, entities=tuple(_entity(story, *named) for named in NAMED))


def index() -> WordedIndex:
    """Return the story's index."""
    return WordedIndex(quay())


def _entity(story: Comparison, entity: str, kind: Literal["person", "organisation"], forms: Sequence[str]) -> Entity:
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in forms))
    mentions = tuple(
        Mention(passage.article, passage.id, match.start(), match.end(), match.group())
        for passage in story.passages
        for match in pattern.finditer(passage.text)
    )
    return Entity(entity, kind, mentions)


def changed(**change: object) -> WordedIndex:
    """Return the index of the story with every signal changed."""
    signals = tuple(replace(signal, **change) for signal in quay().signals)  # type: ignore[arg-type]
    return WordedIndex(replace(quay(), signals=signals))
