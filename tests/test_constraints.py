"""The pins that every install of the checkout uses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = [needed for extra in PROJECT["optional-dependencies"].values() for needed in extra]
DECLARED = [needed for needed in (*PROJECT["dependencies"], *EXTRAS) if not needed.startswith(PROJECT["name"])]
LINES = [
    line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
PINS = {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in LINES)}


@pytest.mark.parametrize("declared", DECLARED)
def test_declared_dependency_is_pinned_within_its_range(declared: str) -> None:
    """An install with the pins gets what pyproject.toml asks for; one added there needs `make pins`."""
    wanted = Requirement(declared)
    pin = PINS.get(canonicalize_name(wanted.name))
    assert pin, f"{wanted.name} has no pin in constraints.txt: run `make pins`"
    assert wanted.specifier.contains(Version(pin)), f"{wanted.name}=={pin} is outside {wanted.specifier}"


@pytest.mark.parametrize("line", LINES)
def test_pin_is_one_public_release(line: str) -> None:
    """The pins work on any machine: no path of the one that made them, and no local version that an index lacks."""
    assert re.fullmatch(r"[\w.-]+==[\w.!]+", line)
    assert Version(line.partition("==")[2]).local is None


def test_pins_leave_the_project_and_its_installer_alone() -> None:
    """Neither framing itself, which comes from the checkout, nor the tool that installs it is held back."""
    assert not PINS.keys() & {canonicalize_name(PROJECT["name"]), "framing", "pip", "setuptools"}
