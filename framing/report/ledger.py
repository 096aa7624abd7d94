"""Over time: for each claim that more than one article turns on, who had it first, and what others did with it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from framing.findings.ledger import written
from framing.records import Confidence, confidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.records import Article, Turn
    from framing.report.catalogue import Byline, Catalogue, Reference

_TOP = 8
"""Claims shown at once: the most salient. A judgement: as many as stand in full under "Claim by claim"."""
_LEFT, _RIGHT = 6.0, 194.0
"""Where the first and the last moment lie on a line of 200."""
_APART = 9.0
"""How far apart two signs on a line must be to be told from each other."""
_DAYS = 14
"""From how many days on the line has no stroke for each: they would be a grid."""


@dataclass(frozen=True, slots=True)
class Point:
    """One turn: whose article, and when it came out, in ISO 8601 and as it is `shown`.

    `place` is where it stands on a line of 200, None where its time cannot be read. `words` are what the article gives
    where articles do not agree. `anchor` leads to the evidence.
    """

    event: Literal["first", "taken-up", "contradicted", "dropped"]
    byline: Byline
    anchor: str
    when: str
    shown: str
    place: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Course:
    """One claim in time. `open_first`: several may have had it first. `undated` have it and do not say when."""

    claim: Reference
    confidence: Confidence
    points: tuple[Point, ...]
    open_first: bool
    undated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The claims in the order in which they came up: `top` are shown at once, `rest` on demand.

    `first` and `last` are the ends of the line, and `days` where each day begins on it.
    """

    top: tuple[Course, ...]
    rest: tuple[Course, ...]
    first: str
    last: str
    days: tuple[float, ...]


def view_ledger(catalogue: Catalogue) -> Ledger | None:
    """Return the claims in time, or None where no claim has a turn after its first."""
    comparison = catalogue.comparison
    turns: dict[str, list[Turn]] = {}
    for turn in comparison.ledger:
        turns.setdefault(turn.claim, []).append(turn)
    claims = [claim.id for claim in comparison.claims if len(turns.get(claim.id, ())) > 1]
    line = _Line.of(comparison.story.articles)
    if not claims or line is None:
        return None
    courses = {claim: _course(catalogue, claim, turns[claim], line) for claim in claims}
    order = {claim: line.moments.get(turns[claim][0].article, line.end) for claim in claims}
    top, rest = (sorted(some, key=order.__getitem__) for some in (claims[:_TOP], claims[_TOP:]))
    return Ledger(
        tuple(courses[claim] for claim in top), tuple(courses[claim] for claim in rest), *line.ends(), line.days()
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """The time that a story takes: the moment of each dated article, and how it is written."""

    moments: Mapping[str, datetime.datetime]
    shown: Mapping[str, str]
    begin: datetime.datetime
    end: datetime.datetime

    @classmethod
    def of(cls, articles: Sequence[Article]) -> _Line | None:
        """Return the line of these articles; None where none of them is dated."""
        stated = {one.id: datetime.datetime.fromisoformat(one.published or "") for one in articles if written(one)}
        if not stated:
            return None
        one_zone = len({when.utcoffset() for when in stated.values() if when.tzinfo}) == 1
        length = len("2031-03-04 18:30") if one_zone else None
        shown = {
            article: when.isoformat(" ", "minutes")[:length] if when.tzinfo else str(when.date())
            for article, when in stated.items()
        }
        moments = {a: _moment(when) for a, when in stated.items()}
        return cls(moments, shown, min(moments.values()), max(moments.values()))

    def place(self, article: str) -> float | None:
        """Return where an article stands."""
        when = self.moments.get(article)
        return None if when is None else self._place(when)

    def days(self) -> tuple[float, ...]:
        """Return where the days begin, but for very many."""
        midnight = datetime.datetime.combine(self.begin.date(), datetime.time(), datetime.UTC)
        count = (self.end - midnight).days
        later = [midnight + datetime.timedelta(days=n) for n in range(1, min(count, _DAYS) + 1)]
        return () if count > _DAYS else tuple(self._place(day) for day in later)

    def ends(self) -> tuple[str, str]:
        """Return how the ends are written: as days, or as clock times where the day is one."""
        first, last = (self.shown[pick(self.moments, key=self.moments.__getitem__)] for pick in (min, max))
        if first[:10] != last[:10]:
            return first[:10], last[:10]
        return first[11:16] or first, last[11:16] or last

    def _place(self, when: datetime.datetime) -> float:
        whole = (self.end - self.begin).total_seconds()
        share = (when - self.begin).total_seconds() / whole if whole else 0.5
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def _moment(stated: datetime.datetime) -> datetime.datetime:
    """Return where a time is drawn: noon of a day that is all that is known."""
    if stated.tzinfo is not None:
        return stated.astimezone(datetime.UTC)
    return datetime.datetime.combine(stated.date(), datetime.time(12), datetime.UTC)


def _course(catalogue: Catalogue, claim: str, turns: Sequence[Turn], line: _Line) -> Course:
    it, index = catalogue.index.claim_of[claim], catalogue.index
    against = {turn.article for turn in turns if turn.event == "contradicted"}
    words = _disputed_words(catalogue, claim)
    points = [
        Point(
            turn.event,
            catalogue.byline(turn.article),
            catalogue.anchor(turn.passage),
            index.article_of[turn.article].published or "",
            line.shown.get(turn.article, ""),
            line.place(turn.article),
            "" if turn.event == "dropped" else words.get(turn.article, ""),
        )
        for turn in turns
        if turn.event != "taken-up" or turn.article not in against  # who gives it otherwise has it
    ]
    dated = {index.outlet_of_article[article] for article in line.moments}
    return Course(
        catalogue.reference(claim),
        confidence(it.probability),
        tuple(_apart(points)),
        sum(point.event == "first" for point in points) > 1,
        tuple(outlet for outlet in it.outlets if outlet not in dated),
    )


def _disputed_words(catalogue: Catalogue, claim: str) -> dict[str, str]:
    """Return what each article gives of what a claim's articles do not agree on, the first where they are several."""
    words: dict[str, str] = {}
    for found in catalogue.comparison.discrepancies:
        if found.claim == claim and not found.compatible and confidence(found.probability) != "unsure":
            for value in found.values:
                words.setdefault(catalogue.index.passage_of[value.passage].article, value.text)
    return words


def _apart(points: Sequence[Point]) -> list[Point]:
    """Return the points moved so far that each can be seen, and none over the line's end."""
    drawn = [point.place for point in points if point.place is not None]
    drawn.sort()
    for n in range(1, len(drawn)):
        drawn[n] = max(drawn[n], drawn[n - 1] + _APART)
    bound = _RIGHT
    for n in reversed(range(len(drawn))):
        drawn[n] = min(drawn[n], bound)
        bound = drawn[n] - _APART
    places = iter(drawn)
    ranked = sorted(range(len(points)), key=lambda n: points[n].place or 0.0)
    moved = {n: round(next(places), 1) for n in ranked if points[n].place is not None}
    return [replace(point, place=moved.get(n)) for n, point in enumerate(points)]
