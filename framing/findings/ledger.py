"""The claims over time: who had each first, who took it up, who gave it otherwise, who no longer has it.

Only what the articles' own times tell surely is told. An article stands for the span in which its text can have been
written: a day where it names no clock time with its zone, and as far as its last change where it names one.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING

from framing.records import Turn, bounds, confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from framing.analysis import Analysis
    from framing.records import Article, Claim, Discrepancy, Value

Span = tuple[datetime.datetime, datetime.datetime]
"""The first and the last moment that a text can be from, in UTC."""

_DAY = datetime.timedelta(days=1, microseconds=-1)


def find_ledger(analysis: Analysis) -> tuple[Turn, ...]:
    """Return the turns of each claim in the order of their times, claim by claim in their order.

    There are none where no article is surely later than another. Articles without a date have no turns, and what
    cannot be told from a missing or a vague time is left out.
    """
    spans = {article.id: span for article in analysis.articles if (span := written(article))}
    if not spans or max(begin for begin, _ in spans.values()) <= min(end for _, end in spans.values()):
        return ()
    course = _Course(analysis, spans)
    return tuple(turn for claim in analysis.claims for turn in course.turns(claim))


def written(article: Article) -> Span | None:
    """Return the span in which an article's text can have been written; None where it does not say when it came out."""
    published = _span(article.published)
    updated = _span(article.updated)
    if published is None or updated is None:
        return published
    return published[0], max(published[1], updated[1])


def _span(stated: str | None) -> Span | None:
    """Return the moment of a time with its zone, and the whole day of any other: days are compared as calendars say."""
    try:
        when = datetime.datetime.fromisoformat(stated or "")
    except ValueError:
        return None
    if when.tzinfo is not None:
        try:
            moment = when.astimezone(datetime.UTC)
        except OverflowError:  # in year 1 or 9999
            return None
        return moment, moment
    begin = datetime.datetime.combine(when.date(), datetime.time(), datetime.UTC)
    return begin, begin + _DAY


class _Course:
    """What all claims are asked: which article of whom comes when, and which near it a claim's passages are."""

    def __init__(self, analysis: Analysis, spans: Mapping[str, Span]) -> None:
        self._analysis, self._spans = analysis, spans
        ranked = sorted(spans, key=spans.__getitem__)  # of one span, as the story has them
        self._rank = {article: place for place, article in enumerate(ranked)}
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        for link in (*analysis.links, *analysis.near):
            for here, there in ((link.a, link.b), (link.b, link.a)):
                self._near[here].add(analysis.passage_of[there].article)
        self._disputes: defaultdict[str, list[Discrepancy]] = defaultdict(list)
        for found in analysis.discrepancies:
            if not found.compatible and confidence(found.probability) != "unsure":
                self._disputes[found.claim].append(found)

    def turns(self, claim: Claim) -> list[Turn]:
        """Return a claim's turns in the order of their times."""
        once: dict[tuple[str, str], Turn] = {}  # an article may contradict in its headline, its text and two figures
        for turn in (*self._appearances(claim), *self._contradictions(claim), *self._drops(claim)):
            once.setdefault((turn.article, turn.event), turn)
        return sorted(once.values(), key=lambda turn: self._rank[turn.article])

    def _appearances(self, claim: Claim) -> Iterator[Turn]:
        """Yield each outlet's first article with the claim; all that may have had it first count as first."""
        passages = self._passages(claim)
        firsts: dict[str, str] = {}
        for article in self._in_time(passages):
            firsts.setdefault(self._outlet(article), article)
        bound = min((self._spans[article][1] for article in self._in_time(passages)), default=None)
        for article in firsts.values():
            early = bound is not None and self._spans[article][0] <= bound
            yield Turn(claim.id, article, "first" if early else "taken-up", passages[article])

    def _contradictions(self, claim: Claim) -> Iterator[Turn]:
        """Yield where something else is given than what the earliest of the articles that disagree gives."""
        for found in self._disputes[claim.id]:
            dated = [value for value in found.values if self._article(value.passage) in self._spans]
            base = min(dated, key=lambda value: self._spans[self._article(value.passage)][1], default=None)
            told = set()
            for value in sorted(dated, key=lambda value: self._rank[self._article(value.passage)]):
                article = self._article(value.passage)
                key = (self._outlet(article), value.value or value.text.casefold())
                if key not in told and base is not None and self._later(value, base) and not _agree(value, base):
                    told.add(key)
                    yield Turn(claim.id, article, "contradicted", value.passage)

    def _drops(self, claim: Claim) -> Iterator[Turn]:
        """Yield the first later article of an outlet in and after which nothing comes near the claim any more.

        A claim of one outlet is left out: passages of one outlet are not held against each other, so that nobody knows.
        """
        if len(claim.outlets) < 2:
            return
        passages = self._passages(claim)
        holding = set(passages).union(*(self._near[passage] for passage in claim.passages))
        for outlet in claim.outlets:
            own = [article.id for article in self._analysis.articles if article.outlet == outlet]
            holds = [article for article in own if article in holding]
            if any(article not in self._spans for article in holds) or not any(a in passages for a in holds):
                continue
            end = max(self._spans[article][1] for article in holds)
            later = [article for article in self._in_time(own) if self._spans[article][0] > end]
            if later:
                last = self._in_time(article for article in holds if article in passages)[-1]
                yield Turn(claim.id, later[0], "dropped", passages[last])

    def _passages(self, claim: Claim) -> dict[str, str]:
        """Return the first passage of each article that carries a claim."""
        first: dict[str, str] = {}
        for passage in claim.passages:
            first.setdefault(self._article(passage), passage)
        return first

    def _in_time(self, articles: Iterable[str]) -> list[str]:
        """Return those of the articles that are dated, the earliest first."""
        return sorted((article for article in articles if article in self._rank), key=self._rank.__getitem__)

    def _later(self, value: Value, than: Value) -> bool:
        """Return whether one value stands in an article that is surely later than the other's."""
        return self._spans[self._article(value.passage)][0] > self._spans[self._article(than.passage)][1]

    def _article(self, passage: str) -> str:
        return self._analysis.passage_of[passage].article

    def _outlet(self, article: str) -> str:
        return self._analysis.outlet_of_article[article]


def _agree(a: Value, b: Value) -> bool:
    """Return whether two values of a discrepancy can both be right, as "at least 12" and 14 can."""
    one, other = bounds(a), bounds(b)
    if one is None or other is None:
        return (a.value or a.text.casefold()) == (b.value or b.text.casefold())
    return one[0] <= other[1] and other[0] <= one[1]
