"""Sheets and keys on paper, in Debian's chromium: no blank page, and none with a few lines only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from framing.exercises import make_exercise
from framing.exercises.formats import key, sheet
from tests.exercises.sample import sample
from tests.report.browser import CHROMIUM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from framing.exercises.item import Exercise

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
FILLED = 0.25
"""Share of a page's height down to which something is printed on every page; the last one may end earlier."""
SEEDS = (1, 2, 3)


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
        text = page.get_textpage()
        height = page.get_height()
        lowest = min((text.get_charbox(n)[1] for n in range(text.count_chars())), default=height)
        shares.append(1 - lowest / height)
    return shares


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("page", [sheet, key])
def test_no_page_is_blank_or_nearly_so(browser: Browser, page: Callable[[Exercise], str], paper: str) -> None:
    """Protects paper: every page but the last is well filled, and the last holds more than the foot."""
    context = browser.new_context()
    for seed in SEEDS:
        tab = context.new_page()
        tab.set_content(page(make_exercise(sample(), seed)))
        *pages, last = filled(tab.pdf(format=paper))
        assert min(pages, default=1.0) > 1 - FILLED
        assert last > FILLED / 2
    context.close()
