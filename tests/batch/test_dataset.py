"""The data set of a run: nothing lost, nothing mixed up, and the same in every form."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from pyarrow import parquet

from framing.batch.dataset import DATABASE, DESCRIPTION, remake_dataset
from framing.batch.dataset.relations import KEY_OF, LEGEND, RELATIONS
from framing.batch.dataset.views import VIEWS
from framing.batch.folder import DATASET
from framing.batch.stores import LOCK, LocalStore
from framing.cli import stories as stories_commands
from framing.errors import InputError, OutputError
from framing.export.tables import TABLES, cells
from tests.batch.runs import empty, stories, write_run
from tests.samples import HOSTILE, bridge

if TYPE_CHECKING:
    from pathlib import Path

Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data set of a run with four stories."""
    return remake_dataset(write_run(tmp_path_factory.mktemp("run"), **stories()))


def ask(dataset: Path, query: str, *values: str) -> Rows:
    """Return what the database answers."""
    with closing(sqlite3.connect(dataset / DATABASE)) as database:
        return database.execute(query, values).fetchall()


def of_parquet(dataset: Path, name: str) -> Rows:
    """Return the rows of a Parquet file."""
    table = parquet.read_table(dataset / "parquet" / f"{name}.parquet")
    return [tuple(row.values()) for row in table.to_pylist()]


NOT_HERE = {
    ("claims", "text"): "text of `passages`",
    ("links", "text_a"): "text of `passages`",
    ("links", "text_b"): "text of `passages`",
    ("omissions", "summary"): "summary of `claims`",
    ("discrepancies", "sentence"): "text of `passages`",
    ("signals", "sentence"): "text of `passages`",
    ("contrasts", "sentence"): "text of `passages`",
    ("slants", "sentence"): "text of `passages`",
    ("tones", "sentence"): "text of `passages`",
    ("agreements", "sentence"): "text of `passages`",
    ("ledger", "published"): "published of `articles`",
    ("ledger", "text"): "text of `passages`",
}


def test_no_column_of_a_story_is_lost() -> None:
    """Protects researchers: what the tables of one story have, the data set has, or says here where it stands."""
    of_stories = {(table.name, name) for table in TABLES for name in table.columns.split()}
    here = {(relation.of, name) for relation in RELATIONS for name in relation.columns if name != "story"}
    assert of_stories - here == set(NOT_HERE)


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.name)
def test_every_form_has_the_same_rows(dataset: Path, relation: Any) -> None:
    """Protects from two truths: database and Parquet agree to the last character, CSV but for the guard."""
    names = ", ".join(f'"{name}"' for name in relation.columns)
    rows = ask(dataset, f'SELECT {names} FROM "{relation.name}" ORDER BY rowid')  # noqa: S608 — our own names
    assert of_parquet(dataset, relation.name) == rows
    with (dataset / "csv" / f"{relation.name}.csv").open(encoding="utf-8", newline="") as file:
        head, *lines = csv.reader(file)
    assert head == list(relation.columns)
    typed = of_parquet(dataset, relation.name)
    assert lines == [["" if cell is None else str(cell) for cell in cells(row)] for row in typed]


def test_a_hostile_text_comes_back_as_it_was(dataset: Path) -> None:
    """Protects evidence: markup, quotes, a NUL and signs that turn the text are kept in database and Parquet."""
    (text,) = ask(dataset, "SELECT text FROM passages WHERE passage = 'hostile#a:1'")[0]
    assert text == HOSTILE
    assert HOSTILE in {row[-1] for row in of_parquet(dataset, "passages")}
    assert ask(dataset, "SELECT title FROM stories WHERE story = 'hostile'") == [(HOSTILE,)]


def test_keys_hold(dataset: Path) -> None:
    """Protects joins: whatever one table names stands in the other, and no id stands twice."""
    assert ask(dataset, "PRAGMA foreign_key_check") == []
    assert ask(dataset, "PRAGMA integrity_check") == [("ok",)]
    for relation in RELATIONS:
        wanted = {
            (name, column.refers, KEY_OF[column.refers])
            for name, column in relation.columns.items()
            if column.refers and column.refers != relation.name
        }
        found = ask(dataset, f'PRAGMA foreign_key_list("{relation.name}")')
        assert {(row[3], row[2], row[4]) for row in found} == wanted


def test_stories_with_the_same_ids_stay_apart(dataset: Path) -> None:
    """Protects from mixing stories: the same article in two stories is two rows with two names."""
    rows = ask(dataset, "SELECT claim, story FROM claims WHERE title = '' AND claim LIKE '%#c1' ORDER BY claim")
    assert rows == [("city/bridge#c1", "city/bridge"), ("copy#c1", "copy"), ("hostile#c1", "hostile")]
    assert ask(dataset, "SELECT COUNT(*), COUNT(DISTINCT passage) FROM passages") == [(33, 33)]


def test_a_name_with_the_sign_between_story_and_id_is_no_other_storys(tmp_path: Path) -> None:
    """Protects ids from clever folder names: `a#b` with article `c` is not `a` with article `b#c`."""
    run = write_run(tmp_path, **{"a#city": bridge(), "a": bridge(), "a%23city": bridge()})
    ids = ask(remake_dataset(run), "SELECT article FROM articles")
    assert len(set(ids)) == 9
    assert ("a%23city#harbour-post",) in ids


def test_the_tables_say_what_was_found(dataset: Path) -> None:
    """Protects counts: as many rows as the comparison has findings, the legend once for all stories."""
    sample = bridge()
    wanted = {
        "claims": len(sample.claims),
        "coverage": sum(len(claim.coverage) for claim in sample.claims),
        "claim_passages": sum(len(claim.passages) for claim in sample.claims),
        "discrepancies": len(sample.discrepancies),
        "discrepancy_values": sum(len(found.values) for found in sample.discrepancies),
        "contrast_values": sum(len(found.values) for found in sample.contrasts),
        "mentions": sum(len(entity.mentions) for entity in sample.entities),
        "signals": len(sample.signals),
        "measures": len(sample.measures),
    }
    for name, count in wanted.items():
        assert ask(dataset, f"SELECT COUNT(*) FROM {name} WHERE story = 'copy'") == [(count,)], name  # noqa: S608
    kinds = [row[0] for row in ask(dataset, f"SELECT kind FROM {LEGEND}")]  # noqa: S608
    assert sorted(kinds) == sorted({"<i>", *(entry.kind for entry in sample.legend)})


def test_words_are_found(dataset: Path) -> None:
    """Protects the search: passages and claims are found by a word in another form."""
    query = "SELECT p.passage FROM passages_fts f JOIN passages p ON p.rowid = f.rowid WHERE passages_fts MATCH ?"
    assert ask(dataset, query, "inspection closing") == [("city/bridge#daily-lantern:1",), ("copy#daily-lantern:1",)]
    assert len(ask(dataset, "SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?", "ferry")) == 2


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_view_answers_and_says_what_it_shows(dataset: Path, view: Any) -> None:
    """Protects whoever opens a view: it runs, every column has a meaning, and it is sorted by one that it has."""
    with closing(sqlite3.connect(dataset / DATABASE)) as database:
        answer = database.execute(f"SELECT * FROM {view.name}")  # noqa: S608 — our own names
        names = [column[0] for column in answer.description]
        assert answer.fetchall()
    assert all(view.meaning(name) for name in names)
    assert view.sort in {"", *names}
    assert set(view.columns) <= set(names)


def test_views_count_as_the_report_does(dataset: Path) -> None:
    """Protects the figures: who lacks what, of how much, and what one outlet alone has, counted by hand."""
    left_out = "SELECT outlet, left_out, in_part, reported, \"of\" FROM left_out_by_story WHERE story = 'copy'"
    assert sorted(ask(dataset, left_out)) == [
        ("Daily Lantern", 0, 1, 3, 4),
        ("Harbour Post", 1, 0, 3, 4),
        ("North Wire", 1, 0, 3, 4),
    ]
    assert ask(dataset, "SELECT * FROM claims_of_one_outlet WHERE story = 'copy'") == []  # of c5 it is unclear
    disagree = "SELECT outlet, value FROM figures_that_disagree WHERE story = 'copy'"
    assert ask(dataset, disagree) == [("Harbour Post", "14"), ("Daily Lantern", "11")]


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """Protects comparisons of data sets: made twice, every file is the same."""
    run = write_run(tmp_path, **stories())
    first = {p.name: p.read_bytes() for p in remake_dataset(run).rglob("*") if p.is_file()}
    second = {p.name: p.read_bytes() for p in remake_dataset(run).rglob("*") if p.is_file()}
    assert first == second
    assert len(first) == 2 * len(RELATIONS) + 2


def test_a_run_of_empty_stories_has_a_data_set(tmp_path: Path) -> None:
    """Protects the dullest run: tables without rows have their columns, in every form."""
    dataset = remake_dataset(write_run(tmp_path, nothing=empty()))
    assert ask(dataset, "SELECT story, articles, first_published FROM stories") == [("nothing", 0, None)]
    assert of_parquet(dataset, "claims") == []


def test_a_bad_story_leaves_the_old_data_set(tmp_path: Path) -> None:
    """Protects what is there: where one comparison cannot be read, nothing is replaced, and no rest is left."""
    run = write_run(tmp_path, good=bridge())
    before = {p.name: p.read_bytes() for p in remake_dataset(run).rglob("*") if p.is_file()}
    write_run(run, bad=bridge())
    (run / "bad" / "comparison.json").write_text('{"format": "framing-comparison", "version": 2}', encoding="utf-8")
    with pytest.raises(InputError, match=r"bad/comparison\.json"):
        remake_dataset(run)
    assert {p.name: p.read_bytes() for p in (run / DATASET).rglob("*") if p.is_file()} == before
    assert sorted(p.name for p in run.iterdir()) == [LOCK, "bad", DATASET, "good"]


def test_stories_of_a_folder_called_dataset_are_not_overwritten(tmp_path: Path) -> None:
    """Protects results: where the data set's place holds something else, that is left alone and named."""
    run = write_run(tmp_path, dataset__story=bridge())
    with pytest.raises(OutputError, match="is in the way"):
        remake_dataset(run)
    assert (run / "dataset" / "story" / "comparison.json").is_file()


def test_a_data_set_is_not_made_of_a_run_that_goes_on(tmp_path: Path) -> None:
    """Protects the tables from stories that are being written, and a folder where nothing is from a lock in it."""
    run = write_run(tmp_path / "run", good=bridge())
    with LocalStore(run).alone(), pytest.raises(OutputError, match="Another run is writing"):
        remake_dataset(run)
    with pytest.raises(InputError, match="framing batch STORIES"):
        remake_dataset(tmp_path / "missing")
    assert not (tmp_path / "missing").exists()


def test_a_folder_without_stories_says_what_to_do(tmp_path: Path) -> None:
    """Protects from an empty data set: no finished story is an error with the command that makes some."""
    with pytest.raises(InputError, match="framing batch STORIES"):
        remake_dataset(tmp_path)


def test_a_disk_that_is_full_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects from a traceback: SQLite's own error for a full disk is an OutputError, and nothing is left."""

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    run = write_run(tmp_path, good=bridge())
    monkeypatch.setattr("framing.batch.dataset.database.Database.finish", full)
    with pytest.raises(OutputError, match="disk is full"):
        remake_dataset(run)
    assert sorted(p.name for p in run.iterdir()) == [LOCK, "good"]


def test_the_description_names_what_there_is(dataset: Path) -> None:
    """Protects Datasette's pages: tables, columns, facets and labels in the description are those of the database."""
    about = json.loads((dataset / DESCRIPTION).read_text(encoding="utf-8"))["databases"]["stories"]
    shown = {row[0] for row in ask(dataset, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    assert {name for name in shown if "_fts" not in name and "sqlite_" not in name} == set(about["tables"])
    for name, table in about["tables"].items():
        columns = {row[1] for row in ask(dataset, f'PRAGMA table_info("{name}")')}
        assert set(table["columns"]) == columns
        assert {*table["facets"], table.get("label_column"), table.get("sort_desc")} - {None} <= columns


def test_the_command_says_where_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Protects the command line: a data set is made of a run that is there, and its files are named."""
    stories_commands.dataset(write_run(tmp_path, good=bridge()))
    assert [line.rpartition("/")[2] for line in capsys.readouterr().out.split()[1::2]] == [DATABASE, "parquet", "csv"]
