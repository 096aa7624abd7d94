"""What the tests of exercises share: files to compare with."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

_GOLDEN = Path(__file__).parents[1] / "golden" / "exercises"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return a check that a text is the one kept in tests/golden/exercises; GOLDEN=write keeps the new one."""

    def check(name: str, text: str) -> None:
        path = _GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        kept = path.read_bytes().decode() if path.is_file() else ""
        assert text == kept, f"{path} differs; if the new text is right, run pytest with GOLDEN=write"

    return check
