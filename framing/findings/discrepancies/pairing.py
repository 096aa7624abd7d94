"""Step 2 of numbers: which figures of a story are about one thing, and how probably.

Three outlets write "signed 12 agreements", "signed 11 agreements" and "over 10 agreements" in linked passages: each
pair is about one thing (0.5 + 0.45 × the link's probability), and so the three become one group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.findings.discrepancies.counterparts import counterparts
from framing.findings.discrepancies.figures import Figure, fits
from framing.findings.discrepancies.sameness import misprint, sameness
from framing.language.dates import days_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.findings.discrepancies.likeness import Likeness
    from framing.records import Article, Claim, Link

Probabilities = dict[tuple[int, int], float]
"""By two places, the smaller first."""

_APART = 3
"""Days between two articles' dates beyond which a figure may have changed rather than differ. A judgement."""
_LEAST = 0.3
"""Below it two figures are not taken to be about one thing. A judgement."""


def same_figures(
    articles: Sequence[Article],
    found: Sequence[Figure],
    linked: Probabilities,
    near: Probabilities,
    likeness: Likeness,
) -> Probabilities:
    """Return how probably two figures, by their places in `found`, are about one thing, where that is worth a look.

    `linked` and `near` are passages by their rows: those that report a common fact, and those that may.
    """
    steady = _steady(found)
    published = {article.id: article.published for article in articles}
    rows: dict[int, list[Figure]] = {}
    for figure in found:
        rows.setdefault(figure.row, []).append(figure)
    same: Probabilities = {}
    for i, first in enumerate(found):
        for j in range(i + 1, len(found)):
            second = found[j]
            if days_apart(published[first.article], published[second.article]) > _APART:
                continue
            pair = (first.row, second.row)
            belongs = pair in linked or first.article == second.article
            alone = fits(first.quantity, second.quantity) or misprint(first.quantity, second.quantity)
            probability = 0.0
            if belongs or alone or (steady[i] and steady[j]):
                probability = sameness(first, second, linked.get(pair, 0.0), likeness)
            common = max(linked.get(pair, 0.0), near.get(pair, 0.0))
            probability = max(probability, counterparts(first, second, common, likeness, rows))
            if probability >= _LEAST:
                same[i, j] = probability
    return same


def linked_rows(claims: Sequence[Claim], links: Sequence[Link], row: dict[str, int]) -> Probabilities:
    """Return how surely two passages report a common fact: by their link, else 0.5 within one claim."""
    linked: Probabilities = {}
    for claim in claims:
        rows = sorted(row[passage] for passage in claim.passages)
        linked.update({(a, b): 0.5 for n, a in enumerate(rows) for b in rows[n + 1 :]})
    for link in links:
        a, b = sorted((row[link.a], row[link.b]))
        linked[a, b] = link.probability
    return linked


def groups(count: int, same: Probabilities) -> list[list[int]]:
    """Return the figures that are about one thing, directly or through a third."""
    root = list(range(count))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i, j in sorted(same):
        a, b = sorted((find(i), find(j)))
        root[b] = a
    members: dict[int, list[int]] = {}
    for i in range(count):
        members.setdefault(find(i), []).append(i)
    return [group for group in members.values() if len(group) > 1]


def _steady(found: Sequence[Figure]) -> list[bool]:
    """Return for each figure whether its article counts that kind in one way only (its headline apart)."""
    by: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in found:
        if figure.whole and not figure.headline:
            by.setdefault((figure.article, *figure.kind), []).append(figure)
    one = {
        key: all(fits(a.quantity, b.quantity) for n, a in enumerate(group) for b in group[n + 1 :])
        for key, group in by.items()
    }
    return [f.whole and not f.headline and one[f.article, *f.kind] for f in found]
