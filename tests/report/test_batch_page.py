"""The index of a batch in a browser: thousands of stories found, sorted and paged, and read without a script too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.report import render_batch
from framing.report.batch import BatchEntry, batch_entry, batch_page
from tests.report.browser import CHROMIUM
from tests.report.test_reading import DESK, PHONE, broken_rules
from tests.samples import HOSTILE, bridge, hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

MANY = 2_000
PAGE = 50
ROWS = "[...document.querySelectorAll('#rows tr')]"
SEEN = f"{ROWS}.filter((row) => row.checkVisibility()).map((row) => row.querySelector('a').textContent)"


def many() -> str:
    """Return the index of 2,000 stories: every fourth on a ferry, every tenth undated, every third in the Lantern."""
    entries = [
        BatchEntry(
            f"story-{n}",
            f"Story {n}",
            "done",
            f"story-{n}/report.html",
            outlets=("Harbour Post", "Daily Lantern") if n % 3 == 0 else ("Harbour Post", "North Wire"),
            by_one=n % 7,
            omissions=n,
            first_day="" if n % 10 == 0 else f"{2030 + n // 1000}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            last_day="" if n % 10 == 0 else f"{2030 + n // 1000}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            words={"ferry": 4, "harbour": 3} if n % 4 == 0 else {"bridge": 3, "Café": 2},
        )
        for n in range(MANY)
    ]
    return render_batch(batch_page("A year", [*entries, BatchEntry("bad", "Bad", "failed", reason="It is empty.")]))


def few() -> str:
    """Return the index of two stories, one of them hostile, and one that failed."""
    done = [batch_entry(make(), name, f"{name}/report.html") for name, make in (("a", bridge), ("b", hostile))]
    return render_batch(batch_page(HOSTILE, [*done, BatchEntry("c", HOSTILE, "failed", reason=HOSTILE)]))


@pytest.mark.parametrize(
    ("make", "width", "scheme"),
    [(few, DESK, "light"), (few, DESK, "dark"), (few, PHONE, "light"), (few, PHONE, "dark"), (many, PHONE, "dark")],
)
def test_no_rule_of_accessibility_is_broken(
    opened: Callable[..., Page], make: Callable[[], str], width: int, scheme: str
) -> None:
    """Protects readers with a screen reader, weak eyes or no mouse: axe finds nothing against WCAG 2.2 AA."""
    page = opened(make(), width, color_scheme=scheme, bypass_csp=True)
    assert broken_rules(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_of_the_list_is_shown_at_a_time(opened: Callable[..., Page]) -> None:
    """Protects thousands of rows: fifty are shown, the next fifty on demand, and the page stays small."""
    html = many()
    assert len(html.encode()) < 1_000 * MANY
    page = opened(html)
    first = page.evaluate(SEEN)
    assert len(first) == PAGE
    assert page.locator("#where").inner_text() == "1–50 of 2,000"
    page.get_by_role("button", name="Next").click()
    second = page.evaluate(SEEN)
    assert len(second) == PAGE
    assert not set(first) & set(second)
    page.get_by_role("button", name="Previous").click()
    assert page.evaluate(SEEN) == first


def test_stories_are_found_by_word_outlet_topic_and_day(opened: Callable[..., Page]) -> None:
    """Protects the way to one story among thousands: each choice narrows the list, clearing brings it back."""
    page = opened(many())
    shown = page.locator("#shown")
    page.get_by_label("Search").fill("cafe story 1999")
    assert page.evaluate(SEEN) == ["Story 1999"]
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function("document.getElementById('shown').textContent === '2,000 stories'")
    page.get_by_label("Topic").select_option("ferry")
    assert shown.inner_text() == "500 of 2,000 stories"
    page.get_by_label("Outlet").select_option("Daily Lantern")
    assert shown.inner_text() == "167 of 2,000 stories"
    page.get_by_label("From").fill("2031-01-01")
    page.get_by_label("To", exact=True).fill("2031-01-31")
    dated = [n for n in range(1000, MANY) if n % 4 == 0 and n % 3 == 0 and n % 10 and n % 12 == 0]
    assert shown.inner_text() == f"{len(dated)} of 2,000 stories"
    page.get_by_label("Search").fill("no such word")
    assert page.evaluate(SEEN) == []


def test_columns_sort_both_ways_and_say_so(opened: Callable[..., Page]) -> None:
    """Protects order: newest first, a column's head sorts by it and turns round, undated stories last."""
    page = opened(many())
    assert page.locator("[aria-sort=descending]").inner_text() == "Published"
    page.get_by_role("button", name="Left out").click()
    assert page.evaluate(SEEN)[:2] == ["Story 1999", "Story 1998"]
    page.get_by_role("button", name="Left out").click()
    assert page.evaluate(SEEN)[:2] == ["Story 0", "Story 1"]
    assert page.locator("[aria-sort=ascending]").inner_text() == "Left out"
    page.get_by_role("button", name="Published").click()
    page.get_by_role("button", name="Published").click()
    page.get_by_label("Search").fill("1990")
    assert page.evaluate(SEEN) == ["Story 1990"]
    assert page.evaluate(f"{ROWS}.findIndex((row) => !row.dataset.first)") == MANY - MANY // 10


def test_a_phone_sorts_by_a_list(opened: Callable[..., Page]) -> None:
    """Protects readers on a phone, where columns have no heads: a list of what to sort by stands in for them."""
    page = opened(many(), PHONE)
    page.get_by_label("Sort by").select_option("story")
    assert page.evaluate(SEEN)[:3] == ["Story 0", "Story 1", "Story 2"]
    assert page.locator(".sorter:visible").count() == 0


def test_paper_has_all_that_was_found(opened: Callable[..., Page]) -> None:
    """Protects print: the whole of what was chosen is printed, not one page of it, and no control."""
    page = opened(many())
    page.get_by_label("Topic").select_option("ferry")
    page.emulate_media(media="print")
    assert len(page.evaluate(SEEN)) == 500
    assert page.locator("form:visible, nav:visible").count() == 0


def test_without_a_script_every_story_can_be_read(browser: Browser, tmp_path: Path) -> None:
    """Protects readers without JavaScript: all stories are listed, with no control that does nothing."""
    path = tmp_path / "index.html"
    path.write_text(many(), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("#rows tr").count() == MANY
    assert page.locator("#rows tr").last.is_visible()
    assert page.locator("form:visible, nav:visible, button:visible").count() == 0
    context.close()


def test_a_hostile_story_stays_text(opened: Callable[..., Page]) -> None:
    """Protects whoever opens the index: titles, outlets and reasons from outside run nothing and load nothing."""
    page = opened(few())
    assert page.title() != "owned"
    assert page.evaluate("[document.images.length, document.scripts.length]") == [0, 1]
    page.get_by_label("Search").fill("evil.example")
    assert page.evaluate(f"{SEEN}.length") == 1
