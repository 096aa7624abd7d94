"""Marks weighed by the sentence that they stand in: the same for all sides, and with the default encoder alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.devices import find_signals
from framing.language import parse
from framing.records import Passage
from framing.scorers.marks import WEIGHED, weigh
from tests.encoders.fakes import HashEncoder

if TYPE_CHECKING:
    from framing.encoders import Encoder
    from framing.records import Signal


def weighed(text: str, encoder: Encoder) -> list[tuple[Signal, Signal]]:
    """Return each signal of a sentence by its rule, and as it is weighed."""
    parses = parse([Passage("a:0", "a", 0, "body", 0, 0, len(text), text)])
    signals = find_signals(parses)
    return list(zip(signals, weigh({each.passage.id: each for each in parses}, signals, encoder), strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lund slammed the brutal plan of Halden.", "Vladimir Putin slammed the brutal plan of Moscow."),
        ("The infamous mayor spoke to Reuters on Monday.", "The infamous mayor spoke to Tass on Monday."),
        ("A notorious general from Washington gloated.", "A notorious general from Tehran gloated."),
    ],
)
def test_names_do_not_matter(one: str, other: str, encoder: Encoder) -> None:
    """Protects fairness: the same words about another side are as sure, whoever is named beside them."""
    first, second = weighed(one, encoder), weighed(other, encoder)
    assert first
    assert [(s.kind, s.probability) for _, s in first] == [(s.kind, s.probability) for _, s in second]


def test_only_the_probability_changes(encoder: Encoder) -> None:
    """Protects what devices found: weighing marks nothing new, moves nothing, and leaves other kinds alone."""
    text = "The disgraced mayor reportedly slammed critics, who said that he “lied”, as a mob."
    pairs = weighed(text, encoder)
    assert {rule.kind for rule, _ in pairs} & set(WEIGHED)
    for rule, after in pairs:
        assert (rule.kind, rule.start, rule.end, rule.voice, rule.why) == (
            after.kind,
            after.start,
            after.end,
            after.voice,
            after.why,
        )
        assert rule.kind in WEIGHED or rule.probability == after.probability


def test_another_encoder_leaves_the_rules_word(encoder: Encoder) -> None:
    """Protects whoever brings a model of their own: verdicts learned with other vectors would be noise."""
    pairs = weighed("The infamous mayor slammed the plan.", HashEncoder())
    assert pairs
    assert all(rule == after for rule, after in pairs)
    assert any(rule != after for rule, after in weighed("The infamous mayor slammed the plan.", encoder))


def test_a_word_that_judges_is_surer_than_one_that_names(encoder: Encoder) -> None:
    """Protects the reader from a list's word in a plain sense: the sentence around it counts."""
    judging = weighed("Ada Lund slammed the brutal plan of Halden.", encoder)
    naming = weighed("The novel tells of a mob in a small town of the last century.", encoder)
    sure = [after.probability for _, after in judging if after.kind in WEIGHED]
    unsure = [after.probability for _, after in naming if after.kind in WEIGHED]
    assert min(sure) > 0.8
    assert max(unsure) < 0.5


_WORDS = st.sampled_from(
    """the brutal mob infamous regime so-called Ada Lund Kremlin-backed Washington slammed “ ” ' ( ) , . — was Привет
    世界 🙂 \x00 \ud800 12""".split()
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(_WORDS, min_size=1, max_size=25))
def test_every_text_can_be_weighed(found: list[str], encoder: Encoder) -> None:
    """Protects a comparison from a text that nobody wrote for it: no crash, and probabilities of two digits."""
    for rule, after in weighed(" ".join(found), encoder):
        assert 0 <= after.probability <= 1
        assert round(after.probability, 2) == after.probability
        assert (rule.start, rule.end, rule.kind) == (after.start, after.end, after.kind)


def test_a_mark_that_is_a_name_keeps_its_rule(encoder: Encoder) -> None:
    """Protects names in capitals, such as a country's nickname: with the name written as X nothing is left to weigh."""
    ((rule, after),) = weighed("Exports of the Hermit Kingdom rose by a tenth.", encoder)
    assert rule.text == "Hermit Kingdom"
    assert rule == after
