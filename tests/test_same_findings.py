"""The same findings on every machine: what makes processors differ is set here, and what is found must not change."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.same_findings import parting

_COMPARE = """
import sys
from pathlib import Path
from framing.pipeline import compare
from framing.readers import read_story
from framing.settings import Settings
from framing.export.comparison_json import render_json
story, cache = map(Path, sys.argv[1:])
sys.stdout.reconfigure(encoding="utf-8")
print(render_json(compare(read_story([story]), Settings(cache=cache))))
"""
_STORY = Path(__file__).parents[1] / "corpora" / "ostrel-strike"


def findings(cache: Path, **environment: str) -> str:
    """Return the JSON of a demo story, compared in a process with these variables set and no vectors cached."""
    done = subprocess.run(
        [sys.executable, "-c", _COMPARE, _STORY, cache],
        capture_output=True,
        check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "0", **environment},
    )
    return done.stdout.decode()


@pytest.mark.parametrize(("instructions", "threads"), [("default", "1"), ("avx2", "2")])
def test_other_processors_find_the_same(tmp_path: Path, instructions: str, threads: str) -> None:
    """Protects findings from the last digits of a model: other vector instructions, another number of threads."""
    here = findings(tmp_path / "here")
    there = findings(tmp_path / "there", ATEN_CPU_CAPABILITY=instructions, OMP_NUM_THREADS=threads)
    assert parting(there, here.replace(str(tmp_path / "here"), str(tmp_path / "there"))) is None


@pytest.mark.parametrize(
    ("made", "committed", "same"),
    [
        ("<b>0.21</b>", "<b>0.20</b>", True),
        ("<b>0.23</b>", "<b>0.20</b>", False),
        ("<b>3 of 4</b>", "<b>2 of 4</b>", False),
        ("<b>sure</b>", "<b>likely</b>", False),
        ("<b>0.2</b> and 1", "<b>0.2</b> and ", False),
    ],
)
def test_only_a_last_digit_may_differ(made: str, committed: str, same: bool) -> None:
    """Protects the yardstick itself: a step of 0.01 passes; a word, a count or a number more does not."""
    assert (parting(made, committed) is None) is same
