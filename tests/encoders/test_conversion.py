"""A network is converted once; a kill, a second run or damage costs time, never a wrong answer."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from framing.encoders import conversion
from framing.encoders.conversion import Recipe, UnconvertedError, conversions, converted, place_of, remove_all
from framing.records import Model
from framing.settings import NETWORKS

if TYPE_CHECKING:
    from collections.abc import Mapping

MODEL = Model("some/model", "a" * 64)
ROOT = Path(__file__).resolve().parents[2]


class Maker:
    """A recipe of a conversion that only counts how often it is made."""

    def __init__(self, *, right: bool = True, model: Model = MODEL) -> None:
        self.made = 0
        self._right = right
        self.recipe = Recipe(model, self._make, self._check)

    def _make(self) -> tuple[dict[str, bytes], dict[str, Any]]:
        self.made += 1
        return {"network.onnx": b"a network" * 1000}, {"longest": 7}

    def _check(self, folder: Path, options: Mapping[str, Any]) -> None:
        assert (folder / "network.onnx").is_file()
        assert options == {"longest": 7}
        if not self._right:
            raise UnconvertedError("it answers otherwise")


def test_the_second_run_converts_nothing(tmp_path: Path) -> None:
    """Protects the start of every run but the first."""
    maker = Maker()
    first = converted(maker.recipe, tmp_path)
    assert converted(maker.recipe, tmp_path) == first == (place_of(MODEL, tmp_path), {"longest": 7})
    assert maker.made == 1


@pytest.mark.parametrize("damage", ["changed", "cut", "gone", "no description", "garbage"])
def test_damage_is_mended_and_said(tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture) -> None:
    """Protects answers from a file that is not as it was written, and tells the user why this run takes longer."""
    maker = Maker()
    folder, _ = converted(maker.recipe, tmp_path)
    network, description = folder / "network.onnx", folder / "conversion.json"
    if damage == "changed":
        network.write_bytes(b"b" + network.read_bytes()[1:])
    elif damage == "cut":
        network.write_bytes(network.read_bytes()[:-1])
    elif damage == "gone":
        network.unlink()
    elif damage == "no description":
        description.unlink()
    else:
        description.write_bytes(b"\xff[]")
    with caplog.at_level(logging.WARNING):
        assert converted(maker.recipe, tmp_path)[0] == folder
    assert maker.made == 2
    assert "is damaged; it is converted again" in caplog.text
    assert conversion.read(folder) == {"longest": 7}


def test_another_model_or_runtime_is_converted_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects from the network of other weights, and from one that another version of the runtime was given."""
    maker = Maker()
    folders = {converted(maker.recipe, tmp_path)[0]}
    folders.add(converted(Maker(model=Model("some/model", "b" * 64)).recipe, tmp_path)[0])
    monkeypatch.setattr(conversion, "runtime_version", lambda: "99.0")
    folders.add(converted(maker.recipe, tmp_path)[0])
    assert len(folders) == 3
    assert {each.folder for each in conversions(tmp_path)} == folders
    assert remove_all(tmp_path) == 3
    assert conversions(tmp_path) == []


def test_a_network_that_answers_otherwise_is_not_kept(tmp_path: Path) -> None:
    """Protects findings: what does not pass its check leaves nothing behind."""
    with pytest.raises(UnconvertedError, match="otherwise"):
        converted(Maker(right=False).recipe, tmp_path)
    assert list((tmp_path / NETWORKS).iterdir()) == []


def test_without_the_runtime_or_a_place_there_is_no_conversion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects installations that cannot: the reason says what to do, and the reference takes over."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(UnconvertedError, match="does not take it"):
        converted(Maker().recipe, tmp_path / "file")
    monkeypatch.setattr(conversion, "RUNTIME", "no_such_runtime")
    with pytest.raises(UnconvertedError, match="run 'pip install no_such_runtime'"):
        converted(Maker().recipe, tmp_path)


_CONVERT = """
import sys, time
from pathlib import Path
from framing.encoders.conversion import converted
from tests.encoders.test_conversion import Maker
maker = Maker()
slow = maker.recipe.check
def check(folder, options):
    print("checking", flush=True)
    time.sleep(float(sys.argv[2]))
    slow(folder, options)
converted(type(maker.recipe)(maker.recipe.model, maker.recipe.make, check), Path(sys.argv[1]))
"""


def _process(cache: Path, pause: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _CONVERT, str(cache), str(pause)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def test_a_kill_half_way_leaves_nothing_that_is_taken_for_whole(tmp_path: Path) -> None:
    """Protects the next run: it converts as if there had been none before, and clears up what lies there for long."""
    killed = _process(tmp_path, 60)
    assert killed.stdout is not None
    killed.stdout.readline()
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    killed.stdout.close()
    (left,) = (tmp_path / NETWORKS).iterdir()
    old = time.time() - 7_200
    os.utime(left, (old, old))
    maker = Maker()
    folder, _ = converted(maker.recipe, tmp_path)
    assert maker.made == 1
    assert list((tmp_path / NETWORKS).iterdir()) == [folder]


def test_two_runs_at_once_both_succeed(tmp_path: Path) -> None:
    """Protects a batch beside a report: whichever is second finds the first one's, and nothing is left over."""
    both = [_process(tmp_path, 0.5), _process(tmp_path, 0.5)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert list((tmp_path / NETWORKS).iterdir()) == [place_of(MODEL, tmp_path)]
    maker = Maker()
    converted(maker.recipe, tmp_path)
    assert maker.made == 0
