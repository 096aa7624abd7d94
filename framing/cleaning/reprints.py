"""Which of a story's articles print nearly the same text: an agency's, or one another's.

Reporters at one event write down the same quotations, so only runs of words outside quotation marks tell a copy. On
same-event articles of 41 stories and 27 events, articles from one text share 0.91 or more of the shorter one's runs,
and no other two more than 0.55: there, two versions of an agency's text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from framing.records import Ours, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.records import Article

_RUN = 5
"""Words in a run; two writers seldom hit on the same five."""
_ALIKE = 0.6
"""Share of the shorter article's runs that stand in the other one too, from which one text was printed twice. A word
changed in every third sentence takes away about a tenth, a headline and a lead of the outlet's own as much."""
_FEWEST = 40
"""Runs; a shorter note may be a quotation, or one sentence."""
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"][^”“\"]*(?:[”\"]|$)|^[^“”\"]*”")


@dataclass(frozen=True, slots=True)
class Reprints:
    """Articles that print nearly the same text, by id, in the story's order.

    `share` is the smallest share of a shorter article's text that another one of them has too, among the pairs that
    brought them together.
    """

    articles: tuple[str, ...]
    share: float


def find_reprints(articles: Sequence[Article]) -> tuple[Reprints, ...]:
    """Return the groups of cleaned articles of different outlets that print nearly the same text."""
    runs = [frozenset(_runs(article)) for article in articles]
    held: defaultdict[int, list[int]] = defaultdict(list)
    for i, own in enumerate(runs):
        for run in own:
            held[run].append(i)
    common: defaultdict[tuple[int, int], int] = defaultdict(int)
    for holders in held.values():
        for pair in combinations(holders, 2):
            common[pair] += 1
    group = list(range(len(articles)))
    share: dict[int, float] = {}
    for (a, b), count in sorted(common.items()):
        fewest = min(len(runs[a]), len(runs[b]))
        if fewest < _FEWEST or count < _ALIKE * fewest or articles[a].outlet == articles[b].outlet:
            continue
        one, other = sorted((group[a], group[b]))
        share[one] = min(share.get(one, 1.0), share.get(other, 1.0), count / fewest)
        group = [one if g == other else g for g in group]
    return tuple(
        Reprints(tuple(article.id for article, g in zip(articles, group, strict=True) if g == one), share[one])
        for one in sorted(set(group))
        if one in share
    )


_COPY = Reason(
    "{others} and {last} print nearly the same text ({share} of the shorter one): reprints of {agency} copy; they "
    "count as one origin in claims."
)
_ONE_TEXT = Reason(
    "{others} and {last} print nearly the same text ({share} of the shorter one): one text, printed more than once; "
    "they count as one origin in claims."
)


def tell(articles: Sequence[Article]) -> tuple[Ours, ...]:
    """Return what a reader should know of the articles that print nearly the same text."""
    known = {article.id: article for article in articles}
    notices = []
    for found in find_reprints(articles):
        members = [known[name] for name in found.articles]
        outlets = list(dict.fromkeys(article.outlet for article in members))
        agencies = {article.wire for article in members if article.wire}
        words = {"others": ", ".join(outlets[:-1]), "last": outlets[-1], "share": f"{found.share:.0%}"}
        notices.append(_COPY.of(**words, agency=agencies.pop()) if len(agencies) == 1 else _ONE_TEXT.of(**words))
    return tuple(map(Ours, notices))


def _runs(article: Article) -> Iterator[int]:
    """Yield the runs of words in an article's text outside quotation marks, as their hashes."""
    for block in article.blocks:
        if block.role in ("headline", "caption"):
            continue
        for piece in _QUOTED.sub("\0", article.text[block.start : block.end].casefold()).split("\0"):
            words = _WORD.findall(piece)
            for i in range(len(words) - _RUN + 1):
                yield hash(tuple(words[i : i + _RUN]))
