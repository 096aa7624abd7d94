"""Writing: a file is there whole or not at all."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from framing.errors import OutputError
from framing.export.atomic import TEMPORARY, new_folder, write


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    """Protects the plain case: folders are made, the text is UTF-8, nothing else is left in the folder."""
    path = tmp_path / "new" / "deep" / "report.html"
    write("Grüße, 世界\n", path)
    assert path.read_bytes() == "Grüße, 世界\n".encode()
    assert [p.name for p in path.parent.iterdir()] == ["report.html"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects what was there: when the disk fails half way, the old file stays and no part of the new one does."""
    path = tmp_path / "report.html"
    write("old", path)

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="No space left on device"):
        write("new", path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.glob(f".*{TEMPORARY}")) == []


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    """Protects the message: a file where a folder should be is an OutputError that names the path."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"report\.html cannot be written"):
        write("text", tmp_path / "file" / "report.html")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    """Protects the message for the commonest case."""
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        write("text", tmp_path / "report.html")


def test_half_a_surrogate_pair_costs_one_character(tmp_path: Path) -> None:
    """Protects positions: what UTF-8 cannot hold becomes one replacement character, the rest stays in its place."""
    path = tmp_path / "odd.txt"
    write("a\ud800b\udfffc😀", path)
    assert path.read_text(encoding="utf-8") == "a\ufffdb\ufffdc😀"


def test_the_user_decides_who_may_read_it(tmp_path: Path) -> None:
    """Protects sharing: a file has the rights that any new file of the user has, not those of a private temporary."""
    write("text", tmp_path / "ours")
    (tmp_path / "plain").write_text("text", encoding="utf-8")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    """Protects folders of files that belong together: what goes wrong leaves the old one, what goes right the new."""
    place = tmp_path / "made"
    with new_folder(place) as folder:
        (folder / "old").write_text("old", encoding="utf-8")

    def fail() -> None:
        with new_folder(place) as folder:
            (folder / "new").write_text("half", encoding="utf-8")
            raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"):
        fail()
    assert [path.name for path in place.iterdir()] == ["old"]
    with new_folder(place) as folder:
        (folder / "new").write_text("new", encoding="utf-8")
    assert [path.name for path in place.iterdir()] == ["new"]
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


KILLED = """
import os, signal, sys
from pathlib import Path
from framing.export.atomic import new_folder
after, seen = int(sys.argv[2]), 0
def kill(event, arguments):
    global seen
    seen += event == "os.rename"
    if event == "os.rename" and seen > after:
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kill)
with new_folder(Path(sys.argv[1])) as folder:
    (folder / "new").write_text("new")
"""


@pytest.mark.parametrize(("renames", "left"), [(0, ["old"]), (1, [])])
def test_a_kill_leaves_no_part_of_a_folder(tmp_path: Path, renames: int, left: list[str]) -> None:
    """Protects against a kill -9 between any two steps: the old folder or none is there, and the next run clears up."""
    place = tmp_path / "made"
    place.mkdir()
    (place / "old").write_text("old", encoding="utf-8")
    victim = subprocess.run([sys.executable, "-c", KILLED, str(place), str(renames)], check=False)
    assert victim.returncode == -signal.SIGKILL
    assert [path.name for path in place.glob("*")] == left
    with new_folder(place) as folder:
        (folder / "new").write_text("new", encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["made"]
    assert [path.name for path in place.iterdir()] == ["new"]
