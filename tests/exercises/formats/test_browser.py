"""Sheets on paper and on a screen, in Debian's chromium: well filled pages, and an exercise solved by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from framing.exercises.formats.interactive import interactive
from framing.exercises.formats.printed import Printing, cards, key, sheet
from framing.exercises.formats.questions import printable, questions
from tests.exercises.samples import HOSTILE, every_layout, with_texts
from tests.report.browser import CHROMIUM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from framing.exercises.formats.questions import Question
    from framing.exercises.item import Exercise

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

FILLED = 0.45
"""Share of a page's height down to which something is printed on each but the last: a question, or a text's paragraph,
that does not fit any more goes to the next one, and a card in large print can be half a page high."""
LAST = 0.12
"""The same of the last page."""
FOOT = 0.93
"""Below this share of the height stand page numbers only."""
SETS = {
    "all": slice(None),
    "closed": slice(0, 4),
    "first": slice(0, 1),
}
"""Which sections a sheet has: the more different its length, the more likely a line is left over."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield a browser for this file's tests."""
    with playwright.sync_playwright() as engine:
        running = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


def filled(pdf: bytes) -> list[float]:
    """Return how far down each page of a PDF something is printed, as a share of its height."""
    shares = []
    for page in pypdfium2.PdfDocument(pdf):
        rows = page.render(scale=0.5).to_numpy().min(axis=(1, 2))
        inked = [place / len(rows) for place, darkest in enumerate(rows) if darkest < 128]
        shares.append(max((place for place in inked if place < FOOT), default=0.0))
    return shares


@pytest.mark.parametrize("letters", [Printing(), Printing(large=True), Printing(large=True, dyslexic=True)], ids=str)
@pytest.mark.parametrize("page", [sheet, key, cards])
def test_no_page_is_blank_or_nearly_so(
    browser: Browser, page: Callable[[Exercise, Printing], str], letters: Printing
) -> None:
    """Protects paper, on A4 and Letter: every page but the last is well filled, and the last holds more than a line."""
    for paper in ("a4", "letter"):
        for name, part in SETS.items():
            exercise = every_layout()
            exercise = replace(exercise, sections=exercise.sections[part])
            tab = browser.new_page()  # a page's policy, which names its style, outlives it in its tab
            tab.set_content(page(exercise, replace(letters, paper=paper)))
            *pages, last = filled(tab.pdf(prefer_css_page_size=True))
            assert min(pages, default=1.0) > FILLED, (paper, name, pages)
            assert last > LAST, (paper, name, last)
            tab.close()


def solve(tab: Page, question: Question) -> None:
    """Answer a question rightly, with the keys that a pupil has."""
    keys = tab.keyboard
    if question.answer == "one":
        keys.press("Tab")
        keys.press("Space")
        for _ in range(next(n for n, choice in enumerate(question.offered) if choice.right)):
            keys.press("ArrowDown")
    elif question.answer == "several":
        for choice in question.offered:
            keys.press("Tab")
            if choice.right:
                keys.press("Space")
    elif question.answer == "order":
        for place in question.places:
            keys.press("Tab")
            keys.type(str(place + 1))
    else:
        keys.press("Tab")
        keys.type("The council did not comment.")
    keys.press("Tab")
    keys.press("Enter")


def test_a_sheet_is_solved_by_keyboard_alone(browser: Browser) -> None:
    """Protects pupils without a mouse: Tab, arrows, Space and Enter answer every question rightly."""
    tab = browser.new_page()
    errors: list[str] = []
    tab.on("console", lambda message: errors.append(message.text))
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.set_content(interactive(every_layout()))
    tab.keyboard.press("Tab")  # the link past the head of the page
    asked = questions(every_layout())
    for question in asked:
        solve(tab, question)
        form = tab.locator("form.question").nth(question.number - 1)
        said = form.get_by_role("status").inner_text()
        assert said == ("Compare it with what is below." if question.answer == "write" else "Right."), question.title
        assert form.locator(".feedback").is_visible()
        assert question.item.why in form.locator(".feedback").inner_text()
    closed = sum(question.answer != "write" for question in asked)
    assert tab.locator("#score").inner_text() == f"{closed} of {closed} answered, {closed} right."
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.locator("#score").inner_text() == f"0 of {closed} answered, 0 right."
    assert tab.locator(".feedback:visible").count() == 0
    assert errors == []
    tab.close()


def test_a_wrong_answer_says_why(browser: Browser) -> None:
    """Protects learning: what was chosen says why it is wrong, and nothing is said before anything is chosen."""
    tab = browser.new_page()
    tab.set_content(interactive(every_layout()))
    form = tab.locator("form.question").first
    form.get_by_role("button").click()
    assert form.get_by_role("status").inner_text() == "Choose an answer first."
    assert not form.locator(".feedback").is_visible()
    wrong = next(n for n, choice in enumerate(questions(every_layout())[0].offered) if not choice.right)
    form.get_by_role("radio").nth(wrong).check()
    form.get_by_role("button").click()
    assert form.get_by_role("status").inner_text().startswith("Not right.")
    assert questions(every_layout())[0].offered[wrong].why in form.locator(".why:visible").all_inner_texts()[-1]
    form.get_by_role("radio").first.check()
    assert not form.locator(".feedback").is_visible()
    tab.close()


@pytest.mark.parametrize("answered", [False, True], ids=["at first", "answered"])
def test_axe_finds_nothing(browser: Browser, answered: bool) -> None:
    """Protects screen readers: no violation on the page, before and after answering."""
    tab = browser.new_page()
    tab.set_content(interactive(every_layout()))
    if answered:
        for form in tab.locator("form.question").all():
            form.locator("input, select, textarea").first.focus()
        for question in questions(every_layout()):
            form = tab.locator("form.question").nth(question.number - 1)
            if question.answer in ("one", "several"):
                form.locator("input").first.check()
                form.get_by_role("button").click()
    # A policy that lets a page's own script alone run lets no other in; axe is put in by the browser itself.
    results = axe.Axe().run(tab)
    assert results.violations_count == 0, results.generate_report()
    tab.close()


def test_a_hostile_text_runs_nothing_and_asks_nobody(browser: Browser) -> None:
    """Protects whoever opens a page made from anybody's article."""
    asked: list[str] = []
    errors: list[str] = []
    text = HOSTILE + "<script>document.title='run'</script><img src='https://example.org/x' onerror='document.title=1'>"
    for page in (interactive, sheet, key, cards):
        tab = browser.new_page()  # each with a policy of its own
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: errors.append(message.text))
        tab.set_content(page(printable(with_texts(text))))
        assert tab.title().startswith("Title =cmd")
        tab.close()
    assert [url for url in asked if not url.startswith(("about:", "data:"))] == []
    assert errors == []
