"""The models that come with framing: each whole, each with its card."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from framing.models import SHIPPED, load
from tests.models.folders import both

NAMES = sorted(path.parent.name for path in SHIPPED.glob("*/model.json"))
CARDS = Path(__file__).parents[2] / "docs" / "models"
SAID = ("What it does", "What it is", "Data", "Figures", "Licence", "Limits")


def test_there_is_a_card_for_each_model() -> None:
    """Protects readers from a model that nothing is said of, and from cards of models that are gone."""
    assert NAMES
    assert sorted(path.stem for path in CARDS.glob("*.md") if path.stem != "README") == NAMES
    assert sorted(path.name for path in SHIPPED.iterdir() if path.is_dir() and path.name != "__pycache__") == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_model_is_whole_and_its_card_tells_the_same(name: str) -> None:
    """Protects the weights (their hash holds, each number is finite) and the card that people read."""
    card, kept = load(SHIPPED / name, both)
    assert kept.arrays
    assert all(np.isfinite(array).all() for array in kept.arrays.values())
    assert card.name == name
    assert card.licence.startswith("MIT")
    assert card.about
    assert card.trained_on
    page = (CARDS / f"{name}.md").read_text(encoding="utf-8")
    assert [said for said in SAID if f"**{said}.**" not in page] == []
    assert card.made_by in re.sub(r"\s+", " ", page)
