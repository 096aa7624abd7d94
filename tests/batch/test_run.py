"""A folder of stories: all of them listed, none done twice, and the same bytes after a kill as without one."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from framing import assets
from framing.batch import Batch, Source, Step, compare_all, compare_and_tabulate, open_source, open_store, recipe_of
from framing.batch.comparing import write as write_story
from framing.batch.dataset import remake_dataset
from framing.batch.folder import (
    DATASET,
    ENTRY,
    FAILURES,
    FILES,
    FINDINGS,
    INDEX,
    PROFILES,
    SUMMARY,
    VERSIONS,
    VERSIONS_PAGE,
)
from framing.batch.stores import LOCK
from framing.errors import OutputError
from framing.scorers.scorer import pack, shipped
from framing.settings import Settings
from tests.batch.fakes import RECIPE, Here, contents, fake, story
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


def run(stories: Path, out: Path, told: list[str] | None = None, settings: Settings | None = None) -> Batch:
    """Compare all and collect the lines told."""
    settings = settings or Settings()
    store, recipe, said = open_store(out), recipe_of(settings), told if told is not None else []

    def step(step: Step) -> None:
        said.append(str(step))

    source = open_source(str(stories), store, settings.max_article_chars)
    return compare_all(source, store, recipe, Here(recipe), resume=True, step=step)


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
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "only one article" in index
    assert 'href="labour/strike/report.html"' in index
    findings = (tmp_path / "out" / "findings.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in findings.splitlines()]
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
        run(stories, tmp_path / "out", told, settings)
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


def faked(stories: dict[str, str], root: Path, told: list[str] | None = None, *, resume: bool = True) -> Batch:
    """Run stories whose texts say what becomes of them, from one folder to another."""
    shutil.rmtree(root / "stories", ignore_errors=True)
    for name, text in stories.items():
        (root / "stories" / name).mkdir(parents=True)
        (root / "stories" / name / "a.txt").write_text(text, encoding="utf-8")
    return again(root, told, resume=resume)


def again(root: Path, told: list[str] | None = None, *, resume: bool = True) -> Batch:
    """Run the stories that lie there."""
    store = open_store(root / "out")
    said = told if told is not None else []

    def step(step: Step) -> None:
        said.append(str(step))

    source = open_source(str(root / "stories"), store, 100_000)
    return compare_all(source, store, RECIPE, Here(RECIPE, fake), resume=resume, step=step)


def test_failures_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    """Protects whoever looks after a run: each failure is a line with its reason, and the summary counts them."""
    batch = faked({"a": "done", "b": "fail it is empty"}, tmp_path)
    lines = (tmp_path / "out" / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [{"type": "story", "story": "b", "reason": "it is empty"}]
    summary = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert (summary["stories"], summary["compared"], summary["failed"]) == (2, 1, 1)
    assert summary["sha256"] == batch.sha256


def test_a_story_that_fails_after_a_change_is_no_longer_there(tmp_path: Path) -> None:
    """Protects readers of a run from a stale story: what was true of the old text is not kept as if of the new."""
    faked({"a": "done", "b": "done"}, tmp_path)
    faked({"a": "fail it is empty", "b": "done"}, tmp_path)
    assert [path.parent.name for path in (tmp_path / "out").rglob(ENTRY)] == ["b"]


@pytest.mark.usefixtures("fixed_day")
def test_a_hostile_name_costs_no_other_story(tmp_path: Path) -> None:
    """Protects a run from a folder's name that is no UTF-8: it is compared, linked, found again and tabulated."""
    name = os.fsdecode(b"str\xffke")
    try:
        shutil.copytree(assets.folder("corpora") / "ostrel-strike", tmp_path / "stories" / name)
    except OSError:
        pytest.skip("this file system takes no such name")
    for _ in range(2):
        assert [entry.status for entry in run(tmp_path / "stories", tmp_path / "out").entries] == ["done"]
    assert 'href="str%FFke/report.html"' in (tmp_path / "out" / INDEX).read_text(encoding="utf-8")
    assert remake_dataset(tmp_path / "out").is_dir()
    shutil.rmtree(tmp_path / "stories" / name)
    faked({name: "fail it is empty", "b": "done"}, tmp_path)
    assert json.loads((tmp_path / "out" / FAILURES).read_text(encoding="utf-8"))["story"] == name


@pytest.mark.parametrize("name", [*PROFILES, DATASET, INDEX, SUMMARY, "Run.JSON", FINDINGS, FAILURES, "b/report.html"])
def test_a_story_called_like_a_file_of_the_run_fails_alone(tmp_path: Path, name: str) -> None:
    """Protects a run's own files, and the run from a folder in their place: that story fails, with a sentence."""
    batch = faked({"other": "done", name: "done"}, tmp_path)
    assert [entry.name for entry in batch.failed] == [name]
    assert "rename it" in batch.failed[0].reason
    assert json.loads((tmp_path / "out" / SUMMARY).read_text(encoding="utf-8"))["compared"] == 1


def test_versions_that_are_no_more_are_not_shown(tmp_path: Path) -> None:
    """Protects readers from the page of versions that an earlier run found, where the story has none now."""
    store = open_store(tmp_path)
    plain = fake(story("a", "done"), RECIPE)
    files = dict.fromkeys((VERSIONS_PAGE, VERSIONS), b"old")
    write_story(replace(plain, files={**plain.files, **files}), "1", store)
    assert (tmp_path / "a" / VERSIONS_PAGE).is_file()
    write_story(plain, "2", store)
    assert {path.name for path in (tmp_path / "a").iterdir()} == {*FILES, ENTRY}


def test_the_data_set_is_made_before_another_run_is_let_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the tables from a second run that starts between the stories and their data set."""
    kept: list[tuple[str, ...]] = []

    def made(root: Path, stories: list[str]) -> Path:
        with pytest.raises(OutputError, match="Another run is writing"), open_store(root).alone():
            pass
        kept.append(tuple(stories))
        return root / DATASET

    monkeypatch.setattr("framing.batch.dataset.write_dataset", made)
    source = Source("stories", ("a", "b"), lambda name: story(name, "done" if name == "a" else "fail it is empty"))
    engine = Here(RECIPE, fake)
    _, where = compare_and_tabulate(source, open_store(tmp_path), RECIPE, engine, resume=True, step=lambda _: None)
    assert (kept, where) == ([("a",)], str(tmp_path / DATASET))


def test_a_story_that_is_gone_is_not_of_the_run(tmp_path: Path) -> None:
    """Protects counts over a run: what an earlier run had and this source has not is no part of it."""
    faked({"a": "done", "b": "done"}, tmp_path)
    batch = faked({"b": "done"}, tmp_path)
    assert [entry.name for entry in batch.entries] == ["b"]
    assert [path.parent.name for path in (tmp_path / "out").rglob(ENTRY)] == ["b"]
    assert (tmp_path / "out" / "a" / "report.html").is_file()


def test_without_resuming_all_is_done_again(tmp_path: Path) -> None:
    """Protects who does not trust an earlier run: --no-resume does every story anew."""
    told: list[str] = []
    faked({"a": "done"}, tmp_path)
    faked({"a": "done"}, tmp_path, told)
    faked({"a": "done"}, tmp_path, told, resume=False)
    assert told == ["1/1 a: unchanged", "1/1 a: done"]


def test_a_disk_that_is_full_stops_the_run_and_leaves_the_rest_intact(tmp_path: Path) -> None:
    """Protects what is done from a disk without space: the run ends with a sentence, and goes on when there is some."""
    faked({"a": "done", "b": "done", "c": "done"}, tmp_path)
    shutil.rmtree(tmp_path / "out")
    (tmp_path / "stories" / "b" / "a.txt").write_text("done " + "x" * 90_000, encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (80_000, hard))  # a file that is larger is refused, as on a full disk
    try:
        with pytest.raises(OutputError, match=r"b/comparison.json cannot be written"):
            again(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert set(contents(tmp_path / "out")) == {f"a/{name}" for name in (*FILES, ENTRY)}
    told: list[str] = []
    again(tmp_path, told)
    assert told == ["1/3 a: unchanged", "2/3 b: done", "3/3 c: done"]


def test_two_runs_never_write_to_one_folder(tmp_path: Path) -> None:
    """Protects a run from a second one that was started by mistake: it is told so, and touches nothing."""
    faked({"a": "done"}, tmp_path)
    before = contents(tmp_path / "out")
    with open_store(tmp_path / "out").alone(), pytest.raises(OutputError, match="Another run is writing"):
        again(tmp_path)
    assert contents(tmp_path / "out") == before


def test_a_runs_lock_is_one_file_for_good(tmp_path: Path) -> None:
    """Protects two runs that start at once: the lock's file is never another; no folder for it is a sentence."""
    store = open_store(tmp_path / "out")
    with store.alone():
        first = (tmp_path / "out" / LOCK).stat().st_ino
    with store.alone(), pytest.raises(OutputError, match="Another run is writing"), store.alone():
        pass
    assert (tmp_path / "out" / LOCK).stat().st_ino == first
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="choose another folder"), open_store(tmp_path / "file").alone():
        pass


def test_a_run_may_lie_at_an_address() -> None:
    """Protects runs in object stores: what is done is found again, and every file is there."""
    store = open_store("memory://runs/first")
    told: list[Step] = []
    for _ in range(2):
        source = Source("stories", ("story",), story)
        compare_all(source, store, RECIPE, Here(RECIPE, fake), resume=True, step=told.append)
    assert list(map(str, told)) == ["1/1 story: done", "1/1 story: unchanged"]
    names = {name for name, _ in store.files()}
    assert {"index.html", "run.json", "failures.jsonl", "findings.jsonl", "story/entry.json"} <= names
