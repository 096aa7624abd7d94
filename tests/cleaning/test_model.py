from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from framing.cleaning import features, model
from framing.cleaning.lines import divide
from framing.cleaning.marks import mark
from framing.cleaning.page import kept_by_rules
from framing.errors import ModelError
from tests.cleaning.test_page import BODY, PAGE

if TYPE_CHECKING:
    from pathlib import Path


def test_probabilities_tell_text_from_menus() -> None:
    """On a page, every paragraph is likelier the article's than every line of the site."""
    lines = divide(PAGE)
    marks = mark(lines)
    found = model.probabilities(lines, marks, kept_by_rules(lines, marks, ""))
    assert found.shape == (len(lines),)
    body = [p for line, p in zip(lines, found, strict=True) if line.text in BODY and line.prose]
    site = [p for one, p in zip(marks, found, strict=True) if one.site]
    assert min(body) > max(site)


def test_features_have_a_name_each() -> None:
    """The columns are as many as their names, finite, also for one line and for none."""
    for text in (PAGE, "one line", ""):
        lines = divide(text)
        rows = features.of_page(lines, mark(lines), [True] * len(lines))
        assert rows.shape == (len(lines), len(features.NAMES))
        assert np.isfinite(rows).all()


def test_a_bare_text_is_not_struck() -> None:
    """Without a site around it a text is left to the rules: nothing is struck out of it."""
    lines = divide("\n\n".join(BODY))
    assert model.outside(lines, mark(lines), [True] * len(lines)) == frozenset()


def test_damaged_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing, broken or foreign weights give one clear sentence."""
    file = tmp_path / "weights.json"
    monkeypatch.setattr(model, "FILE", file)
    for text, words in (
        (None, "missing or damaged"),
        ("{", "missing or damaged"),
        ('{"features": [], "trees": []}', "other features"),
    ):
        if text is not None:
            file.write_text(text)
        model._load.cache_clear()
        with pytest.raises(ModelError, match=words):
            model._load()
    model._load.cache_clear()
