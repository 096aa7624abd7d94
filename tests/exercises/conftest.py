"""What the tests of exercises share: a list of devices that never changes, and files to compare with."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from framing.devices import Device
from framing.exercises import device

_GOLDEN = Path(__file__).parents[1] / "golden" / "exercises"
_KINDS = (
    "qualifier", "loaded", "euphemism", "scare-quote", "attribution", "hedge", "agency", "generalisation", "spelling",
)  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def _fixed_devices() -> Iterator[None]:
    """Let exercises depend on the comparison only: one device for each kind that the sample story marks."""
    with pytest.MonkeyPatch.context() as patch:
        devices = tuple(Device(kind, kind.capitalize(), f"What {kind} means.", lambda _: ()) for kind in _KINDS)
        patch.setattr(device, "DEVICES", devices)
        yield


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return a check that a text is the one kept in tests/golden/exercises; GOLDEN=write keeps the new one."""

    def check(name: str, text: str) -> None:
        path = _GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        kept = path.read_bytes().decode() if path.is_file() else ""
        assert text == kept, f"{path} differs; if the new text is right, run pytest with GOLDEN=write"

    return check
