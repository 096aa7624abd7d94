"""What several tests share: the folder of real stories, a comparison's fixed surroundings, golden files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.devices import Device
from framing.export import comparison_json, tables
from framing.records import Comparison, Measure
from framing.report import catalogue, story

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_GOLDEN = Path(__file__).parent / "golden" / "export"
_KINDS = ("qualifier", "loaded", "scare-quote", "attribution")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real stories and data sets beside the checkout, which is not part of the project."""
    if not _SHARED.is_dir():
        pytest.skip("needs the folder 'shared' with real stories beside the checkout")
    return _SHARED


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages and files depend on nothing but the comparison: four devices and two measures that never change."""
    devices = tuple(Device(kind, kind, f"What {kind} means.", lambda _: ()) for kind in _KINDS)
    monkeypatch.setattr(catalogue, "DEVICES", devices)
    monkeypatch.setattr(story, "DEVICES", devices)

    def measure(comparison: Comparison) -> dict[str, dict[str, Measure]]:
        figures = {"loaded": Measure(17.5, "per 1,000 words", 0.4, 97.0), "quoted": Measure(0.1, "share", None, None)}
        return {article.id: figures for article in comparison.story.articles}

    for module in (comparison_json, tables, story):
        monkeypatch.setattr(module, "measure", measure)


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return a check that a file's text is the one kept in tests/golden/export; GOLDEN=write keeps the new one."""

    def check(name: str, text: str) -> None:
        path = _GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        kept = path.read_bytes().decode() if path.is_file() else ""
        assert text == kept, f"{path} differs; if the new text is right, run pytest with GOLDEN=write"

    return check
