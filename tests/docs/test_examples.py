"""What the pages tell their readers to type."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest
import typer

from framing import cli
from tests.docs import markdown

if TYPE_CHECKING:
    from pathlib import Path

ALL = pytest.mark.parametrize("page", markdown.pages(), ids=lambda page: str(page.relative_to(markdown.ROOT)))
PROGRAMS = [
    pytest.param(program, id=f"{page.relative_to(markdown.ROOT)}-{number}")
    for page in markdown.pages()
    for number, program in enumerate(markdown.code(page.read_text(encoding="utf-8"), "python"), 1)
    if "print(" in program
]


@ALL
def test_commands_are_understood(page: Path) -> None:
    """Every `framing …` line in the docs has a command, options and values that the command line accepts."""
    group: Any = typer.main.get_command(cli.app)
    for line in markdown.typed(page.read_text(encoding="utf-8"), "framing"):
        if re.search(r"[\[{…<]", line):  # a summary of the usage, not a line to type
            continue
        _, *arguments = shlex.split(line)
        if not arguments or arguments[0].startswith("-"):
            known = {name for parameter in group.params for name in parameter.opts} | {"--help", "-h"}
            assert set(arguments) <= known, line
            continue
        name, *rest = (argument for argument in arguments if argument != "--debug")
        command = group.commands[name]
        command.make_context(name, rest)


@ALL
def test_make_targets_exist(page: Path) -> None:
    """Every `make …` line in the docs names a target of the Makefile."""
    targets = re.findall(r"^(\w+):", (markdown.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for line in markdown.typed(page.read_text(encoding="utf-8"), "make"):
        assert line.split()[1] in targets, line


@pytest.mark.parametrize("program", PROGRAMS)
def test_programs_run(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Python examples of the docs work as printed, and print something."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    exec(compile(program, "example", "exec"), {"__name__": "example"})  # noqa: S102 — our own pages
    assert capsys.readouterr().out.strip()
