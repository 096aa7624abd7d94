"""What a name names: a vote of labels and of the words around it; no answer where they conflict."""

import pytest

from framing.findings.entities.kinds import initials, settled
from framing.findings.entities.mentions import NamedSpan


def votes(*mentions: tuple[str, str, str]) -> dict[str, str]:
    """Return the kinds settled for invented mentions: name, label, and the kind that the words around it speak for."""
    found = [
        NamedSpan("a", "a:0", 0, len(name), name, name, label, (), frozenset({sign} - {""}), False)
        for name, label, sign in mentions
    ]
    return settled(found, [mention.name for mention in found])


@pytest.mark.parametrize(
    ("mentions", "kind"),
    [
        ([("mara holt", "person", "")], "person"),
        ([("bergen", "person", "place"), ("bergen", "place", ""), ("bergen", "place", "")], "place"),
        ([("holt", "organisation", "person")], "person"),
        ([("teld", "place", "person"), ("teld", "place", "place")], None),
        ([("halden stroud", "place", ""), ("halden stroud", "organisation", "")], None),
        ([("mac", "person", "")], None),
        ([("mac", "person", "")] * 3, "person"),
    ],
)
def test_the_votes_of_a_name(mentions: list[tuple[str, str, str]], kind: str | None) -> None:
    """Words beside a name outvote a label; a tie, or a single word that nothing explains, stays open."""
    assert votes(*mentions).get(mentions[0][0]) == kind


def test_a_surname_is_its_bearers() -> None:
    """A bare surname follows the full name, unless the words around it speak for another kind."""
    assert votes(("ann smith", "person", "person"), ("smith", "organisation", ""))["smith"] == "person"
    assert votes(("ann paris", "person", "person"), ("paris", "place", "place"))["paris"] == "place"


def test_initials() -> None:
    """Small words give no letter."""
    assert initials("national organization for women") == "now"
