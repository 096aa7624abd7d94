"""The CSV tables: what a researcher loads, and what a spreadsheet must not run."""

import csv
import io
from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from framing import records
from framing.export import COMPARISON_FORMATS, tables
from framing.export.columns import column
from framing.records import Comparison, Index
from tests.samples import bridge, hostile

TABLES = dict(COMPARISON_FORMATS["csv"])


def table_of(name: str, comparison: Comparison) -> str:
    """Return a table's text."""
    text = TABLES[name](comparison)
    assert isinstance(text, str)
    return text


def rows(text: str) -> list[dict[str, str]]:
    """Return a table's rows by column."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", TABLES)
def test_the_table_is_as_it_was(name: str, golden: Callable[[str, str], None]) -> None:
    """Protects the columns and their order, on which somebody's script depends."""
    golden(name, table_of(name, bridge()))


NO_TABLE = {
    "story": "stories.csv has a row for it, and its articles are a table",
    "provenance": "version and day are in stories.csv, models and settings in the JSON",
}


def test_every_finding_has_a_table_or_a_reason() -> None:
    """Protects researchers: a new field of Comparison comes with a table, or says here why it has none."""
    assert {f"{field.name}.csv" for field in fields(Comparison)} - set(TABLES) == {f"{name}.csv" for name in NO_TABLE}


RECORDS: dict[str, tuple[type, ...]] = {
    "articles": (records.Article,),
    "passages": (records.Passage,),
    "claims": (records.Claim, records.Coverage),
    "links": (records.Link,),
    "omissions": (records.Omission,),
    "discrepancies": (records.Discrepancy, records.Value),
    "signals": (records.Signal,),
    "legend": (records.LegendEntry,),
    "contrasts": (records.Contrast,),
    "entities": (records.Entity, records.Mention),
    "slants": (records.Slant,),
    "tones": (records.Tone,),
    "roles": (records.Role,),
    "speakers": (records.Speaker,),
    "measures": (records.Measure, records.Estimate),
    "ledger": (records.Turn,),
    "agreements": (records.Agreement, records.Value),
}
"""The records that a table is made of."""

NO_COLUMN = {
    "articles": {
        "id": "is `article`",
        "text": "in passages.csv, sentence by sentence",
        "form": "what it was before it was read",
        "blocks": "in passages.csv, as role and paragraph",
        "asides": "in the JSON",
        "notices": "in the JSON",
    },
    "passages": {"id": "is `passage`", "index": "the end of `passage`"},
    "claims": {
        "title_passage": "the JSON says whose words the title is in",
        "id": "is `claim`",
        "passages": "a row each",
        "outlets": "those that reported",
        "coverage": "a row each",
    },
    "discrepancies": {"values": "a row each"},
    "agreements": {"values": "a row each"},
    "contrasts": {"values": "a row each"},
    "signals": {"reason": "is `why`, in parts"},
    "entities": {"mentions": "a row each"},
    "speakers": {"entity": "is `speaker`"},
    "measures": {"name": "is `measure`", "estimate": "its figures are columns"},
}


def test_every_field_has_a_column_or_a_reason() -> None:
    """Protects researchers from a field that is found and not told: each is a column, or says here where it is."""
    assert set(RECORDS) == {table.name for table in tables.TABLES} - {"stories"}
    for table in tables.TABLES[1:]:
        known = {field.name for record in RECORDS[table.name] for field in fields(record)}
        assert known - set(table.columns.split()) == set(NO_COLUMN.get(table.name, {})), table.name


def test_every_column_says_what_it_holds() -> None:
    """Protects whoever opens a table a year later: each column has a meaning, a type, and values of that type."""
    for table in tables.TABLES:
        kinds = [column(table.name, name).type for name in table.columns.split()]
        for row in table.rows(bridge(), Index(bridge())):
            wrong = [
                (name, value)
                for name, kind, value in zip(table.columns.split(), kinds, row, strict=True)
                if value is not None and type(value) is not kind
            ]
            assert not wrong, table.name


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("make", [bridge, hostile])
def test_every_row_has_every_column(name: str, make: Callable[[], Comparison]) -> None:
    """Protects the shape: quotes, line breaks and commas in a text never make another row or column."""
    table = list(csv.reader(io.StringIO(table_of(name, make()), newline="")))
    assert len(table) > 1
    assert {len(row) for row in table} == {len(table[0])}


def test_gaps_are_rows_too() -> None:
    """Protects the matrix: each claim has a row for each outlet, with an empty text where it is a gap."""
    table = rows(table_of("claims.csv", bridge()))
    assert {(r["claim"], r["outlet"]) for r in table} == {
        (claim.id, a.outlet) for claim in bridge().claims for a in bridge().story.articles
    }
    assert [r["text"] for r in table if r["state"] != "reported"] == [""] * 5


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_text_becomes_a_formula(start: str) -> None:
    """Protects whoever opens the table in a spreadsheet: a text that would be run as a formula is marked as text."""
    comparison = bridge()
    claims = (replace(comparison.claims[0], summary=start + "HYPERLINK(1)"),)
    omission = replace(comparison.omissions[0], claim="c1")
    table = rows(table_of("omissions.csv", replace(comparison, claims=claims, omissions=(omission,))))
    assert table[0]["summary"] == "'" + start + "HYPERLINK(1)"


def test_figures_stay_figures() -> None:
    """Protects numbers: only texts are guarded, a figure is never quoted."""
    table = rows(table_of("claims.csv", bridge()))
    assert float(table[0]["salience"]) == 0.95
