"""The sample pages that visitors look at are what framing makes today."""

import os
import subprocess
import sys
from pathlib import Path

from tests.same_findings import parting

REPORTS = Path(__file__).parents[1] / "reports"
SOURCES = {"render.py", "README.md"}


def pages(folder: Path) -> dict[str, str]:
    """Return the text of every page below a folder, by its place in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in files if p.name not in SOURCES}


def test_sample_pages_are_fresh(tmp_path: Path) -> None:
    """Protects visitors from samples that framing no longer makes: run `make reports` and commit what it changes."""
    subprocess.run([sys.executable, REPORTS / "render.py", tmp_path], check=True, cwd=tmp_path, env={**os.environ})
    made, committed = pages(tmp_path), pages(REPORTS)
    assert sorted(made) == sorted(committed)
    assert {name: apart for name in made if (apart := parting(made[name], committed[name]))} == {}
