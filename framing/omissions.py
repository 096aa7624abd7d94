"""Stage 6: what each article leaves out: the claims that others carry and its outlet lacks, the weightiest first."""

from __future__ import annotations

import datetime
from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

from framing.language.dates import days
from framing.records import Omission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.align import Alignment
    from framing.language.parse import Parse
    from framing.records import Article, Claim, Link

_PRESENT = 0.3
"""Probability that an article has a claim from which nothing is called missing: the mean, over the claim's passages, of
the best pair with the article. Against the mean the best alone lists a tenth fewer of what matters and is no surer."""
_PARTLY = 0.15
"""Likewise, from which something like the claim may be there, and the reader is told so: a third of the time it is."""
_CLAIM = 1.6
"""How much more often an article has a claim than that mean says, since one pair suffices: measured on 41 stories in
steps of 0.05, the share was 0.04, 0.11, 0.20, 0.32, 0.34 and 0.46 below 0.30."""
_SHORTEST = 5
"""Words; a shorter passage that nobody else carries is a heading or a scrap, no claim to miss."""
_NUMBERS = "no one two three four five six seven eight nine ten".split()


def find_omissions(articles: Sequence[Article], parses: Sequence[Parse], alignment: Alignment) -> tuple[Omission, ...]:
    """Return what each article leaves out, article by article, ranked by salience and by how surely it is absent.

    The alignment's links and near links say how probable it is that the article has the claim in other words. Never
    listed: what came later than the article's own day, what is told in another language, captions and headings.
    """
    teller = _Teller(articles, parses)
    reach = _reach((*alignment.links, *alignment.near), teller)
    found: list[Omission] = []
    for article in articles:
        missing = []
        for claim in alignment.claims:
            if article.outlet in claim.outlets or not teller.could_carry(article, claim):
                continue
            present = fmean(reach[passage].get(article.outlet, 0.0) for passage in claim.passages)
            if present >= _PRESENT:
                continue
            why = teller.why(article, claim, partly=present >= _PARTLY)
            missing.append(Omission(article.id, claim.id, claim.salience, round(1 - _CLAIM * present, 3), why))
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

    def __init__(self, articles: Sequence[Article], parses: Sequence[Parse]) -> None:
        self._article = {article.id: article for article in articles}
        self._parse = {parse.passage.id: parse for parse in parses}
        self._outlets = len({article.outlet for article in articles})
        self.outlet_of = {name: self._article[parse.passage.article].outlet for name, parse in self._parse.items()}

    def could_carry(self, article: Article, claim: Claim) -> bool:
        """Return whether the article could have told the claim, as far as dates and languages say."""
        told = [self._parse[passage].passage for passage in claim.passages]
        if not any(p.role in {"body", "standfirst"} and len(p.text.split()) >= _SHORTEST for p in told):
            return False
        sources = [self._article[p.article] for p in told]
        if not any(_same_language(article, source) for source in sources):
            return False
        return any(not self._later(passage, article) for passage in claim.passages)

    def _later(self, passage: str, article: Article) -> bool:
        """Return whether a passage tells what an article could not know yet.

        It could not where the passage's article is two days younger or more; a day's difference is often only print and
        web, so there the passage must name a day after the article's.
        """
        parse = self._parse[passage]
        source = self._article[parse.passage.article]
        own, theirs = _day(article), _day(source)
        if own is None or theirs is None or theirs <= own:
            return False
        named = [day.date for day in days(parse, source.published) if day.date is not None]
        return theirs - own > datetime.timedelta(1) or any(day > own for day in named)

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
