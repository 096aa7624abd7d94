"""Who acts and who is acted upon, from the grammar of each sentence."""

import pytest

from framing.findings.roles import find_roles
from framing.records import Entity, Mention, Passage, Role
from tests.analyses import analysis_of


def _actors(entity: str, *texts: str, kind: str = "person") -> tuple[Role, ...]:
    """Return the parts of an entity that each text, an article of its own, names once at most."""
    passages = [Passage(f"{n}:0", str(n), 0, "body", 0, 0, len(text), text) for n, text in enumerate(texts)]
    names = tuple(
        Mention(p.article, p.id, p.text.index(entity), p.text.index(entity) + len(entity), entity)
        for p in passages
        if entity in p.text
    )
    return find_roles(analysis_of((), passages, entities=(Entity(entity, kind, names),)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "agent", "patient", "verbs"),
    [
        ("Mara Holt opened the bridge.", 1, 0, ("open",)),
        ("The bridge was opened by Mara Holt.", 1, 0, ("open",)),
        ("Mara Holt was arrested on Monday.", 0, 1, ("arrest",)),
        ("Police arrested Mara Holt.", 0, 1, ("arrest",)),
        ("Mara Holt opened the bridge and thanked the crowd.", 2, 0, ("open", "thank")),
        ("Peter Lane and Mara Holt signed the treaty.", 1, 0, ("sign",)),
        ("Mara Holt, who built the bridge, slept.", 2, 0, ("build", "sleep")),
        ("Mara Holt came to the town and was beaten.", 1, 1, ("beat", "come")),
    ],
)
def test_parts_in_a_sentence(text: str, agent: int, patient: int, verbs: tuple[str, ...]) -> None:
    """Active subjects and the "by" of passives act; passive subjects and objects are acted upon."""
    assert _actors("Mara Holt", text) == (Role("Mara Holt", "0", agent, patient, verbs),)


def test_an_article_that_shows_no_act_has_no_row() -> None:
    """To be somewhere is no act, nor is to be somebody's neighbour."""
    assert _actors("Mara Holt", "Mara Holt is an engineer.", "The house of Mara Holt is old.", "It rained.") == ()


def test_each_article_has_its_own_counts() -> None:
    """The same event, two views: in one the army acts, in the other it is only acted upon."""
    found = _actors("Veltria", "Veltria attacked the port.", "The port was quiet until rebels attacked Veltria.")
    assert [(a.article, a.agent, a.patient) for a in found] == [("0", 1, 0), ("1", 0, 1)]


def test_a_place_does_not_suffer_a_visit() -> None:
    """To be visited, or to be expected somewhere, is nothing that anybody does to a place or person."""
    assert _actors("Veltria", "Peter Lane visited Veltria.", kind="place") == ()
    assert _actors("Mara Holt", "Mara Holt is expected to come on Monday.") == ()


def test_events_do_not_act() -> None:
    """A war or a summit is no actor."""
    assert _actors("The Summit", "The Summit ended the war.", kind="event") == ()
