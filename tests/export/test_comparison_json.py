"""The JSON: the published format, field by field."""

import json
from collections.abc import Callable

import pytest

from framing.export.comparison_json import render_json
from tests.samples import bridge, hostile

# The fields of format version 2 in their order; `+` marks those that came later, behind them.
FORMAT = {
    "": "format version story articles passages links claims omissions discrepancies signals entities contrasts roles "
    "measures provenance + speakers slants tones outlet_measures notices legend",
    "articles": "id outlet headline authors published language url source words text wire asides "
    "+ updated blocks notices",
    "passages": "id article role paragraph start end text",
    "links": "a b probability",
    "claims": "id passages outlets summary salience origins probability coverage + title",
    "omissions": "article claim state salience probability why",
    "discrepancies": "claim kind values why + probability compatible",
    "signals": "passage kind start end text voice speaker target probability why + stance",
    "entities": "entity kind mentions",
    "contrasts": "claim kind values why",
    "roles": "entity article agent patient verbs",
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
