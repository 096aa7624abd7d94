"""Fit what follows the vectors: the mixture with the pair scorer, and the verdicts on claims and outlets.

All of it is fitted on stories whose pairs got their probabilities from models that had not seen them: neither the
two passes over the vectors (left out by folds) nor the pair scorer (`unread`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.alignment.rows import read_rows
from framing.align.claims import group
from framing.align.scorer import REREAD_COLUMNS, read_together
from framing.align.verdicts import (
    ABSENT_COLUMNS,
    CLAIM_COLUMNS,
    MAIN_COLUMNS,
    Evidence,
    Verdicts,
    absent_rows,
    claim_row,
    gather,
    main_row,
)
from framing.models import Regression
from framing.records import rounded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from benchmarks.alignment.gold import Gold
    from framing.encoders.cross_encoder import PairScorer

    Group = tuple[int, ...]

EVERY = 3
"""The pair scorer was tuned on the annotated stories in the order of their names, but for the first of every three."""

CAUTION = {"claim": 0.6, "main": 0.3, "absent": 0.45}
"""Logits taken off, so that what is called sure holds on other years and papers than those annotated. A judgement: on
stories kept back rows were right 0.05 less often than on stories left out."""

STRENGTH = 0.3
"""Of the fit against the penalty (scikit-learn's C); from 0.1 to 1 stories left out score the same."""


def unread(names: Sequence[str], own: Sequence[str]) -> set[str]:
    """Return the stories that the pair scorer was not tuned on: the first of every three of the data set, and `own`."""
    return {*sorted(names)[::EVERY], *own}


def fit_reread(train: Sequence[tuple[Gold, NDArray[np.float64]]], pair_scorer: PairScorer) -> Regression:
    """Return the mixture of both logits, fitted on the pairs that each story's probabilities leave open."""
    tables, truths = [], []
    for story, first in train:
        rows, logits = read_together(story.pairs, first, [p.text for p in story.analysis.passages], pair_scorer)
        tables.append(logits[story.clear[rows]])
        truths.append(story.same[rows][story.clear[rows]])
    return _regression(REREAD_COLUMNS, np.concatenate(tables), np.concatenate(truths), "common fact", strength=1e3)


def fit_verdicts(train: Sequence[tuple[Gold, NDArray[np.float64]]]) -> Verdicts:
    """Return the verdicts, fitted on stories with their pairs' final probabilities.

    The verdict on an outlet is fitted on claims with the probabilities that claims of other stories gave the first fit.
    """
    every = [(story, gather(story.reading, story.pairs.a, story.pairs.b, final)) for story, final in train]
    groups = [_groups(story, evidence) for story, evidence in every]
    judged = [
        [(members, truth) for members in found if (truth := one_fact(story, members)) is not None]
        for (story, _), found in zip(every, groups, strict=True)
    ]
    table = [claim_row(evidence, m) for (_, evidence), found in zip(every, judged, strict=True) for m, _ in found]
    claim = _regression(
        CLAIM_COLUMNS, np.array(table), np.array([truth for found in judged for _, truth in found]), "one fact"
    )
    main = _main_point(every)
    verdicts = Verdicts(claim, main, claim)
    rows, truths = [], []
    for (story, evidence), grouped, found in zip(every, groups, judged, strict=True):
        shared = [members for members, _ in found]
        certain = verdicts.of_claims(evidence, shared)
        carried = {i for members in grouped for i in members}
        single = [
            ((i,), 1.0)
            for i, support in enumerate(story.support)
            if support and i not in carried and not story.divided[i]
        ]
        for members, probability in (*zip(shared, certain, strict=True), *single):
            lacks = lacking(story, members)
            told = absent_rows(evidence, members, probability)
            for row, number in zip(told, evidence.present.tolist(), strict=True):
                outlet = story.analysis.outlets[number]
                if outlet in lacks:
                    rows.append(row)
                    truths.append(lacks[outlet])
    absent = _regression(ABSENT_COLUMNS, np.array(rows), np.array(truths), "absent")
    return Verdicts(_cautious(claim, "claim"), _cautious(main, "main"), _cautious(absent, "absent"))


def _main_point(every: Sequence[tuple[Gold, Evidence]]) -> Regression:
    """Return the verdict on claims that strict readers were shown, fitted on those whose stories are among `every`."""
    judged = read_rows()
    table, truths = [], []
    for story, evidence in every:
        place = story.analysis.row_of
        for row in judged.get(story.name, ()):
            table.append(main_row(evidence, tuple(place[passage] for passage in row.passages)))
            truths.append(row.verdict == "same")
    return _regression(MAIN_COLUMNS, np.array(table), np.array(truths), "main point", strength=0.1)


def one_fact(story: Gold, members: Group) -> bool | None:
    """Return whether all outlets of a group report one fact; None where fewer than two of its outlets were judged.

    Of a passage that is a part of an annotated sentence nobody said what it reports.
    """
    held = _facts(story, members)
    return None if len(held) < 2 or any(story.divided[i] for i in members) else bool(set.intersection(*held.values()))


def lacking(story: Gold, members: Group) -> Mapping[str, bool]:
    """Return for each outlet that has no passage in the claim whether it lacks the claim's fact."""
    held = _facts(story, members)
    common = set.intersection(*held.values()) if held else set()
    matter = common or set().union(*held.values())
    has = [{o for o, sentences in fact["support"].items() if sentences} for fact in story.written["facts"]]
    names = {article.outlet: article.id for article in story.analysis.articles}
    own = {story.analysis.outlet_of[story.analysis.passages[i].id] for i in members}
    return {o: not any(names[o] in has[n] for n in matter) for o in story.analysis.outlets if o not in own}


def _facts(story: Gold, members: Group) -> dict[int, set[int]]:
    """Return for each judged outlet of a group the numbers of the facts that its passages support."""
    at: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, fact in enumerate(story.written["facts"]):
        for outlet, sentences in fact["support"].items():
            for n in sentences:
                at[outlet, n].add(number)
    held: dict[int, set[int]] = {}
    for i in members:
        if story.support[i]:
            facts = set().union(*(at[place] for place in story.support[i]))
            held.setdefault(int(story.reading.outlets[i]), set()).update(facts)
    return held


def _groups(story: Gold, evidence: Evidence) -> list[Group]:
    likely = {
        (int(a), int(b)): rounded(float(evidence.pairs[a, b]))
        for a, b in zip(story.pairs.a, story.pairs.b, strict=True)
    }
    passages = story.analysis.passages
    return list(group(likely, [story.analysis.outlet_of[p.id] for p in passages]))


def _regression(
    columns: Sequence[str],
    table: NDArray[np.floating],
    truth: NDArray[np.bool_],
    label: str,
    strength: float = STRENGTH,
) -> Regression:
    from sklearn.linear_model import LogisticRegression

    mean, scale = table.mean(axis=0).astype(np.float64), table.std(axis=0).astype(np.float64)
    scale[scale < 1e-9] = 1.0
    model = LogisticRegression(C=strength, max_iter=5000).fit((table - mean) / scale, truth)
    return Regression(tuple(columns), (label,), mean, scale, model.coef_, model.intercept_)


def _cautious(model: Regression, name: str) -> Regression:
    return Regression(
        model.columns, model.labels, model.mean, model.scale, model.weights, model.bias, offset=-CAUTION[name]
    )
