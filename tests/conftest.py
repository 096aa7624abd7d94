"""What several tests share."""

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real stories and data sets beside the checkout, which is not part of the project."""
    if not _SHARED.is_dir():
        pytest.skip("needs the folder 'shared' with real stories beside the checkout")
    return _SHARED
