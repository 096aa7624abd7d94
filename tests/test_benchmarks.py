"""Committed figures stay above their floors, and the shipped weights are those that the benchmark's code reads."""

from __future__ import annotations

import json

import numpy as np

from benchmarks import table
from benchmarks.grouping import growth
from benchmarks.grouping.newsroom import Newsroom
from framing.align.features import COLUMNS, pair_features
from framing.align.reading import read
from framing.align.scorer import shipped
from framing.batch.grouping.evaluation import figures
from framing.encoders.transformer import unit_rows
from framing.records import Article
from framing.scorers import TASKS
from framing.scorers.scorer import shipped as shipped_scorer
from tests.align.test_align import NORTH, SOUTH, story
from tests.analyses import analysis_of
from tests.encoders.fakes import HashEncoder


def test_committed_figures_hold() -> None:
    """A change that makes a measured figure worse than its bound does not pass unnoticed."""
    every = table.figures()
    assert every
    assert [figure.name for figure in every if not figure.holds] == []


def test_the_table_of_figures_is_fresh() -> None:
    """The page that readers see shows the figures that are committed: run `python -m benchmarks.table`."""
    assert table.page() == table.README.read_text(encoding="utf-8")


def test_the_shipped_weights_fit_the_features() -> None:
    """Weights trained on other features than today's would be read for the wrong ones."""
    pairs = pair_features(read(analysis_of(*story(NORTH, SOUTH), HashEncoder())))
    scorer = shipped()
    assert set(scorer.alone.columns) == set(pairs.columns)
    assert set(scorer.among.columns) == {*pairs.columns, *COLUMNS}
    assert 0.1 < scorer.threshold < 0.9


def test_the_shipped_gates_are_those_that_were_measured() -> None:
    """Protects reports from a scorer that was trained anew and not measured: run the benchmark with --gates --write."""
    measured = json.loads((table.HERE / "scorers" / "results.json").read_text(encoding="utf-8"))["gates"]
    for task in TASKS:
        gates = {label: curves["gate"] for label, curves in measured[task].items() if curves["gate"] is not None}
        assert shipped_scorer(task).gate == gates


def test_the_archive_that_growth_is_measured_on_holds_what_it_says() -> None:
    """Protects the growth figures: every article is read, in its order, and articles of one event are found again."""
    line = "The {} of Tarnow was closed on Friday. Mayor Ilse Brandt named {} reasons. Nobody was hurt there."
    things = ("bridge", "mill", "school", "canal", "theatre", "market")
    texts = [[line.format(thing, 20 + n) for n in range(3)] for thing in things]
    base = [[Article("Post", text, headline="Closed", language="en") for text in event] for event in texts]
    chance = np.random.default_rng(1)
    leads = [
        unit_rows((chance.standard_normal(32) + 0.3 * chance.standard_normal((3, 32))).astype(np.float32)) for _ in base
    ]
    steps, events, stories = growth.run(Newsroom(base, leads), 80)
    assert set(steps) == set(growth.STEPS)
    assert len(events) == len(stories) == 80
    assert growth.run(Newsroom(base, leads), 80)[1:] == (events, stories)
    assert figures(events, stories)["b3_recall"] > 0.6
