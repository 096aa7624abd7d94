"""The command line as a user meets it: what it prints, where it writes, how it ends."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import pytest
import typer

from framing import assets, cli, console
from framing.cli import classroom
from framing.cli import story as story_commands
from framing.encoders.store import VectorStore
from framing.errors import FramingError
from framing.exercises import LENGTH, TASKS
from framing.exercises.formats import EXERCISE_FORMATS, PRINTINGS
from framing.exercises.item import Level
from framing.exercises.lesson import LONGEST, SHORTEST
from framing.export import COMPARISON_FORMATS
from framing.export.kept import KeptComparisons
from framing.fetching import Fetched
from framing.fetching.store import CacheEntry, Store
from framing.records import Story
from framing.settings import Settings
from framing.version import __version__
from tests.samples import bridge

VIETNAM = assets.folder("corpora") / "vietnam-visit-2024"


def framing(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m framing` in a folder, as a shell would."""
    command = [sys.executable, "-m", "framing", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, env={**os.environ, **environment}, check=False
    )


def ended(*arguments: object, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the command line in this process and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["framing", *map(str, arguments)])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    return int(stop.value.code or 0)


def test_the_demo_runs_from_any_folder(tmp_path: Path) -> None:
    """Protects the newcomer's first minute: from an empty folder, the demo says what it found and where it wrote."""
    done = framing("demo", "--cache", tmp_path / "cache", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "vietnam-visit-2024" / "report.html").stat().st_size > 10_000
    assert "4 articles of 4 outlets" in done.stdout
    assert f"wrote {Path('out/vietnam-visit-2024/report.html')}" in done.stdout
    assert "encoding" in done.stderr
    assert "\x1b" not in done.stderr, "a pipe gets plain lines"


def test_a_repeated_run_writes_the_same_bytes(tmp_path: Path) -> None:
    """Protects who runs it again: what did not change is not compared again, and every file is the same to the byte."""
    shutil.copytree(VIETNAM, story := tmp_path / "story")
    every = ("compare", story, "--cache", tmp_path / "cache", "--format", "html,json,csv,md", "--out")
    first, again = (framing(*every, tmp_path / out, cwd=tmp_path) for out in ("first", "again"))
    assert (first.returncode, again.returncode) == (0, 0), again.stderr
    assert "nothing has changed" in again.stderr
    assert "nothing has changed" not in first.stderr
    written = sorted((tmp_path / "first" / "story").iterdir())
    assert len(written) > 3
    for file in written:
        assert file.read_bytes() == (tmp_path / "again" / "story" / file.name).read_bytes()
    assert again.stdout == first.stdout.replace(str(tmp_path / "first"), str(tmp_path / "again"))
    article = next(story.glob("afp*"))
    article.write_text(article.read_text(encoding="utf-8") + "\n\nA ferry sank.\n", encoding="utf-8")
    assert "aligning" in framing(*every, tmp_path / "new", cwd=tmp_path).stderr


def test_files_are_a_story_too(tmp_path: Path) -> None:
    """Protects users who name files instead of a folder, with a title and formats of their own, one named twice."""
    files = sorted(VIETNAM.glob("*.txt"))[:2]
    done = framing("compare", *files, "--title", "A visit: day 1", "--format", "csv, csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    written = {path.name for path in (tmp_path / "out" / "a-visit-day-1").iterdir()}
    assert "claims.csv" in written
    assert done.stdout.count("claims.csv") == 1
    assert "report.html" not in written


def test_the_page_is_in_the_language_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects `--lang`, and that it beats the settings file, which alone holds where nothing is asked for."""
    (tmp_path / "framing.toml").write_text('lang = "uk"', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("framing.pipeline.compare", lambda *_: bridge())
    for asked, lang in (((), "uk"), (("--lang", "en"), "en"), (("--lang", "uk"), "uk")):
        assert ended("demo", *asked, monkeypatch=monkeypatch) == 0
        page = tmp_path / "out" / VIETNAM.name / "report.html"
        assert f'<html lang="{lang}">' in page.read_text(encoding="utf-8")


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Protects everybody who compares two runs: only the time of making may differ, and that can be fixed."""
    for out in ("one", "two"):
        done = framing("compare", VIETNAM, "--out", out, cwd=tmp_path, SOURCE_DATE_EPOCH="1767225600")
        assert done.returncode == 0, done.stderr
    for name in ("report.html", "comparison.json"):
        one, two = (tmp_path / out / VIETNAM.name / name for out in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


def test_an_exercise_is_written_for_pupils_and_teachers(tmp_path: Path) -> None:
    """Protects the teacher: sheet, key, cards and the page to practise on are there."""
    done = framing("exercise", VIETNAM, "--seed", 7, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    written = sorted(path.name for path in (tmp_path / "out" / VIETNAM.name).iterdir())
    assert written == [f"{name}-7.html" for name in ("cards", "interactive", "key", "sheet")]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "Usage"),
        (("compare",), 2, "Missing argument"),
        (
            ("compare", ".", "--format", "docx"),
            2,
            "'docx' is no format; there are html, pdf, json, csv, md, annotations",
        ),
        (("compare", ".", "--format", "html,,json"), 2, "'' is no format; there are html, pdf, json"),
        (("compare", ".", "--lang", "fr"), 2, "'fr' is no report language; there are en, uk."),
        (("exercise", ".", "--format", ""), 2, "'' is no format; there are html, pdf, docx, gift"),
        (("exercise", ".", "--print", "a5"), 2, "'a5' is no"),
        (("read", ".", "--format", "text,json"), 2, "'text,json' is no format; there are text, json"),
        (("evaluate", "tone", "--data", "d", "--format", "json,text"), 2, "'json,text' is no format; there are text"),
        (("exercise", ".", "--seed", "x"), 2, "seed"),
        (("compare", "missing"), 1, "missing does not exist"),
        (("compare", "."), 1, "holds no article"),
        (("batch", "missing", "--out", "o"), 1, "missing is no folder"),
        (("--version",), 0, __version__),
        (("compare", "--help"), 0, "Example: framing compare"),
    ],
)
def test_how_it_ends(
    arguments: tuple[str, ...],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Protects scripts and people: 2 for bad usage, 1 for bad input, each with a sentence and without a traceback."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    assert ended(*arguments, monkeypatch=monkeypatch) == code
    printed = capsys.readouterr()
    assert said in printed.out + printed.err
    assert "Traceback" not in printed.err


@pytest.mark.parametrize("arguments", [("--debug", "compare", "missing"), ("compare", "missing", "--debug")])
def test_debug_shows_where(arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects whoever has to find a fault: --debug lets the error through, before the command and after it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["framing", *arguments])
    with pytest.raises(FramingError, match="missing does not exist"):
        cli.main()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("missing", "--title", "--debug"), "missing does not exist"), (("--", "--debug"), "--debug does not exist")],
)
def test_debug_as_a_value_is_a_value(
    arguments: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Protects what was typed: where --debug is another option's value, or a file's name, it stays that."""
    monkeypatch.chdir(tmp_path)
    assert ended("compare", *arguments, monkeypatch=monkeypatch) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("debug", [(), ("--debug",)])
@pytest.mark.parametrize(("stopped", "code"), [("usage", 2), ("interrupt", 130)])
def test_debug_changes_no_other_ending(
    debug: tuple[str, ...],
    stopped: str,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Protects scripts that look at the exit code: bad usage is 2 and Ctrl-C is 130, with --debug and without."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(story_commands, "compare_story", interrupted)
    arguments = ("compare", ".") if stopped == "interrupt" else ("compare",)
    assert ended(*arguments, *debug, monkeypatch=monkeypatch) == code
    assert "Traceback" not in capsys.readouterr().err


def test_a_fault_of_its_own_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Protects people from a wall of code: a fault that nobody foresaw says what to do, without a traceback."""

    def faulty(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(story_commands, "compare_story", faulty)
    assert ended("compare", ".", monkeypatch=monkeypatch) == 1
    printed = capsys.readouterr().err
    assert "ZeroDivisionError" in printed
    assert "--debug" in printed
    assert "Traceback" not in printed


def test_ctrl_c_says_how_to_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Protects whoever stops a long run: what was computed is kept, nothing is half-written, and they are told so."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(story_commands, "compare_story", interrupted)
    assert ended("compare", ".", monkeypatch=monkeypatch) == 130
    assert "Run the same again to go on" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "option", "listed"),
    [
        ("compare", "--format", COMPARISON_FORMATS),
        ("exercise", "--format", EXERCISE_FORMATS),
        ("exercise", "--print", PRINTINGS),
        ("exercise", "--tasks", [task.kind for task in TASKS]),
    ],
)
def test_lists_in_the_help_are_what_there_is(command: str, option: str, listed: Iterable[str]) -> None:
    """Protects the lists in `--help`, which are written out because what they list takes long to import."""
    group: Any = typer.main.get_command(cli.app)
    (help_text,) = (each.help for each in group.commands[command].params if option in each.opts)
    assert help_text.partition(":")[0] == ", ".join(listed)


def test_numbers_of_class_commands_are_those_of_their_makers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects the numbers that the command line writes out from drifting away from what they stand for."""
    group: Any = typer.main.get_command(cli.app)
    (length,) = (each for each in group.commands["exercise"].params if each.name == "length")
    assert length.default == LENGTH
    assert get_args(Level) == classroom.LEVELS
    for minutes in (SHORTEST - 1, LONGEST + 1):
        assert ended("lesson", ".", "--minutes", minutes, monkeypatch=monkeypatch) == 2


def test_what_is_kept_can_be_seen_and_cleared(tmp_path: Path) -> None:
    """Protects a full disk: the cache says what it holds, and clearing it leaves none of it."""
    VectorStore(tmp_path).put({b"key": b"value" * 1000})
    KeptComparisons(Settings(cache=tmp_path)).keep(Story("A bridge", ()), bridge())
    Store(tmp_path).put("https://a.example/", CacheEntry(Fetched("https://a.example/", b"page", "text/html", None), 0))
    shown = framing("cache", "--cache", tmp_path, cwd=tmp_path).stdout
    assert "vectors and answers: 1, " in shown
    assert "pages: 1, " in shown
    assert "comparisons: 1, " in shown
    cleared = framing("cache", "clear", "--cache", tmp_path, cwd=tmp_path).stdout
    assert "vectors and answers: 0, " in cleared
    assert "pages: 0, 0.0 MB" in cleared
    assert "comparisons: 0, 0.0 MB" in cleared
    assert VectorStore(tmp_path).get([b"key"]) == {}


def test_models_are_listed_verified_and_converted(tmp_path: Path) -> None:
    """Protects the first report's speed: models can be converted beforehand, looked at, and removed again."""
    before = framing("models", "--cache", tmp_path, cwd=tmp_path).stdout
    assert "all-MiniLM-L6-v2 encodes sentences: not converted yet" in before
    after = framing("models", "convert", "--cache", tmp_path, cwd=tmp_path).stdout
    assert "all-MiniLM-L6-v2 encodes sentences: converted" in after
    assert (
        "all-MiniLM-L6-v2: the weights are its own (53aa51172d14…)" in framing("models", "verify", cwd=tmp_path).stdout
    )
    removed = framing("models", "remove", "--cache", tmp_path, cwd=tmp_path).stdout
    assert removed.startswith("removed ")
    assert not (tmp_path / "networks").exists()


def options(command: str) -> set[str]:
    """Return the options that a command takes."""
    group: Any = typer.main.get_command(cli.app)
    return {name for parameter in group.commands[command].params for name in parameter.opts}


def test_every_command_can_be_debugged() -> None:
    """Protects what --debug says of itself: it may stand after any command's name."""
    group: Any = typer.main.get_command(cli.app)
    assert not [name for name in group.commands if "--debug" not in options(name)]


@pytest.mark.parametrize("command", ["compare", "exercise", "batch", "demo"])
def test_what_compares_takes_the_same_options(command: str) -> None:
    """Protects who knows one command: each that compares takes the same choices of model, cache and paragraphs."""
    assert {"--out", "--model", "--runtime", "--cache", "--keep", "--drop", "--offline"} <= options(command)


@pytest.mark.parametrize("option", ["--keep", "--drop"])
@pytest.mark.parametrize("command", [("batch", VIETNAM, "--out", "out"), ("demo",)])
def test_patterns_reach_every_comparison(
    option: str,
    command: tuple[object, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Protects paragraphs chosen by pattern in a batch and the demo: a pattern is used, so a wrong one is named."""
    monkeypatch.chdir(tmp_path)
    assert ended(*command, option, "(AFP", monkeypatch=monkeypatch) == 1
    assert "'(AFP' is no regular expression" in capsys.readouterr().err


def test_one_article_is_no_comparison(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Protects the user from a report on nothing: one article is refused with what to do."""
    shutil.copy(VIETNAM / "afp.txt", tmp_path)
    assert ended("compare", tmp_path, monkeypatch=monkeypatch) == 1
    assert "at least two outlets" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Protects against a lost hour: an output folder that cannot be made is a clear sentence and exit code 1."""
    (tmp_path / "out").write_text("a file stands where the folder should be")
    done = framing("compare", VIETNAM, cwd=tmp_path)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_article_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Protects the terminal: escape sequences in an article's text are not printed."""
    console.say("a\x1b[31mred\x9b and \u202eback")
    assert capsys.readouterr().out == "a[31mred and back\n"


def test_every_command_has_an_example() -> None:
    """Protects learners by doing: each command's help ends with an example of its use."""
    for command in cli.app.registered_commands:
        assert command.callback is not None
        assert command.callback.__doc__, command.callback.__name__
        assert (command.epilog or "").startswith(f"Example: framing {command.callback.__name__}")


def test_read_shows_what_is_set_aside(tmp_path: Path) -> None:
    """Protects the check before a comparison, and that patterns reach it: a teaser is dropped with the reason."""
    file = tmp_path / "post.txt"
    file.write_text(
        "Bridge shut\n\nThe bridge was shut on Friday by the city.\n\nA ferry ran aground near the bridge.\n"
    )
    done = framing("read", file, "--drop", "ferry", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "headline   Bridge shut" in done.stdout
    assert "[matches a pattern to drop] A ferry ran aground near the bridge." in done.stdout


def test_a_list_on_standard_input(tmp_path: Path) -> None:
    """Protects pipes: `-` reads places from standard input; what is missing is named, the rest read, exit code 1."""
    (tmp_path / "post.txt").write_text("The bridge was shut on Friday by the city.\n")
    command = [sys.executable, "-m", "framing", "read", "-", "--format", "json"]
    done = subprocess.run(
        command, cwd=tmp_path, input="# two\npost.txt\nnone.txt\n", capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["outlet"] == "Post"
    assert "none.txt was left out: none.txt does not exist" in done.stderr
    assert "1 input could not be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_pattern_is_bad_input(tmp_path: Path) -> None:
    """Protects users who type a bracket: the pattern is named, and nothing is written."""
    done = framing("compare", VIETNAM, "--keep", "(AFP", cwd=tmp_path)
    assert done.returncode == 1
    assert "'(AFP' is no regular expression" in done.stderr
    assert not (tmp_path / "out").exists()
