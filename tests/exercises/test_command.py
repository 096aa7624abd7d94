"""The command: what a teacher asks for is made, from a saved comparison or from the edited file of its items."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from framing.cli import app
from framing.exercises.review import QUESTIONS, load_questions
from framing.export.comparison_json import render_json
from tests.exercises.sample import sample

RUN = CliRunner()


@pytest.fixture
def saved(tmp_path: Path) -> str:
    """Return where the sample's comparison is saved."""
    path = tmp_path / "comparison.json"
    path.write_text(render_json(sample()), encoding="utf-8")
    return str(path)


def test_the_items_can_be_edited_before_a_sheet_is_made(saved: str, tmp_path: Path) -> None:
    """Protects --review: it writes the items and no sheet; the edited file gives all the formats, and decides."""
    done = RUN.invoke(
        app, ["exercise", saved, "--review", "--tasks", "same-fact,missing", "--out", str(tmp_path / "a")]
    )
    assert done.exit_code == 0, done.output
    (questions,) = (tmp_path / "a").rglob("*.*")
    assert questions.name == QUESTIONS
    refused = RUN.invoke(app, ["exercise", str(questions), "--review"])
    assert refused.exit_code == 2
    assert "Leave --review off" in " ".join(refused.output.split())
    for option in (["--lang", "uk"], ["--length", "3"], ["--seed", "2"]):
        refused = RUN.invoke(app, ["exercise", str(questions), *option])
        assert refused.exit_code == 2
        assert f"Leave {option[0]}" in " ".join(refused.output.replace("│", " ").split())
    questions.write_text(questions.read_text(encoding="utf-8").replace("same fact?", "fact here?"), encoding="utf-8")
    done = RUN.invoke(app, ["exercise", str(questions), "--out", str(tmp_path / "b")])
    assert done.exit_code == 0, done.output
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "b").rglob("*.*")]
    assert any("fact here?" in page for page in pages)


def test_length_and_tasks_are_kept(saved: str, tmp_path: Path) -> None:
    """Protects --length and --tasks: no more items, and no other kinds."""
    made = ["exercise", saved, "--review", "--tasks", "same-fact", "--length", "2", "--level", "easy"]
    assert RUN.invoke(app, [*made, "--out", str(tmp_path / "a")]).exit_code == 0
    (questions,) = (tmp_path / "a").rglob(QUESTIONS)
    items = load_questions(questions).items
    assert 0 < len(items) <= 2
    assert {item.task for item in items} == {"same-fact"}


@pytest.mark.parametrize(("option", "value"), [("--tasks", "crossword"), ("--level", "odd"), ("--length", "0")])
def test_what_there_is_not_is_refused(saved: str, option: str, value: str) -> None:
    """Protects from typing mistakes: another task, level or length ends with the usage code."""
    assert RUN.invoke(app, ["exercise", saved, option, value]).exit_code == 2
