"""The report's page, read without a browser: self-contained, safe, sound."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from framing import assets
from framing.records import Comparison
from framing.report import render_batch, render_report
from framing.report.batch import BatchEntry, batch_entry, batch_page
from tests.report.page import Page
from tests.samples import HOSTILE, bridge, hostile

both = pytest.mark.parametrize("make", [bridge, hostile])


def test_the_report_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    """Protects the page: a change of a template or a view shows in review (style and script are left out)."""
    golden("report.html", re.sub(r"(?s)<head>.*?</head>|<script>.*?</script>", "", render_report(bridge())))


@both
def test_it_needs_no_other_file(make: Callable[[], Comparison]) -> None:
    """Protects "one file, no network": nothing in the page loads anything, and its policy would forbid it."""
    html = render_report(make())
    page = Page(html)
    assert not {"img", "link", "iframe", "object", "embed", "video", "audio", "base"} & set(page.names)
    assert not [attributes for _, attributes in page.tags if "src" in attributes]
    assert page.names.count("script") == page.names.count("style") == 1
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert any(tag == "meta" and a.get("content", "").startswith("default-src 'none';") for tag, a in page.tags)


@both
def test_nothing_in_it_runs_but_the_one_script(make: Callable[[], Comparison]) -> None:
    """Protects the reader: no event handler, no style attribute, no link but within the page or to the web."""
    page = Page(render_report(make()))
    names = {name for _, attributes in page.tags for name in attributes}
    assert not {name for name in names if name.startswith("on") or name == "style"}
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)


@both
def test_every_link_within_the_page_leads_somewhere(make: Callable[[], Comparison]) -> None:
    """Protects evidence: each finding's link reaches its place, and no two places have one name."""
    page = Page(render_report(make()))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


@both
def test_headings_go_down_one_level_at_a_time(make: Callable[[], Comparison]) -> None:
    """Protects readers who move by headings: one first-level heading, and no level skipped."""
    levels = [int(name[1]) for name in Page(render_report(make())).names if re.fullmatch(r"h[1-6]", name)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_from_a_scorer_leaves_no_empty_part() -> None:
    """Protects the page of a story of which the scorers state nothing: no heading, link or table without findings."""
    full, bare = (Page(render_report(c)) for c in (bridge(), replace(bridge(), slants=(), tones=())))
    assert {"slants", "tones"} <= set(full.ids)
    assert {"#slants", "#tones"} <= set(full.links)
    assert not {"slants", "tones"} & set(bare.ids)
    assert not {"#slants", "#tones"} & set(bare.links)


def test_text_from_outside_is_text() -> None:
    """Protects against a hostile article: its markup and template code are shown as they were written, not obeyed."""
    html = render_report(hostile())
    assert "<script>document" not in html
    assert "{{ 7 * 7 }}" in html
    assert "\0" not in html
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(html)
    assert HOSTILE.count("<") > 3


def test_the_words_of_judgement_are_not_ours() -> None:
    """Protects neutrality: the page's own words never speak of bias, lies, truth or a score."""
    own = render_report(bridge()).casefold()
    for word in ("bias", "biased", "lie", "lies", "lying", "propaganda", "score", "fake"):
        assert not re.search(rf"\b{word}\b", own), word


def test_colours_can_be_read() -> None:
    """Protects weak eyes: every text and mark colour has a contrast of at least 4.5 to the paper, day and night."""
    style = (assets.folder("templates") / "style.css").read_text(encoding="utf-8")
    schemes = [
        dict(re.findall(r"--([\w-]+): (#\w+);", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    assert len(schemes) == 3
    for scheme in schemes:
        for name in ("ink", "soft", "link", "alert", "amber", "rose", "teal", "violet", "green", "blue"):
            assert _contrast(scheme[name], scheme["paper"]) >= 4.5, (name, scheme[name])
        assert _contrast(scheme["soft"], scheme["tint"]) >= 4.5
        assert _contrast(scheme["alert"], scheme["alert-tint"]) >= 4.5


def test_the_index_links_reports_and_tells_reasons(golden: Callable[[str, str], None]) -> None:
    """Protects the batch's index: a row and a link for each story that was compared, a reason for each that was not."""
    failed = BatchEntry("empty", "empty", "failed", reason="empty holds no article; put one article in each file.")
    entry = batch_entry(bridge(), "bridge", "bridge/report.html")
    html = render_batch(batch_page("stories", [failed, entry]))
    assert "bridge/report.html" in Page(html).links
    golden("batch.html", re.sub(r"(?s)<head>.*?</head>|<script>.*?</script>", "", html))


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2.2 (1 to 21)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
