"""Stage 6: what each article leaves out: the claims that others carry and its outlet lacks, the weightiest first."""

from __future__ import annotations

import datetime
from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

from framing.records import Omission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.records import Article, Claim, Link, Passage

_PRESENT = 0.3
"""Probability that an article has a claim from which nothing is called missing: the mean, over the claim's passages, of
the best pair with the article. Against the mean the best alone lists a tenth fewer of what matters and is no surer."""
_PARTLY = 0.12
"""Probability from which something like the claim may be there, and the reader is told so."""
_SHORTEST = 5
"""Words; a shorter passage that nobody else carries is a heading or a scrap, no claim to miss."""
_NUMBERS = "no one two three four five six seven eight nine ten".split()


def find_omissions(
    articles: Sequence[Article],
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    links: Sequence[Link],
    near: Sequence[Link],
) -> tuple[Omission, ...]:
    """Return what each article leaves out, article by article, ranked by salience and by how surely it is absent.

    `links` and `near`, the pairs that were nearly linked, say how probable it is that the article has the claim in
    other words. Never listed: what was first reported on a later day than the article's, what
    is told in another language than the article's, captions and headings.
    """
    teller = _Teller(articles, passages)
    reach = _reach((*links, *near), teller)
    found: list[Omission] = []
    for article in articles:
        missing = []
        for claim in claims:
            if article.outlet in claim.outlets or not teller.could_carry(article, claim):
                continue
            present = fmean(reach[passage].get(article.outlet, 0.0) for passage in claim.passages)
            if present >= _PRESENT:
                continue
            why = teller.why(article, claim, partly=present >= _PARTLY)
            missing.append(Omission(article.id, claim.id, claim.salience, round(1 - present, 3), why))
        found += sorted(missing, key=lambda omission: (-omission.salience * omission.probability, omission.claim))
    return tuple(found)


def _reach(links: Sequence[Link], teller: _Teller) -> dict[str, dict[str, float]]:
    """Return for each passage the outlets that it is paired with, and the best probability of each."""
    reach: dict[str, dict[str, float]] = defaultdict(dict)
    for link in links:
        for here, there in ((link.a, link.b), (link.b, link.a)):
            outlet = teller.outlet_of[there]
            reach[here][outlet] = max(reach[here].get(outlet, 0.0), link.probability)
    return reach


class _Teller:
    """What is known of who tells what, when, and in which language."""

    def __init__(self, articles: Sequence[Article], passages: Sequence[Passage]) -> None:
        self._article = {article.id: article for article in articles}
        self._passage = {passage.id: passage for passage in passages}
        self._outlets = len({article.outlet for article in articles})
        self.outlet_of = {passage.id: self._article[passage.article].outlet for passage in passages}

    def could_carry(self, article: Article, claim: Claim) -> bool:
        """Return whether the article could have told the claim, as far as dates and languages say."""
        told = [self._passage[passage] for passage in claim.passages]
        if not any(p.role in {"body", "standfirst"} and len(p.text.split()) >= _SHORTEST for p in told):
            return False
        sources = [self._article[p.article] for p in told]
        if not any(_same_language(article, source) for source in sources):
            return False
        own, days = _day(article), [_day(source) for source in sources]
        return own is None or any(day is None or day <= own for day in days)

    def why(self, article: Article, claim: Claim, *, partly: bool) -> str:
        """Say who reports the claim and who does not."""
        if len(claim.outlets) == 1:
            told = f"Only {claim.outlets[0]} reports this"
        else:
            told = f"{_number(len(claim.outlets)).capitalize()} of the {_number(self._outlets)} outlets report this"
        if partly:
            return f"{told}; {article.outlet} may have part of it: a passage there comes near."
        return f"{told}; {article.outlet} does not."


def _same_language(one: Article, other: Article) -> bool:
    a, b = (article.language.lower().split("-")[0] for article in (one, other))
    return not a or not b or a == b


def _day(article: Article) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
