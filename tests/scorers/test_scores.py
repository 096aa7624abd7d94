"""What the scorers state of a story, and what they leave unsaid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from framing.errors import ModelError
from framing.records import Model
from framing.scorers import choose, find_scores
from framing.scorers.file import load, pack, shipped
from framing.scorers.pooled import background, wording
from framing.scorers.slant import context
from framing.scorers.tone import target
from tests.models.folders import write
from tests.scorers.reading import analysis

if TYPE_CHECKING:
    from pathlib import Path

    from framing.encoders import Encoder

_HARSH = "The disgraced senator’s pathetic rant was a shameless lie that only a fool would swallow."
_PLAIN = "The committee met on Tuesday and set the date of the next hearing for the third of May."


def test_harsh_words_are_stated_and_plain_ones_are_not(encoder: Encoder) -> None:
    """Protects the scorer's use: it tells mockery from a plain report, and says which words weighed."""
    found = find_scores(analysis(encoder, post=_HARSH, echo=_PLAIN), choose(None), encoder.model)
    stated = [slant for slant in found.slants if slant.kind == "lexical"]
    assert [slant.passage for slant in stated] == ["post:0"]
    assert "loaded word" in stated[0].why
    words = {_HARSH[word.start : word.end] for word in stated[0].words}
    assert words & {"pathetic", "rant", "shameless", "lie", "fool", "disgraced"}
    assert all(_HARSH[word.start : word.end] == word.text for word in stated[0].words)


def test_nothing_is_said_of_other_languages(encoder: Encoder) -> None:
    """Protects readers of other languages from scores that mean nothing there."""
    read = analysis(encoder, language="de", post=_HARSH, echo=_PLAIN)
    found = find_scores(read, choose(None), encoder.model)
    assert not found.slants
    assert not found.tones


def test_nothing_is_said_with_another_encoder(encoder: Encoder) -> None:
    """Protects users of another model: the scorers cannot read its vectors, and say so."""
    found = find_scores(analysis(encoder, post=_HARSH, echo=_PLAIN), choose(None), Model("other", "0" * 64))
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
    tones = find_scores(read, choose(None), encoder.model).tones
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
    own = replace(shipped("tone"), trained_on="my own labels")
    write(pack(own), tmp_path / "tone")
    chosen = choose(tmp_path)
    assert chosen.by_task["tone"].trained_on == "my own labels"
    assert chosen.by_task["lexical"] is shipped("lexical")


def test_a_scorer_that_is_written_anew_is_read_anew(tmp_path: Path) -> None:
    """Protects a session in which somebody trains twice to one file: the second one counts."""
    for words in ("first", "second"):
        assert load(write(pack(replace(shipped("tone"), trained_on=words)), tmp_path)).trained_on == words


def test_a_scorer_for_bias_with_other_vectors_says_nothing(encoder: Encoder, tmp_path: Path) -> None:
    """Protects the stand-in: a scorer of the task `bias` takes the place of `lexical`, its foreign vectors do not."""
    other = replace(shipped("lexical"), task="bias", encoder=Model("other", "0" * 64))
    write(pack(other), tmp_path / "lexical")
    found = find_scores(analysis(encoder, post=_HARSH, echo=_PLAIN), choose(tmp_path), encoder.model)
    assert not [slant for slant in found.slants if slant.kind == "lexical"]
    assert [notice for notice in found.notices if "slanted wording" in notice]


def test_a_scorer_of_other_features_is_refused(encoder: Encoder, tmp_path: Path) -> None:
    """Protects from an older version's file: numbers are never read for the wrong columns."""
    scorer = shipped("lexical")
    columns = (*scorer.linear.columns[:-1], "another one")
    other = replace(scorer, linear=replace(scorer.linear, columns=columns))
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
