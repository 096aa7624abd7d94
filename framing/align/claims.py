"""From links to what readers see: the passages that carry one fact, and how much the fact matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.align.apart import strangers
from framing.align.coverage import cover
from framing.align.grouping import Pair, group
from framing.align.origins import count_origins
from framing.align.salience import rate
from framing.cleaning.reprints import find_reprints
from framing.records import LIKELY, Claim, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.align.verdicts import Evidence, Verdicts
    from framing.analysis import Analysis
    from framing.language.parse import Parse
    from framing.records import Passage

_SHORTEST = 5
"""Words; a shorter passage that nobody else carries is a heading or a scrap. A judgement."""
_SHORT, _LONG = 8, 30
"""Words; a summary reads best between them."""

_LEANING = frozenset(
    "and but so yet also then meanwhile however he she it they we this that these those his her its their".split()
)
"""First words of a sentence that leans on the one before it; another sentence makes the clearer summary."""


def find_claims(analysis: Analysis, evidence: Evidence, verdicts: Verdicts) -> tuple[Claim, ...]:
    """Return the claims of a story, the most salient and surest first, called `c1`, `c2` and so on.

    A claim of several outlets is a group of passages that are likely to report one fact, each with each; where the
    whole is not likely, its weakest outlet is left out until the rest is. What nobody else carries is a claim of one.
    Headlines, captions, questions and scraps belong to a claim, and make none by themselves.
    """
    outlets = [analysis.outlet_of[passage.id] for passage in analysis.passages]
    bears_fact = [_bears_fact(parse) for parse in analysis.parses]
    certain = _certain(evidence, verdicts, group(_pairs(evidence), outlets))
    groups = {members: p for members, p in certain.items() if any(bears_fact[i] for i in members)}
    carried = {i for members in groups for i in members}
    groups |= {(i,): 1.0 for i, bears in enumerate(bears_fact) if bears and i not in carried}
    reprints = find_reprints(analysis.articles)
    apart = strangers(analysis, ((analysis.passages[i].id for i in members) for members in groups))
    origins = {members: count_origins(members, outlets, analysis.passages, reprints) for members in groups}
    salience = {members: rate(members, origins[members], outlets, analysis.passages) for members in groups}
    claims: list[Claim] = []
    told: set[int] = set()
    for members in sorted(groups, key=lambda members: (-salience[members] * groups[members], members)):
        # A passage with two facts sums up one claim only, where another can stand for the second.
        fresh = tuple(i for i in members if i not in told) or members
        summary = _clearest(fresh, members, analysis.passages, evidence)
        told.add(summary)
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}",
                passages=tuple(analysis.passages[i].id for i in members),
                outlets=tuple(dict.fromkeys(outlets[i] for i in members)),
                summary=analysis.passages[summary].text,
                salience=salience[members],
                origins=origins[members],
                probability=groups[members],
                coverage=cover(analysis, evidence, verdicts, members, groups[members], apart),
            )
        )
    return tuple(claims)


def _pairs(evidence: Evidence) -> dict[Pair, float]:
    """Return the pairs that are likely at all, each with its probability."""
    rows, columns = np.nonzero(np.triu(evidence.pairs >= np.float32(LIKELY)))
    return {(int(a), int(b)): rounded(float(evidence.pairs[a, b])) for a, b in zip(rows, columns, strict=True)}


def _certain(evidence: Evidence, verdicts: Verdicts, groups: Sequence[tuple[int, ...]]) -> dict[tuple[int, ...], float]:
    """Return the groups that are likely to be one fact, cut down to those of their outlets of which that is true."""
    found: dict[tuple[int, ...], float] = {}
    ahead = list(groups)
    while ahead:
        several = [members for members in ahead if len({int(evidence.outlets[i]) for i in members}) > 1]
        probabilities = map(rounded, verdicts.of_claims(evidence, several).tolist())
        ahead = []
        for members, probability in zip(several, probabilities, strict=True):
            if probability >= LIKELY:
                found[members] = probability
            else:
                ahead.append(_without_weakest(evidence, members))
    return {members: p for members, p in found.items() if not any(set(members) < set(larger) for larger in found)}


def _without_weakest(evidence: Evidence, members: tuple[int, ...]) -> tuple[int, ...]:
    """Return a group without the outlet whose passages are least like the rest; the later one where two are alike."""

    def likeness(outlet: int) -> tuple[float, int]:
        own = [i for i in members if evidence.outlets[i] == outlet]
        rest = [i for i in members if evidence.outlets[i] != outlet]
        return rounded(float(evidence.pairs[np.ix_(own, rest)].mean())), -outlet

    weakest = min({int(evidence.outlets[i]) for i in members}, key=likeness)
    return tuple(i for i in members if evidence.outlets[i] != weakest)


def _bears_fact(parse: Parse) -> bool:
    """Return whether a passage states something: a sentence of the text, no heading, scrap or question."""
    passage = parse.passage
    return (
        passage.role in {"body", "standfirst"}
        and len(passage.text.split()) >= _SHORTEST
        and not passage.text.rstrip("\"'”’) ").endswith("?")
        and (not parse.doc.has_annotation("DEP") or any(token.pos_ in {"VERB", "AUX"} for token in parse.doc))
    )


def _clearest(some: tuple[int, ...], members: tuple[int, ...], passages: Sequence[Passage], evidence: Evidence) -> int:
    """Return the passage of `some` that the others of the claim agree with most, if it is whole and readable."""
    own = np.array(members)
    across = evidence.outlets[own][:, None] != evidence.outlets[own][None, :]
    agreed = (evidence.pairs[np.ix_(own, own)] * across).sum(axis=1) / np.maximum(across.sum(axis=1), 1)
    worth = {i: rounded(float(mean)) if len(own) > 1 else 1.0 for i, mean in zip(members, agreed, strict=True)}

    def clarity(i: int) -> tuple[float, int]:
        words = passages[i].text.split()
        alone = words[0].strip(',“"').casefold() not in _LEANING
        whole = passages[i].text.rstrip("\"'”’)").endswith((".", "!", "?")) and passages[i].role != "headline"
        readable = 1.0 if _SHORT <= len(words) <= _LONG else 0.6
        return worth[i] * readable * (1.0 if whole else 0.7) * (1.0 if alone else 0.7), -i

    return max(some, key=clarity)
