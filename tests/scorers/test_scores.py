"""What the scorers state of a story, and what they leave unsaid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from framing.errors import ModelError
from framing.records import Model
from framing.scorers import TASKS, Scorers, choose, find_scores
from framing.scorers.judgements import context, target
from framing.scorers.scorer import background, load, pack, shipped, wording
from tests.models.folders import write
from tests.scorers.reading import analysis

if TYPE_CHECKING:
    from pathlib import Path

    from framing.encoders import Encoder

_HARSH = "The disgraced senator’s pathetic rant was a shameless lie that only a fool would swallow."
_PLAIN = "The committee met on Tuesday and set the date of the next hearing for the third of May."


def _gated(**gates: float) -> Scorers:
    """Return the shipped scorers, each with one gate for all of its labels."""
    scorers = {task: shipped(task) for task in gates}
    return Scorers({t: replace(s, gate=dict.fromkeys(s.linear.labels, gates[t])) for t, s in scorers.items()})


def test_harsh_words_are_stated_and_plain_ones_are_not(encoder: Encoder) -> None:
    """Protects the scorer's use: it tells mockery from a plain report, and says which words weighed."""
    scorers = _gated(lexical=shipped("lexical").linear.threshold)
    stated = find_scores(analysis(encoder, post=_HARSH, echo=_PLAIN), scorers, encoder.model).slants
    assert [slant.passage for slant in stated] == ["post:0"]
    assert "loaded word" in stated[0].why
    words = {_HARSH[word.start : word.end] for word in stated[0].words}
    assert words & {"pathetic", "rant", "shameless", "lie", "fool", "disgraced"}
    assert all(_HARSH[word.start : word.end] == word.text for word in stated[0].words)


def test_nothing_is_said_of_other_languages(encoder: Encoder) -> None:
    """Protects readers of other languages from scores that mean nothing there."""
    read = analysis(encoder, language="de", post=_HARSH, echo=_PLAIN)
    found = find_scores(read, _gated(lexical=0, informational=0, tone=0), encoder.model)
    assert not found.slants
    assert not found.tones


def test_nothing_is_said_with_another_encoder(encoder: Encoder) -> None:
    """Protects users of another model: the scorers cannot read its vectors, and say so."""
    scorers = _gated(lexical=0, informational=0, tone=0)
    found = find_scores(analysis(encoder, post=_HARSH, echo=_PLAIN), scorers, Model("other", "0" * 64))
    assert not found.slants
    assert len(found.notices) == 3
    assert "all-MiniLM-L6-v2" in found.notices[0]


def test_a_praised_and_a_blamed_actor_differ_in_tone(encoder: Encoder) -> None:
    """Protects the direction of tone: blame is negative, praise is positive, whoever is named."""
    read = analysis(
        encoder,
        post="Anna Berg was praised for her brave rescue. Critics condemned Otto Lund for his cruel lies. "
        "Anna Berg won an award. Otto Lund was convicted of fraud.",
        echo="Anna Berg was honoured as a hero. Otto Lund was accused of a shameful fraud.",
    )
    tones = find_scores(read, _gated(tone=0), encoder.model).tones
    berg = [tone.tone for tone in tones if tone.entity == "Anna Berg"]
    lund = [tone.tone for tone in tones if tone.entity == "Otto Lund"]
    assert berg.count("positive") > berg.count("negative")
    assert lund.count("negative") > lund.count("positive")


def test_the_shipped_scorers_fit_todays_features(encoder: Encoder) -> None:
    """Protects from weights that are read for the wrong columns: whoever changes a feature trains anew."""
    read = analysis(encoder, post=_HARSH, echo=_PLAIN)
    parse, tokens = read.parses[0], read.encoded.tokens[0]
    around = context(read)
    both = ((parse, tokens, ()) for parse, tokens in zip(read.parses, read.encoded.tokens, strict=True))
    assert shipped("lexical").linear.columns == wording(parse, tokens, ()).columns
    assert shipped("informational").linear.columns == background(both, around)[0].columns
    assert shipped("tone").linear.columns == target(parse, tokens, 0, 3, ()).columns


def test_a_users_own_scorer_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    """Protects `framing train`: what it wrote is what a comparison uses."""
    own = replace(shipped("tone"), trained_on="my own labels", gate={"negative": 0.75})
    write(pack(own), tmp_path / "tone")
    chosen = choose(tmp_path).by_task
    assert chosen["tone"].trained_on == "my own labels"
    assert chosen["tone"].gate == {"negative": 0.75}
    assert {task: chosen.get(task) for task in TASKS[:2]} == {t: choose(None).by_task.get(t) for t in TASKS[:2]}


def test_a_gate_lets_through_what_is_sure_enough(encoder: Encoder) -> None:
    """Protects readers from findings that are mostly wrong: below a scorer's gate nothing is stated."""
    read = analysis(encoder, post=_HARSH, echo=_PLAIN)
    every = find_scores(read, _gated(lexical=0, informational=0), encoder.model).slants
    assert len(every) == 4
    chances = sorted(slant.probability for slant in every if slant.kind == "lexical")
    found = find_scores(read, _gated(lexical=chances[-1], informational=1.01), encoder.model).slants
    assert [slant.probability for slant in found] == chances[-1:]


def test_a_label_without_a_gate_is_never_stated(encoder: Encoder) -> None:
    """Protects from a tone that is often wrong beside one that is mostly right: each has a gate of its own."""
    read = analysis(encoder, post="Otto Lund lied. Otto Lund was convicted of fraud.", echo="Otto Lund won a prize.")
    scorer = replace(shipped("tone"), gate={"negative": 0.0})
    tones = find_scores(read, Scorers({"tone": scorer}), encoder.model).tones
    assert {tone.tone for tone in tones} == {"negative"}


@pytest.mark.parametrize(
    ("deed", "praised"),
    [
        ("has strengthened his hold on the north", True),
        ("has strengthened and threatened two towns in the north", False),
        ("attacked a convoy and was welcomed in the north", False),
        ("was attacked and held out in the north", True),
    ],
)
def test_whoever_threatens_is_not_spoken_of_positively(encoder: Encoder, deed: str, *, praised: bool) -> None:
    """Protects from praise read into a growing threat, whatever probability the scorer gives to it."""
    post = "Otto Lund opened a school. Otto Lund won an award on Monday."
    read = analysis(encoder, post=post, echo=f"Otto Lund {deed}.")
    linear = shipped("tone").linear
    always = replace(linear, bias=np.array([0, 0, 1000], np.float32))
    scorer = replace(shipped("tone"), linear=always, gate={"positive": 0.5})
    tones = find_scores(read, Scorers({"tone": scorer}), encoder.model).tones
    assert {"post:0", "post:1"} <= {tone.passage for tone in tones}
    assert ("echo:0" in {tone.passage for tone in tones}) is praised


def test_a_scorer_without_a_gate_takes_no_part(encoder: Encoder, tmp_path: Path) -> None:
    """Protects a comparison from a scorer that nobody saw to be right: no finding, no hash, but a notice."""
    write(pack(replace(shipped("lexical"), gate={})), tmp_path / "lexical")
    scorers = choose(tmp_path)
    assert "lexical scorer" not in {model.name for model in scorers.models}
    found = find_scores(analysis(encoder, post=_HARSH, echo=_PLAIN), scorers, encoder.model)
    assert not [slant for slant in found.slants if slant.kind == "lexical"]
    assert [notice for notice in found.notices if "slanted wording" in notice]


def test_a_scorer_that_is_written_anew_is_read_anew(tmp_path: Path) -> None:
    """Protects a session in which somebody trains twice to one file: the second one counts."""
    for words in ("first", "second"):
        assert load(write(pack(replace(shipped("tone"), trained_on=words)), tmp_path)).trained_on == words


def test_a_scorer_for_bias_with_other_vectors_says_nothing(encoder: Encoder, tmp_path: Path) -> None:
    """Protects the stand-in: a scorer of the task `bias` takes the place of `lexical`, its foreign vectors do not."""
    other = replace(shipped("lexical"), task="bias", encoder=Model("other", "0" * 64), gate={"slanted": 0.5})
    write(pack(other), tmp_path / "lexical")
    found = find_scores(analysis(encoder, post=_HARSH, echo=_PLAIN), choose(tmp_path), encoder.model)
    assert not [slant for slant in found.slants if slant.kind == "lexical"]
    assert [notice for notice in found.notices if "slanted wording" in notice]


def test_a_scorer_of_other_features_is_refused(encoder: Encoder, tmp_path: Path) -> None:
    """Protects from an older version's file: numbers are never read for the wrong columns."""
    scorer = shipped("lexical")
    columns = (*scorer.linear.columns[:-1], "another one")
    other = replace(scorer, linear=replace(scorer.linear, columns=columns), gate={"slanted": 0.5})
    write(pack(other), tmp_path / "lexical")
    with pytest.raises(ModelError, match="other features"):
        find_scores(analysis(encoder, post=_HARSH, echo=_PLAIN), choose(tmp_path), encoder.model)


def test_arrays_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    """Protects from a file that is whole and yet none: its hash is right, its shapes are not."""
    scorer = shipped("lexical")
    other = replace(scorer, linear=replace(scorer.linear, columns=scorer.linear.columns[:-1]))
    write(pack(other), tmp_path / "lexical")
    with pytest.raises(ModelError, match="do not fit"):
        choose(tmp_path)


def test_a_damaged_scorer_is_refused(tmp_path: Path) -> None:
    """Protects a comparison from numbers that were not trained: it stops, and says how to get them anew."""
    scorer = shipped("tone")
    changed = pack(replace(scorer, linear=replace(scorer.linear, bias=scorer.linear.bias * 2)))
    write(pack(scorer) | {"arrays.npz": changed["arrays.npz"]}, tmp_path / "tone")
    with pytest.raises(ModelError, match=r"hash.*'framing train'"):
        choose(tmp_path)


def test_a_scorer_under_another_tasks_name_is_refused(tmp_path: Path) -> None:
    """Protects from a folder that was renamed: tone is not read for slant."""
    write(pack(shipped("tone")), tmp_path / "lexical")
    with pytest.raises(ModelError, match="answers the task tone"):
        choose(tmp_path)


def test_a_folder_without_scorers_is_refused(tmp_path: Path) -> None:
    """Protects from a setting that points to the wrong place."""
    with pytest.raises(ModelError, match="holds no scorer"):
        choose(tmp_path)
