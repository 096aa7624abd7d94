"""Every device against its own file of sentences: what it must mark, to the character, and what not."""

import pkgutil

import pytest

import framing.devices
from framing.devices import DEVICES
from tests.devices.cases import FOLDER, Case, cases, signals

_MAIN = ("qualifier", "loaded", "euphemism", "scare-quote", "attribution")


def _all() -> list[tuple[str, Case]]:
    return [(device.kind, case) for device in DEVICES for case in cases(device.kind)]


@pytest.mark.parametrize(("kind", "case"), _all(), ids=lambda each: each if isinstance(each, str) else each.text)
def test_a_sentence_is_marked_as_its_case_says(kind: str, case: Case) -> None:
    """Protects each device's reach and, more, its restraint: a plain sentence stays unmarked."""
    found = signals(case.text, kind)
    assert tuple(signal.text for signal in found) == case.marked
    if case.known:
        known = f"{found[0].stance} | {found[0].speaker}" if kind == "attribution" else found[0].target
        assert known == case.known
    assert all(case.text[signal.start : signal.end] == signal.text for signal in found)


def test_every_device_is_registered_and_has_cases() -> None:
    """A new file that nobody registered, or a device without examples, fails here."""
    on_disk = {m.name.replace("_", "-") for m in pkgutil.iter_modules(framing.devices.__path__)} - {"device"}
    assert on_disk == {device.kind for device in DEVICES} == {path.stem for path in FOLDER.glob("*.txt")}
    assert len(DEVICES) == len({device.kind for device in DEVICES})


@pytest.mark.parametrize("kind", [device.kind for device in DEVICES])
def test_every_kind_has_enough_cases(kind: str) -> None:
    """Ten sentences to mark and ten to leave for every kind; fifteen for the five that readers see most."""
    least = 15 if kind in _MAIN else 10
    marked = [case for case in cases(kind) if case.marked]
    assert len(marked) >= least
    assert len(cases(kind)) - len(marked) >= least
