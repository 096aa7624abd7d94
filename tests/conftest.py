"""What several tests share: the folder of real stories, golden files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_GOLDEN = Path(__file__).parent / "golden" / "export"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real stories and data sets beside the checkout, which is not part of the project."""
    if not _SHARED.is_dir():
        pytest.skip("needs the folder 'shared' with real stories beside the checkout")
    return _SHARED


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return a check that a file's text is the one kept in tests/golden/export; GOLDEN=write keeps the new one."""

    def check(name: str, text: str) -> None:
        path = _GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        kept = path.read_bytes().decode() if path.is_file() else ""
        assert text == kept, f"{path} differs; if the new text is right, run pytest with GOLDEN=write"

    return check
