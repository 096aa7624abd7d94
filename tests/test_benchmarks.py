"""Committed figures stay above their floors, and the shipped weights are those that the benchmark's code reads."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from framing.align.features import compare
from framing.align.reading import read
from framing.align.relations import COLUMNS
from framing.align.scorer import shipped
from framing.language import parse
from tests.align.test_align import NORTH, SOUTH, story
from tests.encoders.fakes import HashEncoder

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


def test_alignment_stays_above_its_floors() -> None:
    """A change that makes links, omissions or probabilities worse does not pass unnoticed."""
    results: dict[str, Any] = json.loads((BENCHMARKS / "alignment" / "results.json").read_text(encoding="utf-8"))
    floors = tomllib.loads((BENCHMARKS / "floors.toml").read_text(encoding="utf-8"))["alignment"]
    every, world = results["all"], results["world"]
    reached = {
        "pairs_f1": every["pairs"]["f1"],
        "pairs_f1_world": world["pairs"]["f1"],
        "coverage_f1": every["coverage"]["f1"],
        "omission_precision": every["omission"]["precision"],
        "omission_recall": every["omission"]["recall"],
        "first_ten_precision": every["first_ten"]["precision"],
        "first_ten_essential": every["first_ten"]["essential"],
        "salience_rank_correlation": results["salience_rank_correlation"],
        "calibration_error": results["calibration"]["expected_error"],
        "related_linked": every["related_linked"],
    }
    at_most = {"calibration_error", "related_linked"}
    assert reached.keys() == floors.keys()
    missed = {
        name: (value, floors[name])
        for name, value in reached.items()
        if (value > floors[name] if name in at_most else value < floors[name])
    }
    assert not missed


def test_the_shipped_weights_fit_the_features() -> None:
    """Weights trained on other features than today's would be read for the wrong ones."""
    articles, passages = story(NORTH, SOUTH)
    pairs = compare(read(articles, passages, parse(passages), HashEncoder().encode([p.text for p in passages])))
    scorer = shipped()
    assert set(scorer.alone.columns) == set(pairs.columns)
    assert set(scorer.among.columns) == {*pairs.columns, *COLUMNS}
    assert 0.1 < scorer.threshold < 0.9
