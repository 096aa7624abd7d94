"""Records as JSON values: what framing keeps of a comparison between two runs."""

import json
from dataclasses import replace

from framing.records import Comparison, Reason
from framing.records.plain import built, plain
from tests.samples import bridge


def test_a_comparison_is_read_back_as_it_was() -> None:
    """Protects a repeated run from telling other things than the first: records inside records come back as well."""
    comparison = bridge()
    reason = Reason("“{words}” is marked.", {"words": "claimed"})
    signals = tuple(replace(signal, reason=reason) for signal in comparison.signals)
    comparison = replace(comparison, signals=signals, story=replace(comparison.story, reasons=(reason,)))
    assert signals
    assert built(Comparison, json.loads(json.dumps(plain(comparison)))) == comparison
