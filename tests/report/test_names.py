"""The table of names: only what outlets word differently, people and events first."""

from dataclasses import replace

from framing.records import Entity, Mention
from framing.report.cards import view_names
from framing.report.catalogue import Catalogue
from tests.samples import bridge


def _entities(*naming: tuple[str, str, dict[str, str]]) -> list[str]:
    """Return the rows for entities with the words of each article: name, kind, words by article."""
    sample = bridge()
    namings = tuple(
        Entity(entity, kind, tuple(Mention(article, f"{article}:1", 0, 1, text) for article, text in words.items()))  # type: ignore[arg-type]
        for entity, kind, words in naming
    )
    return [row.entity for row in view_names(Catalogue(replace(sample, entities=namings)))]


def test_names_that_all_use_alike_are_left_out() -> None:
    """A surname after a full name, a title or an abbreviation is no difference."""
    assert (
        _entities(
            ("Ann Berg", "person", {"harbour-post": "Mayor Ann Berg", "north-wire": "Ms. Berg"}),
            ("United States", "place", {"harbour-post": "the U.S.", "north-wire": "United States"}),
            ("Otto Lund", "person", {"harbour-post": "strongman Otto Lund"}),
        )
        == []
    )


def test_people_and_events_come_first_then_what_differs_most() -> None:
    """A reader meets the choice of words for a person or a war before that for a firm."""
    rows = _entities(
        ("Lund", "organisation", {"harbour-post": "embattled Lund", "north-wire": "Lund"}),
        ("Ann Berg", "person", {"harbour-post": "the ruler", "north-wire": "Ann Berg"}),
        (
            "war in Veltria",
            "event",
            {"harbour-post": "full-scale war in Veltria", "north-wire": "operation in Veltria"},
        ),
    )
    assert rows == ["war in Veltria", "Ann Berg", "Lund"]
