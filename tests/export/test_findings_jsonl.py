"""The JSON lines of a batch: each finding complete in itself."""

import json
from collections.abc import Callable

from framing.export.findings_jsonl import render_jsonl
from tests.samples import bridge, hostile


def test_the_lines_are_as_they_were(golden: Callable[[str, str], None]) -> None:
    """Protects the fields on which somebody's script depends."""
    golden("findings.jsonl", render_jsonl(bridge(), "bridge"))


def test_every_line_is_a_finding_of_its_story() -> None:
    """Protects joining: each line is one JSON object that names its story and type, whatever line breaks a text has."""
    comparison = hostile()
    lines = render_jsonl(comparison, "a/b").split("\n")
    assert lines.pop() == ""
    found = [json.loads(line) for line in lines]
    assert {one["story"] for one in found} == {"a/b"}
    types = [one["type"] for one in found]
    assert types.count("entity") == len(comparison.entities)
    for kind in ("claim", "omission", "discrepancy", "contrast", "signal", "role", "speaker", "slant", "tone"):
        plural = "discrepancies" if kind == "discrepancy" else f"{kind}s"
        assert types.count(kind) == len(getattr(comparison, plural))
