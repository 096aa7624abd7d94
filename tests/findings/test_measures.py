"""Rates and shares with their uncertainty."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.findings.estimates import byar, rate, share, wilson
from framing.findings.measures import find_measures
from framing.records import Article, Comparison, Estimate, Measure, Passage, Signal
from tests.analyses import analysis_of
from tests.samples import bridge


def measured(comparison: Comparison) -> tuple[Measure, ...]:
    """Return the measures of a comparison's articles, from its signals and slants."""
    articles, signals, slants = comparison.story.articles, comparison.signals, comparison.slants
    return find_measures(analysis_of(articles, comparison.passages, signals=signals, slants=slants))


def estimates(measures: Iterable[Measure], article: str) -> dict[str, Estimate]:
    """Return the figures of an article by name."""
    return {measure.name: measure.estimate for measure in measures if measure.article == article}


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.6235, 11.668), (10, 4.7954, 18.390), (50, 37.111, 65.919)],
)
def test_poisson_limits_are_close_to_the_exact_ones(count: int, low: float, high: float) -> None:
    """The light approximation stays close to the exact 95 % limits (given here from the chi-square formula)."""
    found = byar(count)
    assert found[0] == pytest.approx(low, abs=0.03)
    assert found[1] == pytest.approx(high, rel=0.02)


def test_wilson_limits() -> None:
    """A published example: 15 of 148 gives 0.0624 to 0.1605 (Newcombe 1998)."""
    assert list(wilson(15, 148)) == pytest.approx([0.0624, 0.1605], abs=1e-4)


@given(st.integers(0, 400), st.integers(0, 5000))
def test_the_interval_holds_the_value(count: int, words: int) -> None:
    """A rate lies within its own interval, and has none where there is too little text."""
    figure = rate(count, words)
    assert (figure.low is None) == (words < 100)
    assert figure.low is None or figure.high is None or figure.low <= figure.value <= figure.high


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_share_stays_between_none_and_all(count: int, more: int) -> None:
    """A share and its interval stay within 0 and 1."""
    figure = share(count, count + more, enough=5)
    assert 0 <= figure.value <= 1
    assert figure.low is None or figure.high is None or 0 <= figure.low <= figure.value <= figure.high <= 1


def test_voices_are_measured_apart() -> None:
    """A word in the author's voice counts against the words outside quotation marks only."""
    text = "“We won,” said the brazen mayor of Oslo."
    passage = Passage("post:0", "post", 0, "body", 0, 0, len(text), text)
    signal = Signal("post:0", "loaded", 19, 25, "brazen", "author", 0.9, "", "loaded")
    analysis = analysis_of((Article("post", text, "post"),), (passage,), signals=(signal,))
    figures = estimates(find_measures(analysis), "post")
    assert figures["loaded, author"].value == pytest.approx(1000 / 6, abs=0.01)
    assert figures["loaded, quoted"].value == 0
    assert figures["words in quotation"].value == 0.25
    assert figures["loaded, author"].low is None


def test_headline_and_body_are_measured_apart() -> None:
    """A colouring word counts where it stands; an attribution colours nothing, a quoted word is not the author's."""
    figures = estimates(measured(bridge()), "harbour-post")
    assert figures["colouring words, headline"].value == 0
    marked = [s for s in bridge().signals if s.passage.startswith("harbour-post") and s.voice == "author"]
    colouring = [s for s in marked if s.kind in ("qualifier", "loaded")]
    assert len(marked) > len(colouring) == 2
    assert figures["colouring words, body"].value > 0


def test_slanted_wording_is_counted_and_background_is_not() -> None:
    """The share is of passages worded with slant: background that a scorer points at enters no share."""
    figures = estimates(measured(bridge()), "daily-lantern")
    passages = [p for p in bridge().passages if p.article == "daily-lantern" and p.role != "caption"]
    assert figures["slanted passages"].value == pytest.approx(1 / len(passages), abs=1e-4)


def test_where_no_slant_is_stated_there_is_no_share_of_it() -> None:
    """Protects from a nought that nobody measured: a scorer with nothing to say is no proof of plain wording."""
    assert "slanted passages" not in estimates(measured(replace(bridge(), slants=())), "daily-lantern")


def test_an_outlets_articles_are_measured_together() -> None:
    """Two articles of one outlet make one row of figures, over the words of both; one article alone makes none."""
    comparison = bridge()
    articles = tuple(replace(a, outlet="One") if n < 2 else a for n, a in enumerate(comparison.story.articles))
    comparison = replace(comparison, story=replace(comparison.story, articles=articles))
    assert all(measure.article for measure in measured(bridge()))
    measures = measured(comparison)
    each = [estimates(measures, article.id)["words"].value for article in articles[:2]]
    assert estimates(measures, "")["words"].value == sum(each)
    assert {measure.outlet for measure in measures if not measure.article} == {"One"}
