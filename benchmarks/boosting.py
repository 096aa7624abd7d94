"""Trees that scikit-learn has grown, as the plain numbers that ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.models import Trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sklearn.ensemble import HistGradientBoostingClassifier


def plain(columns: Sequence[str], fitted: Sequence[HistGradientBoostingClassifier]) -> Trees:
    """Return the trees of several boosted classifiers, whose logits are averaged.

    The first tree is a leaf alone: the logit before any other. Values have seven digits, which halves the file.
    """
    base = sum(float(model._baseline_prediction.item()) for model in fitted) / len(fitted)
    grown = [tree.nodes for model in fitted for (tree,) in model._predictors]
    roots = np.cumsum([1, *(len(nodes) for nodes in grown[:-1])])
    nodes = np.concatenate(grown)
    leaf = nodes["is_leaf"].astype(bool)
    first = np.repeat(roots, [len(own) for own in grown])
    own = np.arange(1, len(nodes) + 1)
    children = [np.where(leaf, own, nodes[side] + first) for side in ("left", "right")]

    return Trees(
        columns=tuple(columns),
        roots=np.array([0, *roots], np.int32),
        feature=np.array([0, *np.where(leaf, 0, nodes["feature_idx"])], np.int32),
        threshold=np.array([0.0, *np.where(leaf, 0.0, nodes["num_threshold"])]),
        children=np.concatenate([[[0, 0]], np.stack(children, axis=1)]).astype(np.int32),
        value=np.array([base, *np.where(leaf, nodes["value"] / len(fitted), 0.0)], np.float32),
    )
