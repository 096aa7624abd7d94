"""What the tests of writers share: fixed detectors and measures, and files to compare with."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.records import Comparison, Measure
from framing.signals import Detector
from framing.views import catalogue, report
from framing.writers import csv, json

_GOLDEN = Path(__file__).parents[1] / "golden" / "writers"
_KINDS = ("qualifier", "loaded", "scare-quote", "attribution")


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages and files depend on nothing but the comparison: four detectors and two measures that never change."""
    detectors = tuple(Detector(kind, kind, f"What {kind} means.", lambda _: ()) for kind in _KINDS)
    monkeypatch.setattr(catalogue, "DETECTORS", detectors)
    monkeypatch.setattr(report, "DETECTORS", detectors)

    def measure(comparison: Comparison) -> dict[str, dict[str, Measure]]:
        figures = {"loaded": Measure(17.5, "per 1,000 words", 0.4, 97.0), "quoted": Measure(0.1, "share", None, None)}
        return {article.id: figures for article in comparison.story.articles}

    for module in (csv, json, report):
        monkeypatch.setattr(module, "measure", measure)


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return a check that a file's text is the one kept in tests/golden/writers; GOLDEN=write keeps the new one."""

    def check(name: str, text: str) -> None:
        path = _GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        kept = path.read_bytes().decode() if path.is_file() else ""
        assert text == kept, f"{path} differs; if the new text is right, run pytest with GOLDEN=write"

    return check
