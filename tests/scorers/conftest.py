"""The embedded encoder, loaded once for all tests of the scorers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing import encoders
from framing.settings import Settings

if TYPE_CHECKING:
    from framing.encoders import Encoder


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """Return the embedded encoder with an empty cache."""
    return encoders.load(Settings().model, tmp_path_factory.mktemp("vectors"), 2)
