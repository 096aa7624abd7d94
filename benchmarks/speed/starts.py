"""Whole processes, from start to exit: a report, the same again, help."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed.turns import ratios
from framing import assets
from framing.cleaning import clean
from framing.encoders.installed import installed
from framing.encoders.transformer import locate
from framing.language.passages import divide
from framing.readers import read_story
from framing.settings import EMBEDDED, NETWORKS

STORY = "vietnam-visit-2024"
"""The demo story of four articles."""

# What anybody would write first: the same passages through the same weights.
BARE = """
import json, sys
from sentence_transformers import SentenceTransformer
SentenceTransformer(sys.argv[1], device="cpu").encode(json.loads(sys.stdin.read()))
"""
TYPER = """
import typer
app = typer.Typer()
@app.command()
def one(name: str = "") -> None:
    "Do one thing."
@app.command()
def two(name: str = "") -> None:
    "Do another."
app()
"""
FRAMING = "import sys; sys.argv[0] = 'framing'; from framing.cli import main; main()"


def run(code: str, *arguments: object, given: str = "") -> None:
    """Run Python code in a process of its own."""
    environment = {**os.environ, "HF_HUB_OFFLINE": "1"}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, text=True, input=given, env=environment)


def peak(code: str, *arguments: object) -> float:
    """Return the largest memory of a process that runs Python code, in MB, as Linux tells it.

    Not by `ru_maxrss`: that is the larger of the process's own and of what this one had when it started the process.
    """
    told = "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0], file=sys.stderr)"
    wrapped = f"import atexit, sys\natexit.register(lambda: exec({told!r}, {{'sys': sys}}))\n{code}"
    command = [sys.executable, "-c", wrapped, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stderr.splitlines()[-1]) / 1024


def measure(rounds: int) -> dict[str, object]:
    """Return the figures, each against its yardstick, in turns."""
    story = assets.folder("corpora") / STORY
    passages = json.dumps([one.text for article in clean(read_story([story])).articles for one in divide(article)])
    weights = locate(EMBEDDED).folder
    with tempfile.TemporaryDirectory() as name:
        cache, out = Path(name) / "cache", Path(name) / "out"
        for each in installed(EMBEDDED):
            each.convert(cache, 0)

        def forget() -> None:
            for path in cache.iterdir():
                if path.name != NETWORKS:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()

        def report() -> None:
            run(FRAMING, "compare", story, "--out", out, "--cache", cache)

        def first() -> None:
            forget()
            report()

        def bare() -> None:
            run(BARE, weights, given=passages)

        bare()  # the files of both come from the disk's cache in every turn
        figures: dict[str, object] = {"first_report": ratios(first, bare, rounds)}
        report()
        figures["again"] = ratios(report, bare, rounds)
        for argument in ("--help", "--version"):
            figures[argument.strip("-")] = ratios(
                lambda argument=argument: run(FRAMING, argument),  # type: ignore[misc]
                lambda: run(TYPER, "--help"),
                3 * rounds,
            )
        forget()
        figures["peak_megabytes"] = round(peak(FRAMING, "compare", story, "--out", out, "--cache", cache))
    return figures
