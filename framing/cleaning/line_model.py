"""The line model: how likely a line of a copied page is the article's own, by small decision trees.

Its input is what a line, and the lines around it, show in numbers.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from framing import models
from framing.cleaning import reasons
from framing.models import OTHER_FEATURES, SHIPPED, Card, Kept, Trees, probability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framing.cleaning.lines import Line, Mark


_OWN = (
    "words",
    "ended",
    "prose",
    "capitals",
    "digits",
    "bullet",
    "gap",
    "commas",
    "site",
    "caption",
    "date",
    "box",
    "repeated",
    "inset",
    "letters",
    "quotes",
    "kept",
)
_AROUND = ("words", "ended", "prose", "capitals", "bullet", "gap", "site", "date", "box", "inset", "kept")
_OFFSETS = (-3, -2, -1, 1, 2, 3)
"""The lines around a line whose features count as well: the model was fitted with these."""
_PAGE = (
    "prose_5",
    "prose_12",
    "site_5",
    "dates_8",
    "boxes_before",
    "share_before",
    "share_after",
    "since_box",
    "run",
    "longest_run",
    "index",
    "kept_share",
    "kept_before",
)

NAMES = (*_OWN, *(f"{name}{offset:+d}" for offset in _OFFSETS for name in _AROUND), *_PAGE)
"""The columns, in order. `site`: worded like furniture; `box`: title of a box behind articles; `inset`: indent
beyond the page's running text; `…+2`: the same of the second line below; `prose_5`: share of running text within five
lines; `share_before`: share of the page's running text above; `run`: words of the stretch of running text around;
`kept`: what the rules took for the article."""


def of_page(lines: Sequence[Line], marks: Sequence[Mark], kept: Sequence[bool]) -> NDArray[np.float64]:
    """Return the features of a page's lines, float64 (lines, len(NAMES)); `kept` are those that the rules keep."""
    if not lines:
        return np.zeros((0, len(NAMES)))
    own = np.column_stack([_own(lines, marks), np.array(kept, dtype=np.float64)])
    column = {name: own[:, i] for i, name in enumerate(_OWN)}
    around = [_shifted(column[name], offset) for offset in _OFFSETS for name in _AROUND]
    return np.column_stack([own, *around, *_page(lines, column)])


def _own(lines: Sequence[Line], marks: Sequence[Mark]) -> NDArray[np.float64]:
    printed = Counter(line.text.casefold() for line in lines)
    indents = Counter[int]()
    for line in lines:
        if line.prose:
            indents[line.indent] += min(line.words, 100)
    usual = indents.most_common(1)[0][0] if indents else 0
    rows: list[list[float]] = []
    for line, mark in zip(lines, marks, strict=True):
        text = line.text
        words = text.split()
        rows.append(
            [
                math.log1p(line.words),
                line.ended,
                line.prose,
                sum(word[0].isupper() for word in words) / len(words),
                sum(c.isdigit() for c in text[:400]) / len(text[:400]),
                line.bullet,
                min(line.gap, 3),
                math.log1p(sum(text.count(c) for c in ",،，、")),
                mark.site is not None,
                mark.caption or mark.reason == reasons.CREDIT,
                mark.dated,
                mark.box is not None,
                min(printed[text.casefold()], 4),
                max(-20, min(20, line.indent - usual)),
                min(30.0, len(text) / len(words)),
                bool(re.search(r"[“”\"«»]", text)),
            ]
        )
    return np.array(rows, dtype=np.float64)


def _page(lines: Sequence[Line], column: dict[str, NDArray[np.float64]]) -> list[NDArray[np.float64]]:
    prose = column["prose"] * (1 - column["site"]) * np.minimum(np.expm1(column["words"]), 150)
    total = max(1.0, float(prose.sum()))
    before = np.cumsum(prose) - prose
    boxes = np.cumsum(column["box"])
    at_box = np.maximum.accumulate(np.where(column["box"] > 0, before, -1.0))
    run = _runs(lines, prose)
    return [
        _mean(column["prose"], 5),
        _mean(column["prose"], 12),
        _mean(column["site"], 5),
        _mean(column["date"], 8),
        np.minimum(boxes, 6),
        before / total,
        (total - before - prose) / total,
        np.where(at_box >= 0, (before - at_box) / total, -1.0),
        run / total,
        run >= run.max(),
        np.arange(len(lines)) / len(lines),
        np.full(len(lines), column["kept"].mean()),
        np.cumsum(column["kept"]) / max(1.0, float(column["kept"].sum())),
    ]


def _runs(lines: Sequence[Line], prose: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each line the words in its stretch of running text, which up to three other lines may interrupt."""
    run = np.zeros(len(lines))
    start, last, words = 0, -1, 0.0
    for i in range(len(lines) + 1):
        if i == len(lines) or i - last > 4:
            if words:
                run[start : last + 1] = words
            start, words = i, 0.0
        if i < len(lines) and prose[i]:
            if not words:
                start = i
            last, words = i, words + float(prose[i])
    return run


def _shifted(values: NDArray[np.float64], offset: int) -> NDArray[np.float64]:
    """Return for each line the value `offset` lines below; -1 beyond the page."""
    moved = np.full_like(values, -1.0)
    if offset > 0:
        moved[:-offset] = values[offset:]
    else:
        moved[-offset:] = values[:offset]
    return moved


def _mean(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """Return the mean over the lines at most `reach` away."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    i = np.arange(len(values))
    low, high = np.maximum(i - reach, 0), np.minimum(i + reach + 1, len(values))
    return np.asarray((sums[high] - sums[low]) / (high - low), dtype=np.float64)


FOLDER = SHIPPED / "lines"

_SITE = 3
"""Lines worded as a site's that a page has at least, if it is a page and not just an article."""


def probabilities(lines: Sequence[Line], marks: Sequence[Mark], kept: Sequence[bool]) -> NDArray[np.float64]:
    """Return for each line the probability that it is the article's, float64 (lines,)."""
    rows = of_page(lines, marks, kept)
    return probability(_load()[0].logits(NAMES, rows))


def outside(lines: Sequence[Line], marks: Sequence[Mark], kept: Sequence[bool]) -> frozenset[int]:
    """Return the lines that the rules keep and the model is sure lie outside the article."""
    # A text without a site around it needs no model; those that the model knows all have one.
    if not any(kept) or sum(mark.site is not None for mark in marks) < _SITE:
        return frozenset()
    sure = _load()[1]
    found = {int(i) for i in np.flatnonzero((probabilities(lines, marks, kept) < sure) & np.array(kept))}
    # One sentence alone beside the article may be its own; two or more are a box.
    rest = [i for i in range(len(lines)) if kept[i] and i not in found]
    beside = {near for i in rest for near in (i - 1, i + 1)}
    alone = {i for i in found & beside if lines[i].ended and not {i - 1, i + 1} & found}
    return frozenset(found - alone)


@cache
def _load() -> tuple[Trees, float]:
    """Return the model's trees, and the probability below which a line is struck out."""
    return models.load(FOLDER, _trees)


def _trees(_card: Card, kept: Kept) -> tuple[Trees, float]:
    trees = Trees.of(kept.part("trees"))
    if trees.columns != NAMES:
        raise ValueError(OTHER_FEATURES)
    return trees, float(kept.values["strike_below"])
