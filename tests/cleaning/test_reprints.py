"""Articles that print nearly the same text are found, and told from articles on the same event."""

from __future__ import annotations

import pytest

from framing.cleaning import clean
from framing.cleaning.article import clean_article
from framing.cleaning.reprints import find_reprints
from framing.records import Article, Story

WIRE = (
    "The council of Marrow closed the Old Mill Bridge to all traffic on Monday after inspectors found that 12 of its 40"
    " cables were worn.",
    "Work on the bridge will begin next week and is expected to last until the end of autumn, the town said Tuesday.",
    "Some nine thousand people cross the river there every day, most of them on their way to the mills in Tolven.",
    "A ferry will carry passengers from six in the morning until midnight, and buses will take the road by the lake.",
)
EDITED = (
    "The council of Marrow closed the Old Mill Bridge to all traffic Monday after inspectors found that twelve of its"
    " 40 cables were worn.",
    "Work on the bridge will begin next week and is expected to last until the end of autumn, the town said on"
    " Tuesday.",
    *WIRE[2:],
)
LEAD = "Commuters face a long autumn of detours, with the town's only crossing out of use from this week."
OWN = (
    "Marrow's only crossing is shut, and nobody can say for how long the detour by the lake will be needed.",
    "Cables that engineers called worn last spring were looked at again at the weekend; a dozen failed the test.",
    "“Work on the bridge will begin next week and is expected to last until the end of autumn,” Ilse Brandt said.",
    "Until then the town has hired a ferry, which leaves on the hour, and four buses from a company in Tolven.",
    "Mill owners said that they would pay for the fares of those who work there, some nine thousand in all.",
)


def article(outlet: str, paragraphs: tuple[str, ...], wire: str | None = None) -> Article:
    """Return a cleaned article of these paragraphs."""
    return clean_article(Article(outlet, "\n\n".join(paragraphs), id=outlet, headline=f"{outlet} on it", wire=wire))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (WIRE, True),
        (EDITED, True),
        (WIRE[:3], True),
        ((LEAD, *WIRE[1:]), True),
        ((*WIRE, *OWN), True),
        (OWN, False),
        ((WIRE[0], *OWN), False),
        (WIRE[:1], False),
    ],
)
def test_one_text_is_told_from_two(other: tuple[str, ...], same: bool) -> None:
    """Protects reprints with cuts, edits or a lead of their own; a sentence or a quotation in common is no reprint."""
    assert bool(find_reprints((article("Post", WIRE), article("Wave", other)))) is same


def test_quotations_tell_nothing() -> None:
    """Protects two reporters at one speech, who write down the same long quotations."""
    speech = tuple(f"“{paragraph}”" for paragraph in WIRE)
    assert not find_reprints((article("Post", (*speech, OWN[0])), article("Wave", (*speech, LEAD))))


def test_groups() -> None:
    """Protects the group: every reprint of a text is in one, and an outlet's own second edition makes none."""
    found = find_reprints(
        (article("Post", WIRE), article("Star", OWN), article("Wave", EDITED), article("Echo", WIRE[:3]))
    )
    assert [group.articles for group in found] == [("Post", "Wave", "Echo")]
    assert 0.6 <= found[0].share < 1
    first = article("Post", WIRE)
    assert not find_reprints((first, clean_article(Article("Post", first.text, id="Post-2"))))


@pytest.mark.parametrize(
    ("wires", "copy"),
    [
        (("AFP", None), "reprints of AFP copy"),
        (("AFP", "AFP"), "reprints of AFP copy"),
        ((None, None), "one text, printed more than once"),
        (("AFP", "dpa"), "one text, printed more than once"),
    ],
)
def test_the_reader_is_told(wires: tuple[str | None, str | None], copy: str) -> None:
    """Protects the notice: which outlets, how much, whose text, and what follows for the claims, said once."""
    story = Story("Bridge", (article("Harbour Post", WIRE, wires[0]), article("Daily Wave", WIRE, wires[1])))
    notice = (
        "Harbour Post and Daily Wave print nearly the same text (100% of the shorter one): "
        f"{copy}; they count as one origin in claims."
    )
    assert clean(clean(story)).notices == (notice,)
