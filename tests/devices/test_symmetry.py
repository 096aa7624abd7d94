"""The same rules for all sides: another name in the same sentence changes no finding."""

import pytest

from tests.devices.cases import signals

_STATES = ("Russia", "Ukraine", "China", "Israel", "Iran", "France", "Germany", "Canada")
_SEATS = ("Moscow", "Kyiv", "Beijing", "Washington", "Tehran", "Brussels", "London", "Paris")
_SIDES = ("far-right", "far-left"), ("right-wing", "left-wing"), ("hard-right", "hard-left")


def _found(template: str, name: str) -> list[tuple[str, str, str, float, str | None]]:
    """Return what was found in the sentence with the name in it, the name put back to X."""
    return [
        (s.kind, s.text.replace(name, "X"), s.voice, s.probability, s.stance)
        for s in signals(template.format(name))
        if s.kind != "spelling"  # a contested name is the one finding that depends on the name
    ]


@pytest.mark.parametrize(
    "template",
    [
        "{}-backed rebels took the town on Monday.",
        "The {}-installed mayor opened the bridge.",
        "The so-called government in {} answered on Friday.",
        "{}-controlled news agencies claimed that the talks had failed.",
        "Officials in {} slammed the proposal.",
    ],
)
def test_every_capital_is_treated_alike(template: str) -> None:
    """Whoever stands behind an actor, the qualifier is marked, and as surely."""
    findings = [_found(template, seat) for seat in _SEATS]
    assert findings[0]
    assert all(finding == findings[0] for finding in findings)


@pytest.mark.parametrize(
    "template",
    [
        "The government of {} claimed that nobody was hurt.",
        "{} is a pariah state with few friends.",
        "Protesters called the leader of {} a dictator.",
        "The authoritarian leader of {} denied the accusations.",
        "The army of {} admitted that it had fired first.",
        "Twelve people were killed in {} on Monday.",
    ],
)
def test_every_state_is_treated_alike(template: str) -> None:
    """Whatever state is spoken of, the same words are marked, and as surely."""
    findings = [_found(template, state) for state in _STATES]
    assert findings[0]
    assert all(finding == findings[0] for finding in findings)


@pytest.mark.parametrize(("one", "other"), _SIDES)
def test_left_and_right_are_treated_alike(one: str, other: str) -> None:
    """An ideological qualifier counts the same from either side."""
    template = "The {} party won two seats in the north."
    assert _found(template, one) == _found(template, other) != []
