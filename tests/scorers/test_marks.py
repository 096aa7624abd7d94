"""Words that judge where they stand: the same for all sides, also such as no list has, and with our encoder alone."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.devices import find_signals
from framing.language import parse
from framing.records import LIKELY, SURE, Passage
from framing.scorers.marks import TAGGED, further, hinted, mark
from tests.encoders.fakes import HashEncoder

if TYPE_CHECKING:
    from framing.encoders import Encoder
    from framing.records import Signal


def marked(text: str, encoder: Encoder) -> tuple[tuple[Signal, ...], tuple[Signal, ...]]:
    """Return the signals of a sentence by the rules, and as they are with what taggers say of its words."""
    parses = parse([Passage("a:0", "a", 0, "body", 0, 0, len(text), text)])
    signals = find_signals(parses)
    return signals, mark(parses, signals, encoder)


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
    first, second = marked(one, encoder)[1], marked(other, encoder)[1]
    assert first
    assert [(s.kind, s.text, s.probability) for s in first] == [(s.kind, s.text, s.probability) for s in second]


def test_what_rules_state_of_other_kinds_stays(encoder: Encoder) -> None:
    """Protects what devices found: taggers change nothing but the probability, and leave other kinds alone."""
    text = "The disgraced mayor reportedly slammed critics, who said that he “lied”, as a mob."
    rules, after = marked(text, encoder)
    kept = {(s.kind, s.start): s for s in after}
    for rule in rules:
        same = kept[rule.kind, rule.start]
        assert (rule.end, rule.voice, rule.why) == (same.end, same.voice, same.why)
        assert rule.kind in TAGGED or rule.probability == same.probability


def test_a_word_on_no_list_is_marked_where_it_judges(encoder: Encoder) -> None:
    """Protects the reader from the gaps of lists: what is like words that readers marked is marked, and says why."""
    rules, after = marked("The truly remarkable turnaround stunned the board.", encoder)
    further = [s for s in after if not any(s.start < rule.end and rule.start < s.end for rule in rules)]
    assert further
    assert all(s.learned and "No rule marks" in s.why and s.probability >= LIKELY for s in further)
    assert not any(s.learned for s in rules)


def test_plain_news_stays_unmarked(encoder: Encoder) -> None:
    """Protects trust: a sentence that only reports has no mark of a tagger."""
    for text in (
        "The council met on Monday and voted on the budget for the coming year.",
        "Two people were taken to hospital after a bus left the road near the station.",
    ):
        assert not [s for s in marked(text, encoder)[1] if s.kind in TAGGED and s.probability >= LIKELY]


def test_a_word_that_a_hyphen_binds_is_marked_whole(encoder: Encoder) -> None:
    """Protects the page from half a word in colour: of "scandal-drenched" both parts are marked or none."""
    for signal in marked("The vile, scandal-drenched, truth-mangling demagogue gloated over it.", encoder)[1]:
        assert not signal.text.startswith("-")
        assert not signal.text.endswith("-")
        assert "drenched" not in signal.text or "scandal-drenched" in signal.text
        assert "mangling" not in signal.text or "truth-mangling" in signal.text


def test_no_two_stated_marks_of_taggers_meet(encoder: Encoder) -> None:
    """Protects the page from one word in two colours: a word is a qualifier or loaded, never both."""
    after = marked("The disgraceful, corrupt, venomous mayor slammed the pathetic mob with brutal glee.", encoder)[1]
    stated = sorted((s.start, s.end) for s in after if s.kind in TAGGED and s.probability >= LIKELY)
    assert len(stated) > 1
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(stated))


def test_another_encoder_leaves_the_rules_word(encoder: Encoder) -> None:
    """Protects whoever brings a model of their own: taggers that learned with other vectors would be noise."""
    rules, after = marked("The infamous mayor slammed the plan.", HashEncoder())
    assert rules
    assert rules == after
    assert rules != marked("The infamous mayor slammed the plan.", encoder)[1]


def test_a_word_that_judges_is_surer_than_one_that_names(encoder: Encoder) -> None:
    """Protects the reader from a list's word in a plain sense: the sentence around it counts."""
    judging = marked("Ada Lund slammed the brutal plan of Halden.", encoder)[1]
    naming = marked("The novel tells of a mob in a small town of the last century.", encoder)[1]
    sure = [after.probability for after in judging if after.kind in TAGGED]
    unsure = [after.probability for after in naming if after.kind in TAGGED]
    assert max(unsure) < SURE <= min(sure)


_WORDS = st.sampled_from(
    """the brutal mob infamous regime so-called Ada Lund Kremlin-backed Washington slammed venomous - ‑ “ ” ' ( ) , . —
    was Привет 世界 🙂 \x00 \ud800 12""".split()
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(_WORDS, min_size=1, max_size=25))
def test_every_text_can_be_marked(found: list[str], encoder: Encoder) -> None:
    """Protects a comparison from a text that nobody wrote for it: no crash, true places, two digits."""
    text = " ".join(found)
    for signal in marked(text, encoder)[1]:
        assert 0 <= signal.probability <= 1
        assert round(signal.probability, 2) == signal.probability
        assert text[signal.start : signal.end] == signal.text


def test_a_mark_that_is_a_name_keeps_its_rule(encoder: Encoder) -> None:
    """Protects names in capitals, such as a country's nickname: with the name written as X nothing is left to weigh."""
    (rule,), (after,) = marked("Exports of the Hermit Kingdom rose by a tenth.", encoder)
    assert rule.text == "Hermit Kingdom"
    assert rule == after


@pytest.mark.parametrize("words", ["Kremlin-controlled", "Moscow-installed", "Washington-backed", "so-called"])
def test_what_a_rule_is_certain_of_is_not_weighed(words: str, encoder: Encoder) -> None:
    """Protects what a rule reads from the form of a word: taggers have seen too few such words to doubt them."""
    rules, after = marked(f"The report came from a {words} ministry, officials said.", encoder)
    assert [(s.text, s.probability) for s in after if s.kind == "qualifier"] == [
        (s.text, s.probability) for s in rules if s.kind == "qualifier"
    ]
    assert any(s.text == words and s.probability > 0.9 for s in after)


def test_a_name_that_is_also_a_judging_word_asks_nothing() -> None:
    """Protects fairness: no sentence is asked about because somebody is called Gore, or Stark."""
    for text in ("Al Gore opened the library on Monday.", "Al Smith opened the library on Monday."):
        parses = parse([Passage("a:0", "a", 0, "body", 0, 0, len(text), text)])
        assert not hinted(parses[0], find_signals(parses))


@pytest.mark.parametrize("kinds", [("loaded", "loaded"), ("qualifier", "loaded")])
def test_a_compound_is_one_mark(kinds: tuple[str, str]) -> None:
    """Protects the page from one word marked twice: of "tin-eared" both parts may judge, and the compound is marked."""
    text = "The tin-eared reply, a cloak-and-dagger smash-and-grab raid, was read on Monday."
    (parsed,) = parse([Passage("a:0", "a", 0, "body", 0, 0, len(text), text)])
    words = [token for token in parsed.doc if token.pos_ in ("ADJ", "NOUN", "VERB")]
    sides = {kind: {token: 0.9 if kinds[n % 2] == kind else 0.1 for n, token in enumerate(words)} for kind in TAGGED}
    signals = further(parsed, (), sides)
    places = sorted((s.start, s.end) for s in signals)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(places))
    assert all(text[end : end + 1] != "-" and text[start - 1 : start] != "-" for start, end in places)
