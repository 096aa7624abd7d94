"""The JSON: the published format, field by field."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.export.comparison_json import is_comparison, load_comparison, render_json
from framing.records import Comparison
from tests.samples import bridge, hostile

# The fields of format version 2 in their order; `+` marks those that came later, behind them.
FORMAT = {
    "": "format version story articles passages links claims omissions discrepancies signals entities contrasts roles "
    "measures provenance + speakers slants tones outlet_measures notices legend ledger agreements notice_reasons",
    "articles": "id outlet headline authors published language url source words text wire asides "
    "+ updated blocks notices",
    "passages": "id article role paragraph start end text",
    "links": "a b probability",
    "claims": "id passages outlets summary salience origins probability coverage + title title_passage",
    "omissions": "article claim state salience probability why",
    "discrepancies": "claim kind values why + probability compatible",
    "signals": "passage kind start end text voice speaker target probability why + stance reason",
    "entities": "entity kind mentions",
    "contrasts": "claim kind values why",
    "roles": "entity article agent patient verbs",
    "ledger": "claim article event passage",
    "agreements": "claim values probability",
}


@pytest.mark.parametrize("part", FORMAT)
def test_the_fields_are_those_of_the_format(part: str) -> None:
    """Protects other tools: every record has the format's fields in their order, additions behind them."""
    written = json.loads(render_json(bridge()))
    fields = list((written[part][0] if part else written).keys())
    assert fields == FORMAT[part].replace("+ ", "").split()
    assert (written["format"], written["version"]) == ("framing-comparison", 2)


def test_the_file_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    """Protects every byte of the format; a change of it shows in review."""
    golden("comparison.json", render_json(bridge()))


def test_positions_hold_in_the_file() -> None:
    """Protects the offsets: what a reader cuts out of the texts in the file is what the finding says."""
    written = json.loads(render_json(bridge()))
    texts = {article["id"]: article["text"] for article in written["articles"]}
    passages = {passage["id"]: passage for passage in written["passages"]}
    for passage in passages.values():
        assert texts[passage["article"]][passage["start"] : passage["end"]] == passage["text"]
    values = [value for found in written["discrepancies"] for value in found["values"]]
    for found in written["signals"] + values:
        assert passages[found["passage"]]["text"][found["start"] : found["end"]] == found["text"]


def test_texts_come_back_unchanged() -> None:
    """Protects strange characters: control characters, quotes and markup are read back as they were."""
    comparison = hostile()
    written = json.loads(render_json(comparison))
    assert [article["text"] for article in written["articles"]] == [a.text for a in comparison.story.articles]
    assert render_json(comparison) == render_json(hostile())


@pytest.mark.parametrize("made", [bridge, hostile])
def test_a_saved_comparison_is_read_back_whole(made: Callable[[], Comparison], tmp_path: Path) -> None:
    """Protects whatever is made of a saved comparison: it is made of the same values as the report."""
    saved = tmp_path / "comparison.json"
    saved.write_text(render_json(made()), encoding="utf-8")
    assert is_comparison(saved)
    assert render_json(load_comparison(saved)) == render_json(made())


def test_a_file_of_an_earlier_release_has_no_ledger(tmp_path: Path) -> None:
    """Protects comparisons that were saved before claims were followed in time: they are read, without a ledger."""
    written = json.loads(render_json(bridge()))
    del written["ledger"]
    saved = tmp_path / "comparison.json"
    saved.write_text(json.dumps(written), encoding="utf-8")
    assert load_comparison(saved).ledger == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 1}, "framing-comparison 1; this version reads"),
        ({"format": "other"}, "other 2; this version reads"),
        ({"claims": [{"id": "c1"}]}, "lacks what a saved comparison has"),
        ({"passages": "none"}, "lacks what a saved comparison has"),
    ],
)
def test_another_file_is_refused_in_a_sentence(change: dict[str, object], said: str, tmp_path: Path) -> None:
    """Protects people from findings out of an old or damaged file: it is named, and what to do."""
    saved = tmp_path / "comparison.json"
    saved.write_text(json.dumps(json.loads(render_json(bridge())) | change), encoding="utf-8")
    with pytest.raises(InputError, match=said):
        load_comparison(saved)


def test_no_json_is_no_comparison(tmp_path: Path) -> None:
    """Protects a wrong path: bytes, and JSON of something else, are refused in a sentence too."""
    for content in (b"\xff\xfe", b"[]", b"{", b"3"):
        saved = tmp_path / "comparison.json"
        saved.write_bytes(content)
        assert not is_comparison(saved)
        with pytest.raises(InputError, match="not a comparison that framing saved"):
            load_comparison(saved)
