"""The project's Markdown files, and what a reader would click or type in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
_FOLDERS = ("", "benchmarks", "corpora", "docs", "framing", "reports", "tests")


def pages() -> tuple[Path, ...]:
    """Return every Markdown file of the project, none of the tools' and environments' own."""
    found = [path for name in _FOLDERS for path in (ROOT / name).glob("**/*.md" if name else "*.md")]
    return tuple(sorted(found))


def links(text: str) -> Iterator[str]:
    """Yield the targets of links and pictures, outside code."""
    for line in _outside_code(text):
        yield from (m[1] for m in re.finditer(r"\]\(([^)\s]+)(?: [^)]*)?\)", re.sub(r"`[^`]*`", "", line)))


def anchors(text: str) -> set[str]:
    """Return the anchors that a page's headings get, made as GitHub makes them."""
    headings = [line.lstrip("#") for line in _outside_code(text) if re.match(r"#+ ", line)]
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def code(text: str, language: str = "") -> Iterator[str]:
    """Yield the blocks of code: those fenced with the language's name, or, without one, lines to type."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    if language:
        yield from (body for name, body in fenced if name == language)
        return
    yield from (body for name, body in fenced if name in ("", "console", "sh", "bash"))
    yield from re.findall(
        r"(?:^    .*\n)+", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE
    )


def typed(text: str, program: str) -> Iterator[str]:
    """Yield the command lines of one program that a page tells its reader to type, without their comments."""
    for block in code(text):
        for line in block.replace("\\\n", " ").splitlines():
            command = re.sub(r"\s+#.*", "", line.strip().removeprefix("$ "))
            if command.split(" ", 1)[0] == program:
                yield command


def _outside_code(text: str) -> list[str]:
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL).splitlines()
