from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from framing.cleaning import line_model
from framing.cleaning.lines import divide, mark
from framing.cleaning.page import kept_by_rules
from framing.errors import ModelError
from framing.models import Card, Trees, pack, together
from tests.cleaning.test_page import BODY, PAGE
from tests.models.folders import write

if TYPE_CHECKING:
    from pathlib import Path


def test_probabilities_tell_text_from_menus() -> None:
    """On a page, every paragraph is likelier the article's than every line of the site."""
    lines = divide(PAGE)
    marks = mark(lines)
    found = line_model.probabilities(lines, marks, kept_by_rules(lines, marks, ""))
    assert found.shape == (len(lines),)
    body = [p for line, p in zip(lines, found, strict=True) if line.text in BODY and line.prose]
    site = [p for one, p in zip(marks, found, strict=True) if one.site]
    assert min(body) > max(site)


def test_features_have_a_name_each() -> None:
    """The columns are as many as their names, finite, also for one line and for none."""
    for text in (PAGE, "one line", ""):
        lines = divide(text)
        rows = line_model.of_page(lines, mark(lines), [True] * len(lines))
        assert rows.shape == (len(lines), len(line_model.NAMES))
        assert np.isfinite(rows).all()


def test_a_bare_text_is_not_struck() -> None:
    """Without a site around it a text is left to the rules: nothing is struck out of it."""
    lines = divide("\n\n".join(BODY))
    assert line_model.outside(lines, mark(lines), [True] * len(lines)) == frozenset()


def test_a_model_of_other_features_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Protects from numbers that would be read for the wrong columns, and from none: one clear sentence each."""
    monkeypatch.setattr(line_model, "FOLDER", tmp_path)
    line_model._load.cache_clear()
    with pytest.raises(ModelError, match=r"model\.json is missing"):
        line_model._load()
    leaf = np.zeros(1, np.int32)
    trees = Trees(("words",), leaf, leaf, np.zeros(1), np.zeros((1, 2), np.int32), np.zeros(1))
    write(pack(Card("lines", "", "", ""), together({"strike_below": 0.15}, {"trees": trees.kept()})), tmp_path)
    with pytest.raises(ModelError, match="other features"):
        line_model._load()
    line_model._load.cache_clear()
