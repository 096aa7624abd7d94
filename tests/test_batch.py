"""A folder of stories: all of them listed, none done twice, and the same bytes after a kill as without one."""

import json
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from framing import assets
from framing.batch import ENTRY, Batch, compare_all, loose_files, story_folders
from framing.errors import InputError
from framing.scorers.scorer import pack, shipped
from framing.settings import Settings
from tests.models.folders import write

EPOCH = "1767225600"


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """Return a folder with two good stories, one of them deeper, and one that fails."""
    folder = tmp_path / "stories"
    shutil.copytree(assets.folder("corpora") / "vietnam-visit-2024", folder / "vietnam")
    shutil.copytree(assets.folder("corpora") / "ostrel-strike", folder / "labour" / "strike")
    (folder / "alone").mkdir()
    (folder / "alone" / "one.txt").write_text("A headline\n\nOne article is no comparison.\n")
    return folder


@pytest.fixture
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make two runs comparable byte by byte."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def run(stories: Path, out: Path, told: list[str] | None = None) -> Batch:
    """Compare all and collect the lines told."""
    return compare_all(stories, out, Settings(), (told if told is not None else []).append)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.usefixtures("fixed_day")
def test_a_story_that_fails_is_listed_and_the_others_go_on(stories: Path, tmp_path: Path) -> None:
    """Protects a night's work: one bad folder costs only itself, and its reason stands in the index."""
    batch = run(stories, tmp_path / "out")
    assert [(entry.name, entry.status) for entry in batch.entries] == [
        ("alone", "failed"),
        ("labour/strike", "done"),
        ("vietnam", "done"),
    ]
    assert "only one article" in batch.failed[0].reason
    assert "only one article" in batch.index.read_text(encoding="utf-8")
    assert 'href="labour/strike/report.html"' in batch.index.read_text(encoding="utf-8")
    lines = [json.loads(line) for line in batch.findings.read_text(encoding="utf-8").splitlines()]
    assert {line["story"] for line in lines} == {"labour/strike", "vietnam"}
    assert {line["type"] for line in lines} >= {"claim", "signal", "omission"}


@pytest.mark.usefixtures("fixed_day")
def test_what_is_done_and_unchanged_is_left_alone(stories: Path, tmp_path: Path) -> None:
    """Protects the second run's time, and its truth: a changed article is compared again, the rest is not touched."""
    out = tmp_path / "out"
    first = run(stories, out)
    written = {path: path.stat().st_mtime_ns for path in out.rglob("report.html")}
    told: list[str] = []
    assert run(stories, out, told) == first
    assert [line.rsplit(": ", 1)[1] for line in told if "alone" not in line] == ["unchanged", "unchanged"]
    assert written == {path: path.stat().st_mtime_ns for path in out.rglob("report.html")}

    with (stories / "vietnam" / "afp.txt").open("a") as article:
        article.write("\n\nA late line was added to this article.\n")
    told.clear()
    run(stories, out, told)
    assert [line for line in told if "unchanged" not in line and "alone" not in line] == ["3/3 vietnam: done"]
    assert "A late line was added" in (out / "vietnam" / "comparison.json").read_text(encoding="utf-8")


def test_other_settings_mean_work_to_do(tmp_path: Path) -> None:
    """Protects from stale reports: with a user's own scorers, or in another language, a story is done anew."""
    stories, own = tmp_path / "stories", tmp_path / "own"
    told: list[str] = []
    shutil.copytree(assets.folder("corpora") / "ostrel-strike", stories / "strike")
    own.mkdir()
    write(pack(replace(shipped("tone"), trained_on="my own labels", gate={"negative": 0.9})), own / "tone")
    for settings in (Settings(), Settings(scorers=own), Settings(scorers=own), Settings(scorers=own, lang="uk")):
        compare_all(stories, tmp_path / "out", settings, told.append)
    assert [line.rpartition(": ")[2] for line in told] == ["done", "done", "unchanged", "done"]
    assert '<html lang="uk">' in (tmp_path / "out" / "strike" / "report.html").read_text(encoding="utf-8")


# framing, killed as it is about to give a file its name, which the first argument ends.
KILLED = """
import os, runpy, signal, sys
moment = sys.argv.pop(1)
def kill(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith(moment):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kill)
runpy.run_module("framing", run_name="__main__", alter_sys=True)
"""


@pytest.mark.usefixtures("fixed_day")
@pytest.mark.parametrize("moment", ["vietnam/report.html", f"vietnam/{ENTRY}"])
def test_a_killed_run_resumes_to_the_same_bytes(stories: Path, tmp_path: Path, moment: str) -> None:
    """Protects results against a kill -9 at any moment: the next run ends with what an undisturbed one writes."""
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    run(stories, calm)
    command = [sys.executable, "-c", KILLED, moment, "batch", str(stories), "--out", str(killed)]
    victim = subprocess.run(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    assert victim.returncode == -signal.SIGKILL
    assert (killed / "labour" / "strike" / ENTRY).exists()
    assert not (killed / "index.html").exists()
    run(stories, killed)
    assert contents(killed) == contents(calm)


def test_a_batch_inside_its_own_folder_does_not_read_what_it_wrote(tmp_path: Path) -> None:
    """Protects users who write results next to their stories from comparing the results."""
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "a.txt").write_text("Text.")
    (tmp_path / "out" / "story").mkdir(parents=True)
    (tmp_path / "out" / "story" / "report.html").write_text("<p>A report")
    assert story_folders(tmp_path, tmp_path / "out") == (tmp_path / "story",)


def test_a_folder_without_stories_is_told_so(tmp_path: Path) -> None:
    """Protects the user from an empty index: no story at all is an error that says what was expected."""
    with pytest.raises(InputError, match="one such folder for each story"):
        story_folders(tmp_path, tmp_path / "out")
    with pytest.raises(InputError, match="is no folder"):
        story_folders(tmp_path / "missing", tmp_path / "out")


def test_a_loose_file_beside_stories_is_left_out(tmp_path: Path) -> None:
    """Protects a folder of stories with a note in it: the note is no story that fails."""
    for name in ("stories/NOTES.md", "stories/one/a.txt", "stories/one/b.txt", "stories/two/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("A headline\n\nA report.\n", encoding="utf-8")
    folder, out = tmp_path / "stories", tmp_path / "out"
    assert [path.name for path in story_folders(folder, out)] == ["one", "two"]
    assert [path.name for path in loose_files(folder, out)] == ["NOTES.md"]
