"""The report's part on claims over time: in order, placed by time, and silent where time tells nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from framing.records import Story, Turn
from framing.report import render_report
from framing.report.catalogue import Catalogue
from framing.report.ledger import view_ledger
from tests.report.page import Page
from tests.samples import bridge

if TYPE_CHECKING:
    from framing.records import Comparison
    from framing.report.ledger import Ledger


def dated(*published: str | None, ledger: tuple[Turn, ...] | None = None) -> Comparison:
    """Return the bridge's comparison with its articles published then."""
    comparison = bridge()
    articles = tuple(
        replace(article, published=when) for article, when in zip(comparison.story.articles, published, strict=True)
    )
    return replace(comparison, story=Story("Bridge", articles), ledger=comparison.ledger if ledger is None else ledger)


def viewed(comparison: Comparison) -> Ledger:
    """Return the page's part on time, which must be there."""
    ledger = view_ledger(Catalogue(comparison))
    assert ledger
    return ledger


def test_a_claim_is_followed_from_who_has_it_first() -> None:
    """Protects the course of a claim: each turn with its outlet, what differs in its words, and who has no date."""
    course, other = viewed(bridge()).top
    told = [(point.event, point.byline.outlet, point.words) for point in course.points]
    assert told == [("first", "Harbour Post", "14 cracks"), ("contradicted", "Daily Lantern", "11 cracks")]
    assert course.undated == ("North Wire",)
    assert [point.event for point in other.points] == ["first", "taken-up"]


def test_a_claim_with_one_turn_is_not_followed() -> None:
    """Protects the page's length: what one article alone has stands on its outlet's card."""
    assert {course.claim.id for course in viewed(bridge()).top} == {"c1", "c2"}


def test_without_turns_there_is_no_such_part() -> None:
    """Protects a story of one day, and a comparison saved before: neither list nor heading, nor a link to them."""
    page = render_report(replace(bridge(), ledger=()))
    assert "time" not in Page(page).ids
    assert 'href="#time"' not in page
    assert view_ledger(Catalogue(dated(None, None, None))) is None


def test_turns_stand_where_their_time_is() -> None:
    """Protects the line: its ends are the first and the last article, what is between lies in proportion."""
    turns = tuple(Turn("c1", article, "first", f"{article}:1") for article in ("harbour-post", "daily-lantern"))
    turns += (Turn("c1", "north-wire", "taken-up", "north-wire:1"),)
    hours = ("2031-03-04T00:00:00Z", "2031-03-05T00:00:00Z", "2031-03-08T00:00:00Z")
    ledger = viewed(dated(*hours, ledger=turns))
    assert [point.place for point in ledger.top[0].points] == [6.0, 53.0, 194.0]
    assert (ledger.first, ledger.last, ledger.days) == ("2031-03-04", "2031-03-08", (53.0, 100.0, 147.0, 194.0))
    assert ledger.top[0].open_first


def test_times_of_one_day_are_clock_times_and_zones_are_told_where_they_differ() -> None:
    """Protects from comparing clocks of two countries: the zone stands beside the time, unless all have one."""
    turns = bridge().ledger
    day = viewed(dated("2031-03-04T08:00:00+01:00", "2031-03-04T09:00:00+01:00", None, ledger=turns))
    assert (day.first, day.last) == ("08:00", "09:00")
    zones = viewed(dated("2031-03-04T08:00:00+01:00", "2031-03-04T09:00:00+00:00", "2031-03-05", ledger=turns))
    assert [point.shown for point in zones.top[0].points] == ["2031-03-04 08:00+01:00", "2031-03-04 09:00+00:00"]


def test_claims_stand_in_the_order_in_which_they_came_up() -> None:
    """Protects the timeline: a later claim stands below an earlier one, however salient it is."""
    turns = (
        Turn("c1", "daily-lantern", "first", "daily-lantern:1"),
        Turn("c1", "north-wire", "taken-up", "north-wire:1"),
        Turn("c2", "harbour-post", "first", "harbour-post:2"),
        Turn("c2", "daily-lantern", "taken-up", "daily-lantern:2"),
    )
    ledger = viewed(dated("2031-03-04", "2031-03-05", "2031-03-06", ledger=turns))
    assert [course.claim.id for course in ledger.top] == ["c2", "c1"]


TIMES = st.sampled_from(
    (None, "2031-03-04", "2031-03-04T08:00:00Z", "2031-03-04T08:01:00Z", "0001-01-01", "9999-12-31")
)


@given(st.tuples(TIMES, TIMES, TIMES))
def test_signs_stay_on_the_line_and_apart(published: tuple[str | None, ...]) -> None:
    """Protects the picture: whatever the times, no sign covers another or leaves the line."""
    turns = tuple(
        Turn("c1", article, event, f"{article}:1")
        for article in ("harbour-post", "daily-lantern", "north-wire")
        for event in ("first", "dropped")
    )
    ledger = view_ledger(Catalogue(dated(*published, ledger=turns)))
    for course in ledger.top if ledger else ():
        places = sorted(point.place for point in course.points if point.place is not None)
        assert all(6 <= place <= 194 for place in places)
        assert all(b - a >= 8.9 for a, b in pairwise(places))
