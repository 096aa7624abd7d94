"""The questions of the guide to many stories, asked of a run made by hand."""

from __future__ import annotations

import ast
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from framing.batch.dataset import remake_dataset
from tests.batch.runs import stories, write_run
from tests.docs import markdown

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = (markdown.ROOT / "docs" / "how-to" / "many-stories.md").read_text(encoding="utf-8")
QUERIES, PROGRAMS = list(markdown.code(GUIDE, "sql")), list(markdown.code(GUIDE, "python"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a run under the name that the guide gives it."""
    made = tmp_path_factory.mktemp("guide")
    remake_dataset(write_run(made / "comparisons", **stories()))
    return made


def test_the_guide_answers_ten_questions() -> None:
    """Protects the promise of the guide: at least ten questions, each numbered with its answer."""
    assert len(QUERIES) + len(PROGRAMS) == GUIDE.count("\n### ") >= 10


@pytest.mark.parametrize("query", QUERIES, ids=range(1, len(QUERIES) + 1))
def test_a_query_has_an_answer(folder: Path, query: str) -> None:
    """Protects whoever copies a query: it runs on the database as it is, and finds something."""
    with closing(sqlite3.connect(folder / "comparisons" / "dataset" / "stories.db")) as database:
        assert database.execute(query).fetchall()


@pytest.mark.parametrize("program", PROGRAMS, ids=range(1, len(PROGRAMS) + 1))
def test_a_program_has_an_answer(folder: Path, program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects whoever copies a program into a notebook: it runs, and its last line is a table with rows."""
    pytest.importorskip("pandas")
    pytest.importorskip("duckdb")
    monkeypatch.chdir(folder)
    *lines, last = ast.parse(program).body
    assert isinstance(last, ast.Expr)
    names: dict[str, Any] = {}
    exec(compile(ast.Module(lines, []), "guide", "exec"), names)  # noqa: S102 — our own page
    answer = eval(compile(ast.Expression(last.value), "guide", "eval"), names)  # noqa: S307 — the same
    assert len(answer) > 0
