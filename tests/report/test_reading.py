"""The report as people read it, in Debian's chromium: by keyboard, by screen reader, on paper, on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from framing.batch.profiles import read_profile, write_profile
from framing.report import render_report
from framing.settings import PAGE_LANGUAGES
from tests.batch.profiled import run
from tests.report.browser import CHROMIUM
from tests.samples import HOSTILE, bridge, hostile

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from framing.records import Comparison

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
REPORTS = Path(__file__).parents[2] / "reports"
STORIES = sorted(path.parent.name for path in REPORTS.glob("*/report.html"))
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, TABLET, PHONE = 1280, 768, 320


def committed(story: str) -> str:
    """Return the sample report of a demo story."""
    return (REPORTS / story / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESK, TABLET, PHONE])
def test_no_rule_of_accessibility_is_broken(opened: Callable[..., Page], width: int, scheme: str) -> None:
    """Protects readers with a screen reader, weak eyes or no mouse: axe finds nothing against WCAG 2.2 AA."""
    assert broken_rules(opened(committed(STORIES[0]), width, color_scheme=scheme, bypass_csp=True)) == []


def test_no_rule_is_broken_in_ukrainian(opened: Callable[..., Page]) -> None:
    """Protects the same readers where the page's own words are Ukrainian and the articles' are not."""
    assert broken_rules(opened(render_report(bridge(), "uk"), bypass_csp=True)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_profile_breaks_no_rule(opened: Callable[..., Page], tmp_path: Path, width: int, scheme: str) -> None:
    """Protects the same readers from a page of plots: axe finds nothing, and a small phone need not scroll sideways."""
    folder = run(tmp_path / "batch", 7, harbour=HOSTILE)
    page, *_ = write_profile(read_profile(folder, pytest.fail), folder, tmp_path)
    shown = opened(page.read_text(encoding="utf-8"), width, color_scheme=scheme, bypass_csp=True)
    assert broken_rules(shown) == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def broken_rules(page: Page) -> list[tuple[str, str]]:
    """Return the rules that axe finds broken with every fold open, each with the first place."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    found = axe.run(page, options={"runOnly": WCAG}).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in found]


@pytest.mark.parametrize("lang", PAGE_LANGUAGES)
@pytest.mark.parametrize("make", [bridge, hostile])
def test_nothing_is_wider_than_a_small_phone(
    opened: Callable[..., Page], make: Callable[[], Comparison], lang: str
) -> None:
    """Protects 320 pixels, and 1,280 at four times the size: nothing but a table's own frame scrolls sideways."""
    page = opened(render_report(make(), lang), PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


@pytest.mark.parametrize("width", [PHONE, 390])
def test_every_outlet_is_seen_on_a_phone(opened: Callable[..., Page], width: int) -> None:
    """Protects the gaps on a small screen: no outlet's column stands beyond the edge, no word of a figure is broken."""
    page = opened(render_report(bridge()), width)
    right = "(cells) => Math.max(...cells.map((cell) => cell.getBoundingClientRect().right))"
    assert page.locator(".matrix td").evaluate_all(right) <= width
    lines = "(words) => words.map((word) => word.getClientRects().length)"
    assert set(page.locator(".strip-table td.text bdi").evaluate_all(lines)) == {1}


def test_keys_lead_through_the_claims(opened: Callable[..., Page]) -> None:
    """Protects readers without a mouse: j and k step through the claims, m, o and a jump, ? lists the keys."""
    page = opened(render_report(bridge()))
    where = "document.activeElement.id"
    page.keyboard.press("j")
    assert page.evaluate(where) == "claim-1"
    page.keyboard.press("j")
    assert page.evaluate(where) == "claim-2"
    page.keyboard.press("k")
    assert page.evaluate(where) == "claim-1"
    for key, place in {"m": "matrix", "o": "outlets", "a": "texts"}.items():
        page.keyboard.press(key)
        assert page.evaluate(where) == place
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("j")
    assert page.evaluate(where) != "claim-1", "keys do nothing behind the list"
    page.locator("#keys button").click()
    assert not page.locator("#keys").is_visible()


def test_a_key_hides_what_is_unsure(opened: Callable[..., Page]) -> None:
    """Protects the cautious reader: s goes from everything to sure and likely, to sure only, and back."""
    page = opened(render_report(bridge()))
    seen = []
    for _ in range(4):
        seen.append(page.evaluate("[...document.querySelectorAll('.claim')].filter((c) => !c.hidden).length"))
        page.keyboard.press("s")
    assert seen == [4, 4, 3, 4]


def test_a_cell_leads_to_its_passages(opened: Callable[..., Page]) -> None:
    """Protects the matrix: a filled cell leads to that outlet's passages, a row to its claim, folded or not."""
    page = opened(render_report(bridge()))
    page.locator(".matrix tbody tr").first.locator("td a").nth(1).click()
    assert page.url.endswith("#claim-1-2")
    assert page.locator("#claim-1-2").is_visible()
    page.locator(".matrix tr.single th a").first.click()
    assert page.locator(page.url[page.url.index("#") :]).is_visible()


def test_two_articles_stand_beside_each_other(opened: Callable[..., Page]) -> None:
    """Protects the reading of two texts: the reader chooses which, ribbons join them, a link brings a third."""
    page = opened(render_report(bridge()))
    shown = "[...document.querySelectorAll('#pages > article')].filter((a) => a.checkVisibility()).map((a) => a.id)"
    assert page.evaluate(shown) == ["article-1", "article-2"]
    assert page.locator("#ribbons path").count() == 2
    page.locator("#pair select[name=right]").select_option("article-3")
    assert page.evaluate(shown) == ["article-1", "article-3"]
    assert page.locator("#ribbons path").count() == 2
    page.evaluate("location.hash = 'passage-7'")  # of the second article
    page.locator("#article-2").wait_for(state="visible")
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.locator("#ribbons path").first.wait_for(state="detached")


def test_without_a_script_everything_can_be_read(browser: Browser, tmp_path: Path) -> None:
    """Protects readers without JavaScript: every article, claim and card is there, no control that does nothing."""
    path = tmp_path / "page.html"
    path.write_text(render_report(bridge()), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("#pages > article:visible").count() == 3
    assert page.locator("form:visible").count() == 0
    context.close()


@pytest.mark.parametrize("story", STORIES)
def test_a_report_is_no_longer_than_its_reader(opened: Callable[..., Page], story: str) -> None:
    """Protects the reader's time: at 1,280 pixels the page is at most three times as long as the articles."""
    page = opened(committed(story))
    whole, texts = page.evaluate(
        """() => {
          const whole = document.documentElement.scrollHeight;
          document.querySelectorAll("#pages .full").forEach((text) => text.classList.remove("away"));
          const height = (text) => text.getBoundingClientRect().height;
          return [whole, [...document.querySelectorAll("#pages .full")].map(height).reduce((a, b) => a + b, 0)];
        }"""
    )
    assert whole <= 3 * texts


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("story", STORIES)
def test_it_prints_on_four_pages(opened: Callable[..., Page], story: str, paper: str) -> None:
    """Protects paper: a demo story's report, less the articles, fills at most four pages, none nearly empty."""
    page = opened(committed(story))
    document = pypdfium2.PdfDocument(page.pdf(format=paper, prefer_css_page_size=False, print_background=True))
    words = [len(document[n].get_textpage().get_text_bounded().split()) for n in range(len(document))]
    assert len(words) <= 4
    assert min(words) > 40


def test_the_articles_are_printed_where_asked_for(opened: Callable[..., Page]) -> None:
    """Protects who wants it all on paper: one box adds the articles in full."""
    page = opened(render_report(bridge()))
    page.locator("#filter-fold summary").click()
    page.locator("#filters [name=whole]").check()
    page.emulate_media(media="print")
    assert page.locator("#texts").is_visible()
    page.locator("#filters [name=whole]").evaluate("(box) => box.click()")
    assert not page.locator("#texts").is_visible()


def test_notes_stand_in_the_margin_where_there_is_one(opened: Callable[..., Page]) -> None:
    """Protects the text's line: on a desk a note is beside its paragraph, clear of the ribbons; on a phone below it."""
    for width, beside in ((DESK, True), (PHONE, False)):
        page = opened(committed("vietnam-visit-2024"), width)
        noted = page.locator(".full:not(.away) .paragraph:has(> .notes)").first
        text, note = noted.locator("> .text").bounding_box(), noted.locator("> .notes").bounding_box()
        assert text
        assert note
        assert (note["x"] + note["width"] <= text["x"] or note["x"] >= text["x"] + text["width"]) == beside
