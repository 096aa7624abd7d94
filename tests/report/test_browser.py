"""The report in a real browser: on a phone, with a hostile article, and with the filters in use."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from framing.records import Claim, Comparison, PassageRole, Story
from framing.report import render_batch, render_report
from framing.report.batch import BatchEntry, batch_entry, batch_page
from framing.settings import PAGE_LANGUAGES
from tests.report.browser import CHROMIUM, visit
from tests.samples import article, bridge, hostile, passages

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (Debian package `chromium`)")

PHONE = 360
# How far the page is wider than the frame, and which elements stick out of it (but for what scrolls by itself).
WIDTHS = """
for (const fold of page.querySelectorAll("details")) fold.open = true;
const wide = page.documentElement.clientWidth;
const out = [...page.querySelectorAll("main *, header *, footer *")]
  .filter((part) => part.getBoundingClientRect().right > wide + 1 && !part.closest(".scroll, .unseen"));
return [page.documentElement.scrollWidth - wide, out.map((part) => part.outerHTML.slice(0, 80))];
"""


def sharing_one_fact(names: dict[str, str], sentence: str) -> Comparison:
    """Return a comparison of outlets (by article id) that all report one fact in the same words."""
    texts: tuple[tuple[PassageRole, tuple[str, ...]], ...] = (
        ("headline", ("Bridge closed",)),
        ("body", (sentence,)),
    )
    cut = tuple(p for ident in names for p in passages(ident, texts))
    return replace(
        bridge(),
        story=Story("Many outlets", tuple(article(ident, outlet, texts) for ident, outlet in names.items())),
        passages=cut,
        links=(),
        claims=(
            Claim("c1", tuple(f"{ident}:1" for ident in names), tuple(names.values()), cut[1].text, 1.0, len(names)),
        ),
        omissions=(),
        discrepancies=(),
        agreements=(),
        signals=(),
        entities=(),
        contrasts=(),
        roles=(),
        speakers=(),
        slants=(),
        tones=(),
    )


def ten_outlets() -> Comparison:
    """Return a comparison of ten outlets with names as long as they come."""
    names = {f"o{n}": f"The Greater Northern Valley Evening Intelligencer {n}" for n in range(10)}
    return sharing_one_fact(names, "Old Mill Bridge was closed to all traffic on Tuesday.")


@pytest.mark.parametrize("lang", PAGE_LANGUAGES)
@pytest.mark.parametrize("make", [bridge, hostile, ten_outlets])
def test_a_phone_needs_no_sideways_scrolling(make: Callable[[], Comparison], lang: str) -> None:
    """Protects readers on a phone: at 360 pixels nothing of the page is wider than the screen, in any language."""
    assert visit(render_report(make(), lang), WIDTHS, PHONE).answer == [0, []]


def test_ten_columns_scroll_in_their_own_frame() -> None:
    """Protects the page from a wide table: on a desktop it scrolls by itself, each cell wide enough to hit."""
    question = WIDTHS.replace(
        "return [", "return [Math.min(...[...page.querySelectorAll('.matrix td')].map((c) => c.offsetWidth)), "
    )
    least, *rest = visit(render_report(ten_outlets()), question).answer
    assert rest == [0, []]
    assert least >= 44


def test_the_index_fits_a_phone() -> None:
    """Protects readers on a phone: the batch's index is no wider than the screen either."""
    failed = BatchEntry("x" * 80, "x" * 80, "failed", reason="y" * 200)
    html = render_batch(batch_page("stories", [failed, batch_entry(bridge(), "bridge", "bridge/report.html")]))
    assert visit(html, WIDTHS, PHONE).answer == [0, []]


def test_a_hostile_article_stays_text() -> None:
    """Protects the reader: markup in an article makes no element, runs nothing, requests nothing, restyles nothing."""
    seen = visit(
        render_report(hostile()),
        """await new Promise((done) => setTimeout(done, 500));
        return {
          title: page.title, images: page.images.length, scripts: page.scripts.length, styles: page.styleSheets.length,
          visible: page.querySelector("h1").offsetHeight > 0,
          loaded: view.performance.getEntriesByType("resource").map((entry) => entry.name),
          links: [...page.links].filter((a) => !/^https?:$/.test(a.protocol)).length,
        };""",
    )
    assert seen.answer.pop("title") != "owned"
    assert seen.answer == {"images": 0, "scripts": 1, "styles": 1, "visible": True, "loaded": [], "links": 0}
    assert not [request for request in seen.requests if "evil" in request]
    assert seen.console == ()


def test_the_texts_are_shown_as_they_are() -> None:
    """Protects quotation: what the browser shows of a passage is the passage, but for the numbers of its notes."""
    answer = visit(
        render_report(bridge()),
        """return [...page.querySelectorAll("[id^=passage-]")].map((part) => {
          const copy = part.cloneNode(true);
          copy.querySelectorAll("sup").forEach((number) => number.remove());
          return copy.textContent;
        });""",
    ).answer
    assert answer == [passage.text for passage in bridge().passages]


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [("أغلق الجسر يوم الثلاثاء.", "rtl"), ("Мост закрыли.", "ltr"), ("大桥星期二关闭。", "ltr")],
)
def test_each_script_runs_its_own_way(sentence: str, direction: str) -> None:
    """Protects other alphabets: a text runs the way of its script, our own words as ever."""
    answer = visit(
        render_report(sharing_one_fact({"a": "One", "b": "Two"}, sentence)),
        """const way = (selector) => view.getComputedStyle(page.querySelector(selector)).direction;
        return [way(".claim .text"), way(".matrix th"), way(".about")];""",
    ).answer
    assert answer == [direction, "ltr", "ltr"]


def test_filters_hide_and_show_again() -> None:
    """Protects the filters: an outlet, a kind of mark or unsure findings go away when asked to, and come back."""
    seen = visit(
        render_report(bridge()),
        """
        const count = () => [
          [...page.querySelectorAll("main [data-outlet='2']")].filter((part) => part.checkVisibility()).length,
          page.querySelectorAll(".mark[data-look]:not(.off)").length,
          [...page.querySelectorAll("[data-sure=unsure]:not([data-look])")].filter((part) => !part.hidden).length,
        ];
        for (const fold of page.querySelectorAll("details")) fold.open = true;
        const before = count();
        const form = page.getElementById("filters"), fold = page.getElementById("filter-fold");
        const choose = (selector) => form.querySelector(selector).click();
        choose("[name=outlet][value='2']");
        for (const box of form.querySelectorAll("[name=look]")) box.click();
        choose("[name=sure][value=sure]");
        const during = count();
        choose("[name=outlet][value='2']");
        for (const box of form.querySelectorAll("[name=look]")) box.click();
        choose("[name=sure][value=unsure]");
        return [fold.hidden, before, during, count()];
        """,
    )
    hidden, before, during, after = seen.answer
    assert not hidden
    assert during == [0, 0, 0]
    assert min(before) > 0
    assert after == before
    assert seen.console == ()


def test_a_link_into_a_folded_part_opens_it() -> None:
    """Protects evidence: a link to a claim that is folded away shows it."""
    question = "return page.querySelector('#claim-5').checkVisibility();"
    assert visit(render_report(bridge()), question, fragment="#claim-5").answer is True


def test_folded_parts_are_open_on_paper() -> None:
    """Protects print: what is folded on screen is open while a page is printed, and folded again afterwards."""
    answer = visit(
        render_report(bridge()),
        """const open = () => page.querySelectorAll("details[open]").length;
        const all = page.querySelectorAll("details").length, before = open();
        view.dispatchEvent(new Event("beforeprint"));
        const during = open();
        view.dispatchEvent(new Event("afterprint"));
        return [all, before, during, open()];""",
    ).answer
    assert answer == [answer[0], 0, answer[0], 0]
    assert answer[0] > 0


def test_every_control_can_be_named_and_reached() -> None:
    """Protects readers without a mouse or sight: controls have labels, scrolling tables a name and the focus."""
    answer = visit(
        render_report(bridge()),
        """return {
          unnamed: [...page.querySelectorAll("input")].filter((input) => !input.labels.length).length,
          frames: [...page.querySelectorAll(".scroll")].filter((part) => part.tabIndex < 0 ||
            !(part.getAttribute("aria-label") || part.getAttribute("aria-labelledby"))).length,
          headers: [...page.querySelectorAll("th")].filter((cell) => !cell.scope).length,
          landmarks: ["header", "main", "footer", "nav[aria-label]"].map((name) => page.querySelectorAll(name).length),
        };""",
    ).answer
    assert answer == {"unnamed": 0, "frames": 0, "headers": 0, "landmarks": [1, 1, 1, 1]}
