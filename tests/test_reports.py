"""The sample pages that visitors look at are what framing makes today."""

import os
import subprocess
import sys
from pathlib import Path

from tests.same_findings import parting

REPORTS = Path(__file__).parents[1] / "reports"
SOURCES = {"render.py", "README.md"}
PACKAGES = {".docx", ".zip", ".h5p", ".apkg"}


def pages(folder: Path) -> dict[str, str]:
    """Return the text of every page below a folder, by its place in it; of a package, only that it is there.

    How a package is compressed is the library's choice; what is in it is tested where it is made.
    """
    files = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): _text(p) for p in files if p.name not in SOURCES}


def _text(path: Path) -> str:
    return "" if path.suffix in PACKAGES else path.read_text(encoding="utf-8")


def test_sample_pages_are_fresh(tmp_path: Path) -> None:
    """Protects visitors from samples that framing no longer makes: run `make reports` and commit what it changes."""
    subprocess.run([sys.executable, REPORTS / "render.py", tmp_path], check=True, cwd=tmp_path, env={**os.environ})
    made, committed = pages(tmp_path), pages(REPORTS)
    assert sorted(made) == sorted(committed)
    assert {name: apart for name in made if (apart := parting(made[name], committed[name]))} == {}
